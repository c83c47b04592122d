"""Groups still together over the years: mean and band of the size looked at, two others, the horizon."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..result import YEARS, ExportGroupsResult

HEIGHT, SPAN = 118, (0, YEARS * 1.27)
SHOWN = (2, 8)  # group sizes drawn as lines beside the one looked at
LABELS_APART = 14 / (HEIGHT - figures.BOTTOM - figures.TOP)


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, 1))
    figures.years(fig, words["year"], YEARS, every=2)
    figures.ticks(fig.yaxis, [0, 0.5, 1], {0: percent(0), 0.5: percent(0.5), 1: percent(1)})
    figures.grid(fig, view, [0, 0.5, 1], (0, YEARS))
    figures.upright(fig, view, "until", "ink", dash=(2, 3))
    lines = view.source("sizes", xs=[], ys=[])
    fig.multi_line("xs", "ys", source=lines, color=view.colour["other"], line_width=1.2)
    figures.bands(fig, view, "looked_at", "source")
    figures.dashed(fig, view, "looked_at_then", "source")
    figures.labels(fig, view, "sizes_ends")
    figures.labels(fig, view, "looked_at_end", bold=True)
    return fig


def show(
    view: View, words: dict[str, Any], result: ExportGroupsResult, against: ExportGroupsResult | None = None
) -> None:
    """Puts a result and run A on the figure."""
    size, years = view.look["size"], np.arange(YEARS + 1)
    figures.put_bands(view, "looked_at", result.alive[:, :, size - 1], every=2, middle=np.mean)
    then = np.mean(against.alive[:, :, size - 1], axis=0) if against else np.array([])
    view.put("looked_at_then", x=years[: len(then)], y=then)
    middle = result.alive.mean(axis=0)
    others = [n for n in SHOWN if n != size]
    view.put("sizes", xs=np.tile(years, (len(others), 1)), ys=middle[:, [n - 1 for n in others]].T)
    figures.put_upright(view, "until", [result.params.horizon], (0, 1))
    every = [size, *others]
    edge = LABELS_APART / 2
    places = figures.apart([middle[-1, n - 1] for n in every], LABELS_APART, edge, 1 - edge)
    rows = [
        (YEARS + 0.15, y, words["of_size" if n > 1 else "of_one"].format(size=n, share=percent(middle[-1, n - 1])))
        for n, y in zip(every, places, strict=True)
    ]
    figures.put_labels(view, "looked_at_end", [(*rows[0], "source")])
    figures.put_labels(view, "sizes_ends", [(*row, "ink2") for row in rows[1:]])
