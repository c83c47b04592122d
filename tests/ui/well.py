"""A well: a lab whose background fills in part by part, like water, and whose futures are worked by hand."""

from dataclasses import dataclass, field

import numpy as np

from labkit.core.knobs import Params, number
from labkit.core.result import Result, array
from labkit.ui import figures
from labkit.ui.lab import Data, Lab, Preset
from labkit.ui.looks import Look
from labkit.ui.sections import Content, Section, Table
from labkit.ui.view import Panel, View

PARTS = 4
HOUR = Look("hour", "Hour", "the hour that is marked", 0, 8, 0)


class Well(Params):
    """Knobs of a well."""

    depth: float = number(5, 1, 9, step=0.5, unit="m", meaning="how deep it is dug", label="Depth", first_panel=True)
    width: float = number(1, 1, 3, step=0.5, unit="m", meaning="how wide it is dug", label="Width")


@dataclass(frozen=True, eq=False)
class Buckets(Result):
    """Buckets drawn by hour."""

    drawn: np.ndarray = array("run", "period", unit="buckets", meaning="what was drawn")

    def marked(self, against=None, draft=False):
        return f"A well of **{self.params.depth:g}** m gives {self.drawn[:, -1].mean():.0f} buckets."


def draw(params, seed=0, runs=200):
    """In hour n a well of d metres has given n × d buckets, and as many as the seed."""
    return Buckets(params, seed, np.tile(np.arange(9) * params.depth + seed, (runs, 1)))


@dataclass(frozen=True)
class Murky:
    """Water in a well of this depth, up to a share of it."""

    depth: float
    share: float


class Water(Murky):
    """The same, which tells how full the well is."""

    @property
    def done(self):
        return self.share


@dataclass
class Spring:
    """Fills wells, and remembers each part by depth and number; `act` comes before each part, and is told both."""

    kind: type = Water
    act: object = lambda depth, part: None
    computed: list = field(default_factory=list)

    def __call__(self, params, seed=0):
        for part in range(PARTS + 1):
            self.act(params.depth, part)
            self.computed.append((params.depth, part))
            yield self.kind(params.depth, part / PARTS)


class WellView(View):
    """The water, as high as the background says; beside it buckets by hour."""

    def build(self):
        well, drawn = figures.blank(160, (0, 1), (0, 9)), figures.blank(160, (0, 8), (0, 80))
        water = self.source("water", x=[], low=[], top=[])
        well.varea(x="x", y1="low", y2="top", source=water, fill_color=self.colour["dest"])
        drawn.line("x", "y", source=self.source("drawn", x=[], y=[]), line_color=self.colour["source"])
        drawn.scatter("x", "y", source=self.source("hour", x=[], y=[]), size=9, color=self.colour["ink"])
        return Panel("well", "The well", well), Panel("drawn", "Buckets", drawn, looks=(HOUR,), column=1)

    def show(self, result, against=None):
        hour, course = self.look["hour"], result.drawn.mean(axis=0)
        top = self.background.depth * self.background.share
        self.put("water", x=np.arange(2), low=np.zeros(2), top=np.full(2, top))
        self.put("drawn", x=np.arange(9), y=course)
        self.put("hour", x=np.array([hour]), y=course[[hour]])


class WellLab(Lab):
    """Its view needs no module to be found in."""

    def load_view(self):
        return WellView


def depth(bench, _chosen):
    """How deep it is."""
    return Content((Table("Depth", ("", "m"), (("depth", f"{bench.params.depth:g}"),)),))


def well(spring, key="clay"):
    """The lab on some ground, with its water from a spring."""
    return WellLab(
        name="well", code="WE", version=1, question="What does a well give?", Params=Well, simulate=draw, view="",
        background=spring, draft_runs=10, runs=40, presets={"deep": Preset("Deep", "Invented.", {"depth": 9})},
        data=Data(key, key.title(), f"{len(key):08x}"), bind=lambda other: well(spring, other),
        shipped={"clay": "Clay", "gravel": "Gravel"}, sections=(Section("depth", "Depth", depth),),
        files={"report.html": lambda bench: ("text/html", f"<p>{bench.view.background.share}</p>")},
    )  # fmt: skip
