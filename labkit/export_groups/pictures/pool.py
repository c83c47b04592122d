"""The pool of the first future on a map, in groups of the size looked at: who is with whom, and where rivals meet."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.looks import Look
from labkit.ui.view import View

from ..luck import SIZES
from ..pool import SIDE
from ..result import ExportGroupsResult

EDGE, START = 2.0, 4


def looks(words: dict[str, Any]) -> tuple[Look, ...]:
    """The group size that the map and the band of survival show."""
    text = words["looks"]
    return (Look("size", text["size"], text["size_meaning"], 1, SIZES, START),)


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.square((-EDGE, SIDE + EDGE), (-EDGE, SIDE + EDGE))
    corner = [-EDGE, SIDE + EDGE, SIDE + EDGE, -EDGE]
    fig.patch(corner, sorted(corner), fill_color=view.colour["surface"], line_color=None)
    ties = view.source("ties", x0=[], y0=[], x1=[], y1=[])
    fig.segment("x0", "y0", "x1", "y1", source=ties, color=view.colour["source"], line_width=1.5)
    rivals = view.source("rivals", x0=[], y0=[], x1=[], y1=[])
    fig.segment("x0", "y0", "x1", "y1", source=rivals, color=view.colour["dest"], line_width=2, line_dash=[4, 3])
    ground = view.colour["bg"]
    left = view.source("left", x=[], y=[], size=[])
    fig.scatter("x", "y", size="size", source=left, fill_color=ground, line_color=view.colour["other"], line_width=1.5)
    figures.labels(fig, view, "apart")
    members = view.source("members", x=[], y=[], size=[])
    fig.scatter("x", "y", size="size", source=members, color=view.colour["source"], line_color=ground)
    return fig


def show(
    view: View, words: dict[str, Any], result: ExportGroupsResult, against: ExportGroupsResult | None = None
) -> None:
    """Puts the first pool on the map."""
    group = result.group[view.look["size"] - 1].astype(int)
    x, y, size = result.firm_x, result.firm_y, figures.mark_sizes(result.staff)
    for name, who in (("members", group >= 0), ("left", group < 0)):
        view.put(name, x=x[who], y=y[who], size=size[who])
    said = words["apart"].format(km=f"{_apart(result, group):.0f}")
    figures.put_labels(view, "apart", [(EDGE, 0.5, said, "ink2")] if view.look["size"] > 1 else [])
    ties, rivals = [], []
    for number in range(group.max() + 1):
        inside = np.flatnonzero(group == number)
        ties += [(x[i], y[i], x[inside].mean(), y[inside].mean()) for i in inside if len(inside) > 1]
        rivals += [(x[i], y[i], x[j], y[j]) for i, j in combinations(inside, 2) if _compete(result, i, j)]
    for name, lines in (("ties", ties), ("rivals", rivals)):
        ends = np.array(lines, float).reshape(-1, 4).T
        view.put(name, **dict(zip(("x0", "y0", "x1", "y1"), ends, strict=True)))


def _apart(result: ExportGroupsResult, group: np.ndarray) -> float:
    """Mean distance in km between two members of a group; 0 where nobody has a partner."""
    i, j = np.triu_indices(len(group), 1)
    together = (group[i] == group[j]) & (group[i] >= 0)
    away = np.hypot(result.firm_x[i] - result.firm_x[j], result.firm_y[i] - result.firm_y[j])
    return float(away[together].mean()) if together.any() else 0.0


def _compete(result: ExportGroupsResult, i: int, j: int) -> bool:
    return result.product[i] == result.product[j] and result.market[i] == result.market[j]
