"""What a weight works out as, what one indicator decides, and which indicators say the same.

Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, steps 4 (multivariate analysis), 7 and 8; for
weights against importance Paruolo, Saisana and Saltelli (2013), *Journal of the Royal Statistical Society A* 176(3),
609–634.
"""

from __future__ import annotations

import numpy as np

from .choices import Choices
from .composite import composite
from .indicators import DIMENSION, DIMENSIONS, DIRECTION, INDICATORS
from .normalise import LOWEST

FEWEST = 3  # territories; two always lie on a line


def correlations(values: np.ndarray) -> np.ndarray:
    """Pearson's r of each two columns over territories, (column, column), from `values` (territory, column).

    Pairs of cells that are both there count. NaN with fewer than three of them, or where a column never varies.
    """
    values = np.asarray(values, dtype=float)
    both = ~np.isnan(values)[:, :, None] & ~np.isnan(values)[:, None]
    number = both.sum(axis=0)
    mean = _sum(values[:, :, None], both) / np.maximum(number, 1)
    off = np.where(both, values[:, :, None] - mean, 0.0)
    spread = np.sum(off**2, axis=0)
    together = np.sum(off * off.swapaxes(1, 2), axis=0)
    varies = (number >= FEWEST) & (spread > 1e-12 * np.sum(np.where(both, values[:, :, None], 0.0) ** 2, axis=0))
    known = varies & varies.T
    return np.divide(together, np.sqrt(spread * spread.T), out=np.full(known.shape, np.nan), where=known).clip(-1, 1)


def effective_weights(parts: np.ndarray, score: np.ndarray) -> np.ndarray:
    """Share of each part in what tells scores apart: r² with the score over the sum of all r², (part,).

    `parts` (territory, part) are the D's or the indicators, normalised; `score` (territory,). r² is the share of the
    variance of the score that a straight line on this part explains. 0 for a part that never varies or is missing;
    NaN throughout where no part varies. A part that runs against the score counts too: look at the sign of r.
    """
    r = correlations(np.column_stack([parts, score]))[-1, :-1]
    squares = np.nan_to_num(r) ** 2
    return squares / squares.sum() if squares.sum() > 0 else np.full(len(squares), np.nan)


def drop_one(values: np.ndarray, choices: Choices) -> np.ndarray:
    """Change of each territory's rank when one indicator is left out, (indicator, territory); above 0 is a loss.

    `values` (territory, indicator) in the order of `INDICATORS`. A D that loses its only
    indicator with an importance no longer counts.
    """
    with_all = choices.score(values).rank
    return np.array([_without(values, choices, left_out) for left_out in range(len(INDICATORS))]) - with_all


def drop_dimension(values: np.ndarray, choices: Choices) -> np.ndarray:
    """The same when a whole D is left out, (dimension, territory). Without any importance left, others are equal."""
    with_all = choices.score(values).rank
    places = [np.flatnonzero(dimension == DIMENSION) for dimension in range(len(DIMENSIONS))]
    return np.array([_without(values, choices, left_out) for left_out in places]) - with_all


def _without(values: np.ndarray, choices: Choices, left_out: int | np.ndarray) -> np.ndarray:
    kept = ~np.isin(np.arange(len(INDICATORS)), left_out)
    weights = np.array(choices.indicator_weights)
    before, after = (np.bincount(DIMENSION, weights * used, len(DIMENSIONS)) > 0 for used in (1, kept))
    return composite(
        np.asarray(values)[:, kept],
        DIRECTION[kept],
        DIMENSION[kept],
        weights[kept],
        np.where(before & ~after, 0.0, choices.dimension_weights),
        choices.normalise,
        choices.exponents,
        missing=choices.missing,
        goalposts=None if choices.goalposts is None else np.array(choices.goalposts)[kept],
        least=LOWEST,
    ).rank


def _sum(values: np.ndarray, there: np.ndarray) -> np.ndarray:
    return np.sum(np.where(there, values, 0.0), axis=0)
