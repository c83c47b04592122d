"""Numbers that both the pictures and the sentence tell, so that they cannot differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .change import CHANGED_FROM
from .indicators import KINDS
from .params import NOTHING

if TYPE_CHECKING:
    from .params import DistrictsParams
    from .result import DistrictsResult


def ends(result: DistrictsResult) -> np.ndarray:
    """Futures that are of each kind in years 38 to 40, (kind,)."""
    return counted(result.kind_after)


def counted(kinds: np.ndarray) -> np.ndarray:
    """How many futures are of each kind, (kind,), from the numbers of their kinds (run,)."""
    return np.bincount(kinds, minlength=len(KINDS))


def has_cause(params: DistrictsParams) -> bool:
    """Whether anything changes in year 10."""
    moved = any(getattr(params, now) != getattr(params, then) for now, then in CHANGED_FROM.items())
    return params.event != NOTHING or moved


def last(values: np.ndarray) -> float:
    """The last year's median of (run, period)."""
    return float(np.median(values[:, -1]))
