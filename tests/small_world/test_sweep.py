"""Sweeps and curves are what single simulations find."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.small_world.kernel import simulate
from labkit.small_world.params import SmallWorldParams
from labkit.small_world.sweep import FILLED_IN, OUTCOMES, SHARES, curve, shape, side_by_side, sweep

SHORT = SmallWorldParams(horizon=80)


def test_a_sweep_finds_at_each_point_what_a_simulation_finds():
    moved = {
        "share": np.array([0.05, 0.3, 0.05, 1.0]),
        "passing": np.array(["barter", "contagion", "gift", "barter"]),
        "neighbours": np.array([5, 3, 5, 5]),
    }
    found = sweep(SHORT, moved, seed=1, runs=6)
    for point in range(4):
        at = SHORT.replace(**{name: values[point].item() for name, values in moved.items()})
        result = simulate(at, seed=1, runs=6)
        for name in OUTCOMES:
            assert np.array_equal(found[name][point], getattr(result, name)[:, -1]), name


def test_a_sweep_without_shares_takes_the_one_of_the_knob():
    found = sweep(SHORT.replace(share=0.4), {"absorption": np.array([0.2, 0.8])}, runs=3)
    expected = simulate(SHORT.replace(share=0.4, absorption=0.8), runs=3).knowledge_end
    assert np.array_equal(found["knowledge"][1], expected)
    assert found["knowledge"].shape == (2, 3)


def test_a_knob_that_does_not_exist_is_refused():
    with pytest.raises(KnobError, match="wages: there is no such knob to move; the knobs are share, neighbours"):
        sweep(SHORT, {"wages": np.array([1.0])})


def test_a_share_of_nought_is_the_ring():
    ring = side_by_side(SHORT, np.array([0.0]), 0, 4)["knowledge"][0]
    assert np.array_equal(ring, side_by_side(SHORT, np.array([0.0004]), 0, 4)["knowledge"][0])
    assert not np.array_equal(ring, side_by_side(SHORT, np.array([0.1]), 0, 4)["knowledge"][0])


def test_the_curve_fills_in_until_every_share_is_known():
    parts = list(curve(SHORT, seed=1, runs=3))
    assert [part.done for part in parts] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1])
    for part, later in pairwise(parts):
        known = np.isfinite(part.knowledge)
        assert np.array_equal(part.knowledge[known], later.knowledge[known])
    at = SHARES.tolist().index(0.1)
    assert np.array_equal(parts[0].knowledge[at], simulate(SHORT, seed=1, runs=3).knowledge_end)


def test_the_curve_shows_both_ends_and_the_ten_per_cent_first_and_each_share_once():
    assert sorted(place for part in FILLED_IN for place in part) == list(range(len(SHARES)))
    assert SHARES[list(FILLED_IN[0])].tolist() == [0, 0.1, 1]


def test_the_curve_does_not_depend_on_the_share_of_the_knob():
    one, other = (list(curve(SHORT.replace(share=share), runs=2))[-1].knowledge for share in (0.01, 0.9))
    assert np.array_equal(one, other)


def test_the_shape_falls_from_one_and_ways_get_short_long_before_clustering_goes():
    found = shape(SmallWorldParams())
    assert found.clustering[0] == found.path_length[0] == 1
    assert (np.diff(found.clustering) < 0).all()
    assert (np.diff(found.path_length) < 0).all()
    few = SHARES == 0.02
    assert found.path_length[few] < 0.5
    assert found.clustering[few] > 0.9
    assert found is shape(SmallWorldParams(share=0.7, passing="gift"))
