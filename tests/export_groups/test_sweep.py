"""Sweeps of the export groups lab equal single simulations; the map of the best size equals a search."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.export_groups import sweep as sweeps
from labkit.export_groups.kernel import simulate
from labkit.export_groups.params import ExportGroupsParams
from labkit.export_groups.sweep import OUTCOMES, appraise, best_size_map, sweep


def test_each_point_of_a_sweep_is_the_simulation_there():
    moved = {
        "salary": np.array([45.0, 60.0, 70.0]),
        "pool": np.array([48, 20, 48]),
        "horizon": np.array([3, 6, 10]),
        "incubator": np.array([False, True, True]),
        "matching": np.array(["matched", "matched", "random"]),
    }
    found = sweep(ExportGroupsParams(rivalry=0.6), moved, seed=4, runs=9)
    for point in range(3):
        knobs = {name: values[point].item() for name, values in moved.items()}
        alone = simulate(ExportGroupsParams(rivalry=0.6, **knobs), seed=4, runs=9)
        expected = {f"net_{n}": alone.net[:, n - 1] for n in (1, 3, 4, 5)}
        expected |= {name: getattr(alone, name) for name in ("best_size", "pays", "incubator_gain")}
        expected["best_net"] = alone.net.max(axis=1)
        expected["best_size_executive"] = alone.net_executive.argmax(axis=1) + 1
        expected["four_alive"] = alone.alive[:, knobs["horizon"], 3]
        assert found.keys() == expected.keys() == OUTCOMES.keys()
        for name, values in expected.items():
            np.testing.assert_allclose(found[name][point], values, rtol=0, atol=1e-12, err_msg=name)


def test_points_do_not_feel_each_other():
    travels = np.array([0.5, 1.7, 3.0])
    together = appraise(ExportGroupsParams(), {"travel": travels}, 0, 6).net
    for point, travel in enumerate(travels):
        assert np.array_equal(together[point], appraise(ExportGroupsParams(travel=travel), {}, 0, 6).net[0])


def test_a_knob_that_does_not_exist_is_refused():
    with pytest.raises(KnobError, match="wages: there is no such knob to move; the knobs are salary, travel"):
        sweep(ExportGroupsParams(), {"wages": np.array([1.0])})


@pytest.mark.parametrize("seed", [0, 5])
def test_the_map_of_the_best_size_is_what_a_search_at_each_point_finds(seed):
    params = ExportGroupsParams(travel=1.5)
    salaries, benefits, best = best_size_map(params, seed)
    assert best.shape == (len(benefits), len(salaries))
    rng = np.random.default_rng(0)
    for row, column in zip(rng.integers(len(benefits), size=12), rng.integers(len(salaries), size=12), strict=True):
        at = params.replace(salary=salaries[column], benefit=benefits[row])
        net = np.median(simulate(at, seed=seed).net, axis=0)
        assert best[row, column] == (net.argmax() + 1 if net.max() > 0 else 0)


def test_the_map_of_other_luck_is_another_map():
    assert not np.array_equal(best_size_map(ExportGroupsParams())[2], best_size_map(ExportGroupsParams(), seed=5)[2])


def test_a_sweep_appraises_each_point_without_and_with_the_incubator_and_no_more(monkeypatch):
    calls, real = [], sweeps.appraise
    monkeypatch.setattr(sweeps, "appraise", lambda *given: calls.append(given) or real(*given))
    sweep(ExportGroupsParams(), {"travel": np.array([0.5, 1.7])}, 0, 2)
    assert len(calls) == 2


def test_the_map_does_not_depend_on_where_salary_and_gain_stand():
    maps = [best_size_map(ExportGroupsParams(salary=salary, benefit=gain))[2] for salary, gain in ((40, 20), (75, 60))]
    assert np.array_equal(*maps)
    assert {0, 4} < set(np.unique(maps[0]))
