"""What a member is left with by group size: median, 50 % and 90 %, run A as hollow marks, the guess."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.result import QUANTILES
from labkit.core.words import signed
from labkit.ui import figures, tops
from labkit.ui.view import View

from ..result import ExportGroupsResult
from .sizes import EVERY, LABELS_AT, SPAN, put_grid, sizes

HEIGHT, LOW = 186, -12  # k EUR; what lies lower is told in words at the lower edge
TOPS = {10: 8, 34: 8, 80: 20}  # tops of the axis, each with its step; a higher one only where something leaves it
EDGE = LOW + 1.2
ROOF = 0.11  # of the axis: what the numbers need at the top


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (LOW, min(TOPS)))
    sizes(fig)
    places = sorted({at for top, step in TOPS.items() for at in _grid(top, step)})
    figures.ticks(fig.yaxis, places, {at: signed(at) for at in places})
    fig.yaxis.ticker = tops.stepped([2, 8], 5)
    tops.grid(fig, view, "net_grid")
    fig.segment([0.5], [0], [EVERY[-1] + 0.5], [0], color=view.colour["axis"], line_width=1.5)
    spread = view.source("net", x=[], **{level: [] for level in QUANTILES})
    colour = view.colour["source"]
    for share, wide in (("90", 1.5), ("50", 6)):
        fig.segment("x", f"low{share}", "x", f"high{share}", source=spread, color=colour, line_width=wide)
    then = view.source("net_then", x=[], y=[])
    fig.scatter("x", "y", source=then, size=9, fill_color=view.colour["bg"], line_color=colour, line_width=1.5)
    middle = view.source("net_middle", x=[], y=[])
    figures.dot(fig, view, middle, "x", "y", "source", size=10)
    below = view.source("net_below", x=[], y=[])
    fig.scatter("x", "y", source=below, marker="inverted_triangle", size=9, color=colour)
    figures.labels(fig, view, "net_numbers", bold=True, align="center", y_offset=-11, plate=True)
    figures.labels(fig, view, "net_asides")
    figures.upright(fig, view, "guess_line", "ink", dash=(2, 3))
    figures.guess(fig, view)
    return fig


def show(
    view: View, words: dict[str, Any], result: ExportGroupsResult, against: ExportGroupsResult | None = None
) -> None:
    """Puts a result and run A on the figure."""
    levels = np.quantile(result.net, list(QUANTILES.values()), axis=0)
    top = next((top for top in TOPS if _needed(result, against, top) <= top), max(TOPS))
    view.reach("net", view.figure("net"), top)
    put_grid(view, "net_grid", [at for at in _grid(top, TOPS[top]) if at])
    middle, seen = levels[2], levels[2] >= LOW
    view.put("net", x=EVERY, **dict(zip(QUANTILES, np.clip(levels, LOW, top), strict=True)))
    view.put("net_middle", x=EVERY[seen], y=middle[seen])
    view.put("net_below", x=EVERY[~seen], y=np.full((~seen).sum(), EDGE))
    over = np.where(seen, np.clip(levels[4], LOW, top - ROOF * (top - LOW)), EDGE)
    then = np.median(against.net, axis=0) if against else np.array([])
    over = _clear_of(over, then, top)
    rows = [(x, y, signed(m, 1), "source") for x, y, m in zip(EVERY, over, middle, strict=True)]
    figures.put_labels(view, "net_numbers", rows)
    kept = then >= LOW
    view.put("net_then", x=EVERY[: len(then)][kept] - 0.22, y=then[kept])
    aside = [(LABELS_AT, then[-1], words["pinned"], "source")] if against and kept[-1] else []
    figures.put_labels(view, "net_asides", aside)
    _show_guess(view, words, top, over)


def _grid(top: int, step: int) -> list[int]:
    return list(range(step * (LOW // step + 1), top + 1, step))


def _clear_of(over: np.ndarray, then: np.ndarray, top: float) -> np.ndarray:
    """Heights of the numbers, raised above run A's mark where they would lie on it."""
    if not len(then):
        return over
    high = ROOF * (top - LOW)
    raised = np.where((then > over - high / 3) & (then < over + 1.3 * high), then + high / 3, over)
    return np.minimum(raised, top - high)


def _needed(result: ExportGroupsResult, against: ExportGroupsResult | None, top: float) -> float:
    """How high an axis with this top must reach for all bands and run A's marks."""
    then = float(np.median(against.net, axis=0).max()) + ROOF / 2 * (top - LOW) if against else 0.0
    return max(float(np.quantile(result.net, 0.95, axis=0).max()) + 0.5, then)


def _show_guess(view: View, words: dict[str, Any], top: float, over: np.ndarray) -> None:
    """A guess of the best size stands at the top of a line up from the axis, at the foot where a number is at the top.

    One off the axis stands at its end. `over` (size,) is how high the numbers stand.
    """
    made = view.guess_of("best_size")
    x = np.clip([made.value] if made else [], EVERY[0], EVERY[-1])
    figures.put_upright(view, "guess_line", x, (LOW, top))
    if not made:
        figures.place_guess(view, None, words["guess"])
        return
    edge = 0.04 * (top - LOW)
    crowded = over[round(float(x[0])) - 1] > top - 2 * ROOF * (top - LOW)
    figures.place_guess(view, (float(x[0]), LOW + edge if crowded else top - edge), words["guess"])
