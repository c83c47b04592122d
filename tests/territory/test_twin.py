"""The ensemble equals one future at a time in plain Python."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.territory.kernel import simulate
from labkit.territory.luck import BEFORE, draw
from labkit.territory.params import LEVERS, TerritoryParams

from ..activation import sheets
from . import plain

NONE = dict.fromkeys(LEVERS.values(), 0)
TERRITORIES = {
    "defaults": {},
    "no money": {"budget": 0},
    "all weights 0": NONE,
    "training up to its top": {
        **NONE,
        "human_capital": 100,
        "budget": 800,
        "training_price": 400,
        "first_ability": 0.7,
    },
    "policy beyond full support": {**NONE, "policy": 1, "budget": 800, "policy_price": 400, "globalisation": 0.7},
    "hubs, more money than hubs": {**NONE, "hubs": 30, "budget": 800, "tie_price": 20, "operators": 2},
    "couplings at their most": {"trust_ties": 1.0, "services_help": 4.0, "coordination": 100, "globalisation": 0.65},
    "no couplings": {"trust_ties": 0.0, "services_help": 0.0, "exporters_leave": 0.0, "first_trust": 0.3},
}


@pytest.mark.parametrize("knobs", TERRITORIES.values(), ids=TERRITORIES.keys())
def test_each_future_of_the_territory_equals_the_plain_milieu_and_district_joined(knobs):
    params = TerritoryParams(**knobs)
    result = simulate(params, seed=3, runs=5)
    for run in (0, 4):
        years, milieux = plain.future(dict(params), draw(3, 5), run)
        for name in years[0]:
            expected = np.array([year[name] for year in years[BEFORE:]])
            np.testing.assert_allclose(getattr(result, name)[run], expected, rtol=0, atol=1e-9, err_msg=name)
        for year in (0, 4, 10):
            expected = sheets.four_d(milieux[year : year + BEFORE + 1])
            np.testing.assert_allclose(result.four_d[run, year], expected, rtol=0, atol=1e-6)
            assert result.score[run, year] == pytest.approx(expected.mean(), abs=1e-6)
