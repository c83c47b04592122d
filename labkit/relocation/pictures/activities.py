"""Each activity's share abroad over time, all futures together, as a heat map; run A's last year beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import LinearColorMapper

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.tokens import FONT, MOVED, ramp
from labkit.ui.view import View

from ..chain import ACTIVITIES, IN_KERNEL
from ..result import RelocationResult
from .years import LABELS_AT, SPAN, YEARS

ROWS = len(ACTIVITIES)
UNDER_NAMES, PLAIN_INK_TO = 17, 0.5  # years that a name covers; share up to which plain ink can be read
NAMES = [name[0].upper() + name[1:] for name in ACTIVITIES]
STYLES = ["bold" if kernel else "normal" for kernel in IN_KERNEL.flat]
HEIGHTS = [ROWS - 0.5 - row for row in range(ROWS)]


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty: design on top."""
    fig = figures.blank(168, SPAN, (0, ROWS))
    figures.years(fig, words["year"], YEARS, every=10)
    figures.no_axes(fig, x=False)
    mapper = LinearColorMapper(ramp(MOVED[view.theme]), low=0, high=1)
    fig.image("image", source=view.source("shares", image=[]), x=0, y=0, dw=YEARS, dh=ROWS, color_mapper=mapper)
    edges = list(range(ROWS + 1))
    ground = {"color": view.colour["bg"], "line_width": 5}
    fig.segment(x0=[0] * len(edges), x1=[YEARS] * len(edges), y0=edges, y1=edges, **ground)
    _names(fig, view)
    half = view.source("half", x=[], y=[])
    fig.scatter(
        "x", "y", source=half, marker="triangle", size=8, color=view.colour["ink"], line_color=view.colour["bg"]
    )
    figures.labels(fig, view, "moved_now", bold=True)
    figures.labels(fig, view, "moved_then")
    return fig


def _names(fig: Any, view: View) -> None:
    """The activities' names over their rows; a plate lies under a name only where the row is dark."""
    source = view.source("activities", x=[], y=[], text=[], style=[], plate=[])
    words = {"text_font": {"value": FONT}, "text_font_size": "12px", "text_color": view.colour["ink"]}
    plate = {"background_fill_color": view.colour["bg"], "background_fill_alpha": "plate", "padding": 2}
    place = {"x_offset": 4, "text_baseline": "middle", "text_font_style": "style", "border_radius": 2}
    fig.text("x", "y", "text", source=source, **words, **plate, **place)


def show(view: View, words: dict[str, Any], result: RelocationResult, against: RelocationResult | None) -> None:
    """Puts a result and run A on the figure. Names of kernel activities are bold."""
    share = result.moved.mean(axis=0).T
    view.put("shares", image=[share[::-1, 1:]])
    plates = np.where(share[:, :UNDER_NAMES].max(axis=1) > PLAIN_INK_TO, 0.82, 0)
    view.put("activities", x=np.zeros(ROWS), y=np.array(HEIGHTS), text=NAMES, style=STYLES, plate=plates)
    half = [(int(np.argmax(row >= 0.5)), y - 0.32) for row, y in zip(share, HEIGHTS, strict=True) if row.max() >= 0.5]
    view.put("half", x=np.array([x for x, _ in half], float), y=np.array([y for _, y in half], float))
    now = [(LABELS_AT, y, percent(row[-1]), "ink") for row, y in zip(share, HEIGHTS, strict=True)]
    figures.put_labels(view, "moved_now", now)
    then = against.moved[:, -1].mean(axis=0) if against else []
    beside = [(LABELS_AT + 6.5, y, f"A {percent(s)}", "ink2") for s, y in zip(then, HEIGHTS, strict=False)]
    figures.put_labels(view, "moved_then", beside)
