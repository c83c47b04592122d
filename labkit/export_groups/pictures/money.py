"""Gain and cost of a member by group size, while the group is together: where gain lies above cost, sharing pays."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..result import ExportGroupsResult
from .sizes import EVERY, LABELS_AT, SPAN, sizes

HEIGHT, TOP, LABELS_APART = 124, 85, 14


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, TOP))
    sizes(fig)
    figures.ticks(fig.yaxis, [0, 20, 40, 60, 80])
    figures.grid(fig, view, [0, 20, 40, 60, 80], (0.5, EVERY[-1] + 0.5))
    figures.bands(fig, view, "cost", "dest", "square")
    figures.bands(fig, view, "gain", "exporter")
    figures.dashed(fig, view, "cost_then", "dest")
    figures.dashed(fig, view, "gain_then", "exporter")
    figures.labels(fig, view, "money_ends", bold=True)
    return fig


def show(
    view: View, words: dict[str, Any], result: ExportGroupsResult, against: ExportGroupsResult | None = None
) -> None:
    """Puts a result and run A on the figure."""
    ends = {}
    for name, values, then in (
        ("cost", result.cost, against.cost if against else None),
        ("gain", result.benefit, against.benefit if against else None),
    ):
        ends[name] = float(figures.put_bands(view, name, values, every=1, x=EVERY)[-1])
        line = np.median(then, axis=0) if then is not None else np.array([])
        view.put(f"{name}_then", x=EVERY[: len(line)], y=line)
    places = figures.apart([max(end, 6) for end in ends.values()], LABELS_APART)
    roles = {"cost": "dest", "gain": "exporter"}
    rows = [(LABELS_AT, y, f"{words[n]} {ends[n]:.0f}", roles[n]) for n, y in zip(ends, places, strict=True)]
    figures.put_labels(view, "money_ends", rows)
