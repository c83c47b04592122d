"""Numbers that both the pictures and the sentence tell, so that they cannot differ."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import THIN

from .luck import YEARS
from .params import shares_of
from .result import HALF

if TYPE_CHECKING:
    from .result import ActivationResult


def connected_futures(result: ActivationResult) -> np.ndarray:
    """Years of connection of those futures in which an operator reaches half of the others at all."""
    return result.year_connected[result.year_connected <= YEARS]


def connected_at_last(result: ActivationResult) -> int:
    """In how many futures an operator reaches half of the others in the last year."""
    return int((result.connected[:, -1] >= HALF).sum())


def where_money_goes(result: ActivationResult) -> np.ndarray:
    """Share of the money for each use, last what is not spent, (use,); 0 without money.

    It is that of all futures and years but the last, whose money buys nothing that is shown.
    """
    spent = result.spent[:, :-1].sum(axis=(0, 1))
    return spent / max(spent.sum(), 1e-12)


def hundredths(share: float) -> int:
    """A share of the money in whole per cent. A half goes up, as beside the knobs; so parts need not add up to 100."""
    return math.floor(round(100 * share, 9) + 0.5)


def per_cent(share: float) -> str:
    """The same with its sign, as beside the knobs."""
    return f"{hundredths(share)}{THIN}%"


def split(result: ActivationResult) -> tuple[float, ...]:
    """The split of the budget that the three importances say, in the order of the uses; all 0 if they are."""
    return tuple(float(share) for share in shares_of(dict(result.params)).values())
