"""The export groups kernel: numbers worked by hand, closed forms, extremes."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from labkit.export_groups.kernel import (
    groups_to_pay,
    groupwise,
    learned_years,
    mean_by_size,
    net_of,
    numbers,
    simulate,
    years_survived,
)
from labkit.export_groups.luck import Luck, draw
from labkit.export_groups.matching import grouped
from labkit.export_groups.params import ExportGroupsParams

SIZES = np.arange(1, 9)
DEFAULTS = numbers(ExportGroupsParams())
BARE = dict.fromkeys(("visits", "rivalry", "imbalance", "synergy", "base_hazard", "pair_hazard"), 0.0)
NO_CONFLICT = {**DEFAULTS, **BARE, "learning": 1.0}


def net_at(values, runs=4, seed=0):
    """Net (run, group_size) at numbers that may lie outside the knobs' range, and the groups."""
    groups = grouped(seed, 48, 4, "matched")
    each = groupwise(values, groups)
    return net_of(values, each, years_survived(each.rate, groups, draw(seed, runs)), groups)[0]


def simulated(runs=60, **knobs):
    return simulate(ExportGroupsParams(**knobs), seed=2, runs=runs)


# Worked by hand


def test_a_firm_alone_nets_what_was_worked_out_by_hand():
    # 35·(1 − e^(−1/0.12)) = 34.9916; the six years bring 0.35 0.5775 0.725375 … of it, 4.2829 years in all
    # (34.9916·4.2829 − 6·55)/6 = −30.022
    result = simulated()
    assert result.net[:, 0] == pytest.approx(-30.0223, abs=1e-3)
    assert learned_years(np.array([0.35]))[0, [1, 2, 6]] == pytest.approx([0.35, 0.9275, 4.2829], abs=1e-4)


def test_a_bare_group_of_four_nets_what_was_worked_out_by_hand():
    # 35·(1 − e^(−0.25/0.12)) − (55 + 9)/4 − 1.1·1.5 = 30.6414 − 16 − 1.65
    assert net_at(NO_CONFLICT)[:, 3] == pytest.approx(12.9914, abs=1e-3)


def test_time_on_the_road_is_what_was_worked_out_by_hand():
    # members 20 km apart, 60 visits: 60·2·20/400 = 6 days of 220; a group of four gets 0.25 − 0.02727 each
    groups = grouped(0, 48, 4, "matched")
    far = np.full_like(groups.distance, 20.0)
    share = groupwise(DEFAULTS, replace(groups, distance=far)).share_of_year[0, 0]
    assert share[groups.size == 4] == pytest.approx(0.22273, abs=1e-5)
    assert not groups.distance[:, 0].any()  # a firm alone has the executive in the house


def test_sharing_is_not_counted_twice_for_the_organiser():
    result = simulated()
    assert result.net_executive == pytest.approx(result.net * SIZES)


def test_the_incubator_is_paid_by_as_many_groups_as_its_cost_holds_gains():
    assert groups_to_pay(60.0, 12.0) == 5.0
    assert groups_to_pay(60.0, 0.0) == groups_to_pay(60.0, -3.0) == groups_to_pay(60.0, 0.1) == 99.0


# Closed forms


@pytest.mark.parametrize(("saturation", "best"), [(0.05, 7), (0.12, 5), (0.25, 4)])
def test_without_conflict_and_distance_the_best_size_is_that_of_the_closed_form(saturation, best):
    closed = [
        35 * (1 - math.exp(-1 / (n * saturation))) - (55 + (9 if n > 1 else 0)) / n - 1.1 * (n - 1) / 2 for n in SIZES
    ]
    net = net_at({**NO_CONFLICT, "saturation": saturation})
    assert net == pytest.approx(np.tile(closed, (4, 1)))
    assert (net.argmax(axis=1) + 1 == best).all()


