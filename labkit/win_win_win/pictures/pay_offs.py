"""Who wins: pay-offs over the years of the side that earns more, of the other side, and of the territory.

Firms and partners have the same numbers, so luck alone decides who of them wins: a line for each would hide that one
side wins in every future. Bands hold half of the futures, since three of nine in ten would cover each other.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.result import QUANTILES
from labkit.core.words import signed
from labkit.ui import figures, tops
from labkit.ui.view import View

from ..luck import YEARS
from ..result import WinWinWinResult
from ..told import better_side, other_side, territory
from .years import EVERY, LABELS_AT, MARKED, blank, heights, put_heights

HEIGHT, LABELS_APART = 160, 15
LINES = {
    "better": ("source", "circle", better_side),
    "other": ("dest", "square", other_side),
    "territory": ("agent", "diamond", territory),
}
TOPS = (10, 20, 40)  # k EUR; the lowest that leaves nothing out
INNER = (0.25, 0.75)
LOW, HIGH, ROOF = -0.6, 1.0, 1.09  # the axis in parts of its top, and the top of the figure
GRID = (-0.5, 0.0, 0.5, 1.0)


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. Its axis runs from −0.6 to 1; what that is in k EUR is told at the left."""
    fig = blank(words, HEIGHT, (LOW, ROOF))
    tops.grid(fig, view, "pay_offs_grid")
    fig.segment(x0=[0], x1=[YEARS], y0=[0], y1=[0], color=view.colour["ink"], line_width=1.2, line_dash=[2, 3])
    for name, (role, marker, _) in LINES.items():
        _build_line(fig, view, name, role, marker)
        figures.dashed(fig, view, f"{name}_then", role)
    figures.upright(fig, view, "pay_offs_year")
    heights(fig, view, "pay_offs")
    figures.labels(fig, view, "pay_offs_end", bold=True)
    return fig


def _build_line(fig: Any, view: View, name: str, role: str, marker: str) -> None:
    """A median with its inner band."""
    source = view.source(name, period=[], **{level: [] for level in QUANTILES})
    marks = view.source(f"{name}_marks", period=[], median=[])
    paint = {"fill_color": view.colour[role], "fill_alpha": view.alpha["50"]}
    fig.varea("period", "low50", "high50", source=source, **paint)
    fig.line("period", "median", source=source, color=view.colour[role], line_width=2.5, line_join="round")
    figures.dot(fig, view, marks, "period", "median", role, marker)


def show(view: View, words: dict[str, Any], result: WinWinWinResult, against: WinWinWinResult | None = None) -> None:
    """Puts a result and run A on the figure."""
    top, ends = top_for([result, *([against] if against else [])]), {}
    for name, (_, _, pay_off) in LINES.items():
        ends[name] = figures.put_bands(view, name, pay_off(result) / top, every=MARKED)[-1]
        then = np.median(pay_off(against), axis=0) / top if against else np.array([])
        view.put(f"{name}_then", x=EVERY[: len(then)], y=then)
    tops.put_grid(view, "pay_offs_grid", [at for at in GRID if at], (0, YEARS))
    put_heights(view, "pay_offs", {at: signed(at * top) for at in GRID})
    figures.put_look(view, "pay_offs_year", "year", (LOW, HIGH))
    _put_ends(view, words["pay_offs"], ends, top)


def top_for(results: list[WinWinWinResult]) -> int:
    """The lowest top of the axis between whose ends all lines with their bands lie."""
    levels = [np.quantile(pay_off(r), INNER, axis=0) for r in results for _, _, pay_off in LINES.values()]
    low, high = min(map(np.min, levels)), max(map(np.max, levels))
    return next((top for top in TOPS if LOW * top <= low and high <= HIGH * top), TOPS[-1])


def _put_ends(view: View, text: dict[str, str], ends: dict[str, float], top: int) -> None:
    apart = LABELS_APART * (ROOF - LOW) / (HEIGHT - figures.BOTTOM - figures.TOP)
    places = figures.apart(list(ends.values()), apart, LOW + apart / 2, HIGH)
    rows = [
        (LABELS_AT, y, text[name].format(value=signed(ends[name] * top, 1)), LINES[name][0])
        for name, y in zip(ends, places, strict=True)
    ]
    figures.put_labels(view, "pay_offs_end", rows)
