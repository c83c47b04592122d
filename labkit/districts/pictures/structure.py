"""Structure over the years: five shares, one strip each, with what a district must reach to be read as a type."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..change import CHANGE
from ..indicators import PUBLIC_FROM
from ..luck import YEARS
from ..result import WITHOUT, DistrictsResult
from ..told import has_cause, last

STRIP, APART, MARK = 30, 7, 6  # px
SHARES = {  # each in the colour of the type that it makes
    "concentration": ("dest", "square"),
    "outside": ("exporter", "triangle"),
    "public": ("agent", "diamond"),
    "trade": ("source", "circle"),
    "star": ("ink", "circle"),
}
STEP = (STRIP + APART) / STRIP
BASES = dict(zip(SHARES, STEP * np.arange(len(SHARES))[::-1], strict=True))
TOP = STEP * (len(SHARES) - 1) + 1
HEIGHT = round(TOP * STRIP) + figures.BOTTOM + figures.TOP
SPAN = (0, YEARS * 1.72)  # the free strip holds the words
LABELS_AT = YEARS + 1.4
EVERY = np.arange(YEARS + 1)
UNDER = 0.28  # height of a second line of words in a strip


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, TOP))
    figures.years(fig, words["year"], YEARS, every=10)
    bases = list(BASES.values())
    figures.ticks(fig.yaxis, sorted([*bases, TOP]), {**dict.fromkeys(bases, "0"), TOP: percent(1)})
    figures.grid(fig, view, [*bases, *(at + 1 for at in bases)], (0, YEARS))
    change = {"color": view.colour["axis"], "line_width": 1, "level": "underlay"}
    fig.segment([CHANGE], [0], [CHANGE], [TOP], **change)
    for name, (role, marker) in SHARES.items():
        figures.bands(fig, view, name, role, marker)
        fig.renderers[-1].glyph.size = MARK
        figures.dashed(fig, view, f"{name}_then", role)
        if name in WITHOUT:
            without = view.source(f"{name}_without", x=[], y=[])
            fig.line("x", "y", source=without, color=view.colour["axis"], line_width=1.5, line_dash=[1, 3])
    limits = view.source("read_from", x0=[], x1=[], y=[])
    fig.segment("x0", "y", "x1", "y", source=limits, color=view.colour["ink"], line_width=1, line_dash=[2, 3])
    figures.upright(fig, view, "structure_year", "ink2")
    figures.labels(fig, view, "share_names", bold=True)
    figures.labels(fig, view, "share_without")
    figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: DistrictsResult, against: DistrictsResult | None = None) -> None:
    """Puts a result, the same without the cause, and run A on the figure."""
    named, beside, caused = [], [], has_cause(result.params)
    guessed = view.prediction.output if view.prediction else ""
    for name, (role, _) in SHARES.items():
        base, values = BASES[name], getattr(result, name)
        figures.put_bands(view, name, base + values)
        then = base + np.median(getattr(against, name), axis=0) if against else np.zeros(0)
        view.put(f"{name}_then", x=EVERY[: len(then)], y=then)
        middle = base + (0.72 if (caused and name in WITHOUT) or guessed == name else 0.5)
        named.append((LABELS_AT, middle, words["shares"][name].format(share=_told(name, last(values))), role))
        if name in WITHOUT:
            other = getattr(result, f"{name}_without")
            shown = slice(CHANGE, YEARS + 1) if caused else slice(0, 0)
            view.put(f"{name}_without", x=EVERY[shown], y=base + np.median(other, axis=0)[shown])
            if caused:
                told = words["without"].format(share=_told(name, last(other)))
                beside.append((LABELS_AT, base + UNDER, told, "ink2"))
    figures.put_labels(view, "share_names", named)
    figures.put_labels(view, "share_without", beside)
    _put_marks(view, result)
    _put_guess(view, words, caused)


def _told(name: str, value: float) -> str:
    """Centralisation is a number from 0 to 1, all else a share."""
    return f"{value:.2f}" if name == "star" else percent(value)


def _put_marks(view: View, result: DistrictsResult) -> None:
    """The half points of the reading, and the year looked at unless it is the last."""
    k = result.params
    limits = {"concentration": k.hub_from, "outside": k.outside_from, "public": PUBLIC_FROM, "trade": k.trade_from}
    y = np.array([BASES[name] + half for name, half in limits.items()])
    view.put("read_from", x0=0 * y, x1=0 * y + YEARS, y=y)
    figures.put_look(view, "structure_year", "year", (0, TOP))


def _put_guess(view: View, words: dict[str, Any], caused: bool) -> None:
    """The guess, its words beside the share where the share without the cause does not stand there."""
    made = view.guess_of(*SHARES)
    if made is None or made.period is None:
        figures.place_guess(view, None, words["guess"])
        return
    base = BASES[made.output]
    text = "" if caused and made.output in WITHOUT else words["guess"]
    figures.place_guess(view, (made.period, base + made.value), text, (SPAN[1], base + UNDER / 2))
