"""Notebook 02 says what one should see on the bench, and in what words; the lab shows it."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from labkit.core.words import signed
from labkit.export_groups.kernel import FOUR
from labkit.export_groups.lab import lab

FILE = Path(__file__).parents[2] / "notebooks" / "02_share_an_export_executive.ipynb"


@pytest.fixture(scope="module")
def prose():
    cells = json.loads(FILE.read_text(encoding="utf-8"))["cells"]
    return " ".join(" ".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown").split())


def futures(**knobs):
    return lab.simulate(lab.Params(**knobs), seed=0, runs=200)


def test_the_numbers_of_the_first_move_stand_beside_the_dots(prose):
    net = np.median(futures().net, axis=0)
    alone, four, five, eight = (signed(net[size - 1], 1) for size in (1, 4, 5, 8))
    assert f"You should see {alone} for a firm alone, {four} for four, {five} for five and {eight} for eight" in prose
    cost, gain = (np.median(values, axis=0) for values in (futures().cost, futures().benefit))
    assert (
        f"The cost falls from {cost[0]:.0f} to {cost[7]:.0f}. The gain falls too, from {gain[0]:.0f} to {gain[7]:.0f}."
        in prose
    )


def test_a_dear_executive_pays_for_nobody_in_as_many_futures_as_told(prose):
    none = int((futures(salary=75).pays == 0).sum())
    assert f"no group size pays in {none} of 200 futures" in prose
    best = [np.median(futures(salary=salary).net, axis=0).argmax() + 1 for salary in (40, 75)]
    assert best == [4, 5]


@pytest.mark.parametrize(
    ("knobs", "told"),
    [
        ({"matching": "random"}, "*four get {} against A*"),
        ({"matching": "random", "rivalry": 1.0}, "as well: *four get {} against A*"),
        ({"incubator": True}, "*four get {} against A*, and that"),
    ],
)
def test_differences_from_a_are_those_of_the_sentence(prose, knobs, told):
    now, then = futures(**knobs), futures()
    change = signed(float(np.median(now.net[:, FOUR] - then.net[:, FOUR])), 1)
    assert told.format(change) in prose
    assert f"four get {change} against A" in re.sub(r"\*\*", "", now.marked(against=then))


def test_the_incubator_keeps_as_many_groups_together_as_told(prose):
    within, without = (futures(incubator=on).four_alive[:, 6].mean() for on in (True, False))
    assert f"{within:.0%} of the fours last six years; without the incubator it was {without:.0%}." in prose.replace(
        " %", "%"
    )


def test_the_table_of_the_bench_says_what_the_incubator_needs(prose):
    found = futures()
    assert f"*incubator gain* (mean {found.incubator_gain.mean():.1f})" in prose
    assert f"*incubator groups* ({found.incubator_groups.item():.1f})" in prose
    assert f"its cost of {lab.Params().incubator_cost:.0f} k EUR" in prose


def test_each_scenario_shows_the_net_that_is_told(prose):
    rows = re.findall(r"\| [^|]+ \| `(EG1-\S+)` \| (\S+) \|", prose)
    assert len(rows) == 4
    for token, told in rows:
        params, seed = lab.read_token(token)
        assert signed(float(np.median(lab.simulate(params, seed=seed, runs=200).net[:, FOUR])), 1) == told


def test_what_is_said_of_the_mountains_and_of_montpellier_is_so(prose):
    needed = {name: lab.simulate(lab.Params(**preset.knobs)).incubator_groups for name, preset in lab.presets.items()}
    assert needed["montpellier_like"] < 8
    assert 5 < needed["mountain_region"] < 5.6
    assert "the five of the mountain region do not quite" in prose
