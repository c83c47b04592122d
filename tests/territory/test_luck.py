"""The luck of the territory, and what it means that a programme and doing nothing share it."""

from __future__ import annotations

import numpy as np

from labkit.activation import luck as milieu
from labkit.relocation import luck as district
from labkit.territory.luck import YEARS, draw
from labkit.territory.params import LEVERS
from labkit.territory.result import AIMS


def test_with_and_without_the_programme_a_future_is_the_same_until_money_is_spent(programme):
    result = programme()
    for aim in AIMS:
        here, without = getattr(result, aim), getattr(result, f"{aim}_without")
        assert np.array_equal(here[:, 0], without[:, 0]), aim
        assert not np.array_equal(here[:, -1], without[:, -1]), aim


def test_what_a_programme_is_compared_with_is_the_same_whatever_the_programme(programme):
    nothing = programme(budget=0)
    for lever in LEVERS.values():
        for aim in AIMS:
            assert np.array_equal(getattr(programme(lever), f"{aim}_without"), getattr(nothing, aim))
    assert not nothing.gained_exporters.any()


def test_the_same_luck_makes_gains_better_known_than_luck_drawn_anew(programme):
    result, anew = programme(runs=200), programme(runs=200, seed=9)
    for aim in AIMS:
        paired = getattr(result, f"gained_{aim}").var()
        alone = (getattr(result, aim)[:, -1] - getattr(anew, f"{aim}_without")[:, -1]).var()
        assert alone > 1.5 * paired, aim


def test_luck_of_both_labs_is_that_of_the_labs_themselves():
    luck = draw(3, 7)
    assert luck.milieu is milieu.draw(3, 7)
    assert luck.district is district.draw(3, 7, YEARS)
