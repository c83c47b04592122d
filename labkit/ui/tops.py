"""Upright axes whose top moves, rarely: their ticks and the grid behind them follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from bokeh.models import AdaptiveTicker

from . import figures
from .view import View


@dataclass(frozen=True)
class Tops:
    """The tops that the axis of a panel can have, each with the step of its grid; all grids begin at 0.

    The figure is `roof` times as high. Each step is one of the `mantissas` times a power of ten.
    """

    panel: str
    steps: Mapping[float, float]
    mantissas: tuple[float, ...]
    roof: float = 1.0

    def build(self, fig: Any, view: View, text: Callable[[float], str]) -> None:
        """Ticks, each told by `text`, and the grid. The figure begins at 0."""
        places = sorted({at for top in self.steps for at in self.grid(top)})
        figures.ticks(fig.yaxis, places, {at: text(at) for at in places})
        fig.yaxis.ticker = stepped(list(self.mantissas), 4)
        grid(fig, view, f"{self.panel}_grid")

    def put(self, view: View, highest: float, span: tuple[float, float]) -> float:
        """Moves the axis to the lowest top that leaves nothing out, and returns it. The grid runs over `span`."""
        top = next((top for top in self.steps if highest <= top), max(self.steps))
        view.reach(self.panel, view.figure(self.panel), self.roof * top)
        put_grid(view, f"{self.panel}_grid", self.grid(top), span)
        return top

    def grid(self, top: float) -> list[float]:
        """Heights of the grid, as the ticker counts them."""
        return [n * self.steps[top] for n in range(int(top / self.steps[top] + 1e-9) + 1)]


def stepped(mantissas: list[float], wanted: int) -> AdaptiveTicker:
    """Ticks that follow the top of an axis: the step, a mantissa times a power of ten, that gives `wanted` of them."""
    return AdaptiveTicker(mantissas=mantissas, desired_num_ticks=wanted, num_minor_ticks=0)


def grid(fig: Any, view: View, name: str) -> None:
    """Horizontal lines behind the data, at places that `put_grid` gives; one glyph for all."""
    lines = view.source(name, x0=[], x1=[], y=[])
    fig.segment("x0", "y", "x1", "y", source=lines, color=view.colour["grid"], level="underlay")


def put_grid(view: View, name: str, ys: Sequence[float] | np.ndarray, span: tuple[float, float]) -> None:
    """Places the lines of `grid` at heights ys, over a span of the lying axis."""
    y = np.array(ys, float)
    view.put(name, x0=0 * y + span[0], x1=0 * y + span[1], y=y)
