"""Clustering and steps against the share of distant ties, as in Watts & Strogatz (1998), figure 2.

Where clusters are not tied to each other at first, steps are those between firms that can reach each other, and the
share of pairs that can is a third line.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures, tops
from labkit.ui.view import View

from ..curves import Behind
from ..result import SmallWorldResult
from .shares import DATA, LABELS_AT, SPAN, apart, axis, cursor, place, put_cursor

HEIGHT = 122
TOPS = tops.Tops("structure", {1.0: 0.5, 2.0: 0.5, 3.5: 1.0, 5.0: 1.0}, (1, 5), roof=1.08)
LABELS_APART = 15 * TOPS.roof / (HEIGHT - figures.BOTTOM - figures.TOP)  # of the top
LINES = {"clustering": ("exporter", "circle"), "path_length": ("dest", "square"), "reachable": ("other", "triangle")}


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, TOPS.roof))
    TOPS.build(fig, view, percent)
    axis(fig)
    cursor(fig, view, "structure_here_line")
    for name, (role, marker) in LINES.items():
        line = view.source(name, x=[], y=[])
        fig.line("x", "y", source=line, color=view.colour[role], line_width=2.5, line_join="round", line_cap="round")
        figures.dot(fig, view, line, "x", "y", role, marker)
        here = view.source(f"{name}_here", x=[], y=[])
        ring = {"fill_color": view.colour["bg"], "line_color": view.colour[role], "line_width": 3}
        fig.scatter("x", "y", source=here, size=12, marker=figures.MARKERS[marker], **ring)
    figures.labels(fig, view, "structure_ends", bold=True)
    return fig


def show(view: View, words: dict[str, Any], result: SmallWorldResult, against: SmallWorldResult | None = None) -> None:
    """Puts the lines and the bench on the figure; the bench's marks are medians of its own futures."""
    known = view.background is not None and view.background.shaped(result.params)
    lines, now = _lines(view.background if known else None), _now(result)
    highest = max(*now.values(), *(np.nanmax(values) for values in lines.values() if len(values)))
    top = TOPS.put(view, highest / TOPS.roof, DATA)
    here = put_cursor(view, "structure_here_line", result, top)
    for name in LINES:
        there = name in now
        view.put(f"{name}_here", x=here[:there], y=np.array([now[name]] if there else []))
        view.put(name, x=apart(place(view.background.shape.shares)) if len(lines[name]) else lines[name], y=lines[name])
    ends = {name: values[-1] for name, values in lines.items() if len(values)} or now
    heights = figures.apart(list(ends.values()), LABELS_APART * top, 0.1 * top)
    rows = [(LABELS_AT, y, words[name], LINES[name][0]) for y, name in zip(heights, ends, strict=True)]
    figures.put_labels(view, "structure_ends", rows)


def _now(result: SmallWorldResult) -> dict[str, float]:
    """Where the bench stands on each line that is drawn."""
    found = {"clustering": result.clustering_kept, "path_length": result.path_length_kept}
    if result.params.place == "clusters":
        found["reachable"] = result.reachable
    return {name: float(np.median(values)) for name, values in found.items()}


def _lines(behind: Behind | None) -> dict[str, np.ndarray]:
    """The lines (point,), broken after the first point; empty where they are not known or tell nothing."""
    empty = dict.fromkeys(LINES, np.array([]))
    if behind is None:
        return empty
    told = list(LINES) if behind.params.place == "clusters" else list(LINES)[:2]
    return empty | {name: apart(getattr(behind.shape, name)) for name in told}
