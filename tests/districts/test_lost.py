"""An empty place is nobody to learn from, however far behind the firms are."""

from dataclasses import replace

import numpy as np

from labkit.districts.state import LOST, NOBODY

from .still import begin, go, still


def test_firms_far_behind_copy_the_best_of_them_and_not_an_empty_place():
    k = still(imitation=0.5, appropriability=0.0, codified=0.0)
    first = begin(k)
    alive = first.output > 0
    skill = np.where(alive, np.where(np.arange(80)[:, None, None] == 0, -4.0, -5.0), LOST)
    after = go(replace(first, skill=skill, link=alive * 1.0), k, 1)
    assert np.allclose(after.skill[0], -4.0)
    assert np.allclose(after.skill[1:60], -4.5)


def test_an_empty_place_is_below_all_that_a_firm_can_fall_to_in_forty_years():
    worst_drift, worst_pace, worst_loss = 0.06, 2.0, 0.4
    assert -0.15 - 5 * 0.1 - 40 * worst_drift * worst_pace - worst_loss - 3 > LOST
    assert NOBODY > LOST
