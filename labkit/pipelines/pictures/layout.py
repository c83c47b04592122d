"""Where clusters and firms stand on the map, in px of a bench 1180 px wide: invented, only their order means something.

Firms stand on a spiral from the middle outwards, those that knew most in year 0 first.
"""

from __future__ import annotations

import numpy as np

from ..luck import MOST_FIRMS

WIDE, HIGH = 500.0, 306.0
TURN = np.pi * (3 - np.sqrt(5))  # the golden angle: no two firms lie in one direction
RIM, BEND, STEPS = 0.93, 0.12, 12
HEAD, OPENING, AWAY = 6.0, 0.42, 2.0  # of an arrow: length in px, half its angle, px from the dot
CLOSE = np.sqrt(np.pi)  # firms this far apart, over the root of their number, fill a ring of radius 1
# Middles of the clusters, by how many there are, with the largest radius; names above the upper ones, below the others.
PLACES = {
    2: (((122.0, 150.0), (378.0, 150.0)), 112.0),
    3: (((112.0, 224.0), (388.0, 224.0), (250.0, 82.0)), 62.0),
    4: (((112.0, 224.0), (388.0, 224.0), (112.0, 82.0), (388.0, 82.0)), 62.0),
}
LOWER = 100.0  # clusters whose middle lies lower have their names below
ROUND = np.linspace(0, 2 * np.pi, 73)


def middles(clusters: int) -> np.ndarray:
    """Middles of the clusters, (cluster, 2)."""
    return np.array(PLACES[clusters][0])


def radius(clusters: int, firms: int) -> float:
    """How far a cluster reaches: the more firms, the farther."""
    return PLACES[clusters][1] * (0.6 + 0.4 * np.sqrt(firms / MOST_FIRMS))


def spacing(clusters: int, firms: int) -> float:
    """How far neighbours stand apart."""
    return radius(clusters, firms) * CLOSE / np.sqrt(firms)


def firm_places(known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places x and y (cluster, firm) of firms that know so much in year 0, (cluster, firm)."""
    clusters, firms = known.shape
    rank = np.argsort(np.argsort(-known, axis=1, kind="stable"), axis=1, kind="stable")
    out = RIM * radius(clusters, firms) * np.sqrt((rank + 0.5) / firms)
    angle = TURN * rank + 0.7 * np.arange(clusters)[:, None]
    middle = middles(clusters)
    return middle[:, :1] + out * np.cos(angle), middle[:, 1:] + out * np.sin(angle)


def arcs(x0: np.ndarray, y0: np.ndarray, x1: np.ndarray, y1: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lines from (x0, y0) to (x1, y1), each (tie,), bent to their left: x and y (tie, step)."""
    t = np.linspace(0, 1, STEPS)
    over = 4 * BEND * t * (1 - t)
    dx, dy = (x1 - x0)[:, None], (y1 - y0)[:, None]
    return x0[:, None] + t * dx - over * dy, y0[:, None] + t * dy + over * dx


def heads(xs: np.ndarray, ys: np.ndarray, wide: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Arrowheads on lines (tie, step) that end in the middle of dots so wide, (tie,): x and y (tie, 3)."""
    dx, dy = xs[:, -1] - xs[:, -2], ys[:, -1] - ys[:, -2]
    back = np.arctan2(-dy, -dx)
    near = wide / 2 + AWAY
    x, y = xs[:, -1] + near * np.cos(back), ys[:, -1] + near * np.sin(back)
    turns = back[:, None] + np.array([OPENING, 0.0, -OPENING])
    out = HEAD * np.array([1.0, 0.0, 1.0])
    return x[:, None] + out * np.cos(turns), y[:, None] + out * np.sin(turns)
