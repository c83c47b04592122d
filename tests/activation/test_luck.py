"""The luck of the activation lab."""

from __future__ import annotations

import itertools

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


def test_a_future_is_the_same_alone_and_among_many_to_the_last_digit():
    alone, among = simulate(ActivationParams(), seed=0, runs=1), simulate(ActivationParams(), seed=0, runs=50)
    for name, output in among.outputs().items():
        first = output.values[:1] if output.axes[0] == "run" else output.values
        assert np.array_equal(getattr(alone, name), first), name


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


def test_no_two_kinds_of_luck_are_the_same_numbers():
    """The luck of one future begins differently in each kind; kinds of operator do not rise and fall together."""
    luck, first = draw(0, 1), slice(1, 6)
    begin = {"pair": luck.pair[0, 0, 0, first], "first_pair": luck.first_pair[0, 0, first]}
    begin |= {name: getattr(luck, name).ravel()[:5] for name in ("fate", "abroad", "first_abroad")}
    for one, other in itertools.combinations(begin, 2):
        assert not np.array_equal(begin[one], begin[other]), (one, other)
    many = draw(0, 50)
    assert abs(np.corrcoef(many.newcomer.ravel(), many.measure.ravel())[0, 1]) < 0.02
    assert abs(np.corrcoef(many.newcomer[0, 1:].ravel(), many.first[1:].ravel())[0, 1]) < 0.08
