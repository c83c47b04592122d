"""Ranks: the quick form for many territories equals the plain one, and what a draw without a rank counts."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu import ranks
from labkit.milieu.lab import draft_runs


@pytest.mark.parametrize("shape", [(31,), (31, 40), (64, 5, 7)])
def test_many_territories_have_the_ranks_of_the_plain_form_with_ties_and_holes(shape, monkeypatch):
    rng = np.random.default_rng(3)
    values = rng.integers(0, 12, shape).astype(float)
    values[rng.random(shape) < 0.1] = np.nan
    values.reshape(shape[0], -1)[:, 0] = np.nan
    quick = ranks.average_ranks(values)
    monkeypatch.setattr(ranks, "MANY", 1000)
    np.testing.assert_array_equal(quick, ranks.average_ranks(values))
    if len(shape) > 1:
        assert np.nanmax(quick) > 25


def test_a_draw_without_a_rank_counts_as_the_last_place_of_those_that_ever_have_one():
    none = np.nan
    drawn = np.array([[1, 2, 3, none], [none, 1, 2, none], [none, none, 1, none]])
    expected = [[1, 2, 3, none], [3, 1, 2, none], [3, 3, 1, none]]
    np.testing.assert_array_equal(ranks.last_where_none(drawn), expected)
    np.testing.assert_array_equal(ranks.last_where_none(np.array([drawn, drawn])), [expected, expected])


@pytest.mark.parametrize(("territories", "expected"), [(1, 2000), (12, 2000), (13, 1846), (60, 400), (500, 200)])
def test_a_moved_slider_takes_fewer_draws_of_more_territories(territories, expected):
    assert draft_runs(territories) == expected
