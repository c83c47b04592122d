"""What the programme gains over doing nothing: the mean of the paired differences, its 95 % limits, and their spread.

The limits tell how well the mean is known; the spread, nine futures in ten, how far one future may lie from it.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import signed
from labkit.ui import figures
from labkit.ui.view import View

from ..paired import Gain
from ..result import AIMS, TerritoryResult
from ..told import IN_POINTS, in_points
from .aims import MARKERS, ROLES, gained
from .scale import Scale, scale

ROW, BELOW = 34, 20  # px
HEIGHT = ROW * len(AIMS) + BELOW
NAMES_AT, VALUES_AT, EDGE, FINE = -0.6, 2.45, 0.03, 10
HEIGHTS = dict(zip(AIMS, np.arange(len(AIMS))[::-1] + 0.5, strict=True))
ENDS, NINE_IN_TEN = ("few", "low", "high", "most"), (0.05, 0.95)
APART = 0.2  # of the scale: what is nearer to 0 is not written
LINE = 0.23  # of a row: half the distance between its two lines of words
GUESS_ENDS, GUESS_ABOVE = 1.1, 0.34  # where the words of a guess end, above the bar


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. Its scale runs from 0 to 1 and is written below."""
    fig = figures.bare(HEIGHT, (NAMES_AT, VALUES_AT), (-BELOW / ROW, len(AIMS)))
    figures.upright(fig, view, "no_gain", dash=())
    for aim in AIMS:
        limits, colour = view.source(f"gain_{aim}", x=[], **{name: [] for name in ENDS}, y=[]), view.colour[ROLES[aim]]
        fig.segment("few", "y", "most", "y", source=limits, color=colour, line_width=1.5)
        fig.segment("low", "y", "high", "y", source=limits, color=colour, line_width=10)
        figures.dot(fig, view, limits, "x", "y", ROLES[aim], MARKERS[aim], size=6)
    figures.labels(fig, view, "gain_names")
    figures.labels(fig, view, "gain_values", bold=True, align="right")
    figures.labels(fig, view, "gain_better", align="right")
    figures.labels(fig, view, "gain_scale", align="center")
    if gained(view):
        figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: TerritoryResult, against: TerritoryResult | None = None) -> None:
    """Puts the gains of a result on the figure; run A is not on it."""
    found = in_points(result)
    spread = [by * np.quantile(getattr(result, f"gained_{aim}"), NINE_IN_TEN) for aim, by in IN_POINTS.items()]
    on = scale([0.0, 1.0, *np.ravel(spread), *found.low, *found.high], most=FINE)
    for at, aim in enumerate(AIMS):
        ends = (spread[at][0], found.low[at], found.high[at], spread[at][1])
        placed = {name: np.atleast_1d(on.place(value)) for name, value in zip(ENDS, ends, strict=True)}
        view.put(f"gain_{aim}", x=np.atleast_1d(on.place(found.mean[at])), y=np.array([HEIGHTS[aim]]), **placed)
    _put_words(view, words["gains"], found, result.runs)
    _put_scale(view, on)
    if gained(view):
        _put_guess(view, words, on)


def _put_words(view: View, text: dict[str, Any], found: Gain, runs: int) -> None:
    """Beside each bar what it is, the mean with its limits, and in how many futures it is a gain."""
    names = [(NAMES_AT + EDGE, HEIGHTS[aim], text["names"][aim], "ink") for aim in AIMS]
    values, better = [], []
    for at, aim in enumerate(AIMS):
        ends = {name: signed(getattr(found, name)[at], 1) for name in ("mean", "low", "high")}
        values.append((VALUES_AT - EDGE, HEIGHTS[aim] + LINE, text["value"].format(**ends), "ink"))
        futures = text["better"].format(number=round(found.better[at] * runs), runs=runs)
        better.append((VALUES_AT - EDGE, HEIGHTS[aim] - LINE, futures, "ink2"))
    for name, rows in (("gain_names", names), ("gain_values", values), ("gain_better", better)):
        figures.put_labels(view, name, rows)


def _put_scale(view: View, on: Scale) -> None:
    zero, digits = on.place(0.0), 0 if on.step >= 1 else 1
    figures.put_upright(view, "no_gain", [zero], (0, len(AIMS)))
    shown = [at for at in (on.low, 0.0, on.high) if at == 0 or abs(on.place(at) - zero) > APART]
    marks = [(on.place(at), -0.5 * BELOW / ROW, signed(at, digits), "ink2") for at in shown]
    figures.put_labels(view, "gain_scale", marks)


def _put_guess(view: View, words: dict[str, Any], on: Scale) -> None:
    aim = view.prediction.output.removeprefix("gained_")
    x = float(np.clip(on.place(IN_POINTS[aim] * view.prediction.value), 0, 1))
    beside = (GUESS_ENDS, HEIGHTS[aim] + GUESS_ABOVE)
    figures.place_guess(view, (x, HEIGHTS[aim]), words["guess"], beside)
