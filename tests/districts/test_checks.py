"""Bounds that hardly any setting reaches, and checks against closed forms that can fail."""

from dataclasses import replace

import numpy as np
import pytest

from labkit.districts import closed_forms
from labkit.districts.luck import YEARS, draw
from labkit.districts.state import LOST

from .still import begin, go, still


def test_the_largest_change_of_a_share_is_that_of_the_firm_that_changed_most(monkeypatch):
    luck = draw(0, 3, YEARS)
    first = closed_forms.beginning({}, luck)
    before = first.output / first.output.sum(axis=0)
    doubled = first.output.copy()
    doubled[4] *= 2
    monkeypatch.setattr(closed_forms, "after", lambda moved, years, luck, first: replace(first, output=doubled))
    expected = (2 * before[4] / (1 + before[4]) - before[4]).max()
    assert closed_forms.most_moved(luck) == pytest.approx(expected)


def test_the_share_of_the_four_largest_is_that_of_one_year_and_all_futures():
    luck = draw(0, 3, YEARS)
    state = closed_forms.beginning({}, luck)
    shares = np.sort(state.output[:, 0], axis=0)[-4:].sum(axis=0) / state.output[:, 0].sum(axis=0)
    assert closed_forms.four_largest(state) == pytest.approx(shares.mean())


def test_the_log_of_output_moves_by_one_and_a_half_a_year_at_most():
    """Sixty firms of one unit, half of them 9 ahead and half 9 behind: 0.4·9 = 3.6 is more than 1.5."""
    k = still(selection=0.4, openness=0.0)
    first = begin(k)
    alive = first.output > 0
    skill = np.where(alive, np.where(np.arange(80)[:, None, None] < 30, 9.0, -9.0), LOST)
    after = go(replace(first, output=alive * 1.0, skill=skill), k, 1).output
    assert after[:30] == pytest.approx(np.full((30, 1, 5), np.exp(1.5)))
    assert after[30:60] == pytest.approx(np.full((30, 1, 5), np.exp(-1.5)))
