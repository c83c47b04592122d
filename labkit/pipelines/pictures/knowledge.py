"""What firms know over the years, born at home and elsewhere: cluster A and the mean of the others."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures, tops
from labkit.ui.view import View

from ..luck import YEARS
from ..result import PipelinesResult
from .years import EVERY, LABELS_AT, SPAN, names, split

HEIGHT, LABELS_APART = 104, 14
TOPS = (0.61, 0.81, 1.0)  # of the axis; a higher one only where a band leaves the first
STEP = 0.2
WORDS_LONG, CLEAR = 14, 10.0  # years that the words of the guess take, and px from the lines to their middle
WHO = (("first", "source", "circle"), ("others", "dest", "square"))
WIDTHS = {"first": 2.0, "others": 5.5}  # px; where the two run together both are seen
GUESSED = "knowledge_base"
NOTHING = np.zeros((1, 0))  # of no run A, (run, period)
ORIGINS = {"home": "known_home", "foreign": "known_foreign"}


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, TOPS[0]))
    figures.years(fig, words["year"], YEARS, every=10)
    places = [STEP * n for n in range(6)]
    figures.ticks(fig.yaxis, places, {at: percent(at) if at < 1 else words["all"] for at in places})
    fig.yaxis.ticker = tops.stepped([2, 4], 4)
    tops.grid(fig, view, "knowledge_grid")
    for origin in ORIGINS:
        for who, role, marker in reversed(WHO):
            figures.bands(fig, view, f"{origin}_{who}", role, marker)
            fig.renderers[-2].glyph.line_width = WIDTHS[who]
    for origin in ORIGINS:
        for who, role, _ in WHO:
            figures.dashed(fig, view, f"{origin}_{who}_then", role)
    figures.upright(fig, view, "knowledge_year")
    figures.labels(fig, view, "knowledge_ends", bold=True)
    figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: PipelinesResult, against: PipelinesResult | None = None) -> None:
    """Puts a result and run A on the figure."""
    named, ends, highest = names(result.params, words), {}, 0.0
    for origin, output in ORIGINS.items():
        then = split(getattr(against, output)) if against else (NOTHING, NOTHING)
        for (who, *_), name, values, before in zip(WHO, named, split(getattr(result, output)), then, strict=True):
            line = figures.put_bands(view, f"{origin}_{who}", values)
            dashes = np.median(before, axis=0)
            view.put(f"{origin}_{who}_then", x=EVERY[: len(dashes)], y=dashes)
            highest = max(highest, view.sources[f"{origin}_{who}"].data["high90"].max(), dashes.max(initial=0))
            ends[words[origin].format(who=name, share=percent(line[-1]))] = float(line[-1])
    made = view.guess_of(GUESSED)
    guessed = made.value if made else 0.0
    top = _reach(view, max(float(highest), guessed))
    figures.put_look(view, "knowledge_year", "year", (0, top))
    apart = LABELS_APART * top / (HEIGHT - figures.BOTTOM - figures.TOP)
    heights = figures.apart(list(ends.values()), apart, apart / 2, top - apart / 2)
    roles = [role for _ in ORIGINS for _, role, _ in WHO]
    rows = [(LABELS_AT, y, text, role) for y, text, role in zip(heights, ends, roles, strict=True)]
    figures.put_labels(view, "knowledge_ends", rows)
    _put_guess(view, words["guess"].format(value=percent(guessed)), guessed, top)


def _put_guess(view: View, text: str, guessed: float, top: float) -> None:
    """The words of the guess end beside its mark, at the height near it that is farthest from all lines."""
    made = view.guess_of(GUESSED)
    year = made.period if made else None
    if year is None:
        figures.put_guess(view, text, (GUESSED,))
        return
    high = HEIGHT - figures.BOTTOM - figures.TOP
    places = np.linspace(LABELS_APART / 2, high - LABELS_APART / 2, 25) * top / high
    beside = slice(max(year - WORDS_LONG, 0), year + 1)
    medians = [view.sources[f"{origin}_{who}"].data["median"][beside] for origin in ORIGINS for who, *_ in WHO]
    lines = np.concatenate(medians)
    clear = np.abs(places[:, None] - lines).min(axis=1) * high / top >= CLEAR
    near = np.abs(places - guessed)
    at = places[clear][near[clear].argmin()] if clear.any() else guessed
    figures.put_guess(view, text, (GUESSED,), label=(year, float(at)))


def _reach(view: View, highest: float) -> float:
    """Gives the axis the top that all bands need, and returns it."""
    top = next((top for top in TOPS if highest <= top), TOPS[-1])
    view.reach("knowledge", view.figure("knowledge"), top)
    tops.put_grid(view, "knowledge_grid", np.arange(0, top + 0.01, STEP), (0, YEARS))
    return top
