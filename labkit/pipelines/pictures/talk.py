"""What firms learn in local talk over the years, the part of it born elsewhere, and how much they hear beside it."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures, tops
from labkit.ui.view import View

from ..luck import YEARS
from ..result import PipelinesResult
from ..told import foreign_part, learned, small
from .years import EVERY, LABELS_AT, SPAN

HEIGHT, LABELS_APART = 94, 14
TOPS = {1.0: 0.5, 1.5: 1.0, 2.5: 1.0, 5.0: 2.0, 8.0: 5.0}  # per cent of all knowledge a year, each with its step


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, min(TOPS)))
    figures.years(fig, words["year"], YEARS, every=10)
    places = sorted({float(at) for top, step in TOPS.items() for at in _grid(top, step)})
    figures.ticks(fig.yaxis, places)
    fig.yaxis.ticker = tops.stepped([1, 2, 5], 2)
    tops.grid(fig, view, "talk_grid")
    figures.bands(fig, view, "learned", "exporter")
    foreign = view.source("learned_foreign", x=[], low=[], y=[])
    colour = view.colour["exporter"]
    fig.varea("x", "low", "y", source=foreign, fill_color=colour, fill_alpha=view.alpha["50"])
    fig.line("x", "y", source=foreign, color=colour, line_width=1.2)
    figures.dashed(fig, view, "learned_then", "exporter")
    figures.upright(fig, view, "talk_year")
    figures.labels(fig, view, "talk_ends", bold=True)
    figures.labels(fig, view, "talk_heard")
    return fig


def show(view: View, words: dict[str, Any], result: PipelinesResult, against: PipelinesResult | None = None) -> None:
    """Puts a result and run A on the figure; all are means over the clusters, told in per cent."""
    new, elsewhere = learned(result), 100 * result.buzz_foreign.mean(axis=2)
    middle = figures.put_bands(view, "learned", new)
    foreign = np.median(elsewhere, axis=0)
    view.put("learned_foreign", x=EVERY, low=0 * foreign, y=foreign)
    then = np.median(learned(against), axis=0) if against else np.array([])
    view.put("learned_then", x=EVERY[: len(then)], y=then)
    top = _reach(view, max(float(view.sources["learned"].data["high90"].max()), then.max(initial=0)))
    figures.put_look(view, "talk_year", "year", (0, top))
    apart = LABELS_APART * top / (HEIGHT - figures.BOTTOM - figures.TOP)
    heard = float(np.median(result.buzz_heard[:, -1].mean(axis=1)))
    heights = figures.apart([foreign[-1], middle[-1]], apart, apart / 2, top - 1.5 * apart)
    rows = [
        (LABELS_AT, heights[1], words["learned"].format(share=small(middle[-1])), "exporter"),
        (LABELS_AT, heights[0], words["elsewhere"].format(share=percent(foreign_part(result))), "exporter"),
    ]
    figures.put_labels(view, "talk_ends", rows)
    said = words["heard"].format(share=small(100 * heard))
    figures.put_labels(view, "talk_heard", [(LABELS_AT, max(top - apart / 2, heights[1] + apart), said, "ink2")])


def _grid(top: float, step: float) -> np.ndarray:
    return np.arange(0, top, step)


def _reach(view: View, highest: float) -> float:
    """Gives the axis the top that the band needs, and returns it."""
    top = next((top for top in TOPS if highest <= top), max(TOPS))
    view.reach("talk", view.figure("talk"), top)
    tops.put_grid(view, "talk_grid", _grid(top, TOPS[top]), (0, YEARS))
    return top
