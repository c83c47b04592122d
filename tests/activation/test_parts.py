"""The parts of the claims of the activation lab: which cases are compared, and where yes turns no."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.activation import experiments
from labkit.activation.experiments import CLOSED, DENSITIES, FEEDBACK, HEAD_START, only, shut

HAIR = 1e-6


@pytest.fixture
def told(monkeypatch):
    """Puts figures in place of simulated means: `answer(**fixed)` for what a case sets beyond the points."""

    def put(answer):
        monkeypatch.setattr(experiments, "case", lambda points, seed, runs, **fixed: answer(**fixed))

    return put


def column(*values):
    return np.array(values, dtype=float)


def test_a_head_start_is_compared_with_none_in_both_worlds(told):
    """Three settings: both parts, a hair too little gained, a hair too little left."""
    gained = column(0.01 + HAIR, 0.01 - HAIR, 0.02)
    left, left_off = column(0.5, 0.5, 0.35 - HAIR), column(0.4, 0.4, 0.3)

    def answer(first_exporters, **fixed):
        assert fixed in ({}, FEEDBACK)
        ahead = (first_exporters - 0.1) / HEAD_START
        exporters = 0.2 + ahead * HEAD_START * left_off if fixed else 0.2 + gained + ahead * HEAD_START * left
        return {"exporters": exporters, "spread": 0 * exporters}

    told(answer)
    found = experiments.strengthens_itself({"first_exporters": column(0.1, 0.1, 0.1)}, 0, 1)
    more, lasts = found.parts.values()
    assert more.tolist() == [True, False, True]
    assert lasts.tolist() == [True, True, False]
    assert found.figures["gained"] == pytest.approx(gained)
    assert found.figures["left"] == pytest.approx(left)
    assert found.figures["left_without"] == pytest.approx(left_off)


def test_brokerage_must_win_at_the_highest_density_and_turn_once(monkeypatch):
    """That it loses at the lowest follows, and is no part of its own."""
    rising = np.linspace(-0.05, 0.05, len(DENSITIES))
    not_worse, not_better, thrice = rising.copy(), rising.copy(), rising.copy()
    not_worse[0], not_better[-1] = HAIR, 0.01 - HAIR
    thrice[2], thrice[-2] = 0.01, -0.01
    gains = np.array([rising, not_worse, not_better, thrice]).T

    def gain(points, seed, runs, operators, **fixed):
        assert fixed in ({}, experiments.STILL)
        at = DENSITIES.index(operators) if fixed else 0
        return np.repeat(gains[at][:, None], 3, axis=1)

    monkeypatch.setattr(experiments, "_gain", gain)
    found = experiments.coordination_beats_measures(
        {"budget": column(1, 1 - HAIR, 4, 4), "measure_cost": column(8, 8, 8, 4)}, 0, 3
    )
    better, once = found.parts.values()
    assert better.tolist() == [True, True, False, True]
    assert once.tolist() == [True, False, True, False]
    assert found.asked.tolist() == [True, False, True, True]
    assert found.figures["gain_1"] == pytest.approx(gains[0])
    assert found.figures["gain_12"] == pytest.approx(gains[-1])
    assert found.figures["measures_a_year"] == pytest.approx([0.125, 0.125, 0.5, 1], abs=1e-3)


def test_brokerage_must_be_two_years_sooner_than_no_money_and_than_measures(told):
    years = {"brokerage": column(5, 5, 5), "nothing": column(7, 7 - HAIR, 9), "measures": column(7, 9, 7 - HAIR)}

    def answer(**fixed):
        money = fixed == {"budget": 0.0}
        use = "nothing" if money else next(name for name in ("brokerage", "measures") if fixed == only(name))
        return {"year_connected": years[use], "connected_20": years[use] / 100}

    told(answer)
    found = experiments.activation_is_faster({"budget": column(1, 1, 1)}, 0, 1)
    nobody, founded = found.parts.values()
    assert nobody.tolist() == [True, False, True]
    assert founded.tolist() == [True, True, False]
    for name, each in years.items():
        assert found.figures[f"year_{name}"].tolist() == each.tolist()
        assert found.figures[f"year_20_{name}"].tolist() == (each / 100).tolist()


def test_a_closed_milieu_must_lose_a_point_and_gain_less_than_one_whatever_the_open_one_gains(told):
    """The third gains a hair less than a point, the fourth a hair more; the open one gains less, or more."""
    closed, before = column(0.2, 0.2, 0.2, 0.2), column(0.195, 0.195, 0.19 + HAIR, 0.19 - HAIR)
    opened = column(0.21 + HAIR, 0.21 - HAIR, 0.3, 0.3)
    open_before = column(0.21, 0.1, 0.3, 0.1)

    def answer(**fixed):
        assert not fixed or fixed.keys() == {*CLOSED, "budget"}
        last, year_10 = (closed, before) if fixed else (opened, open_before)
        return {"exporters": last, "exporters_10": year_10, "quality": last}

    told(answer)
    fewer, still = experiments.closed_milieu_stagnates({"relay": closed}, 0, 1).parts.values()
    assert fewer.tolist() == [True, False, True, True]
    assert still.tolist() == [True, True, True, False]


def test_money_for_ties_outside_stays_unspent_in_a_closed_milieu_and_the_other_uses_get_as_much():
    points = {"budget": column(4, 8, 3, 5), "measures": column(50, 10, 0, 0), "outside": column(50, 60, 100, 0)}
    points["brokerage"] = column(100, 30, 0, 0)
    closed = experiments.setting(points, **shut(points))
    shares, left = (experiments.shares_of(knobs) for knobs in (points, closed))
    for use in ("measures", "brokerage"):
        assert closed["budget"] * left[use] == pytest.approx(points["budget"] * shares[use])
    assert closed["budget"].tolist() == pytest.approx([3, 3.2, 0, 5])


def test_in_a_closed_milieu_no_money_goes_to_ties_outside_and_nobody_brings_one():
    assert dict.fromkeys(("first_abroad", "abroad_alone", "abroad_by_exporters", "outside"), 0) == CLOSED


def test_what_exporters_bring_about_is_all_that_the_equations_draw_from_them():
    assert dict.fromkeys(("follow", "abroad_by_exporters", "exporters_news", "peers"), 0) == FEEDBACK


def test_the_interval_holds_95_of_100_draws():
    """Of a mean it is 1.96 standard errors on both sides; 30 settings, so that their mean is sharp."""
    luck = np.random.default_rng(1).normal(0, 1, (1, 30, 300))
    low, high = experiments.interval(luck + (np.array(DENSITIES) - 5)[:, None, None])
    errors = luck[0].std(axis=1) / np.sqrt(300)
    assert ((high - low) / 2 / errors).mean() == pytest.approx(1.96, rel=0.05)


def test_the_last_ten_years_begin_in_year_10(monkeypatch):
    names = ("exporters", "services", "quality", "operators", "connected")
    monkeypatch.setattr(experiments, "portrait", lambda year: dict.fromkeys(names, np.full((1, 1), float(year))))
    found = experiments.ends(range(-5, 21))
    assert (found["exporters_10"], found["exporters"]) == (10, 20)


def test_a_milieu_that_was_connected_and_is_not_any_more_is_told_from_one_that_is(monkeypatch):
    names = ("exporters", "services", "quality", "operators")
    reached = {year: [0.5 if year >= 3 else 0.4, 0.5 if 3 <= year < 20 else 0.4, 0.4] for year in range(-5, 21)}
    portrait = lambda year: dict.fromkeys(names, 0.0) | {"connected": np.array([reached[year]])}  # noqa: E731
    monkeypatch.setattr(experiments, "portrait", portrait)
    found = experiments.ends(range(-5, 21))
    assert found["year_connected"].tolist() == [[3, 3, 21]]
    assert found["connected_20"].tolist() == [[1, 0, 0]]
