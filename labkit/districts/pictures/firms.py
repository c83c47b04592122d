"""The first future in one year: its firms as a network, from circle to star, and by size.

A firm keeps its direction from year to year. The largest moves towards the middle with its lead over the second, so
that a circle of equals turns into a star as one firm grows. Ties are one draw, from which nothing is counted.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.looks import Look
from labkit.ui.view import View

from ..luck import PLACES, YEARS
from ..network import ties
from ..result import DistrictsResult

WIDE, HIGH = 496.0, 208.0  # px of a bench 1180 px wide
MIDDLE, RADIUS = (134.0, 104.0), 101.0
CENTRAL = 0.4  # lead over the second, in private output, at which the largest firm stands in the middle
STRIDE = 33  # places side by side are not neighbours on the circle, so that large firms do not stand in a heap
WHOLE, LEAST = 96.0, 3.0  # px: a dot with all output, and the smallest
BARS, FOOT, TALL = (276.0, 488.0), 22.0, 116.0  # the firms by size: from and to, their foot, the longest
OWNERS = {"anchor": ("agent", "diamond"), "local": ("source", "circle"), "outsiders": ("exporter", "square")}
TOPS = (0.1, 0.25, 0.5, 1.0)  # shares at which the longest bar ends
LINES = (190.0, 172.0, 154.0)  # heights of the words


def looks(words: dict[str, Any]) -> tuple[Look, ...]:
    """The year that this picture and the cloud of futures show."""
    text = words["looks"]
    return (Look("year", text["year"], text["year_meaning"], 0, YEARS, YEARS, play=True),)


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.bare(HIGH, (0, WIDE), (0, HIGH))
    others = view.source("ties", xs=[], ys=[])
    fig.multi_line("xs", "ys", source=others, color=view.colour["axis"], line_width=0.8, line_alpha=0.45)
    leader = view.source("leader_ties", xs=[], ys=[])
    fig.multi_line("xs", "ys", source=leader, color=view.colour["dest"], line_width=1.4, line_alpha=0.85)
    paint = {"line_color": view.colour["bg"], "line_width": 1, "fill_alpha": 0.9}
    for name, (role, mark) in OWNERS.items():
        dots = view.source(name, x=[], y=[], size=[])
        fig.scatter("x", "y", size="size", source=dots, marker=mark, fill_color=view.colour[role], **paint)
    bars = view.source("by_size", x0=[], y0=[], x1=[], y1=[], colour=[])
    fig.segment("x0", "y0", "x1", "y1", source=bars, color="colour", line_width=2)
    tips = view.source("outsiders_by_size", x=[], y=[])
    fig.scatter("x", "y", source=tips, marker="square", size=4, color=view.colour["exporter"])
    fig.segment([BARS[0]], [FOOT], [BARS[1]], [FOOT], color=view.colour["axis"])
    figures.labels(fig, view, "firms_said")
    figures.labels(fig, view, "largest_said", bold=True)
    return fig


def show(view: View, words: dict[str, Any], result: DistrictsResult, against: DistrictsResult | None = None) -> None:
    """Puts the first future in the year looked at on the figure; run A is not on it."""
    year = view.look["year"]
    output, outside = result.firm_output[0, year].astype(float), result.firm_outside[0, year]
    anchor = float(result.public[0, year] * result.output[0, year])
    there = output > 0
    size = np.maximum(WHOLE * np.sqrt(output / max(output.sum() + anchor, 1e-12)), LEAST)
    x, y = stand(output, size)
    order = np.argsort(-output, kind="stable")  # small firms lie on large ones
    for name, owned in (("local", ~outside), ("outsiders", outside)):
        mine = order[(there & owned)[order]]
        view.put(name, x=x[mine], y=y[mine], size=size[mine] * (1 if name == "local" else np.sqrt(np.pi) / 2))
    state = np.array([anchor]) if anchor > 0 else np.zeros(0)
    across = (
        WHOLE * np.sqrt(state / (output.sum() + anchor)) * np.sqrt(3 * np.pi) / 2
    )  # a diamond is two thirds as wide as high
    view.put("anchor", x=0 * state + MIDDLE[0], y=0 * state + MIDDLE[1], size=across)
    _put_ties(view, result, year, (x, y))
    _put_sizes(view, result, year)
    _put_words(view, words, result, year)


def stand(output: np.ndarray, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places x and y (firm,) of firms with this output, whose dots are so wide, so that none leaves the circle."""
    largest, (second, first) = output.argmax(), np.sort(output)[-2:]
    turn = 2 * np.pi * (STRIDE * np.arange(PLACES) % PLACES) / PLACES
    out = RADIUS - size / 2
    out[largest] *= 1 - min((first - second) / max(output.sum(), 1e-12) / CENTRAL, 1)
    return MIDDLE[0] + out * np.sin(turn), MIDDLE[1] + out * np.cos(turn)


