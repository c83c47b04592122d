"""The generalised mean: known means, continuity, extremes far out."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu.means import generalised_mean
from labkit.milieu.ranks import average_ranks, places

VALUES, WEIGHTS = np.array([2.0, 8.0, 40.0]), np.array([1.0, 2.0, 1.0])


def mean(exponent, values=VALUES, weights=WEIGHTS):
    return float(generalised_mean(values, weights, exponent))


@pytest.mark.parametrize(
    ("exponent", "by_hand"),
    [
        (1, (2 + 16 + 40) / 4),
        (0, (2 * 8 * 8 * 40) ** 0.25),
        (-1, 4 / (1 / 2 + 2 / 8 + 1 / 40)),
        (2, np.sqrt((4 + 128 + 1600) / 4)),
        (-np.inf, 2),
        (np.inf, 40),
    ],
)
def test_well_known_means_are_those_worked_out_by_hand(exponent, by_hand):
    assert mean(exponent) == pytest.approx(by_hand, rel=1e-14)


@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize("near", [1e-3, 1e-6, 1e-9, 1e-12, 1e-14, 1e-17, 1e-300])
def test_the_mean_is_continuous_at_the_geometric_from_both_sides(side, near):
    # M_p is about M_0·exp(p·v/2) with v the variance of the logarithms
    variance = np.average(np.log(VALUES) ** 2, weights=WEIGHTS) - np.average(np.log(VALUES), weights=WEIGHTS) ** 2
    expected = mean(0) * np.exp(side * near * variance / 2)
    assert mean(side * near) == pytest.approx(expected, rel=max(2 * near**2, 1e-14))


def test_a_mean_rises_with_its_exponent():
    exponents = np.concatenate([[-np.inf], np.linspace(-40, 40, 401), [np.inf]])
    means = generalised_mean(VALUES[:, None], WEIGHTS[:, None], exponents)
    assert (np.diff(means) > 0).all()


@pytest.mark.parametrize("exponent", [-1e9, -3000, 3000, 1e9])
def test_exponents_far_out_come_to_the_end_without_overflow(exponent):
    assert mean(exponent) == pytest.approx(2 if exponent < 0 else 40, rel=1e-3)


@pytest.mark.parametrize("exponent", [-np.inf, -5, 0, 0.5, 1])
def test_a_value_without_weight_does_not_count(exponent):
    assert mean(exponent, np.array([0.001, 3.0, 3.0]), np.array([0.0, 1.0, 2.0])) == pytest.approx(3)


@pytest.mark.parametrize("exponent", [-np.inf, -5, 0, 0.5, 1])
def test_what_is_missing_leaves_the_mean_to_the_rest(exponent):
    with_hole = mean(exponent, np.array([2.0, np.nan, 40.0]))
    assert with_hole == pytest.approx(mean(exponent, VALUES[[0, 2]], WEIGHTS[[0, 2]]))
    assert np.isnan(mean(exponent, np.full(3, np.nan)))


def test_a_value_of_zero_is_an_error_only_where_it_counts():
    zero = np.array([0.0, 1.0, 2.0])
    assert mean(1, zero) == pytest.approx(1)
    assert mean(0, zero, np.array([0.0, 1.0, 1.0])) == pytest.approx(np.sqrt(2))
    with pytest.raises(ValueError, match=r"value = 0 with exponent = 0.5: .* needs values above 0"):
        mean(0.5, zero)


def test_ranks_of_those_who_tie_are_averages_and_missing_ones_have_none():
    np.testing.assert_array_equal(average_ranks(np.array([3.0, 1.0, np.nan, 3.0, 2.0])), [3.5, 1, np.nan, 3.5, 2])


def test_scores_that_differ_by_rounding_alone_are_tied():
    np.testing.assert_array_equal(places(np.array([0.1 + 0.2, 0.3, 0.2])), [1.5, 1.5, 3])
