"""The ground of the map: the shore of the land, and the shade that stands for the share of all futures."""

from __future__ import annotations

import numpy as np

from ..geography import SIDE

CELLS, BLUR = 64, 2.6  # cells a side; km over which the shade blurs
EDGE = 3.0  # km around the square on which firms stand
FROM, TO = -EDGE, SIDE + EDGE
MIDDLES = FROM + (np.arange(CELLS) + 0.5) * (TO - FROM) / CELLS
FAINT = 1e-9  # keeps the mean defined far from all firms


def shade(x: np.ndarray, y: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Mean share (cell, cell) of the firms around each cell, nearer ones counting more."""
    across, up = (_near(MIDDLES[:, None] - place) for place in (x, y))
    return (up * share) @ across.T / (up @ across.T + FAINT)


def shore() -> tuple[np.ndarray, np.ndarray]:
    """The outline (point,) of the land in km: a rounded square a little larger than where firms stand."""
    angle = np.linspace(0, 2 * np.pi, 97)[:-1]
    way = np.stack([np.cos(angle), np.sin(angle)])
    return tuple(SIDE / 2 * (1 + way * _radius(angle)))


def sea() -> tuple[np.ndarray, np.ndarray]:
    """What lies around the land, (point,) in km: a frame, so that the shade ends at the shore."""
    (x, y), far = shore(), 2 * EDGE
    low, high = FROM - far, TO + far
    return (
        np.concatenate([[low, high, high, low, low], x[::-1][-1:], x[::-1], [low]]),
        np.concatenate([[low, low, high, high, low], y[::-1][-1:], y[::-1], [low]]),
    )


def _near(distance: np.ndarray) -> np.ndarray:
    """A narrow hill over a wide foot: near firms decide, and where there are none the far ones still say something."""
    return np.exp(-(distance**2) / (2 * BLUR**2)) + 1e-3 * np.exp(-(distance**2) / (2 * (4 * BLUR) ** 2))


def _radius(angle: np.ndarray) -> np.ndarray:
    corners = (np.abs(np.cos(angle)) ** 7 + np.abs(np.sin(angle)) ** 7) ** (-1 / 7)
    return corners * (1.075 + 0.012 * np.sin(5 * angle))
