"""The axis of group sizes that two figures of this lab share."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures, tops
from labkit.ui.view import View

from ..luck import SIZES

SPAN = (0.4, SIZES + 1.7)
EVERY = np.arange(1, SIZES + 1)
LABELS_AT = SIZES + 0.35


def sizes(fig: Any) -> None:
    """Ticks at 1, 2, … 8 firms."""
    figures.ticks(fig.xaxis, EVERY.tolist())


def put_grid(view: View, name: str, ys: list[float]) -> None:
    """Places the lines of a grid behind the sizes."""
    tops.put_grid(view, name, ys, (0.5, EVERY[-1] + 0.5))
