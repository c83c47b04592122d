"""Each activity's share abroad over time, all futures together, as a heat map; run A's last year beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import LinearColorMapper

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.tokens import MOVED, ramp
from labkit.ui.view import View

from ..chain import ACTIVITIES, IN_KERNEL
from ..result import RelocationResult
from .years import LABELS_AT, SPAN, YEARS, years

ROWS = len(ACTIVITIES)
NAMES = [a[0].upper() + a[1:] + (" ◆" if kernel else "") for a, kernel in zip(ACTIVITIES, IN_KERNEL.flat, strict=True)]
HEIGHTS = [ROWS - 0.5 - row for row in range(ROWS)]


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty: design on top."""
    fig = figures.blank(168, SPAN, (0, ROWS))
    years(fig, words["year"])
    figures.no_axes(fig, x=False)
    mapper = LinearColorMapper(ramp(MOVED[view.theme]), low=0, high=1)
    fig.image("image", source=view.source("shares", image=[]), x=0, y=0, dw=YEARS, dh=ROWS, color_mapper=mapper)
    edges = list(range(ROWS + 1))
    ground = {"color": view.colour["bg"], "line_width": 5}
    fig.segment(x0=[0] * len(edges), x1=[YEARS] * len(edges), y0=edges, y1=edges, **ground)
    figures.labels(fig, view, "activities", plate=True, x_offset=4)
    half = view.source("half", x=[], y=[])
    fig.scatter(
        "x", "y", source=half, marker="triangle", size=8, color=view.colour["ink"], line_color=view.colour["bg"]
    )
    figures.labels(fig, view, "moved_now", bold=True)
    figures.labels(fig, view, "moved_then")
    return fig


def show(view: View, words: dict[str, Any], result: RelocationResult, against: RelocationResult | None) -> None:
    """Puts a result and run A on the figure. A diamond stands by the activities of the kernel."""
    share = result.moved.mean(axis=0).T
    view.put("shares", image=[share[::-1, 1:]])
    figures.put_labels(view, "activities", [(0, y, name, "ink") for name, y in zip(NAMES, HEIGHTS, strict=True)])
    half = [(int(np.argmax(row >= 0.5)), y - 0.32) for row, y in zip(share, HEIGHTS, strict=True) if row.max() >= 0.5]
    view.put("half", x=np.array([x for x, _ in half], float), y=np.array([y for _, y in half], float))
    now = [(LABELS_AT, y, percent(row[-1]), "ink") for row, y in zip(share, HEIGHTS, strict=True)]
    figures.put_labels(view, "moved_now", now)
    then = against.moved[:, -1].mean(axis=0) if against else []
    beside = [(LABELS_AT + 6.5, y, f"A {percent(s)}", "ink2") for s, y in zip(then, HEIGHTS, strict=False)]
    figures.put_labels(view, "moved_then", beside)
