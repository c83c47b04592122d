"""Where activities are done: known limits and directions."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.districts.dispersion import ACTIVITIES, disperse
from labkit.districts.kernel import numbers, simulate
from labkit.districts.params import DistrictsParams

CHEAP = np.linspace(0, 1, 7)[:, None] * np.ones((7, 3))
CALM = np.zeros((41, 1, 1))


def told(codified=CALM, trade=0.6, cheap=CHEAP, **moved):
    """Share away (year, activity) and concentration (activity,), means over the futures."""
    k = SimpleNamespace(**numbers(DistrictsParams()) | moved)
    away, there = disperse(np.full((41, 1, 3), trade), codified, k, cheap)
    return away[:, :, 0].mean(axis=2), there[:, 0].mean(axis=1)


def test_without_any_difference_between_sites_seven_eighths_go_and_spread_evenly():
    away, there = told(wage_gap=0.0, nearness=0.0, coordination=0.0)
    assert away[-1] == pytest.approx(np.full(4, 7 / 8 * (1 - 0.7**40)))
    assert there == pytest.approx(np.full(4, 1 / 7))


def test_the_choice_is_the_logit_worked_out_by_hand():
    # routine making: worth 0.8·0.3 − 0.15 = 0.09 at the cheapest site, 0.8·0.15 − 0.15 = −0.03 at the dearest
    away, _ = told(nearness=0.0)
    worth = 0.8 * 0.3 * (0.5 + 0.5 * np.linspace(0, 1, 7)) - 0.15
    odds = np.exp(worth / 0.06)
    assert away[1, 0] == pytest.approx(0.3 * odds.sum() / (1 + odds.sum()))


def test_nothing_leaves_where_coordination_costs_too_much():
    assert told(coordination=9.0)[0].max() < 1e-12


def test_in_the_first_year_all_is_at_home():
    assert not told()[0][0].any()


@pytest.mark.parametrize(
    ("knob", "low", "high", "sign"),
    [("wage_gap", 0.1, 0.5, 1), ("coordination", 0.05, 0.3, -1), ("elsewhere", 0.3, 0.9, 1), ("trade", 0.2, 0.9, -1)],
)
def test_what_pulls_away_does_so_for_every_activity(knob, low, high, sign):
    change = sign * (told(**{knob: high})[0][-1] - told(**{knob: low})[0][-1])
    assert (change > 0).all()


def test_knowledge_stays_and_labour_goes():
    away = dict(zip(ACTIVITIES, told()[0][-1], strict=True))
    assert away["routine making"] > away["routine processing"] > away["design"]
    assert away["routine making"] > away["craft"] > away["design"]


def test_a_shock_sends_knowledge_away_too():
    shock = np.concatenate([np.zeros((11, 1, 1)), np.full((30, 1, 1), 0.5)])
    calm, changed = told()[0], told(codified=shock)[0]
    assert np.array_equal(calm[:11], changed[:11])
    assert changed[-1, 3] > calm[-1, 3] + 0.1


def test_the_simulation_gives_the_trade_of_the_district_to_it():
    tight, loose = (
        simulate(DistrictsParams(trust=trust), seed=1, runs=20).away[:, -1].mean(axis=0) for trust in (1, 0.7)
    )
    assert (loose > tight).all()
