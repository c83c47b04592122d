"""Whom an operator reaches over the years, and in which year that is half of the others."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.result import QUANTILES
from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..luck import YEARS
from ..result import ActivationResult
from ..told import HALF, connected_futures
from .years import EVERY, LABELS_AT, MARKED, SPAN, guessed, mark, put_mark, years

HEIGHT, LABELS_APART, ROOF = 98, 15, 1.07
GUESSED = "year_connected"
WORDS_LONG, ABOVE = 10.0, 0.2  # years that the words of a guess take; how far they stand above the line


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, ROOF))
    years(fig, words)
    figures.ticks(fig.yaxis, [0, HALF, 1], {0: percent(0), HALF: percent(HALF), 1: words["all"]})
    figures.grid(fig, view, [0, 1], (0, YEARS))
    ink = view.colour["ink"]
    fig.segment(x0=[0], x1=[YEARS], y0=[HALF], y1=[HALF], color=ink, line_width=1.2, line_dash=[2, 3])
    figures.bands(fig, view, "reached", "agent")
    figures.dashed(fig, view, "reached_then", "agent")
    mark(fig, view, "connected")
    spread = view.source("half_year", y=[], **{level: [] for level in QUANTILES})
    fig.segment("low90", "y", "high90", "y", source=spread, color=ink, line_width=1.5)
    fig.segment("low50", "y", "high50", "y", source=spread, color=ink, line_width=5)
    fig.scatter("median", "y", source=spread, size=10, color=ink, line_color=view.colour["bg"], line_width=1.5)
    figures.labels(fig, view, "reached_end", bold=True, size=13)
    figures.labels(fig, view, "half_told")
    if guessed(view, GUESSED) is not None:
        figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: ActivationResult, against: ActivationResult | None = None) -> None:
    """Puts a result and run A on the figure. The years of connection are those of futures that get there."""
    line = figures.put_bands(view, "reached", result.connected, every=MARKED)
    then = np.median(against.connected, axis=0) if against else np.array([])
    view.put("reached_then", x=EVERY[: len(then)], y=then)
    put_mark(view, "connected", ROOF)
    there = connected_futures(result)
    levels = np.quantile(there, list(QUANTILES.values())) if len(there) else np.zeros((len(QUANTILES), 0))
    spread = {level: np.atleast_1d(at) for level, at in zip(QUANTILES, levels, strict=True)}
    view.put("half_year", y=np.full(spread["median"].shape, HALF), **spread)
    if (guess := guessed(view, GUESSED)) is not None:
        beside = (max(guess, WORDS_LONG), HALF + ABOVE)
        figures.place_guess(view, (guess, HALF), words["guess"].format(value=f"{guess:g}"), beside)
    _put_words(view, words["ends"], float(line[-1]), there, result.runs)


def _put_words(view: View, text: dict[str, str], last: float, there: np.ndarray, runs: int) -> None:
    apart = LABELS_APART * ROOF / (HEIGHT - figures.BOTTOM - figures.TOP)
    told = text["connected"].format(number=len(there), runs=runs) if len(there) else text["never"]
    at, end = figures.apart([HALF, last], apart, apart / 2, ROOF - apart / 2)
    figures.put_labels(view, "reached_end", [(LABELS_AT, end, text["reached"].format(share=percent(last)), "agent")])
    figures.put_labels(view, "half_told", [(LABELS_AT, at, told, "ink2")])
