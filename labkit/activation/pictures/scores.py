"""The four D's over the years, side by side: the milieu lab's scores between its fixed goalposts.

Density is the number of operators on another scale, since the territory has a fixed area and number of firms; so the
operators are told there and have no curve of their own.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..luck import YEARS
from ..result import DIMENSIONS, ActivationResult
from .years import EVERY

HEIGHT, HEAD, BELOW, ROOF = 122, 139.0, 120.0, 150.0  # px; points at which words stand; top of the axis
LOWEST, MIDDLE, BEST = 1.0, 50.0, 100.0
APART = YEARS + 7.5  # years from one D to the next
STARTS = tuple(APART * at for at in range(len(DIMENSIONS)))
SLIM = 34
MARKED, LAST = 10, 3.0  # years beyond the last D, for its name


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, (-0.5, STARTS[-1] + APART + LAST), (LOWEST, ROOF))
    fig.min_border_top, fig.min_border_left = 0, SLIM
    years = {start + year: str(year) for start in STARTS for year in (0, YEARS)}
    figures.ticks(fig.xaxis, list(years), {**years, 0.0: f"{words['year']} 0"})
    figures.ticks(fig.yaxis, [LOWEST, MIDDLE, BEST])
    grid = [(start, at) for start in STARTS for at in (LOWEST, MIDDLE, BEST)]
    starts, heights = zip(*grid, strict=True)
    ends = [start + YEARS for start in starts]
    fig.segment(x0=starts, x1=ends, y0=heights, y1=heights, color=view.colour["grid"], level="underlay")
    for name in DIMENSIONS:
        figures.bands(fig, view, name, "replicative", "square")
        figures.dashed(fig, view, f"{name}_then", "replicative")
    figures.upright(fig, view, "scores_year")
    figures.labels(fig, view, "score_heads", bold=True)
    figures.labels(fig, view, "operators")
    return fig


def show(view: View, words: dict[str, Any], result: ActivationResult, against: ActivationResult | None = None) -> None:
    """Puts a result and run A on the figure."""
    heads, text = [], words["score"]
    for at, (name, start) in enumerate(zip(DIMENSIONS, STARTS, strict=True)):
        line = figures.put_bands(view, name, result.four_d[..., at], every=MARKED, x=start + EVERY)
        then = np.median(against.four_d[..., at], axis=0) if against else np.array([])
        view.put(f"{name}_then", x=start + EVERY[: len(then)], y=then)
        heads.append((start, HEAD, text.format(name=words["dimensions"][name], score=f"{line[-1]:.0f}"), "ink"))
    figures.put_labels(view, "score_heads", heads)
    many = words["operators"].format(number=f"{np.median(result.operators[:, -1]):.0f}")
    figures.put_labels(view, "operators", [(STARTS[0], BELOW, many, "ink2")])
    figures.put_look(view, "scores_year", "year", (0, BEST), STARTS)
