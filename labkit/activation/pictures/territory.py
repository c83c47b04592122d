"""The territory of the first future in one year: its operators by kind, ties between them, and ties outside.

Colour is what the coordinator's money buys: operators that it founded, ties that it brokered, and ties outside, which
others find by themselves as well. What comes by itself is ink and grey.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.core.properties import value

from labkit.ui import figures
from labkit.ui.looks import Look
from labkit.ui.view import View

from ..kinds import KINDS
from ..luck import YEARS
from ..result import ActivationResult
from .layout import BORDER, DOT, HIGH, MIDDLE, NAMES, WIDE, lines, places, rays, sectors

ROLES = {"new measures": "dest", "brokerage": "agent", "outside ties": "source", "not spent": "stayed"}
FULL = 0.8  # quality at which a dot is full
MARKS = {
    "by_themselves": ("circle", "ink"),
    "founded": ("square", ROLES["new measures"]),
    "coordinator": ("diamond", "ink"),
}
HUB = 20.0  # px across
STROKES = {  # role, width, dashes
    "brokered": (ROLES["brokerage"], 1.8, []),
    "spontaneous": ("axis", 1.4, [3, 3]),
    "outside": (ROLES["outside ties"], 1.8, []),
}
CLEAR, FAINT, MANY = 0.9, 0.35, 30  # alpha of a tie; the more above so many, the fainter
GAP = 0.02  # radians between two sectors
ROUND = np.linspace(0, 2 * np.pi, 121)
SAMPLE = 16.0
KEYS = {  # left end and height of what is counted in the corners
    "brokered": (3.0, HIGH - 10),
    "spontaneous": (3.0, HIGH - 27),
    "outside": (WIDE - 96, HIGH - 10),
    "founded": (WIDE - 96, HIGH - 27),
}


def looks(words: dict[str, Any]) -> tuple[Look, ...]:
    """The year that the picture shows."""
    text = words["looks"]
    return (Look("year", text["year"], text["year_meaning"], 0, YEARS, YEARS, play=True),)


def stroke(view: View, name: str) -> dict[str, Any]:
    """How a tie is drawn, in the picture and beside its count."""
    role, width, dash = STROKES[name]
    return {"line_color": view.colour[role], "line_width": width, "line_dash": value(dash)}


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.bare(HIGH, (0, WIDE), (0, HIGH))
    _draw_ground(fig, view)
    for name in STROKES:
        view.source(name, xs=[], ys=[], alpha=[])
        fig.multi_line("xs", "ys", source=view.sources[name], line_alpha="alpha", **stroke(view, name))
    ends = view.source("partners", x=[], y=[])
    fig.scatter("x", "y", source=ends, size=6, color=view.colour[ROLES["outside ties"]])
    _draw_operators(fig, view)
    figures.labels(fig, view, "kinds_right")
    figures.labels(fig, view, "kinds_left", align="right")
    _draw_keys(fig, view)
    return fig


def _draw_ground(fig: Any, view: View) -> None:
    """The territory, with its border in sectors, one for each kind."""
    x, y = MIDDLE[:, None] + BORDER * np.array([np.cos(ROUND), np.sin(ROUND)])
    ground = view.source("ground", x=x, y=y)
    fig.patch("x", "y", source=ground, fill_color=view.colour["surface"], line_color=None)
    arcs = [np.linspace(low + GAP, high - GAP, 25) for low, high in sectors()]
    xs, ys = ([list(MIDDLE[at] + BORDER * turn(arc)) for arc in arcs] for at, turn in ((0, np.cos), (1, np.sin)))
    fig.multi_line(xs, ys, line_color=view.colour["track"], line_width=3)


def _draw_operators(fig: Any, view: View) -> None:
    """Marks on the ground of the page, filled as far as the quality of services goes."""
    for name, (marker, role) in MARKS.items():
        source, colour = view.source(name, x=[], y=[], size=[], fill=[]), view.colour[role]
        paint = {"source": source, "size": "size", "marker": marker}
        fig.scatter("x", "y", fill_color=view.colour["bg"], line_color=colour, line_width=1.5, **paint)
        fig.scatter("x", "y", fill_color=colour, fill_alpha="fill", line_color=None, **paint)


def _draw_keys(fig: Any, view: View) -> None:
    for name in STROKES:
        left, y = KEYS[name]
        fig.multi_line([[left, left + SAMPLE]], [[y, y]], **stroke(view, name))
    left, y = KEYS["outside"]
    fig.scatter([left + SAMPLE], [y], size=6, color=view.colour[ROLES["outside ties"]])
    left, y = KEYS["founded"]
    fig.scatter([left + SAMPLE / 2], [y], marker="square", size=10, color=view.colour[ROLES["new measures"]])
    figures.labels(fig, view, "counts")


def show(view: View, words: dict[str, Any], result: ActivationResult, against: ActivationResult | None = None) -> None:
    """Puts the first future in the year looked at on the picture; run A is not on it."""
    year = view.look["year"]
    kind = result.operator_kind
    at, spacing = places(kind, year)
    alive, funded = kind[year] >= 0, result.operator_funded[year] > 0
    fill = np.minimum(result.operator_quality[year] / FULL, 1)
    first = np.arange(len(alive)) == 0
    size = DOT * spacing
    for name, who, wide in (
        ("by_themselves", alive & ~funded & ~first, size),
        ("founded", alive & funded, size * 0.92),
        ("coordinator", first, HUB),
    ):
        view.put(name, x=at[who, 0], y=at[who, 1], size=np.full(who.sum(), wide), fill=fill[who])
    counts = _put_ties(view, result, year, at) | {"founded": int((alive & funded).sum())}
    _put_kinds(view, words, kind[year])
    _put_counts(view, words, counts)


def _put_ties(view: View, result: ActivationResult, year: int, at: np.ndarray) -> dict[str, int]:
    tie = np.triu(result.tie[year], 1)
    alpha = float(np.clip(CLEAR * np.sqrt(MANY / max((tie > 0).sum(), 1)), FAINT, CLEAR))
    told = {}
    for code, name in enumerate(("spontaneous", "brokered"), start=1):
        one, other = np.nonzero(tie == code)
        xs, ys = lines(at[one], at[other])
        view.put(name, xs=xs, ys=ys, alpha=np.full(len(xs), alpha))
        told[name] = len(xs)
    start = at[result.operator_abroad[year] > 0]
    end = rays(start)
    xs, ys = (np.column_stack([start[:, axis], end[:, axis]]) for axis in (0, 1))
    view.put("outside", xs=xs, ys=ys, alpha=np.full(len(xs), CLEAR))
    view.put("partners", x=end[:, 0], y=end[:, 1])
    return told | {"outside": len(end)}


def _put_kinds(view: View, words: dict[str, Any], kind: np.ndarray) -> None:
    """Names of the kinds outside their sectors, with how many operators stand there; the coordinator is not counted."""
    rows = {"right": [], "left": []}
    for at, (low, high) in enumerate(sectors()):
        number, angle = int((kind[1:] == at).sum()), (low + high) / 2
        x, y = MIDDLE + NAMES * np.array([np.cos(angle), np.sin(angle)])
        text = words["kind"].format(name=words["kinds"][KINDS[at]], number=number)
        rows["right" if np.cos(angle) > 0 else "left"].append((x, y, text, "ink" if number else "ink2"))
    for side, told in rows.items():
        figures.put_labels(view, f"kinds_{side}", told)


def _put_counts(view: View, words: dict[str, Any], counts: dict[str, int]) -> None:
    rows = [
        (KEYS[name][0] + SAMPLE + 6, KEYS[name][1], words["counts"][name].format(number=counts[name]), "ink")
        for name in KEYS
    ]
    figures.put_labels(view, "counts", rows)
