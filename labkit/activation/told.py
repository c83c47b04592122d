"""Numbers that both the pictures and the sentence tell, so that they cannot differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .luck import YEARS
from .params import shares_of

if TYPE_CHECKING:
    from .result import ActivationResult

HALF = 0.5  # of the others: a milieu in which an operator reaches so many is connected, as the kernel says


def connected_futures(result: ActivationResult) -> np.ndarray:
    """Years of connection of those futures in which an operator reaches half of the others at all."""
    return result.year_connected[result.year_connected <= YEARS]


def where_money_goes(result: ActivationResult) -> np.ndarray:
    """Share of the money of all years and futures for each use, last what is not spent, (use,); 0 without money."""
    spent = result.spent.sum(axis=(0, 1))
    return spent / max(spent.sum(), 1e-12)


def split(result: ActivationResult) -> tuple[float, ...]:
    """The split of the budget that the three importances say, in the order of the uses; all 0 if they are."""
    return tuple(float(share) for share in shares_of(dict(result.params)).values())
