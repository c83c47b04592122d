"""Names stand at what they name: shares at their strips, arrows in their direction, captions at their tables."""

from types import SimpleNamespace

import pytest

from labkit.districts.indicators import ARROWS, KINDS
from labkit.districts.pictures import firms, place, structure, transitions
from labkit.districts.sections import SECTIONS
from labkit.districts.view import DistrictsView

from ..reading_figures import texts
from .bench import LEADERS, future

STRIPS = ("four largest", "outsiders", "public", "local trade", "star")


@pytest.fixture(scope="module")
def view():
    view = DistrictsView("light")
    view.show(future(**LEADERS))
    return view


def test_each_strip_has_the_name_of_its_share(view):
    assert tuple(structure.SHARES) == ("concentration", "outside", "public", "trade", "star")
    for said, name in zip(texts(view, "share_names"), STRIPS, strict=True):
        assert said.rpartition(" ")[0] == name


def test_a_strip_has_the_colour_and_the_mark_of_the_type_that_it_makes():
    of_type = dict(zip(KINDS, zip(place.ROLES, place.MARKS, strict=True), strict=True))
    assert structure.SHARES["concentration"] == of_type["hub and spoke"]
    assert structure.SHARES["outside"] == of_type["satellite"]
    assert structure.SHARES["public"] == of_type["state-anchored"]
    assert structure.SHARES["trade"] == of_type["Marshallian"]


def test_the_bar_of_an_arrow_has_the_colour_of_the_type_that_it_leads_to(view):
    of_type = dict(zip(KINDS, place.ROLES, strict=True))
    assert tuple(of_type[end] for _, end in ARROWS.values()) == transitions.ROLES
    assert texts(view, "arrows") == [f"{number} {start} → {end}" for number, (start, end) in ARROWS.items()]


def test_arrows_in_the_square_point_from_corner_to_corner(view):
    """Marshallian stands on the left, hub and spoke on the right: arrow 1 leads to the right and 2 back."""
    assert texts(view, "arrows_at") == ["1 → ← 2", "↑ 3", "4 ↗"]


def test_owners_and_kinds_are_told_apart_without_colour_too(view):
    for marks in (place.MARKS, [mark for _, mark in firms.OWNERS.values()]):
        assert len(set(marks)) == len(marks)
    key = {entry for panel in view.panels if panel.name == "firms" for entry, _ in panel.key}
    drawn = {"local": "circle:source", "outsiders": "square:exporter", "anchor": "diamond:agent"}
    assert {f"{mark}:{role}" for role, mark in firms.OWNERS.values()} == set(drawn.values()) == key
    for owner, (role, mark) in firms.OWNERS.items():
        assert drawn[owner] == f"{mark}:{role}"


def test_the_first_table_of_moves_is_with_the_cause_and_the_second_without():
    moves = next(one for one in SECTIONS if one.name == "moves")
    caused, alone = moves.content(SimpleNamespace(result=future(**LEADERS)), {}).tables
    assert "With the cause" in caused.caption
    assert "without the cause" in alone.caption
