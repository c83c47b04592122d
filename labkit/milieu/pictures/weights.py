"""Weights: what is given to each D, and what it works out as in telling these territories apart."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import THIN, percent
from labkit.ui import figures
from labkit.ui.view import View

from ..indicators import DIMENSIONS
from ..result import MilieuResult

HEIGHT = 108
LIMITS = (0.5, 0.75, 1.0)
ROWS = np.arange(len(DIMENSIONS))[::-1].astype(float)
NAMES_AT, TEXTS_AT = -0.04, 1.4


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. The axis runs from 0 to one of `LIMITS`, drawn from 0 to 1."""
    fig = figures.bare(HEIGHT, (-0.46, TEXTS_AT + 0.01), (-1.15, 3.5))
    ends = np.array([0, 0.5, 1.0])
    fig.segment(ends, -0.5, ends, 3.5, color=view.colour["grid"], level="underlay")
    ways = view.source("weights", x0=[], x1=[], y=[])
    ink, bg = view.colour["ink"], view.colour["bg"]
    fig.segment("x0", "y", "x1", "y", source=ways, color=ink, line_width=2)
    fig.scatter("x0", "y", source=ways, size=11, fill_color=bg, line_color=ink, line_width=2)
    fig.scatter("x1", "y", source=ways, size=8, color=ink, line_color=bg, line_width=1)
    figures.labels(fig, view, "weight_names", align="right")
    figures.labels(fig, view, "weight_texts", align="right")
    figures.labels(fig, view, "weight_ticks", align="center")
    return fig


def show(view: View, words: dict[str, Any], result: MilieuResult, against: MilieuResult | None = None) -> None:
    """Puts a result on the figure."""
    given, found = result.weight, result.effective_weight
    limit = next(limit for limit in LIMITS if max(given.max(), found.max()) <= limit + 1e-9)
    compared = bool(found.any())
    view.put("weights", x0=given / limit, x1=(found if compared else given) / limit, y=ROWS)
    names = [words["dimensions"][name] for name in DIMENSIONS]
    figures.put_labels(view, "weight_names", [(NAMES_AT, y, n, "ink") for y, n in zip(ROWS, names, strict=True)])
    told = [
        f"{100 * a:.0f} → {100 * b:.0f}{THIN}%" if compared else percent(a) for a, b in zip(given, found, strict=True)
    ]
    figures.put_labels(view, "weight_texts", [(TEXTS_AT, y, t, "ink") for y, t in zip(ROWS, told, strict=True)])
    ticks = [(at, -0.85, f"{100 * at * limit:.0f}{THIN}%" if at else "0", "ink2") for at in (0, 0.5, 1.0)]
    figures.put_labels(view, "weight_ticks", ticks)