def _put_ties(view: View, result: DistrictsResult, year: int, at: tuple[np.ndarray, np.ndarray]) -> None:
    """Ties of the largest firm stand out from those of the others."""
    pairs, hers = drawn_ties(result, year)
    for name, some in (("ties", ~hers), ("leader_ties", hers)):
        view.put(name, xs=list(at[0][pairs[some]]), ys=list(at[1][pairs[some]]))


def drawn_ties(result: DistrictsResult, year: int) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of firms with a tie in the first future, (tie, 2), and which of them are of the largest firm, (tie,)."""
    output = result.firm_output[0, year]
    pairs = np.stack(ties(output, result.firm_link[0, year], result.seed, 0), axis=1)
    return pairs, (pairs == output.argmax()).any(axis=1)


def top_of(result: DistrictsResult) -> float:
    """Share at which the longest bar ends: one for all years of the first future, so that bars can be compared."""
    output = result.firm_output[0].astype(float)
    highest = (output.max(axis=1) / np.maximum(output.sum(axis=1), 1e-12)).max()
    return next(top for top in TOPS if highest <= top + 1e-9)


def _put_sizes(view: View, result: DistrictsResult, year: int) -> None:
    """A bar for each firm, the largest first: its share of private output."""
    output, outside = result.firm_output[0, year].astype(float), result.firm_outside[0, year]
    order = np.argsort(-output, kind="stable")[: int((output > 0).sum())]
    x = BARS[0] + 2 + (BARS[1] - BARS[0]) / PLACES * np.arange(len(order))
    share = output[order] / max(output.sum(), 1e-12)
    high, hers = FOOT + TALL * share / top_of(result), outside[order]
    colours = ["exporter" if mine else "source" for mine in hers]
    view.put("by_size", x0=x, y0=0 * x + FOOT, x1=x, y1=high, colour=colours)
    view.put("outsiders_by_size", x=x[hers], y=high[hers])


def _put_words(view: View, words: dict[str, Any], result: DistrictsResult, year: int) -> None:
    text, output = words["firms"], result.firm_output[0, year].astype(float)
    largest = float(output.max() / max(output.sum(), 1e-12))
    there = int((output > 0).sum())
    outside = int(result.firm_outside[0, year][output > 0].sum())
    told = [
        text["firms"].format(firms=there, outside=outside),
        text["star"].format(star=f"{result.star[0, year]:.2f}"),
    ]
    rows = [(BARS[0], y, said, "ink") for y, said in zip(LINES, told, strict=False)]
    foot = (BARS[0], FOOT / 2 - 2, text["foot"], "ink2")
    figures.put_labels(view, "firms_said", [*rows, foot])
    hers = int(drawn_ties(result, year)[1].sum())
    said = text["largest"].format(share=percent(largest), ties=hers, others=max(there - 1, 0))
    figures.put_labels(view, "largest_said", [(BARS[0], LINES[2], said, "dest")])
