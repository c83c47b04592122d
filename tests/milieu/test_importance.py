"""Effective weights, correlations and the table that leaves one indicator out."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu.choices import Choices
from labkit.milieu.counting import table
from labkit.milieu.importance import correlations, drop_one, effective_weights
from labkit.milieu.indicators import INDICATORS

from .territories import panel

PANEL = panel()
# Two columns without any correlation, and with the same variance.
SQUARE = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])


def test_unrelated_parts_work_out_as_the_squares_of_their_weights():
    np.testing.assert_allclose(effective_weights(SQUARE, SQUARE @ [1, 2]), [1 / 5, 4 / 5])


def test_a_part_that_never_varies_works_out_as_nothing_whatever_it_was_given():
    parts = np.column_stack([SQUARE[:, 0], np.full(4, 0.1)])
    np.testing.assert_allclose(effective_weights(parts, parts @ [1, 9]), [1, 0])


def test_two_parts_that_say_the_same_share_and_leave_less_to_the_third():
    parts = np.column_stack([SQUARE[:, 0], SQUARE[:, 0], SQUARE[:, 1]])
    np.testing.assert_allclose(effective_weights(parts, parts.sum(axis=1)), [4 / 9, 4 / 9, 1 / 9])


def test_where_nothing_varies_no_part_has_an_effective_weight():
    assert np.isnan(effective_weights(np.ones((4, 2)), np.ones(4))).all()


def test_correlations_equal_those_of_numpy_where_nothing_is_missing():
    values = np.random.default_rng(0).normal(size=(9, 4))
    np.testing.assert_allclose(correlations(values), np.corrcoef(values.T))


def test_correlations_use_the_pairs_that_are_there():
    values = np.random.default_rng(0).normal(size=(9, 2))
    values[[1, 4], [0, 1]] = np.nan
    both = np.delete(values, [1, 4], axis=0)
    assert correlations(values)[0, 1] == pytest.approx(np.corrcoef(both.T)[0, 1])


def test_two_territories_show_no_correlation():
    assert np.isnan(correlations(SQUARE[:2])).all()


def test_leaving_out_an_indicator_is_giving_it_no_weight():
    unequal = {"dimension_weights": (3.0, 1.0, 2.0, 5.0), "exponents": (1.0, 0.0)}
    values, choices = table(PANEL), Choices(**unequal)
    before = choices.score(values).rank
    found = drop_one(values, choices)
    for left_out in range(len(INDICATORS)):
        weights = tuple(float(at != left_out) for at in range(len(INDICATORS)))
        after = Choices(indicator_weights=weights, **unequal).score(values).rank
        np.testing.assert_allclose(found[left_out], after - before)
    assert np.abs(found).max() > 0


def test_a_dimension_that_loses_its_only_indicator_with_an_importance_no_longer_counts():
    one_each = tuple(float(at in (0, 3, 6, 11)) for at in range(len(INDICATORS)))
    found = drop_one(table(PANEL), Choices(indicator_weights=one_each))[3]
    without_diversity = Choices(indicator_weights=one_each, dimension_weights=(1.0, 0.0, 1.0, 1.0))
    before, after = (
        choices.score(table(PANEL)).rank for choices in (Choices(indicator_weights=one_each), without_diversity)
    )
    np.testing.assert_allclose(found, after - before)


def test_the_territory_that_lives_on_one_indicator_loses_its_rank_without_it():
    values = np.tile(np.arange(4.0)[:, None], len(INDICATORS)) * np.array([v.direction for v in INDICATORS.values()])
    values[:, 6:] = np.nan
    values[0, 0] = 900.0
    only_first = tuple(float(at in (0, 3)) for at in range(len(INDICATORS)))
    weights = Choices(indicator_weights=only_first, dimension_weights=(9.0, 1.0, 0.0, 0.0))
    assert drop_one(values, weights)[0, 0] == 3
