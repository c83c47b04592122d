"""Sweeps of the milieu lab equal single simulations at every point."""

from __future__ import annotations

import time

import numpy as np
import pytest

import labkit
from labkit.core.knobs import KnobError
from labkit.milieu import sweep as sweeps
from labkit.milieu.sweep import OUTCOMES

LAB = labkit.labs()["milieu"]
MOVED = {
    "choices and importances": {
        "compensation": [0.0, 0.5, 0.31, 1.0],
        "density": [0.0, 25.0, 90.0, 100.0],
        "within": [1.0, 0.0, 0.5, 0.2],
        "doubt_weights": [0.0, 1.0, 0.3, 0.7],
        "doubt_exponent": [2.0, 0.0, 0.5, 0.1],
        "focus": ["Alder", "Pine", "Fir", "Alder"],
    },
    "what is counted": {
        "iso_9002": [0.0, 1.0, 0.0, 0.5],
        "iso_9003": [0.0, 1.0, 0.3, 0.3],
        "window": [2, 10, 5, 2],
        "doubt_operators": [0.0, 1.0, 0.25, 0.0],
        "doubt_raters": [True, False, True, False],
    },
    "scales and holes": {
        "normalise": ["z", "goalposts", "rank", "min–max"],
        "missing": ["drawn", "drawn", "ignored", "lowest"],
        "doubt_normalise": [True, True, False, False],
        "dynamics": [25.0, 0.0, 50.0, 25.0],
        "window": [5, 3, 5, 5],
    },
}


def assert_as_simulated(lab, moved, seed=4, runs=9, **knobs):
    moved = {name: np.array(values) for name, values in moved.items()}
    found = lab.sweep(lab.Params(**knobs), moved, seed, runs)
    assert found.keys() == OUTCOMES.keys() == lab.outcomes.keys()
    for point in range(len(next(iter(moved.values())))):
        here = {name: values[point].item() for name, values in moved.items()}
        alone = lab.simulate(lab.Params(**{**knobs, **here}), seed=seed, runs=runs)
        assert np.array_equal(found["focus_rank"][point], alone.focus_rank), here
        assert np.array_equal(found["top_share"][point], alone.focus_rank <= 3), here
        np.testing.assert_allclose(found["focus_score"][point], alone.focus_score, rtol=0, atol=1e-9)


@pytest.mark.parametrize("moved", MOVED.values(), ids=MOVED.keys())
@pytest.mark.parametrize("data", ["stylised", "montpellier_2002"])
def test_each_point_of_a_sweep_is_the_simulation_there(data, moved):
    lab = LAB.over(data)
    if data != "stylised":
        moved = {name: values for name, values in moved.items() if name != "focus"}
    assert_as_simulated(lab, moved, diversity=60)


def test_points_scored_in_several_calls_are_the_same(monkeypatch):
    monkeypatch.setattr(sweeps, "AT_ONCE", 2 * 9 * 10 * 16)
    assert_as_simulated(LAB, MOVED["choices and importances"])
    assert_as_simulated(LAB, MOVED["what is counted"])


def test_data_are_drawn_once_for_each_value_that_changes_them(monkeypatch):
    calls, real = [], sweeps.draws
    monkeypatch.setattr(sweeps, "draws", lambda *given, **named: calls.append(named) or real(*given, **named))
    grid = {"density": np.tile([10.0, 20.0, 30.0], 3), "doubt_operators": np.repeat([0.0, 0.5, 1.0], 3)}
    LAB.sweep(LAB.Params(), grid, 0, 4)
    assert len(calls) == 3


def test_a_knob_that_does_not_exist_is_refused():
    with pytest.raises(KnobError, match="wages: there is no such knob to move; the knobs are focus, compensation"):
        LAB.sweep(LAB.Params(), {"wages": np.array([1.0])})


@pytest.mark.slow
@pytest.mark.parametrize(("across", "up"), [("density", "compensation"), ("iso_9002", "iso_9003")])
def test_a_whole_map_takes_no_more_than_a_few_seconds_of_work(across, up):
    knobs = LAB.Params.knobs()
    one, other = (np.linspace(knobs[name].low, knobs[name].high, 25) for name in (across, up))
    begin = time.process_time()
    LAB.sweep(LAB.Params(), {across: np.repeat(one, 25), up: np.tile(other, 25)}, 0, 16)
    assert time.process_time() - begin < 8
