"""The luck of the small world lab."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.small_world.luck import CALLS, CATEGORIES, FIRMS, PICKS, call_luck, spread_luck, tie_luck


def test_the_luck_of_a_future_does_not_depend_on_how_many_there_are():
    few, many = spread_luck(4, 3), spread_luck(4, 9)
    for name in ("start", "turn", "field", "first"):
        assert np.array_equal(getattr(few, name), getattr(many, name)[:3]), name
    assert np.array_equal(tie_luck(4, 3).aim, tie_luck(4, 9).aim[:3])
    assert np.array_equal(call_luck(4, 3, 1), call_luck(4, 9, 1)[:, :3])


def test_a_longer_horizon_begins_with_the_same_meetings():
    luck = spread_luck(2, 2)
    short, long = list(luck.rounds(250)), list(luck.rounds(450))
    assert (len(short), len(long)) == (250, 450)
    assert all(np.array_equal(call, later) for call, later in zip(short, long, strict=False))
    assert not np.array_equal(long[0], long[200])


@pytest.mark.parametrize("half", range(2, 11))
def test_every_tie_has_the_same_chance_to_be_drawn_whatever_the_degree(half):
    ties = FIRMS * half
    assert CALLS % (ties * PICKS) == 0  # so every tie has equally many calls, and within them every pick
    drawn = np.bincount(call_luck(0, 40, 0).reshape(-1) // (CALLS // ties), minlength=ties)
    assert drawn.size == ties
    assert abs(drawn - drawn.mean()).max() < 5 * np.sqrt(drawn.mean())


def test_draws_reach_all_they_can_reach_and_nothing_else():
    luck, calls = spread_luck(0, 40), call_luck(0, 40, 0)
    assert np.array_equal(np.sort(luck.turn, axis=1)[0], np.arange(FIRMS))
    assert set(np.unique(luck.field)) == set(range(CATEGORIES))
    assert np.bincount(calls.reshape(-1) % PICKS) / calls.size == pytest.approx(np.full(PICKS, 1 / PICKS), rel=0.02)
    assert CALLS * 0.9999 < calls.max() < CALLS
    assert luck.start.mean() == pytest.approx(0.5, abs=0.01)


def test_luck_cannot_be_changed():
    for array in (spread_luck(0, 2).start, call_luck(0, 2, 0), tie_luck(0, 2).order):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
