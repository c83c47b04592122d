"""Which parts make the difference between two scores?

    Owen value of a part = its mean effect when D's, and the indicators of each D together, are swapped one by one from
    the second territory's to the first's, over all orders

The parts add up to the difference. Under full compensation nothing hangs on the order: the value is the weight times
the difference. Source: Shapley (1953), *Contributions to the Theory of Games II*, 307–317; Owen (1977), *Mathematical
Economics and Game Theory*, 76–88, for players in groups, which here are the indicators of one D.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

import numpy as np

from .choices import Choices
from .indicators import DIMENSION, DIMENSIONS, INDICATORS
from .means import generalised_mean


@dataclass(frozen=True, eq=False)
class Parts:
    """What makes one score higher than another, in points: dimension (dimension,), indicator (indicator,).

    Both add up to `difference`. NaN where one of the two has no score.
    """

    dimension: np.ndarray
    indicator: np.ndarray
    difference: float


def parts_of_difference(one: np.ndarray, other: np.ndarray, choices: Choices) -> Parts:
    """Parts of the score of `one` minus that of `other`, each normalised indicators (indicator,), NaN where unknown.

    An indicator that only one of them has counts for what its absence changes: the others then weigh more.
    """
    within, scores = [], []
    for dimension in range(len(DIMENSIONS)):
        part = dimension == DIMENSION
        weights = np.array(choices.indicator_weights)[part]
        within.append(_mixed(one[part], other[part], weights, choices.exponents[0]))
    weights, by_indicator = np.array(choices.dimension_weights), np.full(len(INDICATORS), np.nan)
    for dimension in range(len(DIMENSIONS)):
        swapped = _with(within, dimension, weights, choices.exponents[1])
        scores.append(_mean_over_orders(swapped))
        by_indicator[dimension == DIMENSION] = scores[-1]
    dimensions = np.bincount(DIMENSION, by_indicator)
    ends = [_score([mixed[end] for mixed in within], weights, choices.exponents[1]) for end in (-1, 0)]
    return Parts(dimensions, by_indicator, float(ends[0] - ends[1]))


def _mixed(one: np.ndarray, other: np.ndarray, weights: np.ndarray, exponent: float) -> np.ndarray:
    """Means of all mixtures of two, (mixture,): bit i of the number of a mixture says whether part i is of `one`."""
    taken = _bits(len(one))
    values = np.where(taken, one[:, None], other[:, None])
    return generalised_mean(values, _equal_if_none(weights)[:, None], exponent)


def _with(within: list[np.ndarray], dimension: int, weights: np.ndarray, exponent: float) -> np.ndarray:
    """Scores (mixture of this D, mixture of the whole other D's, number of these taken from `one` aside)."""
    others = [d for d in range(len(within)) if d != dimension]
    taken = _bits(len(others))
    size = (len(within[dimension]), taken.shape[1])
    values = np.empty((len(within), *size))
    values[dimension] = within[dimension][:, None]
    for place, other in enumerate(others):
        values[other] = np.where(taken[place], within[other][-1], within[other][0])
    return generalised_mean(values, _equal_if_none(weights)[:, None, None], exponent)


def _mean_over_orders(scores: np.ndarray) -> np.ndarray:
    """Owen values of the parts of one D, (part,), from `scores` (mixture of its parts, mixture of the other D's)."""
    across = scores @ _shares(int(np.log2(scores.shape[1])))
    parts = int(np.log2(len(across)))
    taken, shares = _bits(parts), _shares(parts - 1)
    values = []
    for part in range(parts):
        without = np.flatnonzero(~taken[part])
        values.append(float((across[without | (1 << part)] - across[without]) @ shares))
    return np.array(values)


def _shares(others: int) -> np.ndarray:
    """Share of all orders of `others` + 1 players in which just this mixture of the others comes first, (mixture,)."""
    before = _bits(others).sum(axis=0)
    return np.array([factorial(n) * factorial(others - n) / factorial(others + 1) for n in before.tolist()])


def _bits(number: int) -> np.ndarray:
    """Which parts each mixture takes, (part, mixture)."""
    return (np.arange(2**number) >> np.arange(number)[:, None]) & 1 == 1


def _score(dimensions: list[float], weights: np.ndarray, exponent: float) -> float:
    return float(generalised_mean(np.array(dimensions), _equal_if_none(weights), exponent))


def _equal_if_none(weights: np.ndarray) -> np.ndarray:
    return weights if weights.sum() > 0 else np.ones(len(weights))
