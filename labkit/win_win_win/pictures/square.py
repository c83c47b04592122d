"""Where the square stands that the futures move in, in px of a bench 1180 px wide, and the bar of public bodies."""

from __future__ import annotations

from typing import Any

import numpy as np

WIDE, HIGH = 496.0, 342.0
LEFT, FOOT, SIDE = 48.0, 42.0, 278.0
RIGHT, HEAD = LEFT + SIDE, FOOT + SIDE
BAR, BAR_WIDE = 370.0, 104.0  # left edge of the public bodies, and the longest line there
ABOVE, TICKS, BELOW = HEAD + 13, FOOT - 12, FOOT - 31  # heights of words


def across(share: Any) -> np.ndarray:
    """Place of a share of firms, in px from the left."""
    return LEFT + SIDE * np.asarray(share, float)


def up(share: Any) -> np.ndarray:
    """Place of a share of partners or of public bodies, in px from below."""
    return FOOT + SIDE * np.asarray(share, float)
