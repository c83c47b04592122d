"""Statistics of who exports, at cases with a known answer."""

from __future__ import annotations

from itertools import combinations
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.glocalization.counts import clustering_gain, spread, two_humps
from labkit.glocalization.geography import territory
from labkit.glocalization.kernel import simulate
from labkit.glocalization.params import GlocalizationParams

PAIRS = [(0, 1), (1, 2), (0, 2), (3, 4)]  # firm 5 has no neighbour


def small_land():
    beside = np.zeros((6, 6), dtype=np.float32)
    for i, j in PAIRS:
        beside[i, j] = beside[j, i] = 1
    return SimpleNamespace(beside=beside)


def test_the_clustering_gain_of_four_firms_is_the_one_worked_out_by_hand():
    # Exporters 0, 1, 3: shares around them 1/2, 1/2, 0, mean 1/3; at random (3 − 1)/(5 − 1). Firm 5 counts for nothing
    lit = np.array([[1, 1, 0, 1, 0, 0], [1, 1, 0, 1, 0, 1]], dtype=bool)
    assert clustering_gain(lit, small_land()) == pytest.approx([1 / 3 - 1 / 2] * 2)


@pytest.mark.parametrize("exporters", [1, 2, 3, 4, 5])
def test_over_all_ways_to_label_firms_the_clustering_gain_is_exactly_zero(exporters):
    lit = np.zeros((0, 6), dtype=bool)
    for chosen in combinations(range(6), exporters):
        lit = np.vstack([lit, np.isin(np.arange(6), chosen)])
    assert clustering_gain(lit, small_land()).sum() == pytest.approx(0, abs=1e-12)


def test_with_labels_shuffled_the_clustering_gain_is_zero_within_its_interval():
    result = simulate(GlocalizationParams(), runs=200)
    land = territory(0, 0.7, 5.0, 1.0)
    shuffled = np.random.default_rng(0).permuted(result.lit[:, -1], axis=1)
    gain, real = clustering_gain(shuffled, land), clustering_gain(result.lit[:, -1], land)
    assert abs(gain.mean()) < 3 * gain.std() / np.sqrt(200)
    assert (real == result.clustering_gain).all()
    assert real.mean() > 10 * abs(gain.mean())


@pytest.mark.parametrize("everybody", [True, False])
def test_where_everybody_or_nobody_exports_nothing_clusters(everybody):
    assert clustering_gain(np.full((1, 6), everybody), small_land()).tolist() == [0]


def test_the_spread_of_firms_that_do_not_feel_each_other_is_one():
    chance = np.linspace(0.05, 0.9, 400)
    lit = np.random.default_rng(1).random((4000, 400)) < chance
    assert spread(lit) == pytest.approx(1, abs=4 * np.sqrt(2 / 4000))
    lonely = simulate(GlocalizationParams(peer_effect=0, self_strengthening=0), runs=800)
    assert spread(lonely.lit[:, -1]) == pytest.approx(1, abs=4 * np.sqrt(2 / 800))


def test_the_spread_of_firms_that_all_do_the_same_is_their_number():
    lit = np.repeat(np.array([[True], [False], [True], [False]]), 50, axis=1)
    assert spread(lit) == pytest.approx(50)


def test_a_territory_where_nothing_is_left_to_chance_has_a_spread_of_one():
    assert spread(np.ones((5, 10), dtype=bool)) == 1


def test_two_humps_score_one_an_even_spread_five_ninths_and_a_bell_one_third():
    rng = np.random.default_rng(2)
    assert two_humps(np.repeat([0.2, 0.8], 50)) == pytest.approx(1)
    assert two_humps(np.linspace(0, 1, 10001)) == pytest.approx(5 / 9, abs=1e-3)
    assert two_humps(rng.standard_normal(200_000)) == pytest.approx(1 / 3, abs=0.01)
    assert two_humps(np.full(9, 0.3)) == 0
