"""Extremes of the pipelines kernel with a known answer, and what must hold everywhere."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from labkit.core.knobs import Kind
from labkit.pipelines.channels import CATALOGUE, CHANNELS, NAMES
from labkit.pipelines.kernel import simulate
from labkit.pipelines.luck import SLOTS
from labkit.pipelines.params import PipelinesParams
from labkit.pipelines.result import CLUSTERS

ALIKE = {"spread": 0.1, "shock": 0.0, "pipelines": 0.0}


def ends(knob):
    return (knob.low, knob.high) if knob.kind is Kind.NUMBER else knob.choices


def test_without_ties_no_foreign_knowledge_comes_in_and_what_there_was_fades(future):
    closed = future(pipelines=0)
    assert (closed.inflow == 0).all()
    assert (closed.ties == 0).all()
    assert (closed.at_home == 1).all()
    assert (closed.gatekeepers == 0).all()
    assert closed.knowledge[:, -1, :, :, 1] == pytest.approx(0.02 * 0.94**30, rel=1e-9)


def test_a_closed_cluster_of_like_firms_goes_where_creation_meets_ageing():
    """1 − ageing/(creation·(1 − outside)²), less what foreign knowledge still adds; firms differ a little."""
    fast = {"creation": 0.35, "obsolescence": 0.10, "outside": 0.0, "base": 0.60}
    result = simulate(PipelinesParams(**ALIKE, **fast), seed=0, runs=60)
    assert result.known_home[:, -1].mean() == pytest.approx(1 - 0.10 / 0.35, abs=0.02)


def test_below_the_line_of_renewal_a_closed_cluster_fades_for_good():
    slow = {"creation": 0.10, "obsolescence": 0.10, "outside": 0.7}
    result = simulate(PipelinesParams(**ALIKE, **slow), seed=0, runs=20)
    assert (np.diff(result.known_home, axis=1) < 0).all()
    assert result.known_home[:, -1].mean() < 0.1 * result.known_home[:, 0].mean()


@pytest.mark.parametrize("channel", [name for name in NAMES.values() if name != "fairs"])
@pytest.mark.parametrize("wanted", [0.5, 1.5])
def test_firms_hold_as_many_ties_as_they_mean_to_whatever_the_life_of_a_tie(future, channel, wanted):
    result = future(pipelines=wanted, channel=channel, gatekeeping=0, runs=60)
    assert result.ties.mean(axis=(0, 2)) == pytest.approx(wanted, abs=0.06)


def test_ties_that_hardly_last_a_year_cannot_be_as_many(future):
    """With a life of 1.5 years an empty place is filled at once, and held 1.5 years in 2.5."""
    result = future(pipelines=2.5, channel="fairs", gatekeeping=0, runs=60)
    assert result.ties[:, 1:].mean() == pytest.approx(SLOTS * 1.5 / 2.5, abs=0.1)


def test_time_at_home_is_what_ties_of_one_channel_leave(future):
    for channel in CHANNELS:
        result = future(channel=NAMES[channel], pipelines=0.5)
        assert result.at_home == pytest.approx(1 - CATALOGUE[channel].cost[0] * result.ties, abs=1e-9)


def test_ties_that_cost_nothing_leave_the_whole_year(future):
    assert (future(tie_cost=0, pipelines=2).at_home == 1).all()


def test_with_one_way_exchange_the_first_cluster_learns_nothing_from_abroad(future):
    result = future(exchange="one way")
    assert (result.ties[..., 0] == 0).all()
    assert (result.inflow[:, :, 0] == 0).all()
    assert (result.inflow[:, -1, 1:] > 0).all()


def test_where_channels_carry_tacit_knowledge_alike_only_the_life_of_a_tie_tells_them_apart(future):
    """`people` = 0 is the control of PI6; ties that last longer are trusted more."""
    per_tie = {}
    for channel in CHANNELS:
        result = future(channel=NAMES[channel], people=0, tie_cost=0, runs=60)
        per_tie[channel] = result.inflow[..., 1].mean() / result.ties.mean()
    assert sorted(per_tie, key=per_tie.get) == sorted(CHANNELS, key=lambda name: CATALOGUE[name].life[0])
    assert per_tie["relocation"] < 1.4 * per_tie["trade"]


def test_a_channel_without_reach_carries_codified_knowledge_only():
    from labkit.pipelines.sweep import appraise

    found = appraise(PipelinesParams(channel="trade"), {"reach_trade": [0.0, 0.5]}, 0, 10)
    assert (found.mean["inflow_tacit"][0, 0] == 0).all()
    assert (found.mean["inflow_tacit"][0, 1] > 0).all()
    assert (found.mean["inflow_codified"][0, 0] > 0).all()


def test_the_three_states_of_absorptive_capacity_all_occur(future):
    assert (future(pipelines=0).state[:, -1] == 0).mean() > 0.9
    assert (future().state[:, -1] == 1).mean() > 0.5
    assert (future(creation=0.28).state[:, -1] == 2).mean() > 0.5


def test_the_chain_and_each_of_its_stages_are_shared_out_whole(future):
    result = future(lead=0.5, clusters=3)
    assert result.chain_share.sum(axis=2) == pytest.approx(1)
    assert result.stage_share.sum(axis=1) == pytest.approx(1)
    design, assembly = result.stage_share[:, :, 0], result.stage_share[:, :, 3]
    assert (design.max(axis=1) >= assembly.max(axis=1)).all()


def test_what_channels_carry_adds_up_to_the_inflow(future):
    result = future(firms=12)
    assert result.carried.sum(axis=1) == pytest.approx(result.inflow.mean(axis=(1, 2)))
    assert result.channel_ties.sum(axis=1) == pytest.approx(result.ties.mean(axis=(1, 2)))


def test_the_firms_and_ties_of_the_picture_are_those_of_the_first_future_in_every_year(future):
    result = future(clusters=3, firms=12, pipelines=1)
    assert result.firm_known.mean(axis=2) == pytest.approx(result.known_home[0])
    assert result.firm_foreign.mean(axis=2) == pytest.approx(result.known_foreign[0])
    assert (result.tie_channel >= 0).sum(axis=1).mean(axis=2) == pytest.approx(result.ties[0])


def test_all_ties_are_of_the_chosen_channel(future):
    result = future(channel="social ties")
    assert (result.channel_ties[:, [0, 1, 3, 4]] == 0).all()
    assert set(np.unique(result.tie_channel)) == {-1.0, float(CHANNELS.index("social"))}


def test_a_tie_leads_to_another_cluster_and_each_place_to_another_firm(future):
    for clusters in (2, 3, 4):
        partner = future(clusters=clusters, firms=8).tie_partner
        own = np.arange(clusters)[:, None] * np.ones(8)
        assert (partner // 8 != own).all()
        assert all(len(set(places)) == SLOTS for places in partner.reshape(SLOTS, -1).T)


@pytest.mark.parametrize("clusters", [2, 3, 4])
def test_clusters_are_named_and_counted_as_the_knob_says(future, clusters):
    result = future(clusters=clusters)
    assert result.labels["cluster"] == CLUSTERS[:clusters]
    assert result.known_home.shape == (40, 31, clusters)
    assert result.stage_share.shape == (40, clusters, 5)


def test_corners_of_the_first_panel_and_of_all_knobs_give_finite_numbers_within_their_range():
    knobs = PipelinesParams.knobs().values()
    first = [knob for knob in knobs if knob.first_panel]
    rng = np.random.default_rng(0)
    corners = list(itertools.product(*map(ends, first)))
    picked = [corners[at] for at in rng.choice(len(corners), 60, replace=False)]
    settings = [dict(zip([k.name for k in first], values, strict=True)) for values in picked]
    settings += [{k.name: ends(k)[rng.integers(len(ends(k)))] for k in knobs} for _ in range(40)]
    for values in settings:
        for name, output in simulate(PipelinesParams(**values), seed=0, runs=2).outputs().items():
            assert np.isfinite(output.values).all(), (name, values)
            assert output.unit != "share" or (output.values.min() >= 0 and output.values.max() <= 1 + 1e-9), name


def test_the_same_seed_gives_the_same_arrays_and_a_future_does_not_depend_on_how_many_there_are():
    few, many, again, other = (
        simulate(PipelinesParams(), seed=seed, runs=runs) for runs, seed in ((7, 5), (30, 5), (7, 5), (7, 6))
    )
    for name, output in few.outputs().items():
        assert np.array_equal(output.values, again.outputs()[name].values), name
        if "run" in output.axes:
            assert np.array_equal(output.values, many.outputs()[name].values[:7]), name
    assert not np.array_equal(few.known_home, other.known_home)


def test_the_table_under_the_bench_stays_short_enough_to_be_read(future):
    assert len(list(future().condensed(last=True))) < 100


def test_every_knob_is_declared_as_the_bench_needs_it():
    knobs = PipelinesParams.knobs().values()
    assert sum(knob.first_panel for knob in knobs) == 7
    assert len({knob.label for knob in knobs}) == len(knobs)
    for knob in knobs:
        assert len(knob.label) <= 16
        assert len(knob.unit) <= 10
        if knob.kind is Kind.NUMBER:
            steps = ((knob.default - knob.low) / knob.step, (knob.high - knob.low) / knob.step)
            assert steps == pytest.approx([round(step) for step in steps], abs=1e-6)


@pytest.mark.parametrize("name", PipelinesParams.knobs())
def test_every_knob_changes_what_is_seen(name):
    knob = PipelinesParams.knobs()[name]
    base = {"pipelines": 0.6, "clusters": 3}
    sides = [
        simulate(PipelinesParams(**{**base, name: value}), seed=1, runs=4) for value in (ends(knob)[0], ends(knob)[-1])
    ]
    assert not np.array_equal(sides[0].known_home[..., :2], sides[1].known_home[..., :2])
