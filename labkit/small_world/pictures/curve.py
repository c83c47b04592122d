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

from ..curves import TEN, Curve
from ..result import SmallWorldResult
from .shares import DATA, SPAN, axis, cursor, place, put_cursor

HEIGHT = 184
TOPS = tops.Tops("curve", {0.16: 0.05, 0.35: 0.1, 0.7: 0.2, 1.0: 0.25}, (1, 2, 2.5, 5), roof=1.12)
BAR_AT = 1.06  # of the top


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, TOPS.roof))
    TOPS.build(fig, view, percent)
    axis(fig)
    figures.upright(fig, view, "ten", "ink", dash=(2, 3))
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
    figures.put_upright(view, "ten", ten, (0, top))
    _put_curve(view, curve)
    view.shown.subs["curve"] = _told(words["panels"], curve)
    _put_as_good(view, curve, top)
    rows = [(float(ten[0]) + 0.04, 0.05 * top, words["ten"], "ink2"), *_whose(words, result, curve, top)]
    figures.put_labels(view, "curve_words", rows)


def _whose(words: dict[str, Any], result: SmallWorldResult, curve: Curve | None, top: float) -> list[tuple]:
    """How many futures the circle and the line have, where the line leaves room at the left."""
    if curve is None:
        return []
    low = np.nanmin(curve.knowledge, initial=top) < 0.15 * top
    said = words["circle"].format(runs=result.runs, others=curve.knowledge.shape[1])
    return [(DATA[0], (0.93 if low else 0.05) * top, said, "ink2")]


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


def _put_as_good(view: View, curve: Curve | None, top: float) -> None:
    """A bar over all shares that are as good as the best, once all are known."""
    pieces = curve.pieces if curve and curve.done == 1 else []
    at = place(curve.shares) if curve else np.array([])
    left, right = (np.array([at[piece[end]] for piece in pieces]) for end in (0, 1))
    view.put("as_good", x0=left - 0.05, x1=right + 0.05, y=np.full(len(pieces), BAR_AT * top))


def _told(text: dict[str, str], curve: Curve | None) -> str:
    """What stands beside the title: how much is filled in, then the best share and those that are as good."""
    if curve is None:
        return ""
    if curve.done < 1:
        return text["curve_filling"].format(done=percent(curve.done))
    if curve.middle.max() == 0:
        return text["curve_nobody"]
    if curve.as_good.all():
        return text["curve_alike"]
    pieces = [curve.shares[[first, last]] for first, last in curve.pieces]
    good = [fine(low) if low == high else f"{_bare(low)}–{fine(high)}" for low, high in pieces]
    best = fine(float(curve.shares[curve.middle.argmax()]))
    return text["curve_best" if len(pieces) > 1 or pieces[0][0] < pieces[0][1] else "curve_one"].format(
        best=best, good=", ".join(good)
    )


def _bare(share: float) -> str:
    """A share in per cent without its sign."""
    return fine(share)[:-2]
