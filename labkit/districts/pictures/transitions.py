"""The four arrows of Graphic 1: in how many futures the district went each, with the cause of year 10 and without."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..indicators import ARROWS
from ..result import DistrictsResult

WIDE, ROW, HEAD = 349.0, 18.0, 16.0  # px of a bench 1180 px wide
HEIGHT = HEAD + ROW * len(ARROWS)
ROWS = HEIGHT - HEAD - ROW * (np.arange(len(ARROWS)) + 0.5)
BAR, LONG = 203.0, 56.0
COLUMNS = {"with": 291.0, "without": 345.0}  # right edges
THICK = 9.0
ROLES = ("dest", "source", "source", "dest")  # of the type that it ends as


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.bare(HEIGHT, (0, WIDE), (0, HEIGHT))
    n = len(ARROWS)
    fig.segment([BAR] * n, ROWS, [BAR + LONG] * n, ROWS, color=view.colour["track"], level="underlay")
    for at, role in enumerate(ROLES, start=1):
        bar = view.source(f"went_{at}", y=[], left=[], right=[])
        paint = {"fill_color": view.colour[role], "line_color": None}
        fig.hbar("y", height=THICK, left="left", right="right", source=bar, **paint)
    without = view.source("went_without", x=[], y=[])
    ring = {"fill_color": view.colour["bg"], "line_color": view.colour["ink"], "line_width": 1.5}
    fig.scatter("x", "y", source=without, size=8, **ring)
    then = view.source("went_then", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=then, color=view.colour["ink"], line_width=1.5, line_dash=[2, 2])
    figures.labels(fig, view, "arrows")
    figures.labels(fig, view, "went_numbers", align="right")
    figures.labels(fig, view, "went_with", bold=True, align="right")
    return fig


def show(view: View, words: dict[str, Any], result: DistrictsResult, against: DistrictsResult | None = None) -> None:
    """Puts a result on the figure, and where run A has the ends of its bars."""
    text, named = words["transitions"], words["kinds"]["arrow"]
    went, without = result.transition.sum(axis=0), result.transition_without.sum(axis=0)
    for at, (y, hits) in enumerate(zip(ROWS, went, strict=True), start=1):
        view.put(f"went_{at}", y=[y], left=[BAR], right=[BAR + LONG * hits / result.runs])
    view.put("went_without", x=BAR + LONG * without / result.runs, y=ROWS)
    then = against.transition.mean(axis=0) if against else np.zeros(0)
    y = ROWS[: len(then)]
    view.put("went_then", x=BAR + LONG * then, y0=y - ROW / 2 + 1, y1=y + ROW / 2 - 1)
    arrows = [
        (3.0, y, f"{number} {named[start]} → {named[end]}", "ink")
        for y, (number, (start, end)) in zip(ROWS, ARROWS.items(), strict=True)
    ]
    figures.put_labels(view, "arrows", arrows)
    top = HEIGHT - HEAD / 2
    head = [(x, top, text[column], "ink2") for column, x in COLUMNS.items()]
    beside = [(COLUMNS["without"], y, f"{hits:.0f}", "ink2") for y, hits in zip(ROWS, without, strict=True)]
    figures.put_labels(view, "went_numbers", [*head, *beside])
    bold = [(COLUMNS["with"], y, f"{hits:.0f}", "ink") for y, hits in zip(ROWS, went, strict=True)]
    figures.put_labels(view, "went_with", bold)
