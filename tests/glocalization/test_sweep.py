"""Many settings at once agree with one at a time."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.glocalization.kernel import simulate
from labkit.glocalization.params import GlocalizationParams
from labkit.glocalization.sweep import BY_SIZE, OUTCOMES, sweep


def test_each_point_of_a_sweep_equals_the_simulation_with_those_knobs():
    reach, place = np.array([8.0, 20.0]), np.array(["near firms", "region"])
    found = sweep(GlocalizationParams(), {"reach": reach, "placement": place}, seed=4, runs=20)
    assert set(found) == set(OUTCOMES)
    for point in (0, 1):
        result = simulate(GlocalizationParams(reach=reach[point], placement=str(place[point])), seed=4, runs=20)
        assert (found["exporters"][point] == result.exporters[:, -1]).all()
        for c, name in enumerate(BY_SIZE):
            assert (found[name][point] == result.exporters_by_size[:, -1, c]).all()
        assert (found["clustering_gain"][point] == result.clustering_gain).all()
        assert (found["private"][point] == result.private[:, -1].sum(axis=1)).all()
        assert (found["best_global"][point] == result.best_global).all()
        assert (found["best_local"][point] == result.best_local).all()


def test_points_may_have_territories_of_their_own():
    found = sweep(GlocalizationParams(), {"geography": np.array([0, 1, 0])}, seed=2, runs=10)["exporters"]
    assert (found[0] == found[2]).all()
    assert (found[0] != found[1]).any()
    assert (found[0] == simulate(GlocalizationParams(), seed=2, runs=10).exporters[:, -1]).all()


def test_a_knob_that_does_not_exist_cannot_be_moved():
    with pytest.raises(KnobError, match="wages: there is no such knob to move; the knobs are reach"):
        sweep(GlocalizationParams(), {"wages": np.array([1.0])})
