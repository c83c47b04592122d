"""Many settings at once agree with one at a time; the tipping line lies where futures part."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.relocation.kernel import simulate
from labkit.relocation.params import RelocationParams
from labkit.relocation.sweep import OUTCOMES, sweep, tipping_line


def test_each_point_of_a_sweep_equals_the_simulation_with_those_knobs():
    gaps, trusts = np.array([0.3, 0.5]), np.array([0.7, 0.5])
    found = sweep(RelocationParams(), {"globalisation": gaps, "trust": trusts}, seed=4, runs=20)
    for point, (gap, trust) in enumerate(zip(gaps, trusts, strict=True)):
        result = simulate(RelocationParams(globalisation=gap, trust=trust), seed=4, runs=20)
        assert (found["tipped"][point] == result.tipped).all()
        for name in OUTCOMES.keys() - {"tipped", "kernels_kept"}:
            assert (found[name][point] == getattr(result, name)[:, -1]).all()
        assert (found["kernels_kept"][point] == 1 - result.moved[:, -1, 0]).all()


def test_choices_can_be_moved_like_numbers():
    found = sweep(RelocationParams(), {"destination": np.array(["passive", "active"])}, seed=0, runs=10)
    for point, kind in enumerate(("passive", "active")):
        result = simulate(RelocationParams(destination=kind), seed=0, runs=10)
        assert (found["destination"][point] == result.destination[:, -1]).all()


def test_a_knob_that_does_not_exist_cannot_be_moved():
    with pytest.raises(KnobError, match="wages: there is no such knob to move; the knobs are globalisation"):
        sweep(RelocationParams(), {"wages": np.array([1.0])})


def test_the_tipping_line_falls_as_competences_rise_and_rises_with_the_wage_gap():
    K, low_gap = tipping_line(RelocationParams(globalisation=0.35))
    _, high_gap = tipping_line(RelocationParams(globalisation=0.48))
    both = ~np.isnan(low_gap) & ~np.isnan(high_gap)
    assert both.sum() > 8
    assert (high_gap[both] > low_gap[both]).all()
    assert (np.diff(low_gap[~np.isnan(low_gap)]) <= 0.02).all()
    assert (np.diff(K) > 0).all()


@pytest.mark.parametrize("gap", [0.35, 0.42, 0.48])
def test_the_tipping_line_parts_the_futures_that_collapse_from_those_that_do_not(gap):
    K, T = tipping_line(RelocationParams(globalisation=gap))
    line = float(np.interp(0.65, K, T))
    below, above = sweep(RelocationParams(globalisation=gap), {"trust": np.array([line - 0.15, line + 0.15])}, 0, 60)[
        "tipped"
    ]
    assert below.mean() > 0.8
    assert above.mean() < 0.3


def test_a_home_that_nothing_can_save_has_no_tipping_line():
    _, T = tipping_line(RelocationParams(globalisation=1, digitalisation=1, human_capital=0.2))
    assert np.isnan(T).all()
