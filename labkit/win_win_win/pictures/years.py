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
    figures.years(fig, words["year"], YEARS, every=10)
    return fig


def heights(fig: Any, view: View, name: str) -> None:
    """Words left of the years; fill with `put_heights`."""
    figures.labels(fig, view, f"{name}_heights", align="right")


def put_heights(view: View, name: str, told: Mapping[float, str]) -> None:
    """What stands at which height."""
    figures.put_labels(view, f"{name}_heights", [(TOLD_AT, at, text, "ink2") for at, text in told.items()])
