"""View: the figures of a lab, built once; `show` only assigns new data."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from inspect import getfile
from pathlib import Path
from typing import Any, ClassVar

from bokeh.models import ColumnDataSource
from bokeh.plotting import figure

from labkit.core.prediction import Prediction
from labkit.core.result import Result
from labkit.core.words import words

from .looks import Look
from .tokens import BAND_ALPHA, THEMES


@dataclass(frozen=True)
class Panel:
    """A panel with its caption. `figure` is a Bokeh figure, or None for a bar of parts.

    `column` is 0 (wide) or 1 (narrow); panels of a column stand one above the other. `key` is a list of
    (mark, text), mark being "circle", "cross", "triangle", "square", "diamond", "gem" (a hollow diamond), "ring",
    "line" (dashed, as run A is), "stroke" (a solid line or bar), "tick" (an upright), "hatched", or "ramp:name";
    "mark:role" paints a mark in the colour of a role. `picks` names a source with x, y and columns named as knobs: a
    click on one of its dots sets these knobs. `looks` are small sliders below the figure.
    `square` makes a figure as high as it is wide, and so many pixels at most.
    """

    name: str
    title: str
    figure: Any = None
    sub: str = ""
    key: tuple[tuple[str, str], ...] = ()
    column: int = 0
    parts: tuple[str, ...] = ()
    picks: str = ""
    looks: tuple[Look, ...] = ()
    square: int = 0


@dataclass
class Shown:
    """What a view puts beside its figures, by panel name: captions, bars, notes, and the top of an axis that moved."""

    subs: dict[str, str] = field(default_factory=dict)
    bars: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    tops: dict[str, float] = field(default_factory=dict)


class View:
    """Base of all views. Subclasses build `self.panels` in `build` and assign data in `show`.

    `even` columns are equally wide; else the first is wider. `self.look` holds what is looked at, by name.
    """

    even: ClassVar[bool] = False

    def __init__(self, theme: str = "light", prediction: Prediction | None = None):
        self.theme, self.colour, self.alpha = theme, THEMES[theme], BAND_ALPHA[theme]
        self.prediction = prediction
        self.sources: dict[str, ColumnDataSource] = {}
        self.shown = Shown()
        self.background: Any = None
        self.panels: tuple[Panel, ...] = self.build()
        self.look = {look.name: look.start for look in self.looks()}
        if len(self.look) < len(self.looks()):
            raise ValueError("two looks of a view have one name; each needs its own")

    def build(self) -> tuple[Panel, ...]:
        """The panels, in reading order."""
        raise NotImplementedError

    def show(self, result: Result, against: Result | None = None) -> None:
        """Puts a result on the figures; `against` is the pinned run A with the same luck and number of runs."""
        raise NotImplementedError

    @cached_property
    def words(self) -> dict[str, Any]:
        """The words of the room that the view stands in."""
        return words(Path(getfile(type(self))).parent)

    def guess_of(self, *outputs: str) -> Prediction | None:
        """The student's prediction, if there is one and it is of one of these outputs."""
        made = self.prediction
        return made if made and made.output in outputs else None

    def source(self, name: str, **columns: Any) -> ColumnDataSource:
        """A named data source; its columns are what `put` fills."""
        if name in self.sources:
            raise ValueError(f"source = {name!r} is there already; each source of a view needs its own name")
        self.sources[name] = ColumnDataSource(data=columns, name=name)
        return self.sources[name]

    def put(self, name: str, **columns: Any) -> None:
        """Replaces the data of a source."""
        self.sources[name].data = columns

    def reach(self, panel: str, fig: figure, top: float) -> None:
        """Moves the top of a figure's upright axis; do it rarely, so that the eye can compare."""
        fig.y_range.end = self.shown.tops[panel] = top

    def figures(self) -> list[figure]:
        """The Bokeh figures, in reading order."""
        return [panel.figure for panel in self.panels if panel.figure is not None]

    def figure(self, name: str) -> figure:
        """The Bokeh figure of the panel with this name."""
        return next(panel.figure for panel in self.panels if panel.name == name)

    def looks(self) -> tuple[Look, ...]:
        """All looks, in reading order."""
        return tuple(look for panel in self.panels for look in panel.looks)

    def data(self) -> dict[str, dict[str, Any]]:
        """All sources' data by name, as they stand."""
        return {name: dict(source.data) for name, source in self.sources.items()}