def test_groups_survive_as_often_as_their_yearly_chance_says():
    result = simulated(runs=400)
    years = np.arange(11)[None, :, None]
    for n in (2, 4, 8):
        groups = grouped(2, 48, 4, "matched")
        rate = groupwise(DEFAULTS, groups).rate[0][:, groups.size == n]
        expected = np.exp(-rate[:, None, :] * years).mean(axis=(0, 2))
        margin = 4 * np.sqrt(expected * (1 - expected) / (400 * (48 // n)))
        assert (abs(result.alive[:, :, n - 1].mean(axis=0) - expected) <= margin).all()


def test_the_mean_net_is_that_of_the_closed_form():
    groups = grouped(2, 48, 4, "matched")
    each = groupwise(DEFAULTS, groups)
    gain, cost, rate = each.benefit[0], each.cost[0], each.rate[0]
    works = [np.exp(-rate * t) for t in range(7)]  # chance to be together after t years
    learned = [1 - 0.65 ** (t + 1) for t in range(6)]
    total = sum(works[t] * (gain * learned[t] - cost) for t in range(6)) - 4 * (1 - works[6])
    expected = mean_by_size(total / 6, groups).mean(axis=0)
    net = simulated(runs=1000).net
    assert (abs(net.mean(axis=0) - expected) <= 4 * net.std(axis=0) / np.sqrt(1000) + 1e-9).all()


def test_a_hair_below_the_patience_of_a_group_is_as_good_as_all_of_it():
    # 0.5 and 0.5 − 1e-10 are one number in single precision: machines that differ in the last digit decide alike
    groups = grouped(0, 48, 4, "matched")
    rate = np.full((1, 1, len(groups.size)), 0.5 - 1e-10)
    half = Luck(patience=np.full((1, 8, 48), 0.5, dtype=np.float32))
    assert not years_survived(rate, groups, half).any()
    assert (years_survived(rate - 1e-6, groups, half) == 1).all()


# Extremes


def test_without_any_rate_of_break_up_every_group_lives_for_ever():
    groups = grouped(0, 48, 4, "matched")
    each = groupwise(NO_CONFLICT, groups)
    assert (years_survived(each.rate, groups, draw(0, 5)) == 10).all()


def test_a_firm_alone_neither_travels_nor_quarrels_nor_feels_the_incubator():
    calm, rough = simulated(), simulated(travel=3, rivalry=1, imbalance=1, incubator=True, fixed=15)
    assert np.array_equal(calm.net[:, 0], rough.net[:, 0])
    assert (rough.share_of_year[:, 0] == 1).all()
    assert (rough.alive[:, :, 0] == 1).all()


def test_an_executive_who_is_always_on_the_road_earns_nothing():
    each = groupwise({**DEFAULTS, "visits": 1e6}, grouped(0, 48, 4, "matched"))
    assert not each.benefit[..., 1:].any()
    assert (each.benefit[..., 0] > 34).all()


def test_where_no_size_pays_there_is_no_first_size_that_pays():
    result = simulated(benefit=20, salary=75)
    assert not result.pays.any()
    assert not result.first_paying.any()
    assert result.net.max() < 0


def test_the_first_size_that_pays_is_the_smallest_with_a_net_above_nought():
    result = simulated()
    assert result.pays.all()
    for net, first in zip(result.net, result.first_paying.astype(int), strict=True):
        assert net[first - 1] > 0
        assert (net[: first - 1] <= 0).all()


def test_the_incubators_gain_is_the_same_whether_it_is_on_or_off():
    off, on = simulated(), simulated(incubator=True)
    assert np.array_equal(off.incubator_gain, on.incubator_gain)
    assert off.incubator_gain == pytest.approx(4 * (on.net - off.net)[:, 3])
    assert off.incubator_groups == pytest.approx(60 / off.incubator_gain.mean())


def test_a_single_future_is_the_first_of_many():
    one, many = simulated(runs=1), simulated(runs=25)
    for name, output in one.outputs().items():
        if "run" in output.axes:
            assert np.array_equal(output.values[0], getattr(many, name)[0]), name
