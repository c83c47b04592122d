"""The ensemble equals one future at a time in plain Python, and its four D's those of the milieu lab's own sheets."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.activation.kernel import simulate
from labkit.activation.luck import draw
from labkit.activation.params import ActivationParams

from . import sheets
from .plain import BEFORE, future, read

SETTINGS = {
    "defaults": {},
    "all for brokerage": {"measures": 0, "outside": 0, "brokerage": 3, "budget": 8, "closing": 0.06},
    "all for measures, no room left": {"brokerage": 0, "outside": 0, "budget": 8, "measure_cost": 4, "operators": 12},
    "outside ties only": {"measures": 0, "brokerage": 0, "abroad_lapse": 0.2, "outside_cost": 1},
    "two operators": {"operators": 1, "births": 0, "follow": 0, "budget": 6},
    "nobody coordinates": {"budget": 0, "spontaneous": 0.01, "lapse": 0.02, "first_ties": 1.5},
    "all importances 0": {"measures": 0, "brokerage": 0, "outside": 0},
    "strong milieu": {"gain": 1, "room": 400, "known": 150, "follow": 3, "relay": 0.8, "peers": 0.12, "quit": 0.06},
}
NAMES = (
    *("exporters", "operators", "density", "connected", "degree", "brokered", "abroad", "quality", "services"),
    "spent",
)


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_each_future_of_the_ensemble_equals_the_plain_loop(knobs):
    params = ActivationParams(**knobs)
    result = simulate(params, seed=3, runs=7)
    for run in (0, 6):
        years = future(dict(params), draw(3, 7), run)
        told = [read(t, dict(params)) for t in years[BEFORE:]]
        for name in NAMES:
            expected = np.array([year[name] for year in told])
            np.testing.assert_allclose(getattr(result, name)[run], expected, rtol=0, atol=1e-10, err_msg=name)
        half = [at for at, year in enumerate(told) if year["connected"] >= 0.5]
        assert result.year_connected[run] == (half[0] if half else 21)


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_the_four_ds_are_those_that_the_milieu_lab_finds_in_the_sheets_of_the_same_territory(knobs):
    params = ActivationParams(**knobs)
    result = simulate(params, seed=5, runs=4)
    for run in (0, 3):
        years = future(dict(params), draw(5, 4), run)
        for year in (0, 1, 4, 5, 12, 20):
            expected = sheets.four_d(years[year : year + BEFORE + 1])
            np.testing.assert_allclose(result.four_d[run, year], expected, rtol=0, atol=1e-6, err_msg=str(year))


def test_operators_and_ties_of_run_0_are_those_of_the_plain_loop():
    params = ActivationParams(closing=0.06, spontaneous=0.01)
    result, years = simulate(params, seed=2, runs=3), future(dict(params), draw(2, 3), 0)
    for year, t in enumerate(years[BEFORE:]):
        tie = np.zeros((40, 40))
        for i in t.at_work():
            for j, (_, brokered) in t.places[i].ties.items():
                tie[i, j] = 1 + brokered
        assert np.array_equal(result.tie[year], tie)
        kinds = [-1 if one is None else one.kind for one in t.places]
        assert result.operator_kind[year].tolist() == kinds
        for name, of in {
            "quality": lambda one: one.quality,
            "abroad": lambda one: one.abroad is not None,
            "funded": lambda one: one.funded,
        }.items():
            expected = [0.0 if one is None else float(of(one)) for one in t.places]
            np.testing.assert_allclose(getattr(result, f"operator_{name}")[year], expected, atol=1e-12)
    assert (result.tie == 2).any()
    assert (result.tie == 1).any()
    assert result.operator_funded.any()
