"""Knowledge against the share of distant ties for any setting: the curve of the bench, or fewer points if it is long.

The curve of the bench has fifteen shares with 24 futures each. Where the horizon is long and the bench has not drawn
it, nine of the shares with 12 of the futures are tried instead, so that a table of settings takes a second or two.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .behind import behind, whole_curve
from .curves import Curve, everywhere
from .experiments import TRIED
from .params import SmallWorldParams
from .sweep import CURVE_RUNS, side_by_side

LONG = 640  # rounds
FEWER_RUNS = CURVE_RUNS // 2


def curve_in_time(params: SmallWorldParams, seed: int = 0) -> Curve:
    """The same up to a horizon of 640 rounds or where it is known; else fewer points with fewer futures."""
    if params.horizon <= LONG:
        return whole_curve(params, seed)
    so_far = next(behind(params, seed))
    return so_far.curve if so_far.done == 1 else _fewer(everywhere(params), seed)


def coarse(curve: Curve) -> bool:
    """Whether a curve has fewer points and futures than that of the bench."""
    return len(curve.shares) == len(TRIED)


@lru_cache(maxsize=64)
def _fewer(params: SmallWorldParams, seed: int) -> Curve:
    return Curve(TRIED, side_by_side(params, TRIED, seed, FEWER_RUNS)["knowledge"])


def lost(curve: Curve) -> np.ndarray:
    """What each share loses against the best median, as a part of it, (point,)."""
    return 1 - curve.middle / curve.middle.max()
