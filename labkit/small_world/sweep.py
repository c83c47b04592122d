"""Many settings at once: knowledge against the share of distant ties, outcome maps, experiments of claims.

Networks that differ only in their share of distant ties run side by side, on the same luck.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from labkit.core.points import Figures, Points, alike, refuse_unknown

from .curves import Curve, Shape
from .kernel import networks
from .luck import FIRMS, spread_luck
from .measures import measured
from .meetings import World
from .params import SmallWorldParams
from .spread import spread

OUTCOMES = {
    "knowledge": ("share", "what firms know at the horizon; 1 is an expert's level"),
    "inequality": ("ratio", "how much firms differ in it: standard deviation over mean"),
    "passing": ("share", "meetings at which anything passed, at the end of the horizon"),
}
SHARES = np.array([0, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.14, 0.2, 0.3, 0.5, 0.7, 1])
FILLED_IN = ((0, 8, 14), (3, 6, 10), (4, 9, 12), (2, 7, 11), (1, 5, 13))  # ends and middle first, then between
CURVE_RUNS = 24
LONG = 480  # rounds: of longer runs, points are computed one at a time


def curve(params: SmallWorldParams, seed: int = 0, runs: int = CURVE_RUNS) -> Iterator[Curve]:
    """The curve, fuller from time to time. Does not depend on `params.share`."""
    known = nothing(runs)
    for points in order(params):
        known = fuller(known, points, params, seed)
        yield known


def order(params: SmallWorldParams) -> tuple[tuple[int, ...], ...]:
    """Which points each part of the curve adds: three, or one where the horizon is long, so that a part is short."""
    return FILLED_IN if params.horizon <= LONG else tuple((point,) for part in FILLED_IN for point in part)


def nothing(runs: int = CURVE_RUNS) -> Curve:
    """A curve of which no point is known."""
    return Curve(SHARES, np.full((len(SHARES), runs), np.nan))


def fuller(known: Curve, points: tuple[int, ...], params: SmallWorldParams, seed: int) -> Curve:
    """The curve with some more points."""
    knowledge, places = known.knowledge.copy(), list(points)
    moved = {"share": SHARES[places]}
    knowledge[places] = sweep(params, moved, seed, knowledge.shape[1])["knowledge"]
    return Curve(SHARES, knowledge)


def shape(params: SmallWorldParams, seed: int = 0, runs: int = 12) -> Shape:
    """Clustering and path length at all `SHARES`. Depends on neighbours and place only, and is kept."""
    return _shape(SmallWorldParams(neighbours=params.neighbours, place=params.place), seed, runs)


@lru_cache(maxsize=8)
def _shape(params: SmallWorldParams, seed: int, runs: int) -> Shape:
    wired = networks(params, seed, runs)
    several = [measured(wired.owner, wired.ends(share), FIRMS) for share in SHARES]
    clustering, length, reachable = (np.array([found[i].mean() for found in several]) for i in range(3))
    return Shape(SHARES, clustering / clustering[0], length / length[0], reachable)


def sweep(params: SmallWorldParams, moved: Points, seed: int = 0, runs: int = 24) -> Figures:
    """The `OUTCOMES` at the horizon at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,); `share` may be 0 here. All points share the luck. Points that
    differ in `share` alone cost least: about 1 ms a future. Raises KnobError for an unknown name.
    """
    refuse_unknown(moved, dict(params))
    points = {"share": params.share} | dict(moved)
    points = dict(zip(points, np.broadcast_arrays(*(np.atleast_1d(v) for v in points.values())), strict=True))
    shares = points.pop("share")
    found = {name: np.empty((len(shares), runs)) for name in OUTCOMES}
    for values, where in alike(points.values(), len(shares)).items():
        others = params.replace(**dict(zip(points, values, strict=True)))
        at = side_by_side(others, shares[where], seed, runs)
        for name in OUTCOMES:
            found[name][where] = at[name]
    return found


def side_by_side(params: SmallWorldParams, shares: np.ndarray, seed: int, runs: int) -> Figures:
    """The `OUTCOMES` (share, run) at several shares of distant ties, 0 among them if wanted."""
    wired = networks(params, seed, runs)
    ends = np.concatenate([wired.ends(share) for share in shares])
    world = World(wired.owner, ends, np.tile(np.arange(runs), len(shares)), spread_luck(seed, runs))
    found = spread(params, world)
    return {name: getattr(found, name)[:, -1].reshape(len(shares), runs) for name in OUTCOMES}
