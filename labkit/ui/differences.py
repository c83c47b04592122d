"""Difference from the pinned run A, future by future: the same luck in both, so that only the knobs differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.core.result import QUANTILES
from labkit.core.words import signed

from . import figures
from .tokens import FONT
from .view import View

LIMITS = (1, 2, 5, 10, 20, 40, 60, 100, 150, 200)
NAMES_AT, VALUES_AT = -1.1, 1.5


def build(view: View, rows: int) -> Any:
    """The figure, empty, with room for so many rows. Axes run from −1 to 1; the scale is written below."""
    fig = figures.bare(28 + 22 * rows, (-2.35, VALUES_AT + 0.05), (-1.1, rows))
    fig.segment(x0=[0], x1=[0], y0=[-0.3], y1=[rows], color=view.colour["axis"], line_width=1.5)
    spread = view.source("spread", y=[], **{level: [] for level in QUANTILES})
    ink = view.colour["ink"]
    fig.segment("low90", "y", "high90", "y", source=spread, color=ink, line_width=1.5)
    fig.segment("low50", "y", "high50", "y", source=spread, color=ink, line_width=5)
    fig.scatter("median", "y", source=spread, size=9, color=ink, line_color=view.colour["bg"], line_width=1.5)
    figures.labels(fig, view, "row_names", align="right")
    figures.labels(fig, view, "row_values", bold=True, align="right")
    words = {"text_font": {"value": FONT}, "text_font_size": "12px", "text_color": view.colour["ink2"]}
    scale = view.source("scale", x=[], y=[], text=[])
    fig.text("x", "y", "text", source=scale, text_align="center", text_baseline="middle", **words)
    return fig


def show(view: View, rows: Mapping[str, tuple[np.ndarray, np.ndarray]], fine: float = 5) -> None:
    """Rows of name: (now, then), both (run,); none where no run A is pinned, and a note says so.

    The scale is one of `LIMITS`, so that it moves rarely. Values have a decimal where it reaches no farther than
    `fine`. The words are the view's: `as_a` and, of its panels, `differences_note`.
    """
    view.shown.notes["differences"] = "" if rows else view.words["panels"]["differences_note"]
    if rows:
        _put(view, rows, fine)


def _put(view: View, rows: Mapping[str, tuple[np.ndarray, np.ndarray]], fine: float) -> None:
    levels = np.array([np.quantile(now - then, list(QUANTILES.values())) for now, then in rows.values()])
    limit = next((n for n in LIMITS if np.abs(levels).max() <= n), LIMITS[-1])
    heights = np.arange(len(rows))[::-1] + 0.5
    view.put("spread", y=heights, **dict(zip(QUANTILES, np.clip(levels.T / limit, -1, 1), strict=True)))
    figures.put_labels(view, "row_names", [(NAMES_AT, y, n, "ink") for n, y in zip(rows, heights, strict=True)])
    digits = 1 if limit <= fine else 0
    values = [(VALUES_AT, y, signed(v, digits), "ink") for v, y in zip(levels[:, 2], heights, strict=True)]
    figures.put_labels(view, "row_values", values)
    view.put(
        "scale", x=np.array([-1, 0, 1.0]), y=np.full(3, -0.75), text=[signed(-limit), view.words["as_a"], signed(limit)]
    )
