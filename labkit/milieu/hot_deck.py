"""Figures that are not known, draw by draw: that of another territory at random (hot deck), or between goalposts.

Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 3. That fewer than three donors are too
few, and all goalposts, are assumed. Values here are arrays (indicator, territory, draw).
"""

from __future__ import annotations

import numpy as np

from .indicators import GOALPOSTS

DONORS = 3  # fewer territories with a value would make a drawn one look certain
Goalposts = tuple[tuple[float, float], ...]


def filled_in(values: np.ndarray, holes: np.ndarray, luck: np.ndarray, goalposts: Goalposts | None) -> np.ndarray:
    """Values in which each hole (indicator, territory) takes, draw by draw, that of a territory without one there.

    Where fewer than three have none, any value between the goalposts. `luck` (hole, draw): uniform.
    """
    if not len(holes):
        return values
    full = np.array(np.broadcast_to(values, (*values.shape[:2], luck.shape[1])))
    for (indicator, territory), pick in zip(holes, luck, strict=False):
        donors = np.setdiff1d(np.arange(values.shape[1]), holes[holes[:, 0] == indicator, 1])
        full[indicator, territory] = _given(full[indicator], donors, indicator, pick, goalposts)
    return full


def _given(
    of_all: np.ndarray, donors: np.ndarray, indicator: int, pick: np.ndarray, goalposts: Goalposts | None
) -> np.ndarray:
    """One figure a draw (draw,) from those of the donors in `of_all` (territory, draw), or between the goalposts."""
    if len(donors) >= DONORS:
        return of_all[donors[(pick * len(donors)).astype(int)], np.arange(len(pick))]
    if not len(donors) and goalposts is None:
        return np.full(len(pick), np.nan)
    worst, best = (goalposts or tuple(GOALPOSTS.values()))[indicator]
    return worst + pick * (best - worst)


def found_again(values: np.ndarray, holes: np.ndarray, pick: np.ndarray, goalposts: Goalposts | None) -> np.ndarray:
    """Values in which what the data have, and only a draw lacks, is filled as a hole; a donor may lack it, too."""
    lost = np.isnan(values)
    lost[tuple(holes.T)] = False
    before = values.copy() if lost.any() else values
    for indicator, territory in np.argwhere(lost.any(axis=-1)):
        others = np.append(holes[holes[:, 0] == indicator, 1], territory)
        donors, at = np.setdiff1d(np.arange(values.shape[1]), others), lost[indicator, territory]
        values[indicator, territory, at] = _given(before[indicator][:, at], donors, indicator, pick[at], goalposts)
    return values
