"""Knowledge that passes when two firms meet: against knowledge (barter), or freely (gift).

Each firm knows something in each of five fields, x_ic. Firms i and j meet. In some fields i is ahead, in others j.
    barter: n = the smaller of the two numbers of fields. Each firm learns n fields in which the other is ahead; where
            there are more than n, which ones is drawn, all choices with equal chance. If n = 0 nothing passes.
    gift:   each learns all fields in which the other is ahead, and asks for nothing.
    learning: x_jc ← x_jc + absorption·(x_ic − x_jc). What one learns, the other does not lose.
The barter is rebuilt from what is known of Cowan & Jonard (2004), "Network structure and the diffusion of knowledge":
knowledge against knowledge, as many fields as both can offer. A lead in a field pays for a field, however small it is.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np

from .luck import CATEGORIES, PICKS
from .meetings import Round

FIELDS = 1 << CATEGORIES  # sets of fields
BIT = (1 << np.arange(CATEGORIES, dtype=np.uint8))[:, None]
AHEAD, BEHIND = BIT.astype(np.uint16), BIT.astype(np.uint16) * np.uint16(FIELDS)


@lru_cache(maxsize=1)
def passed() -> np.ndarray:
    """The set of fields that pass, for each pick (of 12), set in which j is ahead, and set in which i is: flat.

    A set is a number, one bit a field. 12 picks give each choice the same chance, since 2, 3 and 4 divide them.
    """
    found = np.zeros((PICKS, FIELDS, FIELDS), dtype=np.uint8)
    for ahead in range(FIELDS):
        for behind in (b for b in range(FIELDS) if not b & ahead):
            pay = min(ahead.bit_count(), behind.bit_count())
            ways = [[sum(way) for way in combinations(_bits(fields), pay)] for fields in (ahead, behind)]
            for pick in range(PICKS):
                found[pick, behind, ahead] = sum(way[pick % len(way)] for way in ways)
    return found.reshape(-1)


def _bits(fields: int) -> list[int]:
    return [1 << c for c in range(CATEGORIES) if fields >> c & 1]


def barter(known: np.ndarray, meetings: Round, absorption: np.float32) -> np.ndarray:
    """One round of barter on `known` (category, firm), which it changes; returns a firm of each meeting with a deal."""
    gap = known.take(meetings.one, axis=1)
    gap -= known.take(meetings.other, axis=1)
    ahead_and_behind = (gap > 0) * AHEAD
    ahead_and_behind += (gap < 0) * BEHIND
    case = np.add.reduce(ahead_and_behind, axis=0, dtype=np.uint32)
    case += meetings.pick * np.uint32(FIELDS * FIELDS)
    fields = passed().take(case)
    deal = np.flatnonzero(fields != 0)
    gap = gap.take(deal, axis=1)
    gap *= (fields.take(deal) & BIT) != 0
    one = meetings.one.take(deal)
    _learn(known, one, meetings.other.take(deal), gap, absorption)
    return one


def gift(known: np.ndarray, meetings: Round, absorption: np.float32) -> np.ndarray:
    """One round of gifts on `known` (category, firm), which it changes; returns a firm of each meeting with a gift."""
    gap = known.take(meetings.one, axis=1)
    gap -= known.take(meetings.other, axis=1)
    given = meetings.one[gap.any(axis=0)]
    _learn(known, meetings.one, meetings.other, gap, absorption)
    return given


def _learn(known: np.ndarray, one: np.ndarray, other: np.ndarray, gap: np.ndarray, absorption: np.float32) -> None:
    """Whoever is behind takes in its share of the gap (category, meeting), by which `one` is ahead; changes `known`."""
    learner = np.where(gap > 0, other, one)
    learner += np.arange(CATEGORIES)[:, None] * known.shape[1]
    learner, gain = learner.reshape(-1), np.abs(gap * absorption).reshape(-1)
    level = known.reshape(-1)  # a view: `known` lies in one piece
    gain += level.take(learner)
    level[learner] = gain
