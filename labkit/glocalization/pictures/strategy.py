"""The strategy map: pay-off over global and local integration, the best point, and where it moves with size."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import LinearColorMapper

from labkit.ui import figures
from labkit.ui.tokens import PAY_OFF, ramp
from labkit.ui.view import View

from ..result import GlocalizationResult
from ..strategy import PATH_SIZES

HEIGHT, CONTOURS, FINE = 150, 8, 91
EDGE = 0.015


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty: global integration across, local integration up."""
    fig = figures.bare(HEIGHT, (-0.015, 1.015), (-0.07, 1.07))
    mapper = LinearColorMapper(ramp(PAY_OFF[view.theme], CONTOURS), low=0, high=1)
    fig.image("image", source=view.source("pay_off", image=[]), x=0, y=0, dw=1, dh=1, color_mapper=mapper)
    figures.labels(fig, view, "corners_left", bold=True, plate=True)
    figures.labels(fig, view, "corners_right", bold=True, align="right", plate=True)
    ink, ground = view.colour["ink"], view.colour["bg"]
    path = view.source("path", x=[], y=[])
    fig.line("x", "y", source=path, color=ground, line_width=4)
    fig.line("x", "y", source=path, color=ink, line_width=1.5)
    fig.scatter("x", "y", source=path, size=7, color=ink, line_color=ground, line_width=1.5)
    then = view.source("best_then", x=[], y=[])
    fig.scatter("x", "y", source=then, size=15, fill_color=ground, line_color=ink, line_width=1.5, line_dash=[3, 2])
    best = view.source("best", x=[], y=[])
    fig.scatter("x", "y", source=best, size=13, fill_color=ground, line_color=ink, line_width=3.5)
    figures.labels(fig, view, "sizes_left", plate=True, align="right", x_offset=-10)
    figures.labels(fig, view, "sizes_right", plate=True, x_offset=10)
    return fig


def show(
    view: View, words: dict[str, Any], result: GlocalizationResult, against: GlocalizationResult | None = None
) -> None:
    """Puts a result and run A on the figure."""
    view.put("pay_off", image=[fine(result.pay_off)])
    view.put("path", x=np.array(result.path_global), y=np.array(result.path_local))
    best = float(result.best_global), float(result.best_local)
    view.put("best", x=np.array(best[:1]), y=np.array(best[1:]))
    then = [float(against.best_global), float(against.best_local)] if against else []
    view.put("best_then", x=np.array(then[:1]), y=np.array(then[1:]))
    names = words["panels"]["corners"]
    left = [(EDGE, 0.92, names["neighbours"], "ink"), (EDGE, 0.08, names["local"], "ink")]
    right = [(1 - EDGE, 0.92, names["glocal"], "ink"), (1 - EDGE, 0.08, names["global"], "ink")]
    figures.put_labels(view, "corners_left", left)
    figures.put_labels(view, "corners_right", right)
    _label(view, words, result, best, then)


def fine(pay_off: np.ndarray) -> np.ndarray:
    """The pay-off from its lowest (0) to its highest (1), rows local, columns global and finer."""
    steps, at = np.linspace(0, 1, pay_off.shape[0]), np.linspace(0, 1, FINE)
    cells = np.array([np.interp(at, steps, row) for row in pay_off.T])
    low, high = cells.min(), cells.max()
    return (cells - low) / (high - low) if high > low else np.zeros_like(cells)


def _label(
    view: View, words: dict[str, Any], result: GlocalizationResult, best: tuple[float, float], then: list[float]
) -> None:
    """Your firm, the smallest and the largest; each label on the side where there is room."""
    ends = [(float(result.path_global[at]), float(result.path_local[at]), PATH_SIZES[at]) for at in (0, -1)]
    low = (best[0], min(best[1], 0.94))
    rows = [(*low, words["best"].format(size=result.params.firm_size))]
    clear = [(x, max(y, 0.22) if x < 0.3 else y, size) for x, y, size in ends if abs(y - best[1]) > 0.12]
    rows += [(x, y, words["size"].format(size=size)) for x, y, size in clear]
    rows += [(*then, words["best_pinned"])] if then and np.hypot(then[0] - best[0], then[1] - best[1]) > 0.05 else []
    for name, side in (("sizes_left", True), ("sizes_right", False)):
        figures.put_labels(view, name, [(*row, "ink") for row in rows if (row[0] > 0.5) == side])
