"""The luck of the relocation lab: kinds are independent, runs do not depend on their number."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.relocation.luck import FIRMS, REVIEW, TURN, draw


def test_every_firm_has_its_turn_once_in_four_years():
    luck = draw(0, 3, 8)
    assert luck.ability.shape == (REVIEW, TURN, 3)
    assert REVIEW * TURN == FIRMS
    assert luck.pull.shape == luck.entry.shape == (8, TURN, 3)


def test_the_luck_of_a_run_does_not_depend_on_the_number_of_runs():
    few, many = draw(5, 4, 12), draw(5, 30, 12)
    for name, array in vars(few).items():
        assert (array == vars(many)[name][..., :4]).all(), name


def test_the_kinds_of_luck_do_not_follow_each_other():
    luck = draw(0, 200, 40)
    pairs = [(luck.pull, luck.entry), (luck.shock[:, 0], luck.shock[:, 1]), (luck.start[0], luck.start[1])]
    for one, other in pairs:
        assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 4 / np.sqrt(one.size)


def test_pull_is_logistic_and_ability_standard_normal():
    luck = draw(0, 200, 40)
    assert np.quantile(luck.pull, [0.25, 0.5, 0.75]) == pytest.approx([-np.log(3), 0, np.log(3)], abs=0.02)
    assert (luck.ability.mean(), luck.ability.std()) == pytest.approx((0, 1), abs=0.02)
    assert luck.mean_ability == pytest.approx(luck.ability.mean(axis=(0, 1)), abs=1e-5)
