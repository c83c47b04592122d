"""How the futures end, counted, beside run A."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..result import WinWinWinResult
from ..told import KINDS, counted
from .futures import MARKS, paint

ROW, WIDE = 17.5, 496.0
HIGH = ROW * KINDS
MARK, NAMES, START, END = 9.0, 20.0, 176.0, 404.0
ROWS = ROW * (KINDS - np.arange(KINDS) - 0.5)
THICK, TICK = 11, 7.5  # px
GAP, ROOM, EDGE = 6.0, 36.0, 4.0  # px before a count, of one with its gaps, and right of all
LIGHT = 0.35  # how dense the bar of a hollow mark is


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.bare(HIGH, (0, WIDE), (0, HIGH))
    fig.segment([START], [0], [START], [HIGH], color=view.colour["axis"], line_width=1)
    for kind, (_, role, full) in enumerate(MARKS):
        fig.scatter([MARK], [ROWS[kind]], size=8, **paint(view, kind))
        bar = view.source(f"ending_{kind}", x=[], y=[])
        fig.segment(
            START, "y", "x", "y", source=bar, color=view.colour[role], line_width=THICK, line_alpha=1 if full else LIGHT
        )
    then = view.source("ending_then", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=then, color=view.colour["ink"], line_width=2)
    figures.labels(fig, view, "ending_names")
    figures.labels(fig, view, "ending_counts", bold=True)
    figures.labels(fig, view, "ending_counts_then", align="right")
    return fig


def show(view: View, words: dict[str, Any], result: WinWinWinResult, against: WinWinWinResult | None = None) -> None:
    """Puts a result and run A on the figure."""
    text, found = words["endings"], counted(result)
    long = START + (END - START) * found / result.runs
    for kind in range(KINDS):
        some = found[kind] > 0
        view.put(f"ending_{kind}", x=long[kind : kind + some], y=ROWS[kind : kind + some])
    before = counted(against) if against else np.array([], int)
    x, y = START + (END - START) * before / result.runs, ROWS[: len(before)]
    view.put("ending_then", x=x, y0=y - TICK, y1=y + TICK)
    figures.put_labels(view, "ending_names", [(NAMES, y, text["kinds"][at], "ink") for at, y in enumerate(ROWS)])
    rows = zip(_beside(long, x), ROWS, found, strict=True)
    figures.put_labels(view, "ending_counts", [(at, y, str(hits), "ink") for at, y, hits in rows])
    told = [(WIDE - EDGE, y, text["then"].format(number=hits), "ink2") for y, hits in zip(ROWS, before, strict=False)]
    figures.put_labels(view, "ending_counts_then", told)


def _beside(long: np.ndarray, ticks: np.ndarray) -> np.ndarray:
    """Where the counts stand: at the ends of the bars or, where the tick of run A is in the way, behind it."""
    if not len(ticks):
        return long + GAP
    return np.where((ticks > long - GAP) & (ticks < long + ROOM), np.maximum(ticks, long), long) + GAP
