"""Missing data and normalisation: indicators in different units on one scale, higher is better.

Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, steps 3 (missing data) and 5 (normalisation).
Arrays here have axes (indicator, territory, draw). Where all territories have the same value, an indicator tells them
apart in no way: each then gets the middle of the scale, not an error.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .ranks import average_ranks

LOWEST, HIGHEST = 1.0, 100.0  # not 0, so that a geometric mean is not 0 for the last in one indicator
MEAN, SPREAD = 50.0, 10.0  # of z-scores

NORMALISATIONS = ("minmax", "zscore", "rank", "goalposts")
MISSING = ("available", "drop", "median", "lowest", "highest")


def minmax(values: np.ndarray) -> np.ndarray:
    """1 for the lowest territory, 100 for the highest."""
    low, high = _ends(values)
    return _between(values, low, high)


def zscore(values: np.ndarray) -> np.ndarray:
    """Mean 50, standard deviation (of the sample) 10."""
    low, high = _ends(values)
    there = ~np.isnan(values)
    count = there.sum(axis=1, keepdims=True)
    mean = np.where(there, values, 0.0).sum(axis=1, keepdims=True) / np.maximum(count, 1)
    squares = np.where(there, (values - mean) ** 2, 0.0).sum(axis=1, keepdims=True)
    spread = np.where(high > low, np.sqrt(squares / np.maximum(count - 1, 1)), 1.0)
    return MEAN + SPREAD * np.where(high > low, (values - mean) / spread, np.where(there, 0.0, np.nan))


def to_goalposts(values: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """1 at the low goalpost, 100 at the high one; values beyond are held there. Posts are arrays (indicator,)."""
    low, high = low[:, None, None], high[:, None, None]
    return _between(np.clip(values, low, high), low, high)


PLAIN: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "minmax": minmax,
    "zscore": zscore,
    "rank": lambda values: np.stack([average_ranks(of_one) for of_one in values]),
}


def normalised(values: np.ndarray, how: str, posts: tuple[np.ndarray, np.ndarray] | None = None) -> np.ndarray:
    """Values (indicator, territory, draw) on the scale named `how`; NaN stays NaN."""
    return to_goalposts(values, *posts) if how == "goalposts" else PLAIN[how](values)


def filled(values: np.ndarray, missing: str, posts: tuple[np.ndarray, np.ndarray] | None = None) -> np.ndarray:
    """Values (indicator, territory, draw), higher is better, after the choice made about missing ones.

    available: they stay NaN, later means are of what is there. drop: a territory without some indicator is NaN
    throughout. median, lowest, highest: of the territories that have the indicator; with goalposts, lowest and highest
    are the posts, and the median of none is the middle between them. What no territory has stays NaN without goalposts.
    """
    hole = np.isnan(values)
    if missing == "available" or not hole.any():
        return values
    if missing == "drop":
        return np.where(hole.any(axis=0), np.nan, values)
    return np.where(hole, _filling(values, missing, posts), values)


def _filling(values: np.ndarray, missing: str, posts: tuple[np.ndarray, np.ndarray] | None) -> np.ndarray:
    if missing == "median":
        middle = _median(values)
        return middle if posts is None else np.where(np.isnan(middle), np.mean(posts, axis=0)[:, None, None], middle)
    at = ("lowest", "highest").index(missing)
    return posts[at][:, None, None] if posts is not None else _ends(values)[at]


def _median(values: np.ndarray) -> np.ndarray:
    """Medians over territories of what is there, (indicator, 1, draw); sorting puts NaN last."""
    ordered, count = np.sort(values, axis=1), np.sum(~np.isnan(values), axis=1, keepdims=True)
    middle = [np.take_along_axis(ordered, np.maximum(at, 0), axis=1) for at in ((count - 1) // 2, count // 2)]
    return np.where(count > 0, (middle[0] + middle[1]) / 2, np.nan)


def _ends(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lowest and highest over territories of what is there, (indicator, 1, draw); NaN where nothing is."""
    return np.fmin.reduce(values, axis=1, keepdims=True), np.fmax.reduce(values, axis=1, keepdims=True)


def _between(values: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    width = np.where(high > low, high - low, 1.0)
    middle = np.where(np.isnan(values), np.nan, (LOWEST + HIGHEST) / 2)
    return np.where(high > low, LOWEST + (HIGHEST - LOWEST) * (values - low) / width, middle)
