"""Sweeps of the districts lab equal single simulations."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.districts.kernel import simulate
from labkit.districts.params import DistrictsParams
from labkit.districts.sweep import ENDS, LAST, OUTCOMES, TOGETHER, sweep


def test_each_point_of_a_sweep_is_the_simulation_there():
    moved = {
        "start": np.array(["satellite", "Marshallian", "hub and spoke", "satellite"]),
        "event": np.array(["ICT shock", "nothing", "anchor fails", "ICT shock"]),
        "embedding": np.array([0.8, 0.1, 0.5, 0.0]),
        "openness": np.array([0.2, 0.9, 0.0, 0.5]),
        "scale": np.array([0.0, 0.8, 0.3, 0.9]),
    }
    found = sweep(DistrictsParams(selection=0.5), moved, seed=4, runs=7)
    for point in range(4):
        knobs = {name: values[point].item() for name, values in moved.items()}
        alone = simulate(DistrictsParams(selection=0.5, **knobs), seed=4, runs=7)
        expected = {name: getattr(alone, name)[:, -1] for name in LAST}
        expected |= {name: alone.kind_after == number for number, name in enumerate(ENDS)}
        expected |= {f"transition_{n}": alone.transition[:, n - 1] for n in (1, 2, 3, 4)}
        expected |= {"away_routine": alone.away[:, -1, 0], "away_design": alone.away[:, -1, 3]}
        assert found.keys() == expected.keys() == OUTCOMES.keys()
        for name, values in expected.items():
            np.testing.assert_allclose(found[name][point], values, rtol=0, atol=1e-9, err_msg=name)


def test_points_do_not_feel_each_other_however_many_there_are():
    openness = np.linspace(0, 1, TOGETHER + 3)
    together = sweep(DistrictsParams(), {"openness": openness}, 0, 3)["output"]
    for point in (0, TOGETHER - 1, TOGETHER + 2):
        alone = sweep(DistrictsParams(openness=openness[point]), {}, 0, 3)["output"][0]
        np.testing.assert_allclose(together[point], alone, rtol=0, atol=1e-9)


def test_an_assumed_number_without_a_slider_can_be_moved_too():
    found = sweep(DistrictsParams(), {"plant_size": np.array([2.0, 6.0])}, 0, 20)["outside"].mean(axis=1)
    assert found[1] > found[0] + 0.03


def test_a_knob_that_does_not_exist_is_refused():
    with pytest.raises(KnobError, match="wages: there is no such knob to move; the knobs are cumulativeness, approp"):
        sweep(DistrictsParams(), {"wages": np.array([1.0])})
