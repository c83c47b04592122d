"""Draws of the doubt: what varies and what does not, the same luck wherever choices stand, intervals of ranks."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest

from labkit.milieu import doubt
from labkit.milieu.choices import Choices
from labkit.milieu.contract import OPERATOR_KINDS
from labkit.milieu.counting import table
from labkit.milieu.doubt import VARY, Width, draws, exponents_near, interval, scored
from labkit.milieu.drawing import HILL_NUMBERS, SCALED_BY
from labkit.milieu.indicators import GOALPOSTS, INDICATORS, Assumptions
from labkit.milieu.luck import draw, times_counted
from labkit.milieu.shipped import shipped
from labkit.milieu.tables import milieux, sheet

from .territories import by_hand, panel

PANEL = panel()
NAMES = list(INDICATORS)
NUMBER = 300
COMES_FROM = [indicator.comes_from for indicator in INDICATORS.values()]
FROM = {kind: [at for at, source in enumerate(COMES_FROM) if source == kind] for kind in ("operators", "raters")}
DIRECTION = np.array([indicator.direction for indicator in INDICATORS.values()])


def spread(values):
    return np.ptp(values, axis=0)


def test_same_seed_same_draws_and_another_seed_others():
    again = milieux("again", PANEL.sheets)
    np.testing.assert_array_equal(draws(PANEL, 5, 40).values, draws(again, 5, 40).values)
    assert (draws(PANEL, 5, 40).values != draws(PANEL, 6, 40).values).any()


def test_a_draw_is_the_same_whether_few_or_many_are_drawn():
    few, many = draw(3, 8, 4, 2, 6), draw(3, 90, 4, 2, 6)
    for name, values in vars(few).items():
        np.testing.assert_array_equal(values, getattr(many, name)[..., :8])
    few, many = (np.concatenate(list(times_counted(3, number, 2300, 0.5))) for number in (8, 90))
    np.testing.assert_array_equal(few, many[:, :8])
    assert many.shape == (2300, 90)


def test_operators_are_counted_as_often_as_a_poisson_number_says():
    times = np.concatenate(list(times_counted(0, 100, 2500, 1.0)))
    shares = [np.mean(times == k) for k in range(4)]
    np.testing.assert_allclose(shares, np.exp(-1) / np.array([1, 1, 2, 6]), atol=4e-3)
    assert np.mean(np.concatenate(list(times_counted(0, 100, 2500, 0.0))) == 1) == 1


def test_with_nothing_varied_the_only_draw_is_the_table():
    found = draws(PANEL, 0, NUMBER, vary=())
    np.testing.assert_array_equal(found.values[0], table(PANEL))
    np.testing.assert_array_equal(scored(found, Choices()).score[0], Choices().score(table(PANEL)).score)


@pytest.mark.parametrize("kind", ["operators", "raters"])
def test_only_the_indicators_of_what_is_drawn_vary(kind):
    varies = np.nanmax(spread(draws(PANEL, 0, NUMBER, vary=(kind,)).values), axis=0) > 0
    assert set(np.flatnonzero(varies)) == set(FROM[kind])


@pytest.mark.parametrize("choice", VARY)
def test_each_source_of_doubt_alone_moves_some_score_and_can_be_switched_off(choice):
    iso = {**PANEL.territories.columns, "iso_9001": np.where(np.arange(12) % 6 == 2, np.nan, 9.0)}
    data = milieux("with a hole", {**PANEL.sheets, "territories": sheet("territories", iso)})
    choices = Choices(exponents=(1.0, 0.0))
    alone, rest = (scored(draws(data, 0, NUMBER, vary=v), choices) for v in ((choice,), set(VARY) - {choice}))
    off = scored(draws(data, 0, NUMBER, vary=()), choices)
    assert np.ptp(alone.score, axis=0).max() > 0
    assert np.ptp(off.score, axis=0).max() == 0
    assert (rest.score != scored(draws(data, 0, NUMBER), choices).score).any()


def test_the_luck_of_weights_does_not_depend_on_where_importances_stand():
    vary = ("weights",)
    twice = Choices(dimension_weights=(2.0,) * 4, indicator_weights=(5.0,) * len(INDICATORS))
    same, double = (scored(draws(PANEL, 0, NUMBER, vary=vary), c) for c in (Choices(), twice))
    np.testing.assert_allclose(same.score, double.score)


def test_an_importance_of_zero_stays_zero_in_every_draw():
    alone = Choices(dimension_weights=(0.0, 0.0, 1.0, 0.0))
    found = scored(draws(PANEL, 0, NUMBER, vary=("weights",)), alone)
    np.testing.assert_allclose(found.score, found.dimensions[..., 2])


def test_all_importances_at_zero_and_every_extreme_of_compensation_can_be_scored():
    none = {"dimension_weights": (0.0,) * 4, "indicator_weights": (0.0,) * len(INDICATORS)}
    for across in (-np.inf, -4.0, 0.0, 1.0, np.inf):
        assert np.isfinite(scored(draws(PANEL, 0, 50), Choices(**none, exponents=(1.0, across))).score).all()


def test_a_wider_doubt_about_weights_or_exponents_spreads_the_scores():
    for name in ("weights", "exponent"):
        drawn = draws(PANEL, 0, NUMBER, vary=(name,))
        narrow, wide = (spread(scored(drawn, Choices(), Width(**{name: w})).score) for w in (0.1, 0.6))
        assert (wide > 2 * narrow).all()


def test_exponents_are_drawn_on_both_sides_of_the_choice_and_an_infinite_one_stays():
    drawn, geometric = draws(PANEL, 0, NUMBER, vary=("exponent",)), Choices(exponents=(1.0, 0.0))
    held = scored(drawn, geometric, Width(exponent=0.0)).score
    around = scored(drawn, geometric, Width(exponent=0.5)).score
    lower, higher = (Choices(exponents=(1.0, p)).score(table(PANEL)).score for p in (-0.5, 0.5))
    assert ((lower <= around) & (around <= higher)).all()
    np.testing.assert_allclose(np.mean(around > held, axis=0), 0.5, atol=0.1)
    weakest = scored(drawn, Choices(exponents=(1.0, -np.inf)))
    np.testing.assert_allclose(weakest.score, np.nanmin(weakest.dimensions, axis=-1) + 0 * weakest.score)


def test_no_draw_compensates_more_than_in_full():
    drawn = draws(PANEL, 0, NUMBER, vary=("exponent",))
    assert (scored(drawn, Choices()).score <= Choices().score(table(PANEL)).score + 1e-9).all()
    uniform = np.array([0.0, 0.5, 1.0])
    np.testing.assert_allclose(exponents_near(1.0, 0.5, uniform), [0.5, 0.75, 1.0])
    np.testing.assert_allclose(exponents_near(0.8, 0.5, uniform), [0.3, 0.65, 1.0])
    np.testing.assert_allclose(exponents_near(-2.0, 0.5, uniform), [-2.5, -2.0, -1.5])
    np.testing.assert_array_equal(exponents_near(-np.inf, 0.5, uniform), -np.inf)


def test_more_doubtful_operators_spread_density_and_a_share_of_one_is_the_ordinary_bootstrap():
    at = NAMES.index("operators_per_1000_smes")
    counted = table(PANEL)[:, at]
    for share in (0.25, 1.0):
        drawn = draws(PANEL, 0, 4000, vary=("operators",), width=Width(operators=share)).values[..., at]
        np.testing.assert_allclose(drawn.mean(axis=0), counted, rtol=0.03)
        # Poisson counts of n operators, a share of them doubtful, have the variance share × n
        operators = np.round(counted * _smes() / 1000)
        np.testing.assert_allclose(drawn.std(axis=0) / counted, np.sqrt(share / operators), rtol=0.06)


def _smes():
    return PANEL.territories["smes"][6:]


def hill_numbers(data, share):
    at = [NAMES.index(name) for name in HILL_NUMBERS]
    return draws(data, 0, SCALED_BY, vary=("operators",), width=Width(operators=share)).values[..., at]


def test_hill_numbers_of_the_draws_have_the_counted_one_as_their_mean_where_nothing_is_cut_off():
    counted = table(PANEL)[:, [NAMES.index(name) for name in HILL_NUMBERS]]
    drawn = hill_numbers(PANEL, 1.0)
    above = np.stack([np.full(drawn.shape[:2], len(OPERATOR_KINDS)), drawn[..., 0], drawn[..., 1]], axis=-1)
    whole = (drawn < above).all(axis=0)
    assert whole.any()
    np.testing.assert_allclose(drawn.mean(axis=0)[whole], counted[whole])
    assert (drawn.mean(axis=0) < counted + 1e-9).all()


@pytest.mark.parametrize("share", [0.25, 1.0])
def test_no_draw_has_more_kinds_than_there_are_and_hill_numbers_fall_with_their_order(share):
    drawn = hill_numbers(shipped("stylised"), share)
    assert drawn.min() >= 0
    assert drawn.max() == len(OPERATOR_KINDS)
    assert (np.diff(drawn, axis=-1) <= 0).all()


@pytest.mark.parametrize("number", [SCALED_BY - 1, SCALED_BY, 2 * SCALED_BY])
def test_a_draw_of_the_data_is_the_same_however_many_are_drawn(number):
    few, more = (draws(PANEL, 3, n, width=Width(operators=1.0)).values for n in (7, number))
    np.testing.assert_array_equal(few, more[:7])


def test_the_scale_of_the_hill_numbers_has_nothing_to_do_with_raters_or_the_window():
    at = [NAMES.index(name) for name in HILL_NUMBERS]
    alone = draws(PANEL, 0, 40, vary=("operators",)).values[..., at]
    both = draws(PANEL, 0, 40, vary=("operators", "raters"), assumed=Assumptions(window=9)).values[..., at]
    np.testing.assert_array_equal(alone, both)


def test_drawn_raters_average_out_to_all_raters_and_a_single_one_has_no_width():
    at = NAMES.index("shared_aims")
    drawn = draws(PANEL, 0, 4000, vary=("raters",)).values[..., at]
    np.testing.assert_allclose(drawn.mean(axis=0), table(PANEL)[:, at], atol=0.05)
    alone = panel(raters=1)
    np.testing.assert_array_equal(spread(draws(alone, 0, 50, vary=("raters",)).values[..., at]), 0)


def test_an_empty_cell_takes_the_values_of_other_territories_in_turn():
    iso = {**PANEL.territories.columns, "iso_9003": np.where(np.arange(12) % 6 == 2, np.nan, 1.0)}
    data = milieux("with a hole", {**PANEL.sheets, "territories": sheet("territories", iso)})
    at = NAMES.index("certified_per_1000_smes")
    drawn = draws(data, 0, NUMBER, vary=("missing",)).values[..., at]
    others = np.delete(table(data)[:, at], 2)
    np.testing.assert_allclose(np.unique(drawn[:, 2]), np.sort(others))
    assert np.isnan(draws(data, 0, NUMBER, vary=("weights",)).values[:, 2, at]).all()


def test_a_cell_that_no_territory_has_stays_empty():
    data = milieux("no survey", {**PANEL.sheets, "survey": sheet("survey", {})})
    assert np.isnan(draws(data, 0, 20).values[..., FROM["raters"]]).all()


def test_between_goalposts_a_cell_that_nobody_has_takes_any_value_between_them():
    data = milieux("no survey", {**PANEL.sheets, "survey": sheet("survey", {})})
    posts = tuple(GOALPOSTS.values())
    drawn = draws(data, 0, 2000, goalposts=posts).values[..., FROM["raters"]]
    assert ((drawn >= 1) & (drawn <= 5)).all()
    np.testing.assert_allclose(
        np.quantile(drawn, (0.25, 0.5, 0.75), axis=0), np.array([2, 3, 4])[:, None, None] + 0 * drawn[:3], atol=0.2
    )
    assert (drawn[:, 0] != drawn[:, 1]).any()


def test_goalposts_leave_a_cell_that_somebody_else_has_to_that_one():
    iso = {**PANEL.territories.columns, "iso_9003": np.where(np.arange(12) % 6 == 2, np.nan, 1.0)}
    data = milieux("with a hole", {**PANEL.sheets, "territories": sheet("territories", iso)})
    without, posts = draws(data, 0, 40), draws(data, 0, 40, goalposts=tuple(GOALPOSTS.values()))
    np.testing.assert_array_equal(without.values, posts.values)


@pytest.mark.parametrize("scale", [None, tuple(GOALPOSTS.values())])
@pytest.mark.parametrize("donors", [1, 2, 3])
def test_with_fewer_than_three_donors_a_hole_takes_any_value_between_the_goalposts_whatever_the_scale(donors, scale):
    full, at = panel(territories=4), NAMES.index("certified_per_1000_smes")
    iso = {**full.territories.columns, "iso_9001": np.where(np.arange(8) % 4 >= donors, np.nan, 9.0)}
    data = milieux("few donors", {**full.sheets, "territories": sheet("territories", iso)})
    drawn = draws(data, 0, 2000, vary=("missing",), goalposts=scale).values[:, 3, at]
    if donors >= 3:
        np.testing.assert_array_equal(np.unique(drawn), np.sort(table(data)[:donors, at]))
        return
    worst, best = GOALPOSTS["certified_per_1000_smes"]
    assert worst <= drawn.min() < worst + 1
    assert best - 1 < drawn.max() <= best
    np.testing.assert_allclose(np.median(drawn), (worst + best) / 2, rtol=0.06)


def few_operators():
    """Six territories, the first of which has one operator only."""
    gone = [f"T0 {n}" for n in range(1, 12)]
    operators = PANEL.operators.where(~np.isin(PANEL.operators["operator"], gone))
    ties = PANEL.ties.where(~np.isin(PANEL.ties["a"], gone) & ~np.isin(PANEL.ties["b"], gone))
    return milieux("few", {**PANEL.sheets, "operators": operators, "ties": ties})


def test_what_only_a_draw_lacks_is_taken_from_another_territory_and_all_of_one_draw_from_the_same():
    data, width = few_operators(), Width(operators=1.0)
    reach, births = NAMES.index("coordination_reach"), NAMES.index("births")
    bare = draws(data, 0, NUMBER, vary=("operators",), width=width).values
    filled = draws(data, 0, NUMBER, vary=("operators", "missing"), width=width).values
    lost = np.isnan(bare[:, 0, reach])
    assert lost.mean() == pytest.approx(np.exp(-1), abs=0.1)
    assert not np.isnan(filled[lost][:, 0]).any()
    from_them = np.stack([filled[lost][:, [0], at] == bare[lost][:, 1:, at] for at in (reach, births)])
    assert from_them.all(axis=0).any(axis=1).all()
    np.testing.assert_array_equal(filled[~lost], bare[~lost])


def test_one_territory_alone_with_half_its_data_can_be_drawn():
    found = scored(draws(by_hand(survey=(), ties=()), 0, 200), Choices(exponents=(1.0, 0.0)))
    np.testing.assert_array_equal(found.rank, 1)


def test_draws_are_kept_and_cannot_be_changed():
    first = draws(PANEL, 9, 30)
    assert draws(PANEL, 9, 30).values.base is first.values.base
    with pytest.raises(ValueError, match="read-only"):
        first.values[0, 0, 0] = 1


def test_the_newest_draws_are_kept_up_to_so_many_bytes(monkeypatch):
    doubt._kept.clear()
    draws(PANEL, 0, 30)
    values, luck = next(iter(doubt._kept.values()))
    size = values.nbytes + sum(array.nbytes for array in vars(luck).values())
    monkeypatch.setattr(doubt, "BYTES_KEPT", 3 * size)
    for seed in range(1, 6):
        draws(PANEL, seed, 30)
    assert [key[3] for key in doubt._kept] == [3, 4, 5]
    draws(PANEL, 0, 3000)
    assert [key[3:5] for key in doubt._kept] == [(0, 3000)]


def test_data_that_were_uploaded_long_ago_are_let_go():
    first = weakref.ref(loaded := panel(seed=100))
    draws(loaded, 0, 5)
    del loaded
    for seed in range(101, 106):
        draws(panel(seed=seed), 0, 5)
    gc.collect()
    assert first() is None


def test_draws_under_other_assumptions_are_other_draws():
    before, longer = (draws(PANEL, 9, 30, assumed=Assumptions(window=w)).values for w in (5, 12))
    assert (before != longer).any()


def test_an_unknown_source_of_doubt_is_refused():
    with pytest.raises(ValueError, match=r"vary = \['mood'\]: must be among operators, raters"):
        draws(PANEL, 0, 10, vary=("mood",))


def test_the_interval_holds_the_middle_of_the_draws_and_its_ends_are_drawn_ranks():
    ranks = np.column_stack([np.repeat([1.0, 2, 3, 4], [4, 46, 46, 4]), np.full(100, 2.5)])
    np.testing.assert_array_equal(interval(ranks, 0.9), [[2, 3], [2.5, 2.5]])
    np.testing.assert_array_equal(interval(ranks, 0.98), [[1, 4], [2.5, 2.5]])


def test_a_territory_that_is_best_in_everything_is_first_in_every_draw():
    best = table(PANEL)
    best[0] = np.where(DIRECTION > 0, best.max(axis=0) + 1, best.min(axis=0) - 1)
    luck = draws(PANEL, 0, NUMBER, vary=("weights", "normalisation", "exponent"))
    found = scored(type(luck)(best[None], luck.luck, luck.vary), Choices())
    np.testing.assert_array_equal(found.rank[:, 0], 1)
