"""Outcome map: one outcome over any two knobs, computed when asked for, row after row."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from bokeh.models import LinearColorMapper

from labkit.core.knobs import Kind
from labkit.core.words import words

from . import figures
from .tokens import PAY_OFF, ramp
from .view import Panel, View

if TYPE_CHECKING:
    from labkit.core.knobs import Knob, Params

    from .lab import Lab

STEPS, RUNS, CHUNKS = 25, 16, 5
LEVELS = 8
RING = (0.012, 0.03)  # half a ring, so that it is whole at an edge
LEFT, RIGHT, LOW, HIGH = 0.01, 0.99, 0.045, 0.955  # where words stand: edges and rows of the figure


class MapView(View):
    """The figure. Both axes run from 0, the low end of a knob, to 1, its high end."""

    def build(self) -> tuple[Panel, ...]:
        fig = figures.blank(262, (0, 1), (0, 1), name="map")
        figures.no_axes(fig)
        fig.min_border_left = fig.min_border_bottom = 0
        cells = self.source("map_cells", image=[], x=[], y=[], dw=[], dh=[])
        mapper = LinearColorMapper(ramp(PAY_OFF[self.theme], LEVELS), low=0, high=1, nan_color=self.colour["surface"])
        fig.image("image", source=cells, x="x", y="y", dw="dw", dh="dh", color_mapper=mapper)
        ring = {"fill_color": self.colour["bg"], "line_color": self.colour["ink"], "line_width": 3}
        fig.scatter("x", "y", source=self.source("map_here", x=[], y=[]), size=13, **ring)
        figures.labels(fig, self, "map_left", plate=True)
        figures.labels(fig, self, "map_right", align="right", plate=True)
        return (Panel("map", "", fig),)


class OutcomeMap:
    """A grid of at most STEPS x STEPS points, RUNS futures each. Colours are eight flat steps, readable as contours.

    Needs a lab with a sweep, outcomes, and two knobs that are numbers; `mappable` tells.
    """

    def __init__(self, lab: Lab, theme: str = "light"):
        self.lab, self.view = lab, MapView(theme)
        self.knobs = numbers(lab)
        (self.across, self.up), self.outcome = list(self.knobs)[:2], next(iter(lab.outcomes))
        self.xs, self.ys = (grid(self.knobs[name]) for name in (self.across, self.up))
        self.values = np.full((len(self.ys), len(self.xs)), np.nan)
        self.done, self.made_for = 0.0, None

    @property
    def figure(self) -> Any:
        """The Bokeh figure."""
        return self.view.figures()[0]

    def compute(self, params: Params, seed: int, across: str, up: str, outcome: str, tell: Callable[[], None]) -> None:
        """Fills the map from the bottom row up; `tell` is called after each part.

        Raises ValueError for knobs or an outcome that it does not offer. After any error the map is as it was before.
        """
        if across == up or not {across, up} <= set(self.knobs) or outcome not in self.lab.outcomes:
            raise ValueError(words(Path(__file__).parent)["map_two_knobs"])
        before = dict(vars(self))
        try:
            self.across, self.up, self.outcome = across, up, outcome
            self._fill(params, seed, tell)
        except BaseException:
            vars(self).update(before)
            with suppress(Exception):
                tell()
            raise

    def _fill(self, params: Params, seed: int, tell: Callable[[], None]) -> None:
        self.xs, self.ys = (grid(self.knobs[name]) for name in (self.across, self.up))
        self.values, self.made_for = np.full((len(self.ys), len(self.xs)), np.nan), (params, seed)
        for rows in np.array_split(np.arange(len(self.ys)), min(CHUNKS, len(self.ys))):
            moved = {self.across: np.tile(self.xs, len(rows)), self.up: np.repeat(self.ys[rows], len(self.xs))}
            values = self.lab.sweep(params, moved, seed=seed, runs=RUNS)[self.outcome]
            self.values[rows] = values.mean(axis=1).reshape(len(rows), len(self.xs))
            self.done = float(rows[-1] + 1) / len(self.ys)
            tell()

    def data(self, params: Params) -> dict[str, Any]:
        """The figure's sources; colours run from the outcome's low to its high, the ring stands at `params`."""
        low, high = self.lab.outcomes[self.outcome][1:]
        across, up = self.knobs[self.across], self.knobs[self.up]
        (x, dw), (y, dh) = span(across, self.xs), span(up, self.ys)
        place = {name: np.array([value]) for name, value in {"x": x, "y": y, "dw": dw, "dh": dh}.items()}
        self.view.put("map_cells", image=[np.clip((self.values - low) / (high - low), 0, 1)], **place)
        if self.made_for is not None:
            here = (across.place(getattr(params, self.across)), up.place(getattr(params, self.up)))
            x, y = (np.clip([at], edge, 1 - edge) for at, edge in zip(here, RING, strict=True))
            self.view.put("map_here", x=x, y=y)
            top, corner = f"↑ {up.label} {up.high:g}", f"{across.label} {across.low:g}, {up.label} {up.low:g}"
            figures.put_labels(self.view, "map_left", [(LEFT, HIGH, top, "ink"), (LEFT, LOW, corner, "ink")])
            figures.put_labels(self.view, "map_right", [(RIGHT, LOW, f"{across.label} {across.high:g} →", "ink")])
        return self.view.data()

    def header(self, params: Params, seed: int) -> dict[str, Any]:
        """What the caption says: progress, and whether the map is of other settings than the bench."""
        fixed = {n: v for n, v in params if n not in (self.across, self.up)}
        same = (
            self.made_for is not None
            and fixed == {n: v for n, v in self.made_for[0] if n in fixed}
            and seed == self.made_for[1]
        )
        return {
            "across": self.across,
            "up": self.up,
            "outcome": self.outcome,
            "done": self.done,
            "stale": self.made_for is not None and not same,
        }

    def description(self) -> dict[str, Any]:
        """Choices for the front end."""
        labels = {name: knob.label for name, knob in self.knobs.items()}
        outcomes = {name: {"label": o[0], "low": o[1], "high": o[2]} for name, o in self.lab.outcomes.items()}
        return {"knobs": labels, "outcomes": outcomes, "futures": STEPS * STEPS * RUNS, "runs": RUNS}


def numbers(lab: Lab) -> dict[str, Knob]:
    """The knobs that a map can run over."""
    return {name: knob for name, knob in lab.Params.knobs().items() if knob.kind is Kind.NUMBER}


def mappable(lab: Lab) -> bool:
    """Whether the lab has all that a map needs."""
    return bool(lab.sweep and lab.outcomes and len(numbers(lab)) >= 2)


def grid(knob: Knob) -> np.ndarray:
    """The values of a knob at the middles of the cells, even on its slider; of a whole number, on its steps.

    Where a slider goes by ratios, cells are equally wide and values fall between its steps; a whole number is the
    nearest to the middle of its cell, so that small ones may fill two.
    """
    if evenly(knob):
        values = np.clip([knob.at(place) for place in np.linspace(0, 1, STEPS)], knob.low, knob.high)
        return np.rint(values).astype(int) if knob.whole else values
    steps = round((knob.high - knob.low) / knob.step)
    stride = max(1, -(-steps // (STEPS - 1)))
    first = steps % stride // 2
    return knob.low + round(knob.step) * np.arange(first, steps + 1, stride)


def span(knob: Knob, values: np.ndarray) -> tuple[float, float]:
    """Where the cells begin and how wide all of them are, on an axis from 0 to 1; the outer ones reach beyond it."""
    if evenly(knob):
        first, cell = 0.0, 1 / (STEPS - 1)
    else:
        first, cell = knob.place(values[0]), knob.place(values[1]) - knob.place(values[0]) if len(values) > 1 else 1.0
    return first - cell / 2, cell * len(values)


def evenly(knob: Knob) -> bool:
    """Whether the cells divide the slider evenly, whatever its steps."""
    return knob.log or not knob.whole
