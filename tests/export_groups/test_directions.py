"""Which way each knob of the export groups lab pushes, future by future with the same luck."""

from __future__ import annotations

import pytest

from labkit.export_groups.kernel import simulate
from labkit.export_groups.params import ExportGroupsParams


def simulated(**knobs):
    return simulate(ExportGroupsParams(**knobs), seed=2, runs=60)


@pytest.mark.parametrize(
    ("knob", "low", "high", "sign"),
    [
        ("salary", 45, 65, -1),
        ("fixed", 4, 14, -1),
        ("coordination", 0.5, 1.9, -1),
        ("travel", 0.6, 2.5, -1),
        ("visits", 30, 90, -1),
        ("saturation", 0.08, 0.2, -1),
        ("ending", 0, 9, -1),
        ("benefit", 25, 50, 1),
        ("learning", 0.25, 0.55, 1),
        ("synergy", 0.01, 0.11, 1),
    ],
)
def test_net_of_groups_follows_each_price_and_each_gain_in_every_future(knob, low, high, sign):
    change = sign * (simulated(**{knob: high}).net - simulated(**{knob: low}).net)[:, 1:]
    assert change.min() >= 0
    assert change.mean() > 0.2


@pytest.mark.parametrize(
    ("knob", "low", "high"),
    [
        ("rivalry", 0.1, 0.9),
        ("imbalance", 0.1, 0.9),
        ("base_hazard", 0.02, 0.05),
        ("pair_hazard", 0.004, 0.015),
        ("rivalry_hazard", 0.1, 0.5),
        ("imbalance_hazard", 0.05, 0.15),
    ],
)
def test_what_strains_a_group_never_makes_it_live_longer(knob, low, high):
    fewer = simulated(matching="random", **{knob: low}).alive - simulated(matching="random", **{knob: high}).alive
    assert fewer.min() >= 0
    assert fewer[:, 6, 1:].mean() > 0.02


def test_the_incubator_never_shortens_the_life_of_a_group():
    longer = simulated(incubator=True).alive - simulated().alive
    assert longer.min() >= 0
    assert longer[:, 6, 3].mean() > 0.05


def test_a_dearer_incubator_needs_more_groups():
    cheap, dear = (float(simulated(incubator_cost=cost).incubator_groups) for cost in (30, 90))
    assert dear == pytest.approx(3 * cheap)


def test_a_larger_pool_lets_members_lie_closer_together():
    few, many = (simulated(pool=firms).share_of_year[:, 2:5].mean() for firms in (12, 96))
    assert many > few + 0.01
