"""What firms know over the rounds: median, 50 % and 90 %, run A dashed, the guess, and the round the ring shows."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..result import SmallWorldResult
from ..spread import MARKS

HEIGHT = 122
SPAN = (-1, MARKS * 1.24)
GRID = [0, 0.5, 1.0]
LABELS_APART = 15 / (HEIGHT - figures.BOTTOM - figures.TOP)


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. The axis runs over the marks; what they are in rounds is written below it."""
    fig = figures.blank(HEIGHT, SPAN, (-0.26, 1))
    fig.min_border_bottom = 2
    fig.xaxis.visible = False
    figures.ticks(fig.yaxis, GRID, {at: percent(at) for at in GRID})
    figures.grid(fig, view, GRID, (0, MARKS))
    figures.labels(fig, view, "rounds", align="center")
    figures.upright(fig, view, "cursor", "ink", dash=())
    figures.bands(fig, view, "course", "source")
    figures.dashed(fig, view, "course_then", "source")
    figures.labels(fig, view, "course_ends", bold=True)
    figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: SmallWorldResult, against: SmallWorldResult | None = None) -> None:
    """Puts a result and run A on the figure; A's rounds are drawn on the axis of the run on the screen."""
    middle = figures.put_bands(view, "course", result.knowledge)
    horizon = result.params.horizon
    ends = [(middle[-1], percent(middle[-1]), "source")]
    then_x, then_y = np.array([]), np.array([])
    if against is not None and _alike(result, against):
        then_y = np.median(against.knowledge, axis=0)
        then_x = np.arange(len(then_y)) * against.params.horizon / horizon
        then_x, then_y = then_x[then_x <= MARKS], then_y[then_x <= MARKS]
        ends.append((then_y[-1], words["pinned"], "source"))
    view.put("course_then", x=then_x, y=then_y)
    places = figures.apart([end[0] for end in ends], LABELS_APART, LABELS_APART / 2, 1 - LABELS_APART / 2)
    figures.put_labels(view, "course_ends", [(MARKS + 0.7, y, *end[1:]) for y, end in zip(places, ends, strict=True)])
    figures.put_look(view, "cursor", "moment", (0, 1))
    rounds = [(2.5, words["round"].format(round=0)), *((m, str(m * horizon // MARKS)) for m in (10, 20, 30, MARKS))]
    figures.put_labels(view, "rounds", [(x, -0.15, text, "ink2") for x, text in rounds])
    _show_guess(view, words)


def _alike(result: SmallWorldResult, against: SmallWorldResult) -> bool:
    """Whether both tell the same quantity: a level of knowledge, or a share of firms that know the news."""
    return (result.params.passing == "contagion") == (against.params.passing == "contagion")


def _show_guess(view: View, words: dict[str, Any]) -> None:
    """A guess of knowledge at the horizon stands at its end, one of a moment there."""
    made = view.guess_of("knowledge", "knowledge_end")
    at = (MARKS if made.period is None else made.period, made.value) if made else None
    figures.place_guess(view, at, words["guess"], at and (min(at[0], MARKS) - 1.5, float(np.clip(at[1], 0.08, 0.92))))
