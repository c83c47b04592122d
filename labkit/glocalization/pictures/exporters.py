"""Firms that export over time: one band a size class, all firms as a thin line, run A dashed, the guess.

An upright line marks the year that the map shows, unless it is the last.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..geography import SIZE_CLASSES
from ..luck import YEARS
from ..result import GlocalizationResult

HEIGHT = 160
TOPS = (0.6, 1.0)  # the second only where a class or the guess leaves the first
GRID = [0, 0.2, 0.4, 0.6, 0.8, 1.0]
LABELS_AT, SPAN = YEARS + 0.4, (0, YEARS * 1.5)
MARKS = ("circle", "square", "triangle")
LABELS_APART = 15 / (HEIGHT - figures.BOTTOM - figures.TOP)  # of the axis: 15 px


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, TOPS[0]))
    figures.years(fig, words["year"], YEARS, every=5)
    figures.ticks(fig.yaxis, GRID, {place: percent(place) for place in GRID})
    figures.grid(fig, view, GRID, (0, YEARS))
    for at, mark in enumerate(MARKS):
        figures.bands(fig, view, f"class_{at}", "exporter", mark)
        figures.dashed(fig, view, f"pinned_{at}", "exporter")
    figures.upright(fig, view, "cursor", "ink", dash=())
    every = view.source("all_firms", x=[], y=[])
    fig.line("x", "y", source=every, color=view.colour["ink"], line_width=1.5)
    figures.labels(fig, view, "class_ends", bold=True, size=12)
    figures.guess(fig, view)
    return fig


def show(
    view: View, words: dict[str, Any], result: GlocalizationResult, against: GlocalizationResult | None = None
) -> None:
    """Puts a result and run A on the figure."""
    ends = []
    for at, name in enumerate(SIZE_CLASSES):
        median = figures.put_bands(view, f"class_{at}", result.exporters_by_size[:, :, at], every=5)
        then = np.median(against.exporters_by_size[:, :, at], axis=0) if against else np.array([])
        view.put(f"pinned_{at}", x=np.arange(len(then)), y=then)
        ends.append((median[-1], words["staff"].format(share=percent(median[-1]), size_class=name), "exporter"))
    middle = np.median(result.exporters, axis=0)
    view.put("all_firms", x=np.arange(len(middle)), y=middle)
    ends.append((middle[-1], words["all"].format(share=percent(middle[-1])), "ink"))
    top = TOPS[_highest(view, result, against) > TOPS[0]]
    view.reach("exporters", view.figure("exporters"), top)
    figures.put_look(view, "cursor", "year", (0, top))
    edge = LABELS_APART * top / 2
    places = figures.apart([end[0] for end in ends], LABELS_APART * top, edge, top - edge)
    rows = [(LABELS_AT, y, *end[1:]) for y, end in zip(places, ends, strict=True)]
    figures.put_labels(view, "class_ends", rows)
    figures.put_guess(view, words["guess"], ("exporters",), label=(YEARS * 0.5, top * 0.92))


def _highest(view: View, result: GlocalizationResult, against: GlocalizationResult | None) -> float:
    """The highest that is drawn in any year: bands, run A, the guess."""
    bands = np.quantile(result.exporters_by_size, 0.95, axis=0).max()
    then = np.median(against.exporters_by_size, axis=0).max() if against else 0.0
    made = view.guess_of("exporters")
    return max(float(bands), float(then), made.value if made else 0.0)
