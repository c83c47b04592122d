"""Parts of a difference between two scores: they add up, and are what all orders of swapping say."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from labkit.milieu.choices import Choices
from labkit.milieu.compare import parts_of_difference
from labkit.milieu.counting import table
from labkit.milieu.indicators import DIMENSION, INDICATORS
from labkit.milieu.means import generalised_mean

from .territories import panel

WEIGHTS = (3.0, 1.0, 2.0, 5.0)
EXPONENTS = [(1.0, 1.0), (1.0, 0.0), (0.5, -np.inf), (-np.inf, -3.0)]
CHOICES = Choices(dimension_weights=WEIGHTS, exponents=(0.5, -2.0))


def two(choices, seed=0):
    scores = choices.score(table(panel(seed=seed)))
    return scores.normalised[:2], scores.score[:2]


@pytest.mark.parametrize("exponents", EXPONENTS)
def test_the_parts_add_up_to_the_difference(exponents):
    choices = Choices(dimension_weights=WEIGHTS, exponents=exponents)
    (one, other), scores = two(choices)
    parts = parts_of_difference(one, other, choices)
    assert parts.difference == pytest.approx(scores[0] - scores[1], abs=1e-9)
    assert parts.dimension.sum() == pytest.approx(parts.difference, abs=1e-9)
    np.testing.assert_allclose(np.bincount(DIMENSION, parts.indicator), parts.dimension, atol=1e-9)


def test_with_full_compensation_a_part_is_its_weight_times_the_difference():
    choices = Choices(dimension_weights=WEIGHTS)
    (one, other), _ = two(choices)
    weights = np.array(WEIGHTS)[DIMENSION] / 11 / np.bincount(DIMENSION)[DIMENSION]
    np.testing.assert_allclose(parts_of_difference(one, other, choices).indicator, weights * (one - other), atol=1e-9)


def test_parts_are_means_over_all_orders_of_swapping():
    (one, other), _ = two(CHOICES)
    found = parts_of_difference(one, other, CHOICES).indicator
    of_density = np.flatnonzero(DIMENSION == 0).tolist()
    effects = np.zeros(len(INDICATORS))
    orders = [(d, i) for d in permutations(range(4)) for i in permutations(of_density)]
    for dimensions, indicators in orders:
        now = other.copy()
        for dimension in dimensions:
            for at in indicators if dimension == 0 else [np.flatnonzero(dimension == DIMENSION)]:
                before = score(now)
                now[at] = one[at]
                if dimension == 0:
                    effects[at] += score(now) - before
    np.testing.assert_allclose(found[of_density], effects[of_density] / len(orders), atol=1e-9)


def score(normalised):
    of_d = [generalised_mean(normalised[d == DIMENSION], np.ones((d == DIMENSION).sum()), 0.5) for d in range(4)]
    return float(generalised_mean(np.array(of_d), np.array(WEIGHTS), -2.0))


def test_turned_round_the_parts_change_their_sign():
    (one, other), _ = two(CHOICES)
    forth, back = parts_of_difference(one, other, CHOICES), parts_of_difference(other, one, CHOICES)
    np.testing.assert_allclose(forth.indicator, -back.indicator, atol=1e-9)


def test_what_both_have_alike_makes_no_difference():
    (one, other), _ = two(CHOICES)
    other[3] = one[3]
    parts = parts_of_difference(one, other, CHOICES)
    assert parts.indicator[3] == pytest.approx(0, abs=1e-12)
    assert np.abs(parts.indicator).max() > 1


def test_an_indicator_that_only_one_has_still_lets_the_parts_add_up():
    choices = Choices(exponents=(1.0, 0.0))
    (one, other), _ = two(choices)
    one[4] = np.nan
    parts = parts_of_difference(one, other, choices)
    assert parts.indicator.sum() == pytest.approx(parts.difference, abs=1e-9)
    assert np.isfinite(parts.indicator).all()


def test_importances_that_are_all_0_count_as_equal():
    none, equal = Choices(dimension_weights=(0.0,) * 4), Choices()
    (one, other), _ = two(equal)
    np.testing.assert_allclose(
        parts_of_difference(one, other, none).indicator, parts_of_difference(one, other, equal).indicator
    )


def test_without_a_score_there_are_no_parts():
    parts = parts_of_difference(np.full(len(INDICATORS), np.nan), two(CHOICES)[0][0], CHOICES)
    assert np.isnan(parts.difference)
