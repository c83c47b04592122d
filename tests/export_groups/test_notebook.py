"""Notebook 02 says what one should see on the bench, and in what words; the lab shows it."""

import re
from pathlib import Path

import numpy as np
import pytest

from labkit.core.words import signed
from labkit.export_groups.kernel import FOUR
from labkit.export_groups.lab import lab

FILE = Path(__file__).parents[2] / "notebooks" / "02_share_an_export_executive.ipynb"


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
        ({"matching": "random"}, "should say *({} against A)*"),
        ({"matching": "random", "rivalry": 1.0}, "as well: *({} against A)*"),
        ({"incubator": True}, "*({} against A)*, and that 68 %"),
        ({"travel": 3.0}, "should read *({} against A)*. Eight firms"),
        ({"travel": 3.0, "matching": "random"}, "*random*: *({} against A)*, and no group size pays in any future"),
    ],
)
def test_differences_from_a_are_those_of_the_sentence(prose, knobs, told):
    now, then = futures(**knobs), futures()
    change = signed(float(np.median(now.net[:, FOUR] - then.net[:, FOUR])), 1)
    assert told.format(change) in prose
    assert f"({change} against A)" in re.sub(r"\*\*", "", now.marked(against=then))


def test_the_incubator_keeps_as_many_groups_together_as_told(prose):
    within, without = (futures(incubator=on).four_alive[:, 6].mean() for on in (True, False))
    assert f"{within:.0%} of the fours last 6 years; without the incubator it was {without:.0%}." in prose.replace(
        " %", "%"
    )


def test_the_table_of_the_bench_says_what_the_incubator_needs(prose):
    found = futures()
    assert f"*four together* (mean {futures(incubator=True).four_together.mean():.2f})" in prose
    assert f"*incubator gain* (mean {found.incubator_gain.mean():.1f})" in prose
    assert f"*incubator groups* ({found.incubator_groups.item():.1f})" in prose
    assert f"its cost of {lab.Params().incubator_cost:.0f} k EUR" in prose


def test_each_scenario_shows_the_net_that_is_told(prose):
    rows = re.findall(r"\| [^|]+ \| `(EG1-\S+)` \| (\S+) \|", prose)
    assert len(rows) == 6
    for token, told in rows:
        params, seed = lab.read_token(token)
        assert signed(float(np.median(lab.simulate(params, seed=seed, runs=200).net[:, FOUR])), 1) == told


def test_what_is_said_of_the_mountains_and_of_montpellier_is_so(prose):
    needed = {name: lab.simulate(lab.Params(**preset.knobs)).incubator_groups for name, preset in lab.presets.items()}
    assert needed["montpellier_like"] < 8
    assert 5 < needed["mountain_region"] < 5.6
    assert "the five of the mountain region would not quite" in prose
    knobs = lab.presets["mountain_region"].knobs
    without, within = (signed(np.median(futures(**knobs, incubator=on).net[:, FOUR]), 1) for on in (False, True))
    assert f"lift each of four firms from {without} to {within}, but it takes {needed['mountain_region']:.1f}" in prose


def test_a_dearer_executive_moves_the_dots_as_told(prose):
    before, after = (np.median(futures(salary=salary).net, axis=0) for salary in (55, 75))
    three, four, five, six, eight = (tuple(signed(net[n - 1], 1) for net in (before, after)) for n in (3, 4, 5, 6, 8))
    assert f"three firms go from {three[0]} to {three[1]}, eight only from {eight[0]} to {eight[1]}" in prose
    assert f"four and five were level ({four[0]} and {five[0]})" in prose
    assert f"five ({five[1]}) is ahead of four ({four[1]}), and six ({six[1]}) is close" in prose


def test_long_roads_harm_large_groups_and_ruin_random_ones_as_told(prose):
    near, far = (np.median(futures(travel=travel).net, axis=0) for travel in (1.0, 3.0))
    assert f"Eight firms fall from {signed(near[7], 1)} to {signed(far[7], 1)}, three hardly at all" in prose
    assert near[2] - far[2] < 0.6 < near[7] - far[7]
    assert futures(travel=3.0, matching="random").pays.sum() == 0


def test_the_difference_of_medians_is_not_the_median_of_differences(prose):
    now, then = futures(incubator=True).net[:, FOUR], futures().net[:, FOUR]
    apart = round(float(np.median(now)), 1) - round(float(np.median(then)), 1)
    assert f"+{np.median(now):.1f} now, and {np.median(now):.1f} − {np.median(then):.1f} is {apart:.1f}" in prose
    assert round(apart, 1) != round(float(np.median(now - then)), 1)


def test_a_member_and_an_organiser_want_other_sizes_where_the_market_is_richer_and_the_same_at_the_defaults(prose):
    best = {}
    for benefit in (35, 45):
        result = futures(benefit=benefit)
        best[benefit] = [int(np.median(n, axis=0).argmax()) + 1 for n in (result.net, result.net_executive)]
    assert best == {35: [5, 5], 45: [4, 5]}
    assert "a member is best off with four, an organiser with five." in prose
    richer = [np.median(futures(benefit=45).net[:, n - 1]) for n in (4, 5)]
    assert f"keeps {richer[0]:+.1f} in a group of four and {richer[1]:+.1f} in one of five" in prose
    assert f"that is {4 * richer[0]:.0f} for four and {5 * richer[1]:.0f} for five" in prose
