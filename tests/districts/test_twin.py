"""One future at a time, one firm at a time, in plain Python: what the ensemble kernel must equal."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.districts.kernel import numbers, simulate
from labkit.districts.luck import YEARS, draw
from labkit.districts.params import DistrictsParams

from .plain import event_of_year_ten, first_year, in_force, one_year
from .plain_reading import away, belongs, seen

MARK_TWO = {"cumulativeness": 0.8, "appropriability": 0.7, "scale": 0.8}
SETTINGS = {
    "defaults": {},
    "shock, firms with links outside": {"event": "ICT shock", "openness": 0.6},
    "core of large firms": MARK_TWO,
    "hub that fails": {"start": "hub and spoke", "event": "anchor fails", "dependence": 0.7},
    "anchor that leaves": {"start": "state-anchored", "event": "anchor fails", "plants": 0.5},
    "plants that link up": {"start": "satellite", "embedding": 0.8, "local_orders": 2, "leaving": 0.08},
    "hub that arrives, in a shock-prone place": {"event": "hub arrives", "embedding": 0.6, "growth_luck": 0.18},
    "dying district": {"event": "ICT shock", "obsolescence": 0.4, "drift": 0.06, "entry": 0.08, "plants": 0.1},
}
AROUND = {"before": (8, 9, 10), "after": (38, 39, 40)}


def twin(params: DistrictsParams, seed: int, runs: int, run: int, cause: bool = True) -> dict[str, list]:
    """One future; without the `cause`, that of the control."""
    k, luck, event = numbers(params), draw(seed, runs, YEARS), params.event if cause else "nothing"
    if not cause:
        k |= {"cumulativeness": k["regime_before"], "appropriability": k["regime_before"]}
        k |= {"scale": k["scale_before"], "embedding": k["embedding_before"]}
    (firms, anchor), freed, years, kept = first_year(k, luck, run, params.start), 0.0, [], []
    for year in range(YEARS + 1):
        years.append(seen(firms, anchor))
        kept.append([(f["x"], f["l"], f["outside"]) for f in firms])
        now = in_force(k, event, year)
        if year == 10:
            anchor, freed = event_of_year_ten(firms, anchor, event, now)
        if year < YEARS:
            firms, freed = one_year(firms, anchor, freed, now, luck, year, run), 0.6 * freed
    member = [belongs(year, k) for year in years]
    kind = {when: int(np.argmax([sum(member[y][i] for y in at) for i in range(5)])) for when, at in AROUND.items()}
    told = {name: [year[name] for year in years] for name in years[0]} | {"membership": member, "firms_kept": kept}
    gone, where = away(years, k, event, luck, run)
    return told | {"kind_before": kind["before"], "kind_after": kind["after"], "away": gone, "concentrated_away": where}


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_each_future_of_the_ensemble_equals_the_plain_loop(knobs):
    params = DistrictsParams(**knobs)
    result = simulate(params, seed=3, runs=9)
    for run in (0, 4, 8):
        told = twin(params, 3, 9, run)
        output, link, outside = np.array(told.pop("firms_kept")).transpose(2, 0, 1)
        assert np.array_equal(result.firm_outside[run], outside == 1)
        np.testing.assert_allclose(result.firm_output[run], output, rtol=1e-6)
        np.testing.assert_allclose(result.firm_link[run], link, rtol=1e-6)
        for name, expected in told.items():
            np.testing.assert_allclose(getattr(result, name)[run], expected, rtol=0, atol=1e-9, err_msg=name)


@pytest.mark.parametrize("name", ["hub that fails", "core of large firms", "plants that link up"])
def test_the_futures_without_the_cause_equal_the_plain_loop_without_it(name):
    params = DistrictsParams(**SETTINGS[name])
    result = simulate(params, seed=5, runs=6)
    for run in (1, 5):
        told = twin(params, 5, 6, run, cause=False)
        for what in ("output", "concentration", "outside", "trade", "star", "membership", "kind_before", "kind_after"):
            found = getattr(result, f"{what}_without")[run]
            np.testing.assert_allclose(found, told[what], rtol=0, atol=1e-9, err_msg=what)
