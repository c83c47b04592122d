"""Sobol indices: a function with known indices, switched-off choices, and what the indices must add up to."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu.choices import Choices
from labkit.milieu.doubt import Width
from labkit.milieu.indicators import INDICATORS
from labkit.milieu.sensitivity import INPUTS, MEAN_SHIFT, _intervals, sensitivity

from .territories import by_hand, panel

PANEL = panel()
AT = {name: place for place, name in enumerate(INPUTS)}


@pytest.fixture(scope="module")
def found():
    return sensitivity(PANEL, Choices(), points=512)


def test_outputs_are_the_rank_of_each_territory_and_their_mean_shift(found):
    assert found.outputs == (*PANEL.names, MEAN_SHIFT)
    assert found.first.shape == found.total.shape == (7, 5)
    assert found.first_interval.shape == found.total_interval.shape == (7, 5, 2)


def test_totals_are_not_below_first_orders_and_all_lie_between_their_limits(found):
    assert (found.total - found.first > -0.1).all()
    assert (found.first.sum(axis=1) < 1.1).all()
    for index, limits in ((found.first, found.first_interval), (found.total, found.total_interval)):
        assert (index.max(axis=0) > 0).any()
        assert ((limits[..., 0] <= index + 1e-12) & (index <= limits[..., 1] + 1e-12)).mean() > 0.95


def test_same_seed_same_indices(found):
    again = sensitivity(PANEL, Choices(), points=512)
    np.testing.assert_array_equal(again.first, found.first)
    np.testing.assert_array_equal(again.total_interval, found.total_interval)


@pytest.mark.parametrize(("name", "width"), [("weights", {"weights": 0.0}), ("exponent", {"exponent": 0.0}),
                                             ("operators", {"operators": 0.0})])  # fmt: skip
def test_a_choice_without_width_has_no_part_in_the_variance(name, width):
    off = sensitivity(PANEL, Choices(), points=128, width=Width(**width))
    np.testing.assert_allclose(off.total[:, AT[name]], 0, atol=1e-12)
    assert off.total.max() > 0.1


def test_raters_decide_nothing_where_no_judged_indicator_counts():
    counted = tuple(0.0 if v.comes_from == "raters" else 1.0 for v in INDICATORS.values())
    found = sensitivity(PANEL, Choices(indicator_weights=counted), points=128)
    np.testing.assert_allclose(found.total[:, AT["raters"]], 0)


def test_the_exponent_decides_more_the_further_it_is_drawn():
    narrow, wide = (sensitivity(PANEL, Choices(), points=256, width=Width(exponent=w)).total[-1] for w in (0.1, 6.0))
    assert wide[AT["exponent"]] > narrow[AT["exponent"]] + 0.1


def test_one_territory_is_always_first_so_nothing_decides():
    alone = sensitivity(by_hand(), Choices(), points=64)
    np.testing.assert_array_equal([alone.first, alone.total], 0)
    np.testing.assert_array_equal([alone.first_interval, alone.total_interval], 0)


def test_points_that_are_no_power_of_two_are_refused():
    with pytest.raises(ValueError, match=r"points = 100: must be a power of 2"):
        sensitivity(PANEL, Choices(), points=100)


def test_the_intervals_of_a_function_with_known_indices_hold_them():
    # y = x1 + 2·x2: variances 1/12 and 4/12, no interaction, so both kinds of index are 1/5 and 4/5
    rng = np.random.default_rng(0)
    a, b = rng.random((2, 2, 4096))

    def y(x):
        return (x[0] + 2 * x[1])[None]

    mixed = np.array([y(np.array([b[0], a[1]])), y(np.array([a[0], b[1]]))])
    first, total = _intervals(y(a), y(b), mixed, rng)
    for limits in (first[0], total[0]):
        assert (limits[:, 0] < [0.2, 0.8]).all()
        assert (limits[:, 1] > [0.2, 0.8]).all()
        assert (limits[:, 1] - limits[:, 0] < 0.12).all()
