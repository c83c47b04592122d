"""The best group size over salary and full-year gain: the region in which it is three, four or five."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import LinearColorMapper

from labkit.ui import figures
from labkit.ui.tokens import PAY_OFF, ramp
from labkit.ui.view import View

from ..params import ExportGroupsParams
from ..result import ExportGroupsResult

HEIGHT, SIZES_SHOWN = 108, 9  # sizes 0 (none pays) to 8


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. Both axes run over the range of their knob."""
    knobs = ExportGroupsParams.knobs()
    across, up = knobs["salary"], knobs["benefit"]
    fig = figures.blank(HEIGHT, (across.low - 1.8, across.high + 1.8), (up.low - 3, up.high + 3))
    figures.ticks(fig.xaxis, [40, 50, 60, 70])
    figures.ticks(fig.yaxis, [20, 40, 60])
    palette = [view.colour["hollow"], *ramp(PAY_OFF[view.theme][1:], SIZES_SHOWN - 1)]
    mapper = LinearColorMapper(palette, low=-0.5, high=SIZES_SHOWN - 0.5)
    cells = view.source("best_sizes", image=[])
    wide, high = across.high - across.low, up.high - up.low
    fig.image("image", source=cells, x=across.low, y=up.low, dw=wide, dh=high, color_mapper=mapper)
    here = view.source("here", x=[], y=[])
    ring = {"fill_color": view.colour["bg"], "line_color": view.colour["ink"], "line_width": 3}
    figures.labels(fig, view, "best_words", plate=True, align="center")
    fig.scatter("x", "y", source=here, size=12, **ring)
    return fig


def show(
    view: View, words: dict[str, Any], result: ExportGroupsResult, against: ExportGroupsResult | None = None
) -> None:
    """Puts the map from the view's background and the place of the bench on the figure."""
    view.put("here", x=np.array([result.params.salary]), y=np.array([result.params.benefit]))
    if view.background is None:
        return
    salaries, gains, best = view.background
    view.put("best_sizes", image=[best.astype(float)])
    rows = []
    for size in np.unique(best).astype(int):
        there = np.argwhere(best == size)
        if len(there) < 0.04 * best.size:
            continue
        gain, salary = there[np.abs(there - there.mean(axis=0)).sum(axis=1).argmin()]
        rows.append((salaries[salary], gains[gain], words["no_size"] if size == 0 else str(size), "ink"))
    figures.put_labels(view, "best_words", rows)
