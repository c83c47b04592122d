"""Outcome map: one outcome over any two knobs, computed when asked for, row after row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from bokeh.models import LinearColorMapper

from labkit.core.knobs import Kind
from labkit.core.words import words

from .figures import blank, no_axes
from .tokens import FONT, PAY_OFF, THEMES, ramp

if TYPE_CHECKING:
    from labkit.core.knobs import Params

    from .lab import Lab

STEPS, RUNS, CHUNKS = 25, 16, 5
LEVELS = 8


class OutcomeMap:
    """A grid of STEPS x STEPS points, RUNS futures each. Colours are eight flat steps, readable as contours."""

    def __init__(self, lab: Lab, theme: str = "light"):
        self.lab, self.colour = lab, THEMES[theme]
        self.knobs = [name for name, knob in lab.Params.knobs().items() if knob.kind is Kind.NUMBER]
        self.across, self.up, self.outcome = self.knobs[0], self.knobs[1], next(iter(lab.outcomes))
        self.values = np.full((STEPS, STEPS), np.nan)
        self.done, self.made_for = 0.0, None
        self.figure = self._build(theme)

    def _build(self, theme: str) -> Any:
        figure = blank(262, (0, 1), (0, 1), name="map")
        no_axes(figure)
        figure.min_border_left = figure.min_border_bottom = 0
        mapper = LinearColorMapper(ramp(PAY_OFF[theme], LEVELS), low=0, high=1, nan_color=self.colour["surface"])
        figure.image("image", source=_named("map_cells", image=[]), x=0, y=0, dw=1, dh=1, color_mapper=mapper)
        figure.scatter(
            "x",
            "y",
            source=_named("map_here", x=[], y=[]),
            size=13,
            fill_color=self.colour["bg"],
            line_color=self.colour["ink"],
            line_width=3,
        )
        text = {"text_font": {"value": FONT}, "text_font_size": "12px", "text_color": self.colour["ink"]}
        plate = {
            "background_fill_color": self.colour["bg"],
            "background_fill_alpha": 0.82,
            "padding": 2,
            "border_radius": 2,
        }
        figure.text(
            "x",
            "y",
            "text",
            source=_named("map_words", x=[], y=[], text=[], align=[], baseline=[]),
            text_align="align",
            text_baseline="baseline",
            **text,
            **plate,
        )
        return figure

    def compute(self, params: Params, seed: int, across: str, up: str, outcome: str, tell: Callable[[], None]) -> None:
        """Fills the map from the bottom row up; `tell` is called after each part."""
        knobs = self.lab.Params.knobs()
        if across == up or not {across, up} <= set(self.knobs) or outcome not in self.lab.outcomes:
            raise ValueError(words(Path(__file__).parent)["map_two_knobs"])
        self.across, self.up, self.outcome = across, up, outcome
        self.values, self.made_for = np.full((STEPS, STEPS), np.nan), (params, seed)
        xs, ys = (np.linspace(knobs[n].low, knobs[n].high, STEPS) for n in (across, up))
        for rows in np.array_split(np.arange(STEPS), CHUNKS):
            moved = {across: np.tile(xs, len(rows)), up: np.repeat(ys[rows], STEPS)}
            values = self.lab.sweep(params, moved, seed=seed, runs=RUNS)[outcome]
            self.values[rows] = values.mean(axis=1).reshape(len(rows), STEPS)
            self.done = float(rows[-1] + 1) / STEPS
            tell()

    def data(self, params: Params) -> dict[str, Any]:
        """The figure's sources; colours run from the outcome's low to its high, the ring stands at `params`."""
        low, high = self.lab.outcomes[self.outcome][1:]
        cells = np.clip((self.values - low) / (high - low), 0, 1)
        if self.made_for is None:
            return {"map_cells": {"image": [cells]}, "map_here": {"x": [], "y": []}, "map_words": _nothing()}
        knobs = self.lab.Params.knobs()
        x, y = (_place(knobs[n], getattr(params, n)) for n in (self.across, self.up))
        return {
            "map_cells": {"image": [cells]},
            "map_here": {"x": np.array([x]), "y": np.array([y])},
            "map_words": self._words(knobs),
        }

    def _words(self, knobs: dict) -> dict[str, Any]:
        a, u = knobs[self.across], knobs[self.up]
        rows = [
            (0.01, 0.985, f"↑ {u.label} {u.high:g}", "left", "top"),
            (0.01, 0.015, f"{a.label} {a.low:g}, {u.label} {u.low:g}", "left", "bottom"),
            (0.99, 0.015, f"{a.label} {a.high:g} →", "right", "bottom"),
        ]
        x, y, text, align, baseline = zip(*rows, strict=True)
        return {
            "x": np.array(x),
            "y": np.array(y),
            "text": list(text),
            "align": list(align),
            "baseline": list(baseline),
        }

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
        labels = {name: self.lab.Params.knobs()[name].label for name in self.knobs}
        outcomes = {name: {"label": o[0], "low": o[1], "high": o[2]} for name, o in self.lab.outcomes.items()}
        return {"knobs": labels, "outcomes": outcomes, "futures": STEPS * STEPS * RUNS, "runs": RUNS}


def _named(name: str, **columns: Any) -> Any:
    from bokeh.models import ColumnDataSource

    return ColumnDataSource(data=columns, name=name)


def _nothing() -> dict[str, Any]:
    return {"x": [], "y": [], "text": [""] * 0, "align": [], "baseline": []}


def _place(knob: Any, value: float) -> float:
    return (value - knob.low) / (knob.high - knob.low)
