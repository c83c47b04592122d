"""Relations in which both co-operate, and public bodies that invest, over the years."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..luck import YEARS
from ..result import WinWinWinResult
from .years import EVERY, LABELS_AT, MARKED, blank, heights, put_heights

HEIGHT, LABELS_APART = 122, 15
LINES = {"cooperating": ("exporter", "circle"), "investing": ("agent", "diamond")}
GRID = (0.0, 0.5, 1.0)
FLOOR, ROOF = -0.09, 1.09


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = blank(words, HEIGHT, (FLOOR, ROOF))
    figures.grid(fig, view, list(GRID), (0, YEARS))
    for name, (role, marker) in LINES.items():
        figures.bands(fig, view, name, role, marker)
        figures.dashed(fig, view, f"{name}_then", role)
    figures.upright(fig, view, "shares_year")
    heights(fig, view, "shares")
    figures.labels(fig, view, "shares_end", bold=True)
    figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: WinWinWinResult, against: WinWinWinResult | None = None) -> None:
    """Puts a result, run A and a student's guess on the figure."""
    ends = {}
    for name in LINES:
        ends[name] = float(figures.put_bands(view, name, getattr(result, name), every=MARKED)[-1])
        then = np.median(getattr(against, name), axis=0) if against else np.array([])
        view.put(f"{name}_then", x=EVERY[: len(then)], y=then)
    put_heights(view, "shares", {at: percent(at) for at in GRID})
    figures.put_look(view, "shares_year", "year", (0, 1))
    apart = LABELS_APART * (ROOF - FLOOR) / (HEIGHT - figures.BOTTOM - figures.TOP)
    places = figures.apart(list(ends.values()), apart, FLOOR + apart / 2, ROOF - apart / 2)
    rows = [
        (LABELS_AT, y, words["shares"][name].format(share=percent(ends[name])), LINES[name][0])
        for name, y in zip(ends, places, strict=True)
    ]
    figures.put_labels(view, "shares_end", rows)
    made = view.guess_of(*LINES)
    told = percent(made.value) if made else ""
    figures.put_guess(view, words["guess"].format(value=told), tuple(LINES))
