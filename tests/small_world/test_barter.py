"""Barter, gift and contagion at single meetings: worked by hand, and what may never happen."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from labkit.small_world.barter import FIELDS, barter, gift, passed
from labkit.small_world.contagion import News, tell
from labkit.small_world.luck import PICKS
from labkit.small_world.meetings import Round

HALF = np.float32(0.5)


def meeting(*couples, pick=0):
    one, other = (np.array(column) for column in zip(*couples, strict=True))
    return Round(one, other, np.arange(len(couples)), np.full(len(couples), pick, dtype=np.uint32))


def known(*firms):
    """What firms know, (category, firm), from one row a firm."""
    return np.array(firms, dtype=np.float32).T.copy()


# Barter


def test_each_learns_half_the_lead_of_the_other_where_both_lead_once():
    both = known([8, 2, 0, 0, 0], [4, 6, 0, 0, 0])
    assert barter(both, meeting((0, 1)), HALF).tolist() == [0]
    assert both.T.tolist() == [[8, 4, 0, 0, 0], [6, 6, 0, 0, 0]]


def test_nothing_passes_where_one_leads_and_the_other_has_nothing_to_offer():
    both = known([8, 2, 3, 4, 5], [4, 2, 3, 1, 0])
    before = both.copy()
    assert barter(both, meeting((0, 1)), HALF).size == 0
    assert np.array_equal(both, before)


def test_who_has_more_to_offer_gives_as_much_as_it_gets_and_the_pick_says_what():
    learned = []
    for pick in range(PICKS):
        both = known([4, 4, 4, 0, 1], [2, 2, 2, 8, 1])
        barter(both, meeting((0, 1), pick=pick), HALF)
        assert both[3, 0] == 4  # the only field in which the other leads
        learned.append(np.flatnonzero(both[:, 1] == 3).tolist())
    assert sorted(map(tuple, learned)) == [(0,)] * 4 + [(1,)] * 4 + [(2,)] * 4


def test_every_set_of_fields_that_can_pass_has_the_same_chance_and_is_as_large_as_its_price():
    table = passed().reshape(PICKS, FIELDS, FIELDS)
    for behind, ahead in product(range(FIELDS), repeat=2):
        if ahead & behind:
            continue
        pay = min(ahead.bit_count(), behind.bit_count())
        ways, often = np.unique(table[:, behind, ahead], return_counts=True)
        assert len(set(often.tolist())) == 1
        for way in ways.tolist():
            assert way & ~(ahead | behind) == 0
            assert (way & ahead).bit_count() == (way & behind).bit_count() == pay
        larger = max(ahead.bit_count(), behind.bit_count())
        assert len(ways) == (np.prod(range(larger - pay + 1, larger + 1)) / np.prod(range(1, pay + 1)) if pay else 1)


def test_an_even_field_is_no_payment():
    both = known([8, 3, 3, 3, 3], [4, 3, 3, 3, 3])
    assert barter(both, meeting((0, 1)), HALF).size == 0


def test_meetings_of_a_round_do_not_mix():
    four = known([8, 2, 0, 0, 0], [4, 6, 0, 0, 0], [1, 1, 1, 1, 1], [9, 0, 0, 0, 0])
    assert barter(four, meeting((0, 1), (2, 3)), HALF).tolist() == [0, 2]
    assert four[:, :2].T.tolist() == [[8, 4, 0, 0, 0], [6, 6, 0, 0, 0]]
    assert four[0].tolist() == [8, 6, 5, 9]
    assert sorted(four[1:, 3].tolist()) == [0, 0, 0, 0.5]


@pytest.mark.parametrize("rule", [barter, gift])
def test_nobody_forgets_and_nobody_learns_more_than_the_other_knows(rule):
    rng = np.random.default_rng(0)
    firms = rng.random((5, 600), dtype=np.float32)
    firms[rng.random((5, 600)) < 0.2] = 0.25  # some fields are even
    before, couples = firms.copy(), rng.permutation(600).reshape(-1, 2)
    round_ = Round(*couples.T, np.arange(300), rng.integers(0, PICKS, 300, dtype=np.uint32))
    rule(firms, round_, np.float32(0.3))
    assert (firms >= before).all()
    most = np.maximum(before[:, couples[:, 0]], before[:, couples[:, 1]])
    assert (firms[:, couples[:, 0]] <= most).all()
    assert (firms[:, couples[:, 1]] <= most).all()
    learned = (firms > before)[:, couples]
    if rule is barter:
        assert np.array_equal(learned[..., 0].sum(axis=0), learned[..., 1].sum(axis=0))
    else:
        assert np.array_equal(learned.any(axis=2), before[:, couples[:, 0]] != before[:, couples[:, 1]])


# Gift


def test_a_gift_asks_for_nothing():
    both = known([8, 2, 3, 4, 5], [4, 2, 3, 1, 7])
    assert gift(both, meeting((0, 1)), HALF).tolist() == [0]
    assert both.T.tolist() == [[8, 2, 3, 4, 6], [6, 2, 3, 2.5, 7]]


def test_who_has_nothing_new_for_each_other_gives_nothing():
    assert gift(known([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]), meeting((0, 1)), HALF).size == 0


# Contagion


def news(knows):
    return News(np.array(knows, dtype=bool), np.zeros(9, dtype=bool), np.zeros(len(knows), dtype=np.int16))


def test_a_firm_believes_the_news_from_the_second_partner_on_and_not_before():
    state = news([True, True, False])
    assert tell(state, Round(np.array([0]), np.array([2]), np.array([0]), np.array([0])), 2).tolist() == [2]
    assert state.knows.tolist() == [True, True, False]
    assert tell(state, Round(np.array([2]), np.array([1]), np.array([1]), np.array([0])), 2).tolist() == [2]
    assert state.knows.all()


def test_what_the_same_partner_says_twice_counts_once():
    state = news([True, False])
    same = Round(np.array([0]), np.array([1]), np.array([4]), np.array([0]))
    assert tell(state, same, 2).size == 1
    assert tell(state, same, 2).size == 0
    assert state.knows.tolist() == [True, False]
    assert state.heard.tolist() == [0, 1]


def test_firms_that_both_know_or_both_do_not_tell_each_other_nothing():
    state = news([True, True, False, False])
    assert tell(state, meeting((0, 1), (2, 3)), 1).size == 0
    assert state.knows.tolist() == [True, True, False, False]
