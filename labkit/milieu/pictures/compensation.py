"""Rank by compensation: where each would stand if strengths made up for weaknesses in full, in part or not at all."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..naming import brief, place
from ..result import COMPENSATIONS, MilieuResult
from .ranking import WIDE, across, chosen_of
from .scale import scale_of

HEIGHT, NAMED = 206, 12
NAMES_AT, END = 1.02, 1.42
MARKS = {0.0: "full", 0.5: "geometric", 1.0: "weakest"}


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. Across, what is not compensated, from 0 to 1; up, ranks from the last, 0, to the first, 1."""
    fig = figures.blank(HEIGHT, (-0.145, END), (-0.07, 1.11))
    figures.ticks(fig.xaxis, list(MARKS), {at: words["compensation"][name] for at, name in MARKS.items()})
    figures.no_axes(fig, x=False)
    fig.min_border_left = 0
    others = view.source("paths", xs=[], ys=[])
    fig.multi_line("xs", "ys", source=others, color=view.colour["other"], line_width=1, line_alpha=0.7)
    rival, focus = (view.source(name, x=[], y=[]) for name in ("path_rival", "path_focus"))
    fig.line("x", "y", source=rival, color=view.colour["dest"], line_width=2.5, line_dash=[6, 3])
    fig.line("x", "y", source=focus, color=view.colour["source"], line_width=2.5, line_join="round")
    for name, dash, wide in (("path_then", "dashed", 1.5), ("path_here", "solid", 1.5)):
        upright = view.source(name, x=[], y0=[], y1=[])
        fig.segment("x", "y0", "x", "y1", source=upright, color=view.colour["ink"], line_width=wide, line_dash=dash)
    figures.dot(fig, view, view.source("path_rival_dot", x=[], y=[]), "x", "y", "dest", "square", size=8)
    figures.dot(fig, view, view.source("path_focus_dot", x=[], y=[]), "x", "y", "source", size=9)
    figures.labels(fig, view, "path_names")
    figures.labels(fig, view, "path_named", bold=True)
    figures.labels(fig, view, "path_edges", align="right", x_offset=-8)
    figures.labels(fig, view, "path_a", align="center")
    return fig


def show(view: View, words: dict[str, Any], result: MilieuResult, against: MilieuResult | None = None) -> None:
    """Puts a result and run A on the figure."""
    names, focus, rival = result.milieux.names, result.focus, result.rival
    heights = up(steps_of(result), result)
    xs = 1 - np.array(COMPENSATIONS)
    rest = [at for at in range(len(names)) if at not in (focus, rival)]
    view.put("paths", xs=np.tile(xs, (len(rest), 1)), ys=heights[:, rest].T.reshape(len(rest), len(xs)))
    here = 1 - result.params.compensation
    _upright(view, "path_here", [here])
    then = [1 - against.params.compensation] if against else []
    _upright(view, "path_then", [x for x in then if x != here])
    figures.put_labels(view, "path_a", [(x, 1.065, words["pinned"], "ink") for x in then if x != here])
    for name, at in (("path_focus", focus), ("path_rival", rival)):
        known = at is not None
        view.put(name, x=xs if known else xs[:0], y=heights[:, at] if known else xs[:0])
        now = up(chosen_of(result)[[at]], result) if known else xs[:0]
        view.put(f"{name}_dot", x=np.full(len(now), here), y=now)
    _put_names(view, words, result, heights[-1])


def steps_of(result: MilieuResult) -> np.ndarray:
    """What the lines show, (step, territory): ranks, or scores where there is nobody to compare with."""
    return result.score_by_compensation if result.alone else result.rank_by_compensation


def up(values: np.ndarray, result: MilieuResult) -> np.ndarray:
    """Heights of ranks, the first at 1, or of the score of a territory alone."""
    share = across(values, result) / WIDE
    return share if result.alone else 1 - share


def _upright(view: View, name: str, xs: list[float]) -> None:
    view.put(name, x=np.array(xs), y0=np.full(len(xs), -0.04), y1=np.full(len(xs), 1.01))


def _put_names(view: View, words: dict[str, Any], result: MilieuResult, ends: np.ndarray) -> None:
    names, last = result.milieux.names, steps_of(result)[-1]
    main = {result.focus: "source", result.rival: "dest"}
    named = [at for at in range(len(names)) if (len(names) <= NAMED or at in main) and last[at] == last[at]]
    heights = figures.apart([ends[at] for at in named], 0.085, 0.0, 1.0)
    rows = [
        (NAMES_AT, y, f"{round(last[at], 1):g} {brief(names[at])}", main.get(at, "ink2"))
        for at, y in zip(named, heights, strict=True)
    ]
    bold = [at in main for at in named]
    figures.put_labels(view, "path_names", [row for row, is_bold in zip(rows, bold, strict=True) if not is_bold])
    figures.put_labels(view, "path_named", [row for row, is_bold in zip(rows, bold, strict=True) if is_bold])
    scale, number = scale_of(result), len(names)
    edges = [scale.low, scale.high] if result.alone else sorted({1, (number + 1) // 2, number})
    spelt = [f"{edge:g}" if result.alone else place(edge, words) for edge in edges]
    rows = [(0, float(up(edge, result)), text, "ink2") for edge, text in zip(edges, spelt, strict=True)]
    figures.put_labels(view, "path_edges", rows)
