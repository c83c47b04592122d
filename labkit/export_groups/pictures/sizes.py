"""The axis of group sizes that two figures of this lab share, and upright axes whose top moves."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import AdaptiveTicker

from labkit.ui import figures
from labkit.ui.view import View

from ..luck import SIZES

SPAN = (0.4, SIZES + 1.7)
EVERY = np.arange(1, SIZES + 1)
LABELS_AT = SIZES + 0.35


def sizes(fig: Any) -> None:
    """Ticks at 1, 2, … 8 firms."""
    figures.ticks(fig.xaxis, EVERY.tolist())


def stepped(mantissas: list[int], wanted: int) -> AdaptiveTicker:
    """Ticks that follow the top of an axis: the step, a mantissa times a power of ten, that gives `wanted` of them."""
    return AdaptiveTicker(mantissas=mantissas, desired_num_ticks=wanted, num_minor_ticks=0)


def grid(fig: Any, view: View, name: str) -> None:
    """Lines behind the sizes, at places that `put_grid` gives."""
    lines = view.source(name, x0=[], x1=[], y=[])
    fig.segment("x0", "y", "x1", "y", source=lines, color=view.colour["grid"], level="underlay")


def put_grid(view: View, name: str, ys: list[float]) -> None:
    y = np.array(ys, float)
    view.put(name, x0=0 * y + 0.5, x1=0 * y + EVERY[-1] + 0.5, y=y)
