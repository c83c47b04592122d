"""The firms of the first future and their ties: distant ones as chords, what each firm knows as a ray outward.

In clusters each cluster is a small ring. A firm that knew more at the start, an expert, is a diamond.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.looks import Look
from labkit.ui.view import View

from ..luck import CLUSTERS, FIRMS
from ..result import SmallWorldResult
from ..spread import MARKS

EDGE = 1.06
RING, RAY = 0.74, 0.28  # radius of the one ring; the length of a ray that stands for 1
AROUND, SMALL, SMALL_RAY = 0.70, 0.17, 0.15  # the same of eight rings that stand in a circle
FAINTEST, FADE = 0.1, 140  # chords: the least opacity, and the number of chords at which they begin to fade


def looks(words: dict[str, Any]) -> tuple[Look, ...]:
    """The moment the ring shows, from the start to the horizon."""
    text = words["looks"]
    return (Look("moment", text["moment"], text["moment_meaning"], 0, MARKS, MARKS, play=True),)


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.square((-EDGE, EDGE), (-EDGE, EDGE))
    near = view.source("near", x0=[], y0=[], x1=[], y1=[])
    fig.segment("x0", "y0", "x1", "y1", source=near, color=view.colour["track"], line_width=1)
    far = view.source("far", x0=[], y0=[], x1=[], y1=[], alpha=[])
    fig.segment("x0", "y0", "x1", "y1", source=far, color=view.colour["dest"], line_alpha="alpha", line_width=1.2)
    rays = view.source("rays", x0=[], y0=[], x1=[], y1=[])
    fig.segment("x0", "y0", "x1", "y1", source=rays, color=view.colour["source"], line_width=3)
    firms = view.source("firms", x=[], y=[])
    fig.scatter("x", "y", source=firms, size=4, color=view.colour["ink2"], line_color=None)
    experts = view.source("experts", x=[], y=[])
    mark = {"color": view.colour["agent"], "line_color": view.colour["bg"], "line_width": 1.5}
    fig.scatter("x", "y", source=experts, marker="diamond", size=13, **mark)
    figures.labels(fig, view, "ring_words", plate=True)
    return fig


def show(view: View, words: dict[str, Any], result: SmallWorldResult, against: SmallWorldResult | None = None) -> None:
    """Puts the first future on the figure, at the moment that is looked at."""
    at, out = places(result.params.place)
    from_, to = result.tie_from.astype(int), result.tie_to.astype(int)
    gone = result.tie_distant > 0
    for name, which in (("near", ~gone), ("far", gone)):
        lines = {"x0": at[from_[which], 0], "y0": at[from_[which], 1], "x1": at[to[which], 0], "y1": at[to[which], 1]}
        view.put(name, **lines, **({"alpha": np.full(which.sum(), _alpha(which.sum()))} if name == "far" else {}))
    knows = result.firm_knowledge[view.look["moment"]]
    tip = at + out * knows[:, None]
    view.put("rays", x0=at[:, 0], y0=at[:, 1], x1=tip[:, 0], y1=tip[:, 1])
    view.put("firms", x=at[:, 0], y=at[:, 1])
    expert = result.expert >= 0
    view.put("experts", x=at[expert, 0], y=at[expert, 1])
    moment = words["round"].format(round=result.labels["period"][view.look["moment"]])
    figures.put_labels(view, "ring_words", [(-EDGE + 0.03, EDGE - 0.08, moment, "ink2")])


def places(place: str) -> tuple[np.ndarray, np.ndarray]:
    """Where firms stand, (firm, 2), and the ray outward of one that knows all, (firm, 2)."""
    clusters = CLUSTERS[place]
    size, number = FIRMS // clusters, np.arange(FIRMS)
    if clusters == 1:
        return RING * _around(number / size), RAY * _around(number / size)
    middle, out = _around(number // size / clusters), _around(number % size / size)
    return AROUND * middle + SMALL * out, SMALL_RAY * out


def _around(turn: np.ndarray) -> np.ndarray:
    """Points of the circle of radius 1, clockwise from the top; 1 is a whole turn."""
    return np.column_stack([np.sin(2 * np.pi * turn), np.cos(2 * np.pi * turn)])


def _alpha(chords: int) -> float:
    return max(FAINTEST, min(0.9, FADE / max(chords, 1)))
