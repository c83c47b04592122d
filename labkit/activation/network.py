"""Ties between operators, in bits: one word for each operator, whose bit j is its tie to operator j.

So a year of 200 futures is a few thousand words, and who is within two ties of whom takes no matrix product.
"""

from __future__ import annotations

import numpy as np

from .luck import PLACES

BIT = np.left_shift(np.uint64(1), np.arange(PLACES, dtype=np.uint64))
BYTES = PLACES // 8
FOUR = np.uint64(15)


def words(flags: np.ndarray) -> np.ndarray:
    """Yes and no of each other operator (…, other) as words (…); the last axis must lie together in memory."""
    whole = np.zeros((flags.size // PLACES, 8), dtype=np.uint8)
    whole[:, :BYTES] = np.packbits(flags.reshape(-1), bitorder="little").reshape(-1, BYTES)
    return whole.view("<u8").reshape(flags.shape[:-1])


def members(flags: np.ndarray) -> np.ndarray:
    """Yes and no of each operator (operator, …) as one word (…)."""
    return words(np.ascontiguousarray(np.moveaxis(flags, 0, -1)))


def flags(words: np.ndarray) -> np.ndarray:
    """Words (…) as yes and no of each operator (…, operator)."""
    return (words[..., None] & BIT) != 0


def within_two(ties: np.ndarray) -> np.ndarray:
    """Whom each operator reaches in one or two ties, itself included if it has any; words (operator, …).

    For each four operators, the sixteen unions of their words are made once and looked up.
    """
    cells = ties.reshape(PLACES, -1)
    fours, futures = PLACES // 4, np.arange(cells.shape[1])
    unions = np.zeros((fours, 16, cells.shape[1]), dtype=np.uint64)
    for bit, more in enumerate(np.moveaxis(cells.reshape(fours, 4, -1), 1, 0)):
        some = 1 << bit
        np.bitwise_or(unions[:, :some], more[:, None], out=unions[:, some : 2 * some])
    reached = cells.copy()
    for four, of_four in enumerate(unions.reshape(fours, -1)):
        which = ((cells >> np.uint64(4 * four)) & FOUR).astype(np.intp)
        which *= cells.shape[1]
        which += futures
        reached |= of_four.take(which)
    return reached.reshape(ties.shape)


def count(words: np.ndarray) -> np.ndarray:
    """How many operators each word names."""
    return np.bitwise_count(words)
