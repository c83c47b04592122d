"""Sweeps equal single simulations."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.win_win_win import sweep
from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.params import WinWinWinParams

MOVED = {
    "start": np.array([0.6, 0.4, 0.9]),
    "exploit": np.array([14.0, 9.0, 20.0]),
    "firms": np.array([60, 20, 120]),
    "free_riding": np.array([0.8, 0.0, 1.0]),
}


@pytest.mark.parametrize("at", range(3))
def test_each_point_of_a_sweep_is_a_simulation_of_its_own(at):
    found = sweep.sweep(WinWinWinParams(), MOVED, 4, 6)
    alone = simulate(WinWinWinParams(**{name: values[at] for name, values in MOVED.items()}), seed=4, runs=6)
    assert list(found) == list(sweep.OUTCOMES)
    assert np.array_equal(found["cooperating"][at], alone.cooperating[:, -1])
    assert np.array_equal(found["investing"][at], alone.investing[:, -1])
    assert np.array_equal(found["all_win"][at], alone.end == 0)
    assert np.array_equal(found["one_side_wins"][at], alone.end == 2)
    for place, player in enumerate(alone.labels["player"]):
        assert found[f"pay_off_{player}"][at] == pytest.approx(alone.pay_off[:, -1, place], abs=1e-12)


def test_a_sweep_of_nothing_is_the_setting_itself():
    assert sweep.sweep(WinWinWinParams(), {}, 0, 3)["cooperating"].shape == (1, 3)


def test_a_knob_that_does_not_exist_is_named():
    with pytest.raises(KnobError, match="luckiness: there is no such knob to move; the knobs are"):
        sweep.sweep(WinWinWinParams(), {"luckiness": np.array([1.0])})
