"""Both territories over time: bands, a few runs of the smaller part where futures fork, run A, the guess."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..indices import TIPPED_BELOW
from ..result import RelocationResult
from .years import LABELS_AT, SPAN, YEARS

TOPS = (142, 202)  # the second only where home or destination leaves the first
MINORITY_RUNS, WORTH_SHOWING = 6, 0.02
LABELS_APART = 0.067  # of the axis: 15 px


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(262, SPAN, (0, TOPS[0]))
    figures.years(fig, words["year"], YEARS, every=10)
    figures.ticks(fig.yaxis, list(range(0, 201, 20)))
    figures.grid(fig, view, [0, 20, 40, 60, 80, 120, 140, 160, 180, 200], (0, YEARS), strong=100)
    threshold = {"color": view.colour["ink"], "line_width": 1.5, "line_dash": [2, 3]}
    fig.segment(x0=[0], x1=[YEARS], y0=[TIPPED_BELOW], y1=[TIPPED_BELOW], **threshold)
    figures.bands(fig, view, "destination", "dest", "square")
    figures.bands(fig, view, "home", "source")
    figures.runs(fig, view, "minority", "source")
    figures.dashed(fig, view, "pinned_home", "source")
    figures.labels(fig, view, "ends", bold=True, size=13)
    figures.labels(fig, view, "asides")
    figures.labels(fig, view, "threshold")
    figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: RelocationResult, against: RelocationResult | None) -> None:
    """Puts a result and run A on the figure."""
    home = figures.put_bands(view, "home", result.home)
    away = figures.put_bands(view, "destination", result.destination)
    top = TOPS[0] if _highest(view, result, against) < TOPS[0] - 2 else TOPS[1]
    view.reach("competitiveness", view.panels[0].figure, top)
    rows = [
        ("ends", home[-1], f"{words['home']} {home[-1]:.0f}", "source"),
        ("ends", away[-1], f"{words['destination']} {away[-1]:.0f}", "dest"),
    ]
    pinned = np.median(against.home, axis=0) if against else np.array([])
    view.put("pinned_home", x=np.arange(len(pinned)), y=pinned)
    if against:
        rows.append(("asides", pinned[-1], words["pinned"], "source"))
    shown, note = minority(result, words)
    view.put("minority", xs=np.tile(np.arange(YEARS + 1), (len(shown), 1)), ys=result.home[shown])
    if note:
        rows.append(("asides", np.median(result.home[shown, -1]), note, "source"))
    _label(view, rows, LABELS_APART * top)
    figures.put_labels(view, "threshold", [(0.4, TIPPED_BELOW + 0.045 * top, words["collapse"], "ink2")])
    figures.put_guess(view, words["guess"], ("home", "destination"))


def minority(result: RelocationResult, words: dict[str, Any]) -> tuple[np.ndarray, str]:
    """A few runs of the smaller part where the futures fork, and how many there are."""
    tipped = result.tipped == 1
    few = tipped if tipped.mean() <= 0.5 else ~tipped
    if few.mean() <= WORTH_SHOWING:
        return np.array([], int), ""
    text = words["minority_tips" if few is tipped else "minority_holds"]
    return np.flatnonzero(few)[:MINORITY_RUNS], text.format(count=int(few.sum()))


def _highest(view: View, result: RelocationResult, against: RelocationResult | None) -> float:
    """The highest that is drawn in any year: bands, run A, the guess."""
    bands = [np.quantile(values, 0.95, axis=0).max() for values in (result.home, result.destination)]
    then = [np.median(against.home, axis=0).max()] if against else []
    return max([*bands, *then, view.prediction.value if view.prediction else 0])


def _label(view: View, rows: list[tuple[str, float, str, str]], least: float) -> None:
    places = figures.apart([max(row[1], least / 2) for row in rows], least)
    placed = [(row[0], (LABELS_AT, at, *row[2:])) for row, at in zip(rows, places, strict=True)]
    for name in ("ends", "asides"):
        figures.put_labels(view, name, [row for kind, row in placed if kind == name])
