"""Where knowledge against the share of distant ties has its peak, how broad that is, and what ten per cent loses.

These are the words on the bench's figure as numbers: the same fifteen shares, the same futures, the same medians.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .behind import whole_curve
from .curves import COUNTS, TEN, Curve
from .params import SmallWorldParams


@dataclass(frozen=True)
class Peak:
    """`best` is the share at which the median is highest; the shares from `lowest` to `highest` lose 2 % of it at most.

    alike: whether all fifteen shares do so. lost_at_ten: what ten per cent loses against the best, as a share of it.
    """

    best: float
    lowest: float
    highest: float
    alike: bool
    lost_at_ten: float

    @property
    def ten_as_good(self) -> bool:
        """Whether ten per cent loses 2 % at most."""
        return self.lost_at_ten <= COUNTS


def of(params: SmallWorldParams, seed: int = 0) -> Peak:
    """The peak for all knobs of `params` but its share. Raises ValueError where nobody knows the news at any share."""
    return on(whole_curve(params, seed))


def on(curve: Curve) -> Peak:
    """The peak of a curve whose points are all known."""
    middle, good = curve.middle, curve.as_good
    if middle.max() <= 0:
        raise ValueError("experts = 0 leaves no firm that knows the news, so no share of distant ties is best")
    ten = float(middle[curve.shares == TEN].item())
    shares = curve.shares[good]
    return Peak(
        best=float(curve.shares[middle.argmax()]),
        lowest=float(shares[0]),
        highest=float(shares[-1]),
        alike=bool(good.all()),
        lost_at_ten=1 - ten / float(np.max(middle)),
    )
