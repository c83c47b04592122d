"""A fair: a lab with a log slider, looks and a square map whose dots can be picked; its futures are worked by hand."""

from dataclasses import dataclass

import numpy as np

from labkit.core.knobs import Params, number
from labkit.core.result import Result, array
from labkit.ui import figures
from labkit.ui.lab import Lab
from labkit.ui.looks import Look
from labkit.ui.view import Panel, View

HOUR = Look("hour", "Hour", "the hour that the map shows", 0, 8, 8, play=True)
DAY = Look("day", "Day", "which day the map shows", 1, 10, 1)


class Fair(Params):
    """Knobs of a fair."""

    visitors: int = number(
        12, 1, 249, unit="visitors", meaning="how many come", label="Visitors", first_panel=True, log=True
    )
    booth: int = number(2, 1, 3, unit="booth no.", meaning="which booth is yours", label="Your booth")


@dataclass(frozen=True, eq=False)
class Takings(Result):
    """Takings of a day by hour."""

    takings: np.ndarray = array("run", "period", unit="index", meaning="what was taken")

    def marked(self, against=None, draft=False):
        return f"With **{self.params.visitors}** visitors a day ends at {self.takings[:, -1].mean():.0f}."


def trade(params, seed=0, runs=200):
    """On day n the takings grow by n + visitors an hour; each seed adds 1."""
    return Takings(params, seed, (params.visitors + np.arange(runs))[:, None] * np.arange(9) + seed)


class FairView(View):
    """A map of three booths at one hour of one day; and the takings of that day."""

    even = True

    def build(self):
        ground = figures.square((0, 10), (0, 10))
        ground.scatter("x", "y", source=self.source("booths", x=[], y=[], booth=[], visitors=[]))
        time = figures.blank(200, (0, 10), (0, 100))
        time.line("x", "y", source=self.source("takings", x=[], y=[]))
        key = (("gem:agent", "yours"), ("circle", "others"))
        return (
            Panel("ground", "The ground", ground, key=key, picks="booths", looks=(HOUR, DAY), square=300),
            Panel("takings", "Takings", time, column=1),
        )

    def show(self, result, against=None):
        day = result.takings[min(self.look["day"], result.runs) - 1]
        self.put("takings", x=np.arange(9), y=day)
        now = day[self.look["hour"]]
        self.put("booths", x=np.array([2, 5, 8.0]), y=np.full(3, now), booth=np.arange(1, 4), visitors=np.full(3, 40))


class FairLab(Lab):
    """Its view needs no module to be found in."""

    def load_view(self):
        return FairView


FAIR = FairLab(
    name="fair",
    code="FA",
    version=1,
    question="What does a fair take?",
    Params=Fair,
    simulate=trade,
    view="",
    draft_runs=10,
    runs=40,
)
