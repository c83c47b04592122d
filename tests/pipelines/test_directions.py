"""Which way each knob of the pipelines lab pushes, future by future with the same luck."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("knob", "low", "high", "sign"),
    [
        ("creation", 0.12, 0.30, 1),
        ("obsolescence", 0.03, 0.09, -1),
        ("flow", 0.08, 0.25, 1),
        ("common", 0.0, 0.5, 1),
        ("capacity", 20, 60, 1),
        ("base", 0.24, 0.56, 1),
        ("trust_years", 1, 6, -1),
    ],
)
def test_home_knowledge_follows_the_knob_in_every_future_where_ties_are_spread_evenly(future, knob, low, high, sign):
    """With even ties the same ties are held on both sides, so that nothing else changes."""
    less, more = (future(gatekeeping=0, **{knob: value}).known_home[:, -1] for value in (low, high))
    assert (sign * (more - less)).min() > 0


def test_a_higher_need_keeps_knowledge_out_in_every_future(future):
    easy, hard = (future(gatekeeping=0, need=need) for need in (0.25, 0.55))
    assert (easy.inflow[:, :10].sum(axis=(1, 3)) > hard.inflow[:, :10].sum(axis=(1, 3))).all()
    assert (easy.able >= hard.able).all()


def test_ties_bring_foreign_knowledge_and_neighbours_pass_it_on(future):
    none, some = future(pipelines=0), future(pipelines=0.8)
    assert (some.known_foreign[:, -1] > 3 * none.known_foreign[:, -1]).all()
    assert (some.buzz_foreign[:, -1] > none.buzz_foreign[:, -1]).all()


def test_gatekeepers_carry_more_where_ties_go_by_knowledge(future):
    spread, gates = (future(gatekeeping=share, runs=60).gatekeepers.mean() for share in (0, 1))
    assert 0.15 < spread < 0.30
    assert gates > spread + 0.1


def test_relocation_carries_more_tacit_knowledge_for_each_tie_than_trade(future):
    per_tie = {}
    for channel in ("trade", "social ties", "relocation"):
        result = future(channel=channel)
        per_tie[channel] = result.inflow[..., 1].mean() / result.ties.mean()
    assert per_tie["relocation"] > per_tie["social ties"] > 2 * per_tie["trade"]


def test_costlier_ties_leave_less_time_for_local_talk(future):
    cheap, dear = (future(tie_cost=cost, pipelines=2, gatekeeping=0) for cost in (0.5, 2))
    assert (cheap.at_home > dear.at_home).all()
    assert (cheap.buzz_heard[:, 0] > dear.buzz_heard[:, 0]).all()


def test_buzz_congests_past_the_size_that_firms_can_follow_if_overload_is_sharp(future):
    heard = [future(firms=firms, capacity=20, overload=3).buzz_heard[:, 0].mean() for firms in (8, 16, 40, 72)]
    assert heard[0] < heard[1] > heard[2] > heard[3]
    levelling = [future(firms=firms, capacity=20, overload=0.8).buzz_heard[:, 0].mean() for firms in (16, 40, 72)]
    assert levelling[0] < levelling[1] < levelling[2]


def test_a_head_start_helps_the_first_cluster_only_in_year_0(future):
    without, with_lead = future(lead=0), future(lead=0.5)
    assert (with_lead.known_home[:, 0, 0] > 1.3 * without.known_home[:, 0, 0]).all()
    assert (with_lead.known_home[:, 0, 1:] == without.known_home[:, 0, 1:]).all()


def test_bad_years_hit_a_whole_cluster(future):
    spread = [future(shock=shock, pipelines=0, spread=0.1).known_home[:, -1].std() for shock in (0, 0.3)]
    assert spread[1] > 1.5 * spread[0]
