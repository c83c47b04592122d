"""Where a milieu stands in a year: its operators, their ties, its exporters; and how it begins."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from .kinds import KINDS
from .luck import CHANCES, PLACES, Luck
from .network import BIT, members, words

SMES = 2000  # small firms of the territory
AREA = 800.0  # km²
FIRST_QUALITY = 0.5  # of an operator's services when it begins; 1 is the best there is
NOBODY = len(KINDS)  # the kind of an empty place


@dataclass
class State:
    """One year of all futures.

    Each (operator, point, run): `ties` and those of them that were `brokered`, words of `network`; `kind`, `NOBODY` in
    an empty place; `quality` of its services, 0 to 1; bool: `abroad`, it has a tie to a network outside, `funded`, the
    coordinator's budget founded it. Each (point, run): `exporters`, share of the small firms; operators `born` and
    `closed` in the year before.
    """

    ties: np.ndarray
    brokered: np.ndarray
    kind: np.ndarray
    quality: np.ndarray
    abroad: np.ndarray
    funded: np.ndarray
    exporters: np.ndarray
    born: np.ndarray
    closed: np.ndarray


def begin(k: SimpleNamespace, luck: Luck, points: int) -> State:
    """The first year: operators in the first places, the coordinator in the very first, ties by chance."""
    many = np.rint(k.operators * SMES / 1000)
    alive = np.arange(PLACES)[:, None, None] < many
    whole = np.broadcast_to(alive, (PLACES, points, luck.runs))
    ties = below(luck.first_pair, k.first_ties / np.maximum(many - 1, 1), luck.runs)
    nothing = np.zeros((points, luck.runs))
    return State(
        ties=np.where(alive, ties & members(whole) & ~itself(), np.uint64(0)),
        brokered=np.zeros(whole.shape, dtype=np.uint64),
        kind=np.where(alive, luck.first[:, None], np.int8(NOBODY)),
        quality=np.where(whole, FIRST_QUALITY, 0.0),
        abroad=alive & (luck.first_abroad[:, None] < chance(k.first_abroad)),
        funded=np.zeros(whole.shape, dtype=bool),
        exporters=nothing + k.first_exporters,
        born=nothing,
        closed=nothing,
    )


def chance(share: np.ndarray) -> np.ndarray:
    """A chance as the whole number that luck is compared with; 1 is one in 65,536 short of certain."""
    return np.minimum(np.rint(share * CHANCES), CHANCES - 1).astype(np.uint16)


def below(luck: np.ndarray, share: np.ndarray, runs: int) -> np.ndarray:
    """Which pairs have luck (operator, run, other) below a chance (point, run) or (point, 1); words."""
    limit = chance(share)
    if limit.shape[1] > 1:
        limit = np.repeat(limit, PLACES, axis=1)
    hit = luck.reshape(PLACES, 1, -1) < limit
    return words(hit.reshape(PLACES, len(limit), runs, PLACES))


def above(luck: np.ndarray, share: np.ndarray, runs: int) -> np.ndarray:
    """The same counted from the other end of the luck, for a chance (point, 1)."""
    hit = highest(luck.reshape(PLACES, 1, -1), share)
    return words(hit.reshape(PLACES, len(share), runs, PLACES))


def highest(luck: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Whose luck is among the highest, as many as the chance says.

    What comes takes the low end of the luck and what goes the high end, so that more of one brings no less.
    """
    return luck > CHANCES - 1 - chance(share)


def itself() -> np.ndarray:
    """Each operator's own bit, (operator, 1, 1)."""
    return BIT[:, None, None]
