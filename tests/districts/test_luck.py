"""The luck of the districts lab."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from labkit.districts.kernel import simulate
from labkit.districts.luck import YEARS, draw
from labkit.districts.params import DistrictsParams


def test_the_luck_of_a_future_does_not_depend_on_how_many_there_are():
    few, many = draw(4, 3, YEARS), draw(4, 20, YEARS)
    for name, array in vars(few).items():
        assert np.array_equal(array, getattr(many, name)[..., :3]), name


def test_each_kind_of_luck_is_what_it_is_called():
    luck = draw(0, 100, YEARS)
    assert luck.patience.mean() == pytest.approx(1, abs=0.01)
    assert (luck.patience > 1).mean() == pytest.approx(np.exp(-1), abs=0.005)
    for name in ("quality", "growth", "first_size", "first_skill"):
        assert getattr(luck, name).mean() == pytest.approx(0, abs=0.05), name
        assert getattr(luck, name).std() == pytest.approx(1, abs=0.03), name
    for name in ("fate", "plant", "open", "cheap"):
        assert getattr(luck, name).mean() == pytest.approx(0.5, abs=0.03), name
        assert 0 <= getattr(luck, name).min() < getattr(luck, name).max() <= 1, name


def test_kinds_of_luck_are_drawn_apart():
    luck = draw(0, 50, YEARS)
    for one, other in (("quality", "growth"), ("patience", "fate"), ("first_size", "first_skill")):
        together = np.corrcoef(getattr(luck, one).ravel(), getattr(luck, other).ravel())[0, 1]
        assert abs(together) < 0.03, (one, other)


def test_luck_that_is_compared_or_reckoned_with_has_single_precision():
    for name, array in vars(draw(1, 4, YEARS)).items():
        assert np.array_equal(array, array.astype(np.float32)), name


def test_luck_cannot_be_overwritten():
    with pytest.raises(ValueError, match="read-only"):
        draw(0, 5, YEARS).fate[0] = 1


@pytest.mark.parametrize("seed", [-1, 0.5, True, "one"])
def test_a_seed_that_is_no_whole_number_is_refused_in_words(seed):
    with pytest.raises(ValueError, match="is not a whole number from 0"):
        simulate(DistrictsParams(), seed=seed, runs=3)


def test_no_two_kinds_of_luck_are_the_same_numbers():
    """The luck of one future begins differently in each kind; `stride` is that of `quality` by definition."""
    kinds = {name: array.ravel().astype(float) for name, array in vars(draw(0, 1, YEARS)).items() if name != "stride"}
    for one, other in itertools.combinations(kinds, 2):
        first = min(len(kinds[one]), len(kinds[other]), 5)
        assert not np.array_equal(kinds[one][:first], kinds[other][:first]), (one, other)
