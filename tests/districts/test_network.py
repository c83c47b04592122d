"""The drawn network: its luck, its limits, and that it is the expected one on average."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.districts.kernel import simulate
from labkit.districts.network import ties
from labkit.districts.params import HUB, DistrictsParams

EQUAL, LINKED = np.r_[np.ones(60), np.zeros(20)], np.r_[np.ones(60), np.zeros(20)]


def test_ties_join_two_different_firms_that_are_there_and_each_pair_once():
    found = simulate(DistrictsParams(start=HUB), seed=3, runs=4)
    for year in (0, 20, 40):
        output = found.firm_output[2, year]
        one, other = ties(output, found.firm_link[2, year], 3, 2)
        assert (one < other).all()
        assert (output[one] > 0).all()
        assert (output[other] > 0).all()
        assert len(set(zip(one, other, strict=True))) == len(one) > 20


def test_firms_without_links_have_no_ties_and_nobody_has_a_tie_alone():
    assert len(ties(EQUAL, 0 * LINKED, 0, 0)[0]) == 0
    for output in (0 * EQUAL, np.eye(80)[3]):
        assert len(ties(output, LINKED, 0, 0)[0]) == 0


def test_a_firm_with_nearly_all_output_has_a_tie_with_nearly_every_other():
    giant = np.r_[1000.0, np.full(59, 0.01), np.zeros(20)]
    one, _ = ties(giant, LINKED, 0, 0)
    assert (one == 0).mean() == pytest.approx(1)
    assert len(one) == 59


def test_the_largest_is_picked_as_often_as_the_reading_expects():
    output = np.r_[20.0, np.ones(59), np.zeros(20)]
    reached = [(ties(output, 0.5 * LINKED, 0, run)[0] == 0).sum() for run in range(400)]
    share = 20 / 79
    picked_by_it = 2 * (1 - share)  # it picks others, too, some of whom picked it
    expected = 59 * (1 - (1 - 0.5 * share) ** 4)
    assert expected < np.mean(reached) < expected + picked_by_it


def test_only_what_changed_moves_from_year_to_year():
    fewer = EQUAL.copy()
    fewer[59] = 0
    before, after = (set(zip(*ties(output, LINKED, 0, 0), strict=True)) for output in (EQUAL, fewer))
    assert len(before & after) > 0.4 * len(before)


def test_another_future_has_other_ties():
    one, other = (ties(EQUAL, LINKED, 0, run) for run in (0, 1))
    assert not np.array_equal(one[1], other[1])


@pytest.mark.parametrize("gone", [0, 3, 30])
def test_the_luck_of_a_tie_stays_with_its_places_whoever_leaves(gone):
    """Firms in later places do not take the luck of those before them."""
    fewer = EQUAL.copy()
    fewer[gone] = 0
    before, after = (set(zip(*ties(output, LINKED, 0, 0), strict=True)) for output in (EQUAL, fewer))
    assert len(before & after) > 0.5 * len(before)
