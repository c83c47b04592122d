"""What the programme gains, future by future with the same luck, and how well that is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from .result import AIMS, TerritoryResult

OUTSIDE = 0.05  # of the t distribution, so that limits are as wide as few futures need


@dataclass(frozen=True, eq=False)
class Gain:
    """Gains over doing nothing, arrays (aim,) in the order of `AIMS`.

    mean of the futures, its 95 % limits `low` and `high`, and the share of the futures that are `better` with the
    programme.
    """

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    better: np.ndarray


def gain(result: TerritoryResult) -> Gain:
    """The gain of a programme over the same futures without money."""
    return compared(np.array([getattr(result, f"gained_{aim}") for aim in AIMS]))


def compared(differences: np.ndarray) -> Gain:
    """Of paired differences (aim, run), two runs or more."""
    runs = differences.shape[-1]
    mean, error = differences.mean(axis=-1), differences.std(axis=-1, ddof=1) / np.sqrt(runs)
    wide = stdtrit(runs - 1, 1 - OUTSIDE / 2) * error
    return Gain(mean, mean - wide, mean + wide, (differences > 0).mean(axis=-1))
