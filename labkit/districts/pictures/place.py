"""Place among the four types in a year: a square with a type in each corner, and how many futures are of each type.

A future stands at the mean of the corners, weighted by its membership in each type; amalgam pulls to the middle. Four
numbers are drawn on two axes, so that the middle may be several mixtures. The path is the median of both axes.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..change import CHANGE
from ..indicators import KINDS
from ..result import DistrictsResult
from ..told import counted, ends, has_cause

WIDE, HIGH = 496.0, 196.0  # px of a bench 1180 px wide
LEFT, RIGHT, FOOT, HEAD = 46.0, 240.0, 24.0, 170.0  # edges of the square
CORNERS = np.array([(0, 1), (1, 1), (0, 0), (1, 0), (0.5, 0.5)], float)  # of `KINDS`
ROLES = ("source", "dest", "exporter", "agent", "other")
MARKS = ("circle", "square", "triangle", "diamond", "cross")
SIZES = (6, 6, 7, 8, 6)
OVER = 13.0  # px from the square to its words
EVERY = 10
NOWHERE = np.zeros((0, 2))
LIST_AT, ROW = 264.0, 19.0
ROWS = HEAD - 18 - ROW * np.arange(len(KINDS))
NOTES = ROWS[-1] - 24.0, ROWS[-1] - 40.0
ARROWS = {"1": (143.0, HEAD + OVER), "3": (LEFT - 16, 97.0), "4": (150.0, 74.0)}
COLUMNS = {"before": 405.0, "after": 441.0, "without": 492.0}  # right edges


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.bare(HIGH, (0, WIDE), (0, HIGH))
    x, y = [LEFT, RIGHT, RIGHT, LEFT], [FOOT, FOOT, HEAD, HEAD]
    fig.patch(x, y, fill_color=view.colour["surface"], line_color=view.colour["line"])
    _clouds(fig, view)
    without = view.source("path_without", x=[], y=[])
    fig.line("x", "y", source=without, color=view.colour["axis"], line_width=1.5, line_dash=[1, 3])
    figures.dashed(fig, view, "path_then", "ink")
    path = view.source("path", x=[], y=[])
    fig.line("x", "y", source=path, color=view.colour["ink"], line_width=2.2, line_join="round", line_cap="round")
    figures.dot(fig, view, view.source("path_marks", x=[], y=[]), "x", "y", "ink")
    for name, size, ground in (("one_future", 13, None), ("a_now", 9, view.colour["bg"])):
        hollow = view.source(name, x=[], y=[])
        fig.scatter(
            "x", "y", source=hollow, size=size, fill_color=ground, line_color=view.colour["ink"], line_width=1.8
        )
    figures.labels(fig, view, "arrows_at", align="center")
    figures.labels(fig, view, "corners", bold=True, align="center")
    figures.labels(fig, view, "kind_names")
    figures.labels(fig, view, "kind_numbers", align="right")
    figures.labels(fig, view, "kind_after", bold=True, align="right")
    return fig


def _clouds(fig: Any, view: View) -> None:
    """A dot for each future, in the colour and with the mark of its kind, as in the list."""
    for at, (role, mark, size) in enumerate(zip(ROLES, MARKS, SIZES, strict=True)):
        cloud = view.source(f"cloud_{at}", x=[], y=[])
        paint = {"fill_color": view.colour[role], "fill_alpha": 0.4, "line_color": view.colour[role]}
        fig.scatter("x", "y", source=cloud, marker=mark, size=size, line_alpha=0.4, **paint)
        fig.scatter([LIST_AT], [ROWS[at]], marker=mark, size=size + 2, **paint)


def show(view: View, words: dict[str, Any], result: DistrictsResult, against: DistrictsResult | None = None) -> None:
    """Puts a result and run A on the figure, the cloud in the year looked at."""
    year = view.look["year"]
    places, kinds = where(result.membership), result.membership[:, year].argmax(axis=1)
    for at in range(len(KINDS)):
        x, y = places[kinds == at, year].T
        view.put(f"cloud_{at}", x=x, y=y)
    path = median_path(result.membership, year)
    _put_path(view, "path", path)
    _put_path(view, "path_marks", path[sorted({*range(0, year, EVERY), year})])
    view.put("one_future", x=places[:1, year, 0], y=places[:1, year, 1])
    caused = has_cause(result.params)
    _put_path(view, "path_without", median_path(result.membership_without, year)[CHANGE:] if caused else NOWHERE)
    then = median_path(against.membership, year) if against else NOWHERE
    _put_path(view, "path_then", then)
    view.put("a_now", x=then[-1:, 0], y=then[-1:, 1])
    _put_words(view, words, result)


def where(membership: np.ndarray) -> np.ndarray:
    """Places in the square, in px (…, 2), of memberships (…, kind)."""
    return membership @ CORNERS * (RIGHT - LEFT, HEAD - FOOT) + (LEFT, FOOT)


def median_path(membership: np.ndarray, year: int) -> np.ndarray:
    """The median place of each year up to this one, (period, 2)."""
    return np.median(where(membership[:, : year + 1]), axis=0)


def _put_path(view: View, name: str, path: np.ndarray) -> None:
    view.put(name, x=path[:, 0], y=path[:, 1])


def _put_words(view: View, words: dict[str, Any], result: DistrictsResult) -> None:
    named, text = words["kinds"]["short"], words["place"]
    corners = where(np.eye(len(KINDS)))[:-1]
    rows = [
        (x, y + (OVER if y > FOOT else -OVER), named[kind], role)
        for (x, y), kind, role in zip(corners, KINDS, ROLES, strict=False)
    ]
    figures.put_labels(view, "corners", rows)
    figures.put_labels(view, "arrows_at", [(x, y, text["arrows"][n], "ink2") for n, (x, y) in ARROWS.items()])
    listed = zip(ROWS, KINDS, strict=True)
    figures.put_labels(view, "kind_names", [(LIST_AT + 10, y, named[kind], "ink") for y, kind in listed])
    columns = {"before": counted(result.kind_before), "without": counted(result.kind_after_without)}
    numbers = [(x, HEAD, text[column], "ink2") for column, x in COLUMNS.items()]
    numbers += [(COLUMNS["without"], y, text[line], "ink2") for y, line in zip(NOTES, ("years", "cause"), strict=True)]
    for column, found in columns.items():
        numbers += [(COLUMNS[column], y, str(hits), "ink2") for y, hits in zip(ROWS, found, strict=True)]
    figures.put_labels(view, "kind_numbers", numbers)
    after = [(COLUMNS["after"], y, str(hits), "ink") for y, hits in zip(ROWS, ends(result), strict=True)]
    figures.put_labels(view, "kind_after", after)
