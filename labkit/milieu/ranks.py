"""Ranks with shared places."""

from __future__ import annotations

import numpy as np

DECIMALS = 9  # scores that agree to nine decimals are tied: rounding decides no rank


def average_ranks(values: np.ndarray) -> np.ndarray:
    """Ranks along the first axis, 1 for the lowest; those that tie share the average of their places.

    `values` (territory, …); NaN has no rank: it gets NaN, and the others are ranked without it.
    """
    ranks = np.empty(np.shape(values))
    for at, one in enumerate(values):
        below = np.sum(values < one, axis=0, dtype=np.int32)
        ranks[at] = (below + np.sum(values <= one, axis=0, dtype=np.int32) + 1) / 2
    ranks[np.isnan(values)] = np.nan
    return ranks


def places(scores: np.ndarray) -> np.ndarray:
    """Places along the first axis, 1 for the highest score, with shared places for scores equal to nine decimals."""
    return average_ranks(-np.round(scores, DECIMALS))
