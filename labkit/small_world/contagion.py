"""News that a firm believes once enough partners have told it: contagion with confirmations.

A firm that knows the news tells it at each meeting. Another believes it, and from then on tells it, once
`confirmations` different partners have told it; what the same partner says twice counts once. At the start some firms
that lie side by side know it. The idea is Centola & Macy's (2007), "Complex contagions and the weakness of long ties";
meetings in pairs, one after the other, are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .luck import FIRMS
from .meetings import Round, World


@dataclass(frozen=True, eq=False)
class News:
    """Who knows: knows (firm,), told (tie,) whether it has carried the news, heard (firm,) from how many partners."""

    knows: np.ndarray
    told: np.ndarray
    heard: np.ndarray


def begin(world: World, firms: int) -> News:
    """The news at the start: `firms` firms side by side know it."""
    place = (np.arange(FIRMS) - world.luck.first[world.run, None]) % FIRMS
    knows = (place < firms).reshape(-1)
    return News(knows, np.zeros(world.ends.size, dtype=bool), np.zeros(knows.size, dtype=np.int16))


def tell(news: News, meetings: Round, confirmations: int) -> np.ndarray:
    """One round on `news`, which it changes; returns the firms that were told something new."""
    one, other = news.knows.take(meetings.one), news.knows.take(meetings.other)
    fresh = np.flatnonzero((one != other) & ~news.told.take(meetings.tie))
    hears = np.where(one, meetings.other, meetings.one).take(fresh)
    news.told[meetings.tie.take(fresh)] = True
    news.heard[hears] += 1
    news.knows[hears] |= news.heard[hears] >= confirmations
    return hears
