"""The square of firms and partners: where the futures stand in a year, and what would last.

Firms that co-operate run across, partners upwards, and beside the square stand the public bodies that invest. The mark
of a future says who wins in that year; diamonds are the states of the closed form, full where they last.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.core.properties import value

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.looks import Look
from labkit.ui.view import View

from ..luck import BODIES, YEARS
from ..result import WinWinWinResult
from ..told import kinds, numbers, tipping
from . import ground
from .square import ABOVE, BAR, BAR_WIDE, BELOW, FOOT, HEAD, HIGH, LEFT, RIGHT, TICKS, WIDE, across, up

MARKS = (("circle", "exporter", True), ("circle", "exporter", False), ("triangle", "dest", True), ("x", "other", True))
SIZE, DOTS = 7, 0.65  # px; how dense a dot is
CORNERS = ((1, 1), (1, 0), (0, 1), (0, 0))
REST = 13  # px
SHARES = (0.0, 0.5, 1.0)
LEAST = 0.02  # of the longest line, so that a single future is seen


def looks(words: dict[str, Any]) -> tuple[Look, ...]:
    """The year that the picture shows."""
    text = words["looks"]
    return (Look("year", text["year"], text["year_meaning"], 0, YEARS, YEARS, play=True),)


def paint(view: View, kind: int) -> dict[str, Any]:
    """How a future of a kind is drawn, here and beside its count."""
    marker, role, full = MARKS[kind]
    colour = view.colour[role]
    filled = colour if full else view.colour["bg"]
    return {"marker": value(marker), "fill_color": filled, "line_color": colour, "line_width": 1.3}


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.bare(HIGH, (0, WIDE), (0, HIGH))
    ground.build(view, fig)
    frame = view.source("frame", x=[LEFT, RIGHT, RIGHT, LEFT], y=[FOOT, FOOT, HEAD, HEAD])
    fig.patch("x", "y", source=frame, fill_color=None, line_color=view.colour["line"])
    _build_bodies(fig, view)
    for kind in reversed(range(len(MARKS))):
        source = view.source(f"futures_{kind}", x=[], y=[])
        fig.scatter("x", "y", source=source, size=SIZE, fill_alpha=DOTS, line_alpha=DOTS, **paint(view, kind))
    figures.dashed(fig, view, "path_then", "ink")
    path = view.source("path", x=[], y=[])
    fig.line("x", "y", source=path, color=view.colour["ink"], line_width=2, line_join="round", line_cap="round")
    _build_rest(fig, view)
    figures.dot(fig, view, view.source("first", x=[], y=[]), "x", "y", "ink", size=10)
    _build_words(fig, view)
    return fig


def _build_bodies(fig: Any, view: View) -> None:
    """Public bodies: a lying line for each share, as long as there are futures in which so many invest."""
    fig.segment([BAR], [FOOT], [BAR], [HEAD], color=view.colour["axis"], line_width=1)
    lines = view.source("bodies", x0=[], x1=[], y=[])
    fig.segment("x0", "y", "x1", "y", source=lines, color=view.colour["agent"], line_width=8)


def _build_rest(fig: Any, view: View) -> None:
    for name, filled in (("lasts", "ink"), ("fades", "bg")):
        edge = view.colour["bg" if name == "lasts" else "ink"]
        fig.scatter(
            "x", "y", source=view.source(name, x=[], y=[]), marker="diamond", size=REST,
            fill_color=view.colour[filled], line_color=edge, line_width=1.6,
        )  # fmt: skip


def _build_words(fig: Any, view: View) -> None:
    for align in ("left", "right"):
        figures.labels(fig, view, f"corners_{align}", bold=True, align=align)
    for align in ("left", "center", "right"):
        figures.labels(fig, view, f"shares_{align}", align=align)


def show(view: View, words: dict[str, Any], result: WinWinWinResult, against: WinWinWinResult | None = None) -> None:
    """Puts the futures in the year looked at on the picture; of run A the path of its first future."""
    year, k = view.look["year"], numbers(result)
    z = float(result.investing[0, year])
    ground.put(view, z, k)
    kind = kinds(result, year)
    for at in range(len(MARKS)):
        who = kind == at
        view.put(f"futures_{at}", x=across(result.firms[who, year]), y=up(result.partners[who, year]))
    _put_path(view, "path", result, year)
    _put_path(view, "path_then", against, year)
    view.put("first", x=np.append(across(result.firms[0, year]), BAR), y=up([result.partners[0, year], z]))
    _put_bodies(view, result, year)
    _put_rest(view, result, tipping(z, k))
    _put_words(view, words["futures"])


def _put_path(view: View, name: str, result: WinWinWinResult | None, year: int) -> None:
    """The first future up to this year."""
    shares = (result.firms[0, : year + 1], result.partners[0, : year + 1]) if result else ([], [])
    view.put(name, x=across(shares[0]), y=up(shares[1]))


def _put_bodies(view: View, result: WinWinWinResult, year: int) -> None:
    there = np.bincount(np.rint(BODIES * result.investing[:, year]).astype(int), minlength=BODIES + 1)
    shown = np.flatnonzero(there)
    long = np.maximum(there[shown] / there.max(), LEAST)
    view.put("bodies", x0=np.full(len(long), BAR), x1=BAR + BAR_WIDE * long, y=up(shown / BODIES))


def _put_rest(view: View, result: WinWinWinResult, tips: float | None) -> None:
    """Corners and the public bodies' share of the closed form, full where they last; the tipping point is hollow."""
    invest, alone, cheat, compete = result.stable > 0
    stands = dict(zip(CORNERS, (invest or alone, cheat, cheat, compete), strict=True))
    places = {True: [], False: []}
    for (x, y), lasts in stands.items():
        places[bool(lasts)].append((float(across(x)), float(up(y))))
    if tips is not None:
        places[False].append((float(across(tips)), float(up(tips))))
    places[bool(invest or alone)].append((BAR, float(up(result.invested_at_rest))))
    for name, lasts in (("lasts", True), ("fades", False)):
        x, y = np.array(places[lasts]).reshape(-1, 2).T
        view.put(name, x=x, y=y)


def _put_words(view: View, text: dict[str, Any]) -> None:
    corners = text["corners"]
    figures.put_labels(
        view, "corners_left", [(LEFT, ABOVE, corners["firms"], "ink"), (LEFT, BELOW, corners["neither"], "ink")]
    )
    figures.put_labels(
        view, "corners_right", [(RIGHT, ABOVE, corners["both"], "ink"), (RIGHT, BELOW, corners["partners"], "ink")]
    )
    figures.put_labels(view, "shares_left", [(BAR - 6, ABOVE, text["bodies"], "agent")])
    figures.put_labels(view, "shares_right", [(LEFT - 9, float(up(at)), percent(at), "ink2") for at in SHARES])
    figures.put_labels(view, "shares_center", [(float(across(at)), TICKS, percent(at), "ink2") for at in SHARES])
