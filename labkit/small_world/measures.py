"""How clustered a network is and how far apart its firms are.

    C = mean over firms of the share of pairs of a firm's partners that are partners of each other
    L = mean over pairs of firms of the steps on the shortest way between them; pairs without a way are left out
of Watts & Strogatz (1998). A firm with fewer than two partners counts 0 in C.

Each firm's partners are the bits of a row of 64-bit words. Partners that two firms share are the bits that both rows
have, and all firms within d + 1 steps are the union of the rows of all firms that are within d steps of one's partners.

Closed forms of a ring on which each firm has ties to the next k/2 on both sides: firm j lies ⌈min(j, n − j)/(k/2)⌉
steps away, and C = 3(k − 2)/(4(k − 1)) if k < 2n/3; both are counted here, so that they hold for small rings as well.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

WORD = 64


@dataclass(frozen=True, eq=False)
class Structure:
    """Networks of one share of distant ties, arrays (run,), and the ring without any.

    reachable: share of pairs with a way between them; path_length is 0 where there is none at all.
    """

    clustering: np.ndarray
    path_length: np.ndarray
    reachable: np.ndarray
    clustering_lattice: float
    path_length_lattice: float


def lattice(firms: int, ties: int) -> tuple[float, float]:
    """C and L of a ring without distant ties, exact."""
    half = ties // 2
    steps = {*range(1, half + 1), *range(firms - half, firms)}
    closed = sum((a - b) % firms in steps for a in steps for b in steps if a != b)
    away = np.arange(1, firms)
    length = np.ceil(np.minimum(away, firms - away) / half).mean()
    return closed / (len(steps) * (len(steps) - 1)) if len(steps) > 1 else 0.0, float(length)


def measured(owner: np.ndarray, ends: np.ndarray, firms: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """C, L and the share of pairs that can reach each other, (run,), of networks with ties owner–ends (run, tie)."""
    found = [(clustering(owner, far, firms), *distances(owner, far, firms)) for far in ends]
    return tuple(np.array(column) for column in zip(*found, strict=True))


def rows(owner: np.ndarray, far: np.ndarray, firms: int) -> np.ndarray:
    """Partners of each firm as bits, (firm, word)."""
    tied = np.zeros((firms, -(-firms // WORD) * WORD), dtype=bool)
    tied[owner, far] = tied[far, owner] = True
    return np.packbits(tied, axis=1, bitorder="little").view(np.uint64)


def clustering(owner: np.ndarray, far: np.ndarray, firms: int) -> float:
    """C of one network."""
    partners = rows(owner, far, firms)
    shared = np.bitwise_count(partners[owner] & partners[far]).sum(axis=1, dtype=float)
    # a triangle is found at both of a firm's ties that are sides of it
    closed = np.bincount(owner, shared, firms) + np.bincount(far, shared, firms)
    degree = np.bincount(owner, minlength=firms) + np.bincount(far, minlength=firms)
    return float((closed / np.maximum(degree * (degree - 1), 1)).mean())


def distances(owner: np.ndarray, far: np.ndarray, firms: int) -> tuple[float, float]:
    """L of one network, and the share of pairs that can reach each other."""
    pairs = firms * (firms - 1)
    near, begin = _partners(owner, far, firms)
    within = np.packbits(np.eye(firms, -(-firms // WORD) * WORD, dtype=bool), axis=1, bitorder="little").view(np.uint64)
    reached, steps, total = 0, 0, 0
    while reached < pairs:
        steps += 1
        within = np.bitwise_or.reduceat(within.take(near, axis=0), begin, axis=0)
        now = int(np.bitwise_count(within).sum()) - firms
        if now == reached:
            break
        total += steps * (now - reached)
        reached = now
    return (total / reached if reached else 0.0), reached / pairs


def _partners(owner: np.ndarray, far: np.ndarray, firms: int) -> tuple[np.ndarray, np.ndarray]:
    """Partners of firm 0, of firm 1 and so on, and where those of each begin; each firm counts as its own partner."""
    one, other = np.concatenate([np.arange(firms), owner, far]), np.concatenate([np.arange(firms), far, owner])
    begin = np.concatenate([[0], np.cumsum(np.bincount(one, minlength=firms))[:-1]])
    return other[one.argsort(kind="stable")], begin
