"""Sweeps equal single simulations."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.territory import sweep
from labkit.territory.kernel import simulate
from labkit.territory.params import TerritoryParams

MOVED = {
    "budget": np.array([400.0, 0.0, 800.0]),
    "coordination": np.array([50.0, 0.0, 100.0]),
    "policy": np.array([50.0, 80.0, 0.0]),
    "operators": np.array([6.0, 1.0, 12.0]),
    "globalisation": np.array([0.5, 0.2, 0.7]),
    "services_help": np.array([2.0, 0.0, 4.0]),
}


@pytest.mark.parametrize("at", range(3))
def test_each_point_of_a_sweep_is_a_simulation_of_its_own(at):
    found = sweep.sweep(TerritoryParams(), MOVED, 4, 6)
    params = TerritoryParams(**{name: values[at] for name, values in MOVED.items()})
    alone = simulate(params, seed=4, runs=6)
    assert list(found) == list(sweep.OUTCOMES)
    for name in ("exporters", "score", "kernels", "replicative"):
        assert found[name][at] == pytest.approx(getattr(alone, name)[:, -1], abs=1e-9), name
    assert found["cost"][at] == pytest.approx(alone.cost, abs=1e-9)


def test_points_that_are_too_many_for_one_go_come_in_their_order():
    budgets = np.linspace(0, 800, 9)
    runs = sweep.TOGETHER // 2
    found = sweep.sweep(TerritoryParams(), {"budget": budgets}, 1, runs)["cost"]
    assert found.shape == (9, runs)
    assert (np.diff(found.mean(axis=1)) > 0).all()


def test_a_sweep_of_nothing_is_the_setting_itself():
    assert sweep.sweep(TerritoryParams(), {}, 0, 3)["cost"].shape == (1, 3)


def test_a_knob_that_does_not_exist_is_named():
    with pytest.raises(KnobError, match="luckiness: there is no such knob to move; the knobs are"):
        sweep.sweep(TerritoryParams(), {"luckiness": np.array([1.0])})
