"""The four aims over the years, side by side: means with bands, and doing nothing with the same luck."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..front import ALL_AIMS
from ..luck import YEARS
from ..result import TerritoryResult
from ..told import paid
from .scale import SHOWN, Scale, scale, written

HEIGHT, HEAD, LOW, ROOF = 138, 1.25, -0.1, 1.42
APART = YEARS + 6.2  # years from one aim to the next
STARTS = dict(zip(ALL_AIMS, APART * np.arange(len(ALL_AIMS)), strict=True))
LEFT, NEAR, RIGHT = 5.4, 0.4, 2.4  # years that the ticks take; how near to the axis they stand; years beyond the last
ROLES = {"exporters": "exporter", "score": "replicative", "kernels": "source", "cost": "dest"}
MARKERS = {"exporters": "circle", "score": "square", "kernels": "triangle", "cost": "diamond"}
EVERY, MARKED = np.arange(YEARS + 1), 5
SOME_MONEY = 100.0  # k EUR: no axis of the cost ends lower


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. Each aim has a scale of its own, written beside it."""
    fig = figures.blank(HEIGHT, (-LEFT, STARTS["cost"] + YEARS + RIGHT), (LOW, ROOF))
    figures.ticks(fig.xaxis, [start + year for start in STARTS.values() for year in (0, YEARS)], _years(words))
    fig.yaxis.visible = False
    fig.min_border_left = fig.min_border_top = 0
    starts = [start for start in STARTS.values() for _ in range(2)]
    ends, heights = [start + YEARS for start in starts], [0.0, 1.0] * len(STARTS)
    fig.segment(x0=starts, x1=ends, y0=heights, y1=heights, color=view.colour["grid"], level="underlay")
    for aim, role in ROLES.items():
        without = view.source(f"{aim}_nothing", x=[], y=[])
        fig.line("x", "y", source=without, color=view.colour["other"], line_width=2)
        figures.bands(fig, view, aim, role, MARKERS[aim])
        figures.dashed(fig, view, f"{aim}_then", role)
    figures.labels(fig, view, "aim_heads", bold=True)
    figures.labels(fig, view, "aim_ticks", align="right")
    if not gained(view):
        figures.guess(fig, view)
    return fig


def _years(words: dict[str, Any]) -> dict[float, str]:
    return {start + year: str(year) for start in STARTS.values() for year in (0, YEARS)} | {0.0: f"{words['year']} 0"}


def gained(view: View) -> bool:
    """Whether the student's guess is of a gain, which another figure shows."""
    return bool(view.prediction and view.prediction.output.startswith("gained_"))


def show(view: View, words: dict[str, Any], result: TerritoryResult, against: TerritoryResult | None = None) -> None:
    """Puts a result and run A on the figure."""
    heads, ticks, scales = [], [], {}
    for aim, start in STARTS.items():
        now, without = courses(result, aim)
        then = courses(against, aim)[0].mean(axis=0) if against else np.array([])
        scales[aim] = on = _scale(aim, now, without, then)
        line = figures.put_bands(view, aim, on.place(now), every=MARKED, x=start + EVERY, middle=np.mean)
        view.put(f"{aim}_nothing", x=start + EVERY, y=on.place(without.mean(axis=0)))
        view.put(f"{aim}_then", x=start + EVERY[: len(then)], y=on.place(then))
        last = on.low + line[-1] * (on.high - on.low)
        heads.append((start, HEAD, words["heads"][aim].format(value=ending(aim, last)), ROLES[aim]))
        ticks += [(start - NEAR, at, written(aim, value), "ink2") for at, value in ((0, on.low), (1, on.high))]
    figures.put_labels(view, "aim_heads", heads)
    figures.put_labels(view, "aim_ticks", ticks)
    if not gained(view):
        _put_guess(view, words, scales)


def courses(result: TerritoryResult, aim: str) -> tuple[np.ndarray, np.ndarray]:
    """An aim over the years as it is told, with the programme and without, each (run, period)."""
    if aim == "cost":
        return paid(result), np.zeros((1, YEARS + 1))
    return SHOWN[aim] * getattr(result, aim), SHOWN[aim] * getattr(result, f"{aim}_without")


def ending(aim: str, value: float) -> str:
    """A mean of the last year, as at the head of its aim."""
    if aim == "cost":
        return written(aim, value)
    return f"{value:.0f}" if aim == "score" else percent(value / 100)


def _scale(aim: str, now: np.ndarray, without: np.ndarray, then: np.ndarray) -> Scale:
    """What holds the bands, and the means without the programme and of run A; rounded outwards."""
    levels = np.quantile(now, (0.05, 0.95), axis=0)
    values = [levels.min(), levels.max(), *without.mean(axis=0), *then]
    return scale([*values, SOME_MONEY], from_zero=True) if aim == "cost" else scale(values)


def _put_guess(view: View, words: dict[str, Any], scales: dict[str, Scale]) -> None:
    made = view.guess_of(*STARTS)
    if made is None:
        return figures.place_guess(view, None, words["guess"])
    year = YEARS if made.period is None else made.period
    x, y = STARTS[made.output] + year, float(np.clip(scales[made.output].place(SHOWN[made.output] * made.value), 0, 1))
    return figures.place_guess(view, (x, y), words["guess"])
