"""Hill numbers: worked examples, limits, extremes."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from labkit.milieu.hill import hill


def test_equally_common_kinds_are_counted_whatever_the_order():
    for order in (0, 0.5, 1, 2, 7):
        assert hill([4, 4, 4, 0], order) == pytest.approx(3)


def test_three_one_one_has_the_effective_kinds_worked_out_by_hand():
    assert hill([3, 1, 1], 0) == 3
    assert hill([3, 1, 1], 1) == pytest.approx(np.exp(-(0.6 * np.log(0.6) + 0.4 * np.log(0.2))))
    assert hill([3, 1, 1], 2) == pytest.approx(1 / 0.44)


def test_order_one_is_the_limit_of_its_neighbours():
    for near in (1 - 1e-6, 1 + 1e-6):
        assert hill([7, 2, 1], near) == pytest.approx(hill([7, 2, 1], 1), rel=1e-6)


@pytest.mark.parametrize("order", [0, 1, 2])
def test_which_kind_has_which_count_changes_not_even_the_last_bit(order):
    permuted = np.array(list(permutations([7, 3, 3, 1, 6]))).T
    assert len(set(hill(permuted, order).tolist())) == 1


@pytest.mark.parametrize("order", [0, 1, 2])
def test_nothing_at_all_has_no_kinds(order):
    np.testing.assert_array_equal(hill([[0, 5], [0, 0]], order), [0, 1])


def test_a_negative_order_is_refused():
    with pytest.raises(ValueError, match=r"order = -1 must be 0 or more"):
        hill([1, 2], -1)
