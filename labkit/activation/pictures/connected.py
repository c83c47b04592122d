"""Whom an operator reaches over the years, and in which year that is half of the others."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.result import QUANTILES
from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..luck import YEARS
from ..result import HALF, ActivationResult
from ..told import connected_at_last, connected_futures
from .years import EVERY, LABELS_AT, MARKED, SPAN

HEIGHT, LABELS_APART, ROOF = 98, 15, 1.07
GUESSED = "year_connected"


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, ROOF))
    figures.years(fig, words["year"], YEARS, every=5)
    figures.ticks(fig.yaxis, [0, HALF, 1], {0: percent(0), HALF: percent(HALF), 1: words["all"]})
    figures.grid(fig, view, [0, 1], (0, YEARS))
    ink = view.colour["ink"]
    fig.segment(x0=[0], x1=[YEARS], y0=[HALF], y1=[HALF], color=ink, line_width=1.2, line_dash=[2, 3])
    figures.bands(fig, view, "reached", "agent")
    figures.dashed(fig, view, "reached_then", "agent")
    figures.upright(fig, view, "connected_year")
    spread = view.source("half_year", y=[], **{level: [] for level in QUANTILES})
    fig.segment("low90", "y", "high90", "y", source=spread, color=ink, line_width=1.5)
    fig.segment("low50", "y", "high50", "y", source=spread, color=ink, line_width=5)
    fig.scatter("median", "y", source=spread, size=10, color=ink, line_color=view.colour["bg"], line_width=1.5)
    figures.labels(fig, view, "reached_end", bold=True, size=13)
    figures.labels(fig, view, "half_told")
    if view.guess_of(GUESSED):
        figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: ActivationResult, against: ActivationResult | None = None) -> None:
    """Puts a result and run A on the figure. The years of connection are those of futures that get there."""
    line = figures.put_bands(view, "reached", result.connected, every=MARKED)
    then = np.median(against.connected, axis=0) if against else np.array([])
    view.put("reached_then", x=EVERY[: len(then)], y=then)
    figures.put_look(view, "connected_year", "year", (0, ROOF))
    there = connected_futures(result)
    levels = np.quantile(there, list(QUANTILES.values())) if len(there) else np.zeros((len(QUANTILES), 0))
    spread = {level: np.atleast_1d(at) for level, at in zip(QUANTILES, levels, strict=True)}
    view.put("half_year", y=np.full(spread["median"].shape, HALF), **spread)
    _put_words(view, words, float(line[-1]), _half(words["ends"], result))


def _half(text: dict[str, str], result: ActivationResult) -> list[str]:
    """In how many futures half of the others is reached at some time, and in how many in the last year."""
    there = len(connected_futures(result))
    if not there:
        return [text["never"]]
    last = text["last"].format(year=YEARS, number=connected_at_last(result))
    return [text["connected"].format(number=there, runs=result.runs), last]


def _put_words(view: View, words: dict[str, Any], last: float, told: list[str]) -> None:
    """The words at the right of the figure, one above the other; those of a guess at the top."""
    text, made = words["ends"], view.guess_of(GUESSED)
    guess = made.value if made else None
    apart = LABELS_APART * ROOF / (HEIGHT - figures.BOTTOM - figures.TOP)
    half = [HALF, HALF - apart][: len(told)]
    wanted = [*half, last] if guess is None else [*half, last, ROOF]
    places = figures.apart(wanted, apart, apart / 2, ROOF - apart / 2)
    at, end, top = places[: len(half)], places[len(half)], places[len(half) + 1 :]
    if guess is not None:
        figures.place_guess(view, (guess, HALF), words["guess"].format(value=f"{guess:g}"), (SPAN[1], *top))
    figures.put_labels(view, "reached_end", [(LABELS_AT, end, text["reached"].format(share=percent(last)), "agent")])
    rows = [(LABELS_AT, y, one, "ink2") for y, one in zip(at, told, strict=True)]
    figures.put_labels(view, "half_told", rows)
