"""What `composite` accepts, checked and brought into the shape it works in: (part, territory, draw).

Draws lie side by side in memory. All errors are ValueErrors that name the argument, its value and the rule.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .normalise import MISSING, NORMALISATIONS

Posts = tuple[np.ndarray, np.ndarray]


def table_of(values: np.ndarray) -> np.ndarray:
    """Values ([draw,] territory, indicator) as (indicator, territory, draw)."""
    values = np.asarray(values, dtype=float)
    if values.ndim not in (2, 3) or not values.size:
        raise ValueError(f"values has shape {values.shape}: must be (territory, indicator), a first axis draw allowed")
    if np.isinf(values).any():
        raise ValueError("values = inf: must be numbers, or NaN where missing")
    return np.ascontiguousarray(values.transpose(2, 1, 0) if values.ndim == 3 else values.T[..., None])


def direction_of(direction: np.ndarray, indicators: int) -> np.ndarray:
    """Directions (indicator,)."""
    direction = _one_each("direction", direction, indicators)
    if not np.isin(direction, (-1, 1)).all():
        raise ValueError(f"direction = {direction.tolist()}: must be +1 (more is better) or -1 (less is better)")
    return direction


def dimension_of(dimension: np.ndarray, indicators: int, dimensions: int) -> np.ndarray:
    """Index of each indicator's dimension, (indicator,)."""
    dimension = _one_each("dimension", dimension, indicators)
    if dimension.dtype.kind not in "iu" or dimension.min() < 0 or dimension.max() >= dimensions:
        raise ValueError(f"dimension = {dimension.tolist()}: must be whole numbers from 0 to {dimensions - 1}")
    return dimension


def weights_of(name: str, weights: np.ndarray, number: int | None = None) -> np.ndarray:
    """Raw importances ([draw,] part) as (part, 1, draw)."""
    weights = np.asarray(weights, dtype=float)
    if weights.ndim not in (1, 2) or weights.shape[-1] != (number or weights.shape[-1]):
        raise ValueError(f"{name} has shape {weights.shape}: must be one number for each of {number or 'the'} parts")
    if not (np.isfinite(weights).all() and (weights >= 0).all()):
        raise ValueError(f"{name} = {weights.min():.4g}: must be finite and 0 or more (raw importance)")
    return np.ascontiguousarray(np.atleast_2d(weights).T)[:, None]


def posts_of(goalposts: np.ndarray | None, direction: np.ndarray) -> Posts | None:
    """Low and high posts (indicator,) after turning, from the worst and the best value (indicator, 2)."""
    if goalposts is None:
        return None
    posts = np.asarray(goalposts, dtype=float) * direction[:, None]
    if posts.shape != (len(direction), 2) or not (posts[:, 0] < posts[:, 1]).all():
        raise ValueError("goalposts: must be (indicator, 2), the worst and the best value of each, which must differ")
    return posts[:, 0], posts[:, 1]


def names_of(normalise: str | Sequence[str], posts: Posts | None) -> np.ndarray:
    """Names of normalisations, (1,) or (draw,)."""
    names = np.atleast_1d(np.asarray(normalise, dtype=object))
    for name in dict.fromkeys(names.tolist()):
        if name not in NORMALISATIONS:
            raise ValueError(
                f"normalise = {name!r} is not one of {', '.join(NORMALISATIONS)} (how scales are made one)"
            )
        if name == "goalposts" and posts is None:
            raise ValueError("normalise = 'goalposts' needs goalposts (worst and best value of each indicator)")
    return names


def missing_of(missing: str) -> str:
    """The choice about missing values."""
    if missing not in MISSING:
        raise ValueError(f"missing = {missing!r} is not one of {', '.join(MISSING)} (what is done about empty cells)")
    return missing


def exponent_of(exponent: float | np.ndarray) -> np.ndarray:
    """An exponent as (1,) or (draw,)."""
    exponent = np.atleast_1d(np.asarray(exponent, dtype=float))
    if np.isnan(exponent).any() or exponent.ndim > 1:
        raise ValueError(f"exponents = {exponent.tolist()}: must be numbers, inf or -inf, one in all or one a draw")
    return exponent


def _one_each(name: str, given: np.ndarray, indicators: int) -> np.ndarray:
    given = np.asarray(given)
    if given.shape != (indicators,):
        raise ValueError(f"{name} has shape {given.shape}: must be one number for each of {indicators} indicators")
    return given
