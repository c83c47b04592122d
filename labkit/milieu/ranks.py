"""Ranks with shared places."""

from __future__ import annotations

import numpy as np

MANY = 30  # territories; above, sorting them is quicker than comparing each with all
DECIMALS = 9  # scores that agree to nine decimals are tied: rounding decides no rank


def average_ranks(values: np.ndarray) -> np.ndarray:
    """Ranks along the first axis, 1 for the lowest; those that tie share the average of their places.

    `values` (territory, …); NaN has no rank: it gets NaN, and the others are ranked without it.
    """
    if len(values) > MANY:
        return _by_sorting(np.asarray(values))
    ranks = np.empty(np.shape(values))
    for at, one in enumerate(values):
        below = np.sum(values < one, axis=0, dtype=np.int32)
        ranks[at] = (below + np.sum(values <= one, axis=0, dtype=np.int32) + 1) / 2
    ranks[np.isnan(values)] = np.nan
    return ranks


def last_where_none(ranks: np.ndarray) -> np.ndarray:
    """Ranks (…, draw, territory) in which a territory without a rank in some draws has the last place there.

    The last place is the number of territories that have a rank in some draw; one that has none in any stays NaN.
    """
    none = np.isnan(ranks)
    if not none.any():
        return ranks
    ever = ~none.all(axis=-2, keepdims=True)
    return np.where(none & ever, ever.sum(axis=-1, keepdims=True), ranks)


def _by_sorting(values: np.ndarray) -> np.ndarray:
    """The same ranks; sorting puts NaN last."""
    values = np.ascontiguousarray(np.moveaxis(values, 0, -1))
    order, place = np.argsort(values, axis=-1), np.arange(values.shape[-1], dtype=np.int32)
    ordered = np.take_along_axis(values, order, axis=-1)
    starts, ends = np.ones((2, *values.shape), dtype=bool)
    starts[..., 1:] = ends[..., :-1] = ordered[..., 1:] != ordered[..., :-1]
    first = np.maximum.accumulate(np.where(starts, place, 0), axis=-1)
    last = np.minimum.accumulate(np.where(ends, place, len(place))[..., ::-1], axis=-1)[..., ::-1]
    ranks = np.empty(values.shape)
    np.put_along_axis(ranks, order, np.where(np.isnan(ordered), np.nan, (first + last) / 2 + 1), axis=-1)
    return np.moveaxis(ranks, -1, 0)


def places(scores: np.ndarray) -> np.ndarray:
    """Places along the first axis, 1 for the highest score, with shared places for scores equal to nine decimals."""
    return average_ranks(-np.round(scores, DECIMALS))
