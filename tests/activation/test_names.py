"""Names stand at what they name: kinds in their sectors, indicators in their rows."""

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.activation.kinds import KINDS
from labkit.activation.params import ActivationParams
from labkit.activation.pictures import layout, territory
from labkit.activation.sections import SECTIONS
from labkit.activation.view import ActivationView

from ..reading_figures import data, number
from .bench import WEB

PLURAL = {
    "infrastructure": "infrastructure",
    "multinational": "multinationals",
    "piggy-back": "piggy-back",
    "foreign community": "foreign communities",
    "service provider": "service providers",
    "training": "training",
    "public body": "public bodies",
    "private association": "private associations",
}


def test_each_kind_is_named_beside_its_own_sector_with_its_own_number(future):
    view, result = ActivationView("light"), future(**WEB)
    view.show(result)
    named = {}
    for side in ("kinds_right", "kinds_left"):
        for x, y, text in zip(*(data(view, side)[column] for column in ("x", "y", "text")), strict=True):
            named[text] = np.arctan2(y - layout.MIDDLE[1], x - layout.MIDDLE[0])
    assert PLURAL.keys() == set(KINDS)
    for at, (kind, (low, high)) in enumerate(zip(KINDS, layout.sectors(), strict=True)):
        text = f"{PLURAL[kind]} {(result.operator_kind[20, 1:] == at).sum()}"
        assert 0 < np.mod(named[text] - low, 2 * np.pi) < high - low, text


def test_what_the_money_bought_has_the_colour_of_its_part_of_the_bar():
    assert territory.STROKES["brokered"][0] == territory.ROLES["brokerage"]
    assert territory.STROKES["outside"][0] == territory.ROLES["outside ties"]
    assert territory.MARKS["founded"][1] == territory.ROLES["new measures"]
    assert len(set(territory.ROLES.values())) == 4
    free = {
        territory.STROKES["spontaneous"][0],
        *(territory.MARKS[name][1] for name in ("by_themselves", "coordinator")),
    }
    assert not free & set(territory.ROLES.values())


def test_what_was_founded_is_told_from_the_rest_without_colour_too():
    marks = [marker for marker, _ in territory.MARKS.values()]
    assert len(set(marks)) == len(marks)
    assert territory.STROKES["spontaneous"][2] != territory.STROKES["brokered"][2]


@pytest.mark.parametrize("knobs", [{}, {"operators": 12}], ids=str)
def test_effective_kinds_are_fewer_than_kinds_and_common_ones_too(knobs):
    """What counts each kind by its share is never more than all that there are; of eight kinds at most eight."""
    (table,) = SECTIONS[0].content(SimpleNamespace(params=ActivationParams(**knobs), seed=2), {}).tables
    told = {row[0]: number(row[1]) for row in table.rows if row[5]}
    assert 1 <= told["Effective kinds"] < told["Kinds of operator"] <= 8


def test_exactly_half_of_the_others_is_enough_to_be_connected(future):
    """Of four operators in a row of three and one alone, each reaches half of the others, on average."""
    result = future(operators=2, use="brokerage", budget=1, births=0, follow=0, closing=0.01, runs=200)
    reached = result.connected >= 0.5
    first = np.where(reached.any(axis=1), reached.argmax(axis=1), 21)
    assert np.array_equal(result.year_connected, first)
    there = first <= 20
    assert (result.connected[there, first[there]] == 0.5).sum() > 5
