"""Luck: streams by kind, drawn once, the same for a run whatever the number of runs."""

from __future__ import annotations

import re
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.core.luck import cached, run_last, single, stream


def test_the_same_seed_and_kind_give_the_same_numbers():
    assert (stream(3, "wind").random(5) == stream(3, "wind").random(5)).all()


def test_another_seed_or_another_kind_gives_other_numbers():
    wind = stream(3, "wind").random(5)
    assert not np.isin(stream(4, "wind").random(5), wind).any()
    assert not np.isin(stream(3, "rain").random(5), wind).any()


def test_run_first_draws_are_the_same_for_ten_runs_and_for_two_hundred():
    assert (stream(1, "wind").random((10, 7)) == stream(1, "wind").random((200, 7))[:10]).all()


def test_a_draw_with_its_runs_last_is_the_same_draw_in_one_piece():
    drawn = np.arange(24).reshape(2, 3, 4)
    kept = run_last(drawn)
    assert kept.shape == (3, 4, 2)
    assert (kept[..., 1] == drawn[1]).all()
    assert kept.flags.c_contiguous


@pytest.mark.parametrize("seed", [-1, 1.5, "7", True, None])
def test_a_seed_that_is_no_whole_number_from_0_upwards_is_refused(seed):
    with pytest.raises(ValueError, match=r"is not a whole number from 0 upwards \(the number of the luck\)"):
        stream(seed, "wind")


@pytest.fixture
def breeze():
    return cached(lambda seed, runs, years: SimpleNamespace(wind=stream(seed, "wind").random((runs, years))))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((0, 0, 4), "runs = 0 is not a whole number from 1 upwards (how many futures)"),
        ((0, -1, 4), "runs = -1 is not a whole number from 1 upwards (how many futures)"),
        ((0, 2.5, 4), "runs = 2.5 is not a whole number from 1 upwards (how many futures)"),
        ((0, True, 4), "runs = True is not a whole number from 1 upwards (how many futures)"),
        ((0, 3, 0), "years = 0 is not a whole number from 1 upwards (a size of the luck)"),
        ((1.0, 3, 4), "seed = 1.0 is not a whole number from 0 upwards (the number of the luck)"),
        ((True, 3, 4), "seed = True is not a whole number from 0 upwards (the number of the luck)"),
    ],
)
def test_a_draw_refuses_what_is_no_size_even_where_an_equal_number_was_drawn_before(breeze, arguments, said):
    breeze(1, 1, 4), breeze(1, 3, 4)
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        breeze(*arguments)


def test_sizes_may_be_numbers_of_numpy_and_may_be_named(breeze):
    assert breeze(np.int64(2), np.int64(3), 4) is breeze(2, runs=3, years=4)


def test_a_cached_draw_is_made_once_and_cannot_be_written_to():
    drawn = []

    @cached
    def draw(seed, runs):
        drawn.append(seed)
        return SimpleNamespace(wind=stream(seed, "wind").random(runs))

    first, again = draw(2, 5), draw(2, 5)
    assert first is again
    assert drawn == [2]
    with pytest.raises(ValueError, match="read-only"):
        first.wind[0] = 0


def test_thresholds_that_differ_in_their_last_digits_decide_alike():
    drawn = np.float32(0.3)
    thresholds = float(drawn) + np.array([-1e-12, 1e-12])
    assert (drawn < thresholds).tolist() == [False, True]
    assert (drawn < single(thresholds)).tolist() == [False, False]
