"""Gain and cost of a member by group size, while the group is together: where gain lies above cost, sharing pays."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures, tops
from labkit.ui.view import View

from ..result import ExportGroupsResult
from .sizes import EVERY, LABELS_AT, SPAN, put_grid, sizes

HEIGHT, LABELS_APART = 124, 14
TOPS = (85, 110)  # k EUR; the second only where something leaves the first
STEP = 20


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, TOPS[0]))
    sizes(fig)
    figures.ticks(fig.yaxis, list(range(0, TOPS[-1], STEP)))
    tops.grid(fig, view, "money_grid")
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
    top = _reach(view, [values for r in (result, against) if r for values in (r.cost, r.benefit)])
    ends = {}
    for name, values, then in (
        ("cost", result.cost, against.cost if against else None),
        ("gain", result.benefit, against.benefit if against else None),
    ):
        ends[name] = float(figures.put_bands(view, name, values, every=1, x=EVERY)[-1])
        line = np.median(then, axis=0) if then is not None else np.array([])
        view.put(f"{name}_then", x=EVERY[: len(line)], y=line)
    places = figures.apart([max(end, 6) for end in ends.values()], LABELS_APART * top / TOPS[0])
    roles = {"cost": "dest", "gain": "exporter"}
    rows = [(LABELS_AT, y, f"{words[n]} {ends[n]:.0f}", roles[n]) for n, y in zip(ends, places, strict=True)]
    figures.put_labels(view, "money_ends", rows)


def _reach(view: View, drawn: list[np.ndarray]) -> float:
    """Gives the axis the top that all bands need, and returns it."""
    highest = max(float(np.quantile(values, 0.95, axis=0).max()) for values in drawn)
    top = TOPS[highest > TOPS[0]]
    view.reach("money", view.figure("money"), top)
    put_grid(view, "money_grid", list(range(0, top, STEP)))
    return top
