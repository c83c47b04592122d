"""Knobs at several points, and sums with the same digits for a future alone and among many."""

import numpy as np

from labkit.core.points import in_points, summed


def test_numbers_and_arrays_come_as_columns_of_equal_length():
    k = in_points({"price": 0.5, "stalls": np.array([1, 2, 3])})
    assert k.price.tolist() == [[0.5]] * 3
    assert k.stalls.tolist() == [[1.0], [2.0], [3.0]]
    assert k.stalls.dtype == float


def test_a_single_setting_is_one_point():
    assert in_points({"price": 1}).price.tolist() == [[1.0]]


def test_a_future_alone_has_the_digits_that_it_has_among_many():
    each = np.random.default_rng(0).lognormal(size=(80, 1, 30))
    alone = [summed(each[:, :, [run]])[0, 0] for run in range(30)]
    assert summed(each)[0].tolist() == alone
    one_after_the_other = 0.0
    for value in each[:, 0, 0]:
        one_after_the_other += value
    assert alone[0] == one_after_the_other
