"""Knobs at several points, points that are alike, parts, and sums with the same digits alone and among many."""

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.core.points import alike, at_points, in_points, part_by_part, summed, told_in_per_cent


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


def test_knobs_at_points_are_those_moved_and_all_others_as_they_stand():
    at = at_points({"price": 0.5, "weather": "dry"}, {"price": np.array([0.1, 0.2])})
    assert at["price"].tolist() == [0.1, 0.2]
    assert at["weather"].tolist() == ["dry", "dry"]
    assert at_points({"price": 0.5}, {})["price"].tolist() == [0.5]


def test_a_name_that_is_no_knob_is_refused_with_those_there_are():
    with pytest.raises(KnobError, match=r"^wages: there is no such knob to move; the knobs are price, weather$"):
        at_points({"price": 0.5, "weather": "dry"}, {"wages": np.array([1.0])})


@pytest.mark.parametrize("together", [1, 2, 3, 7])
def test_what_is_found_part_by_part_is_what_is_found_at_once(together):
    sizes = []

    def measure(here):
        sizes.append(len(here["price"]))
        return {"double": 2 * here["price"]}

    found = part_by_part({"price": np.arange(5)}, together, measure)
    assert found["double"].tolist() == [0, 2, 4, 6, 8]
    assert found["double"].dtype == float
    assert max(sizes) == min(together, 5)


def test_points_with_the_same_values_in_all_columns_are_alike():
    columns = [np.array(["dry", "wet", "dry", "dry"]), np.array([1, 1, 2, 1])]
    told = {values: places.tolist() for values, places in alike(columns, 4).items()}
    assert told == {("dry", 1): [0, 3], ("wet", 1): [1], ("dry", 2): [2]}


def test_without_a_column_all_points_are_alike():
    assert {values: places.tolist() for values, places in alike([], 3).items()} == {(): [0, 1, 2]}


def test_a_bench_is_told_outcomes_of_some_units_in_per_cent():
    found = {"sold": np.array([[0.25]]), "stalls": np.array([[3.0]]), "open": np.array([[1.0]])}
    units = {"sold": ("share", "part sold"), "stalls": ("stalls", "how many"), "open": ("0 or 1", "whether")}
    asked = []

    def sweep(*given):
        asked.append(given)
        return found

    told = told_in_per_cent(sweep, units)("knobs", {"price": 1}, seed=4, runs=2)
    assert {name: values.item() for name, values in told.items()} == {"sold": 25, "stalls": 3, "open": 1}
    assert told_in_per_cent(sweep, units, ("0 or 1",))("knobs", {})["open"].item() == 100
    assert asked == [("knobs", {"price": 1}, 4, 2), ("knobs", {}, 0, 24)]
