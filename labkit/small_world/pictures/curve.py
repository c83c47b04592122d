"""Knowledge at the horizon against the share of distant ties: bands, ten per cent, the bench, the best and its width.

The curve comes from the view's background and fills up from time to time; the mark of the bench has its own futures.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.result import QUANTILES
from labkit.core.words import fine, percent
from labkit.ui import figures, tops
from labkit.ui.view import View

from ..curves import Curve
from ..result import SmallWorldResult
from .shares import DATA, LABELS_AT, SPAN, TEN, axis, cursor, place, put_cursor

HEIGHT = 184
TOPS = tops.Tops("curve", {0.16: 0.05, 0.3: 0.1, 0.6: 0.2, 1.0: 0.25}, (1, 2, 2.5, 5), roof=1.12)
AS_GOOD = 0.02  # of the best: so near counts as good as it
BAR_AT = 1.06  # of the top


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, TOPS.roof))
    TOPS.build(fig, view, percent)
    axis(fig)
    ten = view.source("ten", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=ten, color=view.colour["ink"], line_width=1.5, line_dash=[2, 3])
    cursor(fig, view, "curve_here_line")
    figures.bands(fig, view, "curve", "source")
    none = view.source("curve_none", x=[], **{level: [] for level in QUANTILES})
    for share, wide in (("90", 1.5), ("50", 6)):
        fig.segment("x", f"low{share}", "x", f"high{share}", source=none, color=view.colour["source"], line_width=wide)
    figures.dot(fig, view, none, "x", "median", "source")
    good = view.source("as_good", x0=[], x1=[], y=[])
    fig.segment("x0", "y", "x1", "y", source=good, color=view.colour["ink"], line_width=5)
    ring = {"fill_color": view.colour["bg"], "line_color": view.colour["ink"], "line_width": 3}
    fig.scatter("x", "y", source=view.source("curve_here", x=[], y=[]), size=12, **ring)
    figures.labels(fig, view, "curve_words", plate=True)
    return fig


def show(view: View, words: dict[str, Any], result: SmallWorldResult, against: SmallWorldResult | None = None) -> None:
    """Puts the curve, so far as it is known, and the bench on the figure."""
    known = view.background is not None and view.background.of(result.params)
    curve, middle = view.background.curve if known else None, float(np.median(result.knowledge_end))
    top = TOPS.put(view, _highest(curve, middle), DATA)
    view.put("curve_here", x=put_cursor(view, "curve_here_line", result, top), y=np.array([middle]))
    ten = place(TEN)
    view.put("ten", x=ten, y0=0 * ten, y1=0 * ten + top)
    _put_curve(view, curve)
    done = curve.done if curve else 0.0
    view.shown.subs["curve"] = "" if done == 1 else words["panels"]["curve_filling"].format(done=percent(done))
    rows = [(float(ten[0]) + 0.04, 0.05 * top, words["ten"], "ink2"), *_put_best(view, words, curve, top)]
    figures.put_labels(view, "curve_words", rows)


def _highest(curve: Curve | None, middle: float) -> float:
    """The highest that is drawn: the bands of the curve, the bench."""
    bands = np.quantile(curve.knowledge[curve.there], 0.95, axis=1) if curve else np.array([])
    return max([middle, *bands])


def _put_curve(view: View, curve: Curve | None) -> None:
    """The points that are known; the one without any distant tie stands by itself."""
    shares = curve.shares[curve.there] if curve else np.array([])
    knowledge = curve.knowledge[curve.there] if curve else np.empty((0, 1))
    far = shares > 0
    if far.any():
        figures.put_bands(view, "curve", knowledge[far].T, every=1, x=place(shares[far]))
    else:
        view.put("curve", period=np.array([]), **{level: np.array([]) for level in QUANTILES})
        view.put("curve_marks", period=np.array([]), median=np.array([]))
    levels = {level: np.array([np.quantile(row, q) for row in knowledge[~far]]) for level, q in QUANTILES.items()}
    view.put("curve_none", x=place(shares[~far]), **levels)


def _put_best(view: View, words: dict[str, Any], curve: Curve | None, top: float) -> list[tuple]:
    """A bar over all shares that are as good as the best, once all are known; returns its words."""
    if not curve or curve.done < 1:
        view.put("as_good", x0=np.array([]), x1=np.array([]), y=np.array([]))
        return []
    at, good = place(curve.shares), curve.within(AS_GOOD)
    parts = np.split(np.flatnonzero(good), np.flatnonzero(np.diff(np.flatnonzero(good)) > 1) + 1)
    left, right = (np.array([at[part[end]] for part in parts]) for end in (0, -1))
    view.put("as_good", x0=left - 0.05, x1=right + 0.05, y=np.full(len(parts), BAR_AT * top))
    best = words["best"].format(share=fine(float(curve.shares[curve.middle.argmax()])))
    return [(LABELS_AT + 0.06, BAR_AT * top, words["alike"] if good.all() else best, "ink")]
