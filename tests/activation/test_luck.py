"""The luck of the activation lab."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.activation.kernel import simulate
from labkit.activation.kinds import FUNDED, KINDS, MIX
from labkit.activation.luck import PLACES, STEPS, draw
from labkit.activation.params import ActivationParams


def test_the_luck_of_a_future_does_not_depend_on_how_many_there_are():
    few, many = draw(4, 3), draw(4, 20)
    for name, array in vars(few).items():
        axis = -2 if "pair" in name else -1
        assert np.array_equal(array, getattr(many, name).take(range(3), axis=axis)), name


def test_pairs_have_the_same_luck_from_both_ends_and_each_has_its_own():
    pair = draw(0, 2).pair
    assert pair.shape == (STEPS, PLACES, 2, PLACES)
    assert np.array_equal(pair, pair.swapaxes(1, 3))
    upper = pair[0, :, 0][np.triu_indices(PLACES, 1)]
    assert len(np.unique(upper)) > 0.98 * len(upper)


def test_luck_that_is_compared_is_even_over_all_whole_numbers():
    luck = draw(0, 100)
    for name in ("pair", "first_pair", "fate", "abroad", "first_abroad"):
        array = getattr(luck, name)
        assert array.dtype == np.uint16
        assert array.mean() == pytest.approx(32767.5, rel=0.02), name
        assert array.min() < 100, name
        assert array.max() > 65435, name


def test_kinds_come_as_often_as_their_shares_say():
    luck = draw(0, 300)
    for name, shares in (("newcomer", MIX), ("measure", FUNDED)):
        often = np.bincount(getattr(luck, name).ravel(), minlength=len(KINDS)) / getattr(luck, name).size
        assert often == pytest.approx(shares, abs=0.005), name
    assert set(np.unique(luck.measure)) == set(np.flatnonzero(FUNDED))
    assert (luck.first[0] == KINDS.index("public body")).all()


def test_kinds_of_luck_are_drawn_apart():
    luck = draw(0, 50)
    assert abs(np.corrcoef(luck.fate.ravel(), luck.abroad.ravel())[0, 1]) < 0.02
    assert abs(np.corrcoef(luck.fate.ravel(), luck.newcomer.ravel())[0, 1]) < 0.02


def test_luck_cannot_be_overwritten():
    with pytest.raises(ValueError, match="read-only"):
        draw(0, 5).fate[0] = 1


@pytest.mark.parametrize("seed", [-1, 0.5, True, "one"])
def test_a_seed_that_is_no_whole_number_is_refused_in_words(seed):
    with pytest.raises(ValueError, match="is not a whole number from 0"):
        simulate(ActivationParams(), seed=seed, runs=3)
