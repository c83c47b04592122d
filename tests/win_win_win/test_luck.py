"""The luck of the game, and what it means that settings share it."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.luck import BODIES, MOST, YEARS, draw
from labkit.win_win_win.params import WinWinWinParams


def test_the_luck_of_a_future_does_not_depend_on_how_many_there_are():
    few, many = draw(4, 3), draw(4, 20)
    for name in ("first", "change"):
        for one, other in zip(getattr(few, name), getattr(many, name), strict=True):
            assert np.array_equal(one, other[..., :3])


def test_luck_has_a_number_for_everybody_every_year_and_its_kinds_are_drawn_apart():
    luck = draw(0, 50)
    assert [array.shape for array in luck.first] == [(MOST, 50), (MOST, 50), (BODIES, 50)]
    assert [array.shape for array in luck.change] == [(YEARS, MOST, 50), (YEARS, MOST, 50), (YEARS, BODIES, 50)]
    for array in (*luck.first, *luck.change):
        assert array.mean() == pytest.approx(0.5, abs=0.02)
    assert abs(np.corrcoef(luck.change[0].ravel(), luck.change[1].ravel())[0, 1]) < 0.01


def test_luck_cannot_be_overwritten():
    for array in (*draw(0, 5).first, *draw(0, 5).change):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


@pytest.mark.parametrize("seed", [-1, 0.5, True, "one"])
def test_a_seed_that_is_no_whole_number_is_refused_in_words(seed):
    with pytest.raises(ValueError, match="is not a whole number from 0"):
        simulate(WinWinWinParams(), seed=seed, runs=3)


@pytest.mark.parametrize(("knob", "low", "high"), [("together", 8, 12), ("support", 3, 8), ("start", 0.4, 0.6)])
def test_more_reason_to_co_operate_never_costs_co_operation_in_any_future_and_year(knob, low, high, future):
    """Without errors and free riding each who co-operates is a reason for others, and nobody is a reason against it."""
    alone = {"errors": 0.0, "free_riding": 0.0}
    less, more = (future(**{knob: value}, **alone) for value in (low, high))
    for name in ("firms", "partners", "investing"):
        assert (getattr(more, name) >= getattr(less, name)).all(), name
    assert more.cooperating.mean() > less.cooperating.mean() + 0.05


def test_firms_that_are_there_anyway_have_the_same_luck_when_more_come():
    few, many = (simulate(WinWinWinParams(firms=firms, errors=0), seed=1, runs=40) for firms in (60, 120))
    half = np.rint(few.firms[:, 0] * 60)
    assert (np.rint(many.firms[:, 0] * 120) >= half).all()
