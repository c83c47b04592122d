"""The axis of years that three figures of this lab share, and what they tell of clusters: A, and the others."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..luck import YEARS
from ..params import PipelinesParams
from ..result import CLUSTERS

SPAN = (0, YEARS * 1.72)  # the free strip holds the words at the ends of lines
LABELS_AT = YEARS + 1.1
EVERY = np.arange(YEARS + 1)


def years(fig: Any, words: dict[str, Any]) -> None:
    """Ticks at every tenth year."""
    figures.ticks(fig.xaxis, list(range(0, YEARS + 1, 10)), {0: f"{words['year']} 0"})


def names(params: PipelinesParams, words: dict[str, Any]) -> tuple[str, str]:
    """What stands for the first cluster and for the others together: A and B, or A and B–D."""
    others = CLUSTERS[1 : params.clusters]
    first = CLUSTERS[0]
    return first, others[0] if len(others) == 1 else words["from_to"].format(first=others[0], last=others[-1])


def split(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values (run, period, cluster) of the first cluster and the mean of the others, each (run, period)."""
    return values[..., 0], values[..., 1:].mean(axis=-1)


def mark(fig: Any, view: View, name: str) -> None:
    """An upright line where the map of the first future stands; fill with `put_mark`."""
    at = view.source(f"{name}_year", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=at, color=view.colour["axis"], line_width=1.5, line_dash=[1, 3])


def put_mark(view: View, name: str, top: float) -> None:
    """Moves that line to the year looked at; in the last year, at the end of the curves, there is none."""
    x = np.array([view.look["year"]] if view.look["year"] < YEARS else [], float)
    view.put(f"{name}_year", x=x, y0=0 * x, y1=0 * x + top)
