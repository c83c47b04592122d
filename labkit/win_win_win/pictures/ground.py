"""What lies behind the futures: where large groups go from everywhere, as arrows and as how they end.

Both take it that as many public bodies go on investing as in the first future in the year looked at. So the arrows,
the ground and the hollow mark between its parts belong together, and all move while the years are played.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from bokeh.models import LinearColorMapper

from labkit.ui.tokens import ramp
from labkit.ui.view import View

from ..luck import YEARS
from ..replicator import next_year, pay_offs
from ..told import ended
from .square import FOOT, LEFT, SIDE, across, up

CELLS, ARROWS = 41, 10
TINTS = (("exporter", 5), ("exporter", 2), ("dest", 3), ("bg", 0))  # role and strength by how it ends
STRENGTHS = 17
LONGEST, FAST = 0.082, 0.12  # share of a side of the square; change in a year that is drawn so long
HEAD_AT, HEAD_WIDE = 0.3, 0.18  # of the arrow; of its half width there


def palette(view: View) -> list[str]:
    """Pale colours of the four ways to end."""
    return [ramp([view.colour["bg"], view.colour[role]], STRENGTHS)[at] for role, at in TINTS]


def build(view: View, fig: Any) -> None:
    """Draws it on the figure of the square, empty."""
    cells = view.source("ends_ground", image=[])
    mapper = LinearColorMapper(palette=palette(view), low=0, high=len(TINTS))
    fig.image("image", source=cells, x=LEFT, y=FOOT, dw=SIDE, dh=SIDE, color_mapper=mapper, level="underlay")
    fig.multi_line("xs", "ys", source=view.source("arrows", xs=[], ys=[]), color=view.colour["axis"], line_width=1)


def put(view: View, z: float, k: SimpleNamespace) -> None:
    """Fills it for a share z of public bodies that invest."""
    view.put("ends_ground", image=[ends_from(z, k).astype(float) + 0.5])
    xs, ys = arrows(z, k)
    view.put("arrows", xs=list(across(xs)), ys=list(up(ys)))


def middles(number: int) -> np.ndarray:
    """So many shares evenly from 0 to 1, each in the middle of its cell."""
    return (np.arange(number) + 0.5) / number


def ends_from(z: float, k: SimpleNamespace) -> np.ndarray:
    """How large groups end after as many years as the lab has, as a place in `ENDS`, (partners, firms)."""
    x, y = np.meshgrid(middles(CELLS), middles(CELLS))
    invest = np.full_like(x, z)
    for _ in range(YEARS):
        x, y, _changed = next_year((x, y, invest), k)
    return ended(pay_offs(x, y, invest, k))


def arrows(z: float, k: SimpleNamespace) -> tuple[np.ndarray, np.ndarray]:
    """Arrows with their heads as lines, x and y (arrow, step) in shares: which way large groups go from their middles.

    The longer, the faster; from a certain speed on all are as long.
    """
    x, y = (at.ravel() for at in np.meshgrid(middles(ARROWS), middles(ARROWS)))
    later = next_year((x, y, np.full_like(x, z)), k)
    move = np.array([later[0] - x, later[1] - y])
    speed = np.hypot(*move)
    move *= LONGEST * np.sqrt(np.minimum(speed / FAST, 1)) / np.maximum(speed, 1e-12)
    aside = np.array([-move[1], move[0]])
    tail, tip = np.array([x, y]) - move / 2, np.array([x, y]) + move / 2
    barbs = (tip - HEAD_AT * move + HEAD_WIDE * side * aside for side in (1, -1))
    steps = [tail, tip, next(barbs), tip, next(barbs)]
    xs, ys = np.stack(steps, axis=-1)
    return xs, ys
