"""The axis of years that two figures of this lab share; heights are told inside, so that years line up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..luck import YEARS

SPAN = (-10, YEARS * 1.66)  # the free strips hold the words for heights and those at the ends of lines
TOLD_AT, LABELS_AT = -1.2, YEARS + 1.4
EVERY = np.arange(YEARS + 1)
MARKED = 10  # years from one mark on a line to the next


def blank(words: dict[str, Any], height: int, heights: tuple[float, float]) -> Any:
    """An empty figure over the years, with ticks at every tenth."""
    fig = figures.blank(height, SPAN, heights)
    figures.no_axes(fig, x=False)
    fig.min_border_left = 0
    figures.ticks(fig.xaxis, list(range(0, YEARS + 1, 10)), {0: f"{words['year']} 0"})
    return fig


def heights(fig: Any, view: View, name: str) -> None:
    """Words left of the years; fill with `put_heights`."""
    figures.labels(fig, view, f"{name}_heights", align="right")


def put_heights(view: View, name: str, told: Mapping[float, str]) -> None:
    """What stands at which height."""
    figures.put_labels(view, f"{name}_heights", [(TOLD_AT, at, text, "ink2") for at, text in told.items()])


def mark(fig: Any, view: View, name: str) -> None:
    """An upright line where the square stands; fill with `put_mark`."""
    at = view.source(f"{name}_year", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=at, color=view.colour["axis"], line_width=1.5, line_dash=[1, 3])


def put_mark(view: View, name: str, low: float, high: float) -> None:
    """Moves it to the year looked at; in the last year there is none."""
    x = np.array([view.look["year"]] if view.look["year"] < YEARS else [], float)
    view.put(f"{name}_year", x=x, y0=0 * x + low, y1=0 * x + high)
