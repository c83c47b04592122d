"""Sweeps of the activation lab equal single simulations."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.activation.kernel import simulate
from labkit.activation.params import ActivationParams
from labkit.activation.sweep import OUTCOMES, TOGETHER, sweep

MOVED = {
    "operators": np.array([6.0, 1.0, 12.0, 3.5]),
    "budget": np.array([4.0, 0.0, 8.0, 1.25]),
    "brokerage": np.array([50.0, 100.0, 0.0, 7.0]),
    "spontaneous": np.array([0.004, 0.001, 0.01, 0.0055]),
    "lapse": np.array([0.06, 0.12, 0.02, 0.05]),
    "relay": np.array([0.5, 0.2, 0.8, 0.35]),
    "closing": np.array([0.03, 0.06, 0.01, 0.045]),
    "outside_cost": np.array([2.0, 6.0, 1.0, 4.0]),
    "first_exporters": np.array([0.1, 0.03, 0.2, 0.15]),
}


@pytest.mark.parametrize("at", range(4))
def test_each_point_of_a_sweep_is_a_simulation_of_its_own(at):
    found = sweep(ActivationParams(), MOVED, 4, 5)
    result = simulate(ActivationParams(**{name: values[at].item() for name, values in MOVED.items()}), seed=4, runs=5)
    spent = result.spent[:, :20].sum(axis=1)
    last = ("exporters", "operators", "connected", "degree", "abroad", "quality", "services")
    expected = {name: getattr(result, name)[:, -1] for name in last} | {"year_connected": result.year_connected}
    expected |= {"not_spent": spent[:, 3] / np.maximum(spent.sum(axis=1), 1e-9)}
    expected |= {f"{name}_score": result.four_d[:, -1, at] for at, name in enumerate(result.labels["dimension"])}
    assert expected.keys() == OUTCOMES.keys() == found.keys()
    for name, values in expected.items():
        np.testing.assert_allclose(found[name][at], values, rtol=0, atol=1e-9, err_msg=name)


def test_points_that_are_simulated_apart_are_the_same_as_together():
    many = TOGETHER // 60 + 2
    found = sweep(ActivationParams(), {"budget": np.linspace(0, 8, many)}, 1, 60)
    alone = sweep(ActivationParams(budget=8), {}, 1, 60)
    assert found["exporters"].shape == (many, 60)
    np.testing.assert_allclose(found["exporters"][-1], alone["exporters"][0], rtol=0, atol=1e-12)


def test_an_unknown_knob_is_refused_by_name():
    from labkit.core.knobs import KnobError

    with pytest.raises(KnobError, match="charm: there is no such knob to move; the knobs are operators, budget"):
        sweep(ActivationParams(), {"charm": np.array([1.0])})
