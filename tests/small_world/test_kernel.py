"""The small world kernel: extremes with known answers, and directions the lesson leans on."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from labkit.small_world.kernel import simulate
from labkit.small_world.params import SmallWorldParams


def simulated(runs=24, seed=2, **knobs):
    return simulate(SmallWorldParams(**knobs), seed=seed, runs=runs)


# Extremes


def test_one_confirmation_brings_the_news_to_everybody():
    result = simulated(passing="contagion", confirmations=1, horizon=400)
    assert (result.knowledge_end == 1).all()
    assert (np.diff(result.knowledge, axis=1) >= 0).all()
    assert not result.inequality[:, -1].any()
    assert not result.passing[:, -1].any()


def test_without_anyone_who_knows_there_is_no_news():
    result = simulated(passing="contagion", experts=0, horizon=80)
    for array in (result.knowledge, result.inequality, result.passing):
        assert not array.any()


def test_two_firms_that_know_cannot_give_three_confirmations():
    result = simulated(passing="contagion", experts=2, confirmations=3)
    assert (result.knowledge == 2 / 200).all()


def test_gifts_bring_everybody_to_the_best_that_anyone_knew():
    result = simulated(passing="gift", absorption=1, share=0.3, horizon=1600, experts=60)
    assert result.knowledge_end == pytest.approx(np.ones(24), abs=1e-6)
    assert result.inequality[:, -1].max() < 1e-6


def test_a_gift_is_never_less_than_a_barter():
    given, bartered = (simulated(passing=how, horizon=200) for how in ("gift", "barter"))
    assert (given.knowledge[:, 1:] > bartered.knowledge[:, 1:]).all()
    assert np.array_equal(given.knowledge[:, 0], bartered.knowledge[:, 0])


def test_at_the_start_firms_know_what_was_worked_out_by_hand():
    # 200·5 fields with a mean of 1/20, of which 20 have 1 instead
    result = simulated(runs=60, experts=20, lead=10, horizon=80)
    assert result.knowledge[:, 0].mean() == pytest.approx((980 * 0.05 + 20) / 1000, abs=0.001)
    assert simulated(runs=4, experts=0, horizon=80).knowledge[:, 0] == pytest.approx(0.05, abs=0.005)


def test_knowledge_only_grows_and_never_passes_the_experts():
    for place in ("ring", "clusters"):
        result = simulated(place=place)
        assert (np.diff(result.knowledge, axis=1) >= 0).all()
        assert result.knowledge_end.max() < 1


# Structure


def test_the_structure_of_the_lab_is_that_of_the_contract():
    from labkit.small_world.kernel import structure

    result, alone = simulated(runs=5), structure(200, 10, 0.1, seed=2, runs=5)
    assert np.array_equal(result.clustering, alone.clustering)
    assert np.array_equal(result.path_length, alone.path_length)
    assert (result.clustering_start, result.path_length_start) == (alone.clustering_lattice, alone.path_length_lattice)
    assert result.path_length_kept == pytest.approx(alone.path_length / alone.path_length_lattice)
    assert result.clustering_kept == pytest.approx(alone.clustering * 3 / 2)  # 2/3 without distant ties


def test_one_distant_tie_in_a_thousand_is_one_tie():
    result = simulated(runs=2, share=0.001, horizon=80)
    assert (result.ties, result.distant_ties) == (1000, 1)
    assert result.tie_distant.sum() == 1
    assert simulated(runs=2, share=0.001, neighbours=2, horizon=80).distant_ties == 0


def test_clusters_without_distant_ties_cannot_reach_each_other():
    apart = simulated(runs=4, place="clusters", neighbours=2, share=0.001, horizon=80)
    assert apart.reachable == pytest.approx(np.full(4, 24 / 199))
    assert apart.path_length == pytest.approx(np.full(4, apart.path_length_start))
    tied = simulated(runs=4, place="clusters", share=0.2, horizon=80)
    assert (tied.reachable == 1).all()


def test_the_drawn_network_is_that_of_the_first_future():
    result = simulated(runs=2, share=0.2, place="clusters", horizon=80)
    leaves = result.tie_from // 25 != result.tie_to // 25
    assert np.array_equal(leaves, result.tie_distant.astype(bool))
    assert result.firm_knowledge.shape == (41, 200)
    assert result.firm_knowledge.mean(axis=1) == pytest.approx(result.knowledge[0], rel=1e-5)
    assert (result.expert >= 0).sum() == 10
    told = simulated(runs=2, passing="contagion", horizon=80)
    assert np.array_equal(told.expert >= 0, told.firm_knowledge[0] == 1)


# Directions


def test_a_single_future_is_the_first_of_many():
    one, many = simulated(runs=1, horizon=120), simulated(runs=70, horizon=120)
    for name, output in one.outputs().items():
        if "run" in output.axes:
            assert np.array_equal(output.values[0], getattr(many, name)[0]), name


def test_a_longer_horizon_only_looks_on():
    short, long = simulated(horizon=240), simulated(horizon=480)
    assert np.array_equal(short.knowledge[:, ::2], long.knowledge[:, :21])
    assert short.labels["period"] == tuple(range(0, 241, 6))


def test_more_confirmations_never_help():
    ends = [simulated(passing="contagion", confirmations=n, horizon=200).knowledge for n in (1, 2, 3, 5)]
    for fewer, more in pairwise(ends):
        assert (more <= fewer).all()
        assert more[:, -1].mean() < fewer[:, -1].mean()


@pytest.mark.parametrize(("knob", "low", "high"), [("absorption", 0.1, 0.6), ("experts", 3, 30)])
def test_knowledge_rises_with(knob, low, high):
    less, more = (simulated(**{knob: value}).knowledge_end for value in (low, high))
    assert (more > less).all()


def test_early_on_distant_ties_only_are_best_and_later_a_share_between():
    early = [simulated(share=share, horizon=80).knowledge_end.mean() for share in (0.001, 0.14, 1)]
    late = [simulated(share=share, horizon=1000).knowledge_end.mean() for share in (0.001, 0.14, 1)]
    assert early[0] < early[1] < early[2]
    assert late[1] > 1.05 * max(late[0], late[2])


def test_with_three_confirmations_distant_ties_only_stop_the_news():
    ends = {share: simulated(passing="contagion", share=share).knowledge_end.mean() for share in (0.001, 0.2, 1)}
    assert ends[0.2] > 0.95
    assert ends[0.001] < 0.8
    assert ends[1] < 0.6


def test_with_twenty_ties_a_firm_and_patience_any_distant_tie_costs_knowledge():
    none, some, many = (
        simulated(share=share, neighbours=10, horizon=1600, runs=40).knowledge_end for share in (0.001, 0.1, 0.5)
    )
    assert none.mean() > some.mean() > many.mean()
