"""The axis of years that three figures of this lab share."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..luck import YEARS

SPAN = (0, YEARS * 1.6)  # the free strip holds the words at the ends of lines
LABELS_AT = YEARS + 0.7
EVERY = np.arange(YEARS + 1)
MARKED = 5  # years from one mark on a line to the next


def years(fig: Any, words: dict[str, Any]) -> None:
    """Ticks at every fifth year."""
    figures.ticks(fig.xaxis, list(range(0, YEARS + 1, 5)), {0: f"{words['year']} 0"})


def mark(fig: Any, view: View, name: str) -> None:
    """Upright lines where the picture of the first future stands; fill with `put_mark`."""
    at = view.source(f"{name}_year", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=at, color=view.colour["axis"], line_width=1.5, line_dash=[1, 3])


def put_mark(view: View, name: str, top: float, starts: tuple[float, ...] = (0.0,)) -> None:
    """Moves them to the year looked at, one for each axis of years; in the last year there are none."""
    year = view.look["year"]
    x = np.array([start + year for start in starts] if year < YEARS else [], float)
    view.put(f"{name}_year", x=x, y0=0 * x, y1=0 * x + top)


def guessed(view: View, output: str) -> float | None:
    """The student's guess of this output, or None."""
    made = view.prediction
    return made.value if made and made.output == output else None
