"""Rewiring after Watts & Strogatz (1998): ties of a ring that go far, one after the other.

Each firm has a tie to each of its next k/2 neighbours clockwise, so that it has k ties and there are m = nk/2 of them.
Luck puts the ties in an order. One tie after the other lets go of its far end and takes another, drawn with equal
chance among all firms that its owner has no tie to at that moment; the owner stays. So there are never loops or
double ties, and always m ties. The network at share p is what this process has reached after round(pm) ties. So
networks are nested: what has gone far at 5 % has gone to the same firm at 10 %.

In clusters, each cluster is a ring of its own, and a tie that goes far goes to a firm of another cluster.

Differences from the paper: there each tie goes far with chance p, lap by lap; here exactly the share p does, in any
order. Clusters are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .luck import SIDES, tie_luck


@dataclass(frozen=True, eq=False)
class Rewiring:
    """All networks from no distant tie to distant ties only.

    owner (tie,) and neighbour (tie,): the ends at the start. target (run, tie): the far end once a tie has gone far.
    turn (run, tie): when it does, counted from 0.
    """

    firms: int
    owner: np.ndarray
    neighbour: np.ndarray
    target: np.ndarray
    turn: np.ndarray

    def gone(self, share: float) -> np.ndarray:
        """Which ties have gone far at a share, (run, tie)."""
        return self.turn < distant(share, len(self.owner))

    def ends(self, share: float) -> np.ndarray:
        """The far ends of all ties at a share, (run, tie)."""
        return np.where(self.gone(share), self.target, self.neighbour)


def distant(share: float, ties: int) -> int:
    """How many of a number of ties go far; a half is rounded up."""
    return int(share * ties + 0.5)


@lru_cache(maxsize=6)
def rewiring(seed: int, runs: int, firms: int, ties: int, clusters: int = 1, most: int | None = None) -> Rewiring:
    """The process for `ties` (even) a firm; after the first `most` ties it stops. Clusters are of equal size."""
    half, size = ties // 2, firms // clusters
    owner = np.repeat(np.arange(firms), half)
    home = owner // size
    neighbour = home * size + (owner % size + np.tile(np.arange(1, half + 1), firms)) % size
    luck = tie_luck(seed, runs, firms, max(SIDES, half))
    order = luck.order[:, :, :half].reshape(runs, -1).argsort(axis=1, kind="stable")
    aim = luck.aim[:, :, :half].reshape(runs, -1, 3)
    barred = _barred(owner, neighbour, home[::half] if clusters > 1 else np.arange(firms))
    moved = order[:, :most]
    target, turn = np.tile(neighbour, (runs, 1)), np.empty_like(order)
    gone = _gone_far(owner[moved], neighbour[moved], np.take_along_axis(aim, moved[..., None], axis=1), barred)
    np.put_along_axis(target, moved, gone, axis=1)
    np.put_along_axis(turn, order, np.arange(len(owner))[None], axis=1)
    return Rewiring(firms, owner, neighbour, target, turn)


def _barred(owner: np.ndarray, neighbour: np.ndarray, kin: np.ndarray) -> np.ndarray:
    """Which firms a firm's tie cannot go to, counted: one for each reason, (firm, firm)."""
    barred = (kin[:, None] == kin).astype(np.int8)
    barred[owner, neighbour] += 1
    barred[neighbour, owner] += 1
    return barred


def _gone_far(owner: np.ndarray, neighbour: np.ndarray, aim: np.ndarray, barred: np.ndarray) -> np.ndarray:
    """The new far ends (run, turn) of ties owner–neighbour (run, turn); where no firm is free a tie stays."""
    runs, turns = owner.shape
    firms = len(barred)
    barred = np.tile(barred, (runs, 1, 1)).reshape(-1)  # flat: one index is much faster than three
    begin = np.arange(runs) * firms
    one, old = np.ascontiguousarray(owner.T), np.ascontiguousarray(neighbour.T)
    aim = np.ascontiguousarray(aim.swapaxes(0, 1))
    first, second = np.moveaxis((aim[..., :2] * np.float32(firms)).astype(np.intp), -1, 0)
    gone = np.empty((turns, runs), dtype=np.intp)
    for turn in range(turns):
        row = (begin + one[turn]) * firms
        new = np.where(barred.take(row + first[turn]), second[turn], first[turn])
        for run in np.flatnonzero(barred.take(row + new)):
            free = np.flatnonzero(barred[row[run] : row[run] + firms] == 0)
            new[run] = free[int(aim[turn, run, 2] * np.float32(free.size))] if free.size else old[turn, run]
        gone[turn] = new
        barred[row + old[turn]] -= 1
        barred[(begin + old[turn]) * firms + one[turn]] -= 1
        barred[row + new] += 1
        barred[(begin + new) * firms + one[turn]] += 1
    return gone.T
