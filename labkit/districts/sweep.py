"""Many settings of the knobs at once: outcome maps, and the futures that the claims compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from labkit.core.points import Figures, Points, alike, at_points, part_by_part, told_in_per_cent

from .change import codified
from .course import Year, evolve, series
from .dispersion import ACTIVITIES, disperse
from .indicators import YEARS_AFTER, YEARS_BEFORE, kind, membership, transitions
from .kernel import numbers
from .luck import YEARS, Luck, draw
from .params import DistrictsParams

DATA = Path(__file__).parent / "data"
TOGETHER = 16  # points that are simulated at a time: their arrays still fit the processor's cache
LAST = ("output", "firms", "concentration", "outside", "trade", "star")
ENDS = ("marshallian", "hub", "satellite", "state", "amalgam")
OUTCOMES = {
    "output": ("units", "output of the district in the last year"),
    "firms": ("firms", "private firms in the last year"),
    "concentration": ("share", "share of the four largest firms in the last year"),
    "outside": ("share", "share of output owned outside in the last year"),
    "trade": ("share", "trade within the district in the last year"),
    "star": ("0 to 1", "centralisation by ties received in the last year: 0 is a circle, 1 a star"),
    "marshallian": ("0 or 1", "the district ends as a Marshallian one"),
    "hub": ("0 or 1", "the district ends as hub and spoke"),
    "satellite": ("0 or 1", "the district ends as a satellite platform"),
    "state": ("0 or 1", "the district ends state-anchored"),
    "amalgam": ("0 or 1", "the district ends as none of the four types"),
    "transition_1": ("0 or 1", "Marshallian became hub and spoke"),
    "transition_2": ("0 or 1", "hub and spoke became Marshallian"),
    "transition_3": ("0 or 1", "satellite became Marshallian"),
    "transition_4": ("0 or 1", "satellite became hub and spoke"),
    "away_routine": ("share", "routine making that is done elsewhere in the last year"),
    "away_design": ("share", "design that is done elsewhere in the last year"),
}
Measure = Callable[[Iterable[Year], SimpleNamespace, str, Luck], Figures]


def sweep(params: DistrictsParams, moved: Points, seed: int = 0, runs: int = 24) -> Figures:
    """The `OUTCOMES` at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,); the assumed numbers without a slider may be moved as well. All
    points share the luck. Raises KnobError for an unknown name.
    """
    knobs = at_points({**numbers(params), "start": params.start, "event": params.event}, moved)
    start, event = knobs.pop("start"), knobs.pop("event")
    found: Figures = {name: np.empty((len(start), runs)) for name in OUTCOMES}
    for (begins, then), at in alike((start, event), len(start)).items():
        here = {name: values[at] for name, values in knobs.items()}
        for name, values in futures(here, begins, then, seed, runs, outcomes).items():
            found[name][at] = values
    return found


in_per_cent = told_in_per_cent(sweep, OUTCOMES, ("share", "0 or 1"))  # of firms and of futures


def futures(knobs: Points, begins: str, event: str, seed: int, runs: int, measure: Measure) -> Figures:
    """What `measure(years, k, event, luck)` finds, arrays (point, …), at points with one start and one event."""
    luck = draw(seed, runs, YEARS)

    def measured(here: Figures) -> Figures:
        k = SimpleNamespace(**{name: values[:, None] for name, values in here.items()})
        return measure(evolve(here, begins, event, luck), k, event, luck)

    return part_by_part(knobs, TOGETHER, measured)


def outcomes(years: Iterator[Year], k: SimpleNamespace, event: str, luck: Luck) -> Figures:
    """The `OUTCOMES`, arrays (point, run)."""
    found = series(years)
    belongs = membership(found, k)
    before, after = kind(belongs[:, YEARS_BEFORE]), kind(belongs[:, YEARS_AFTER])
    arrows = {f"transition_{n}": went.astype(float) for n, went in enumerate(transitions(before, after), start=1)}
    away, _ = disperse(found["trade"], codified(_column(k), event), k, luck.cheap)
    return {
        **{name: found[name][-1] for name in LAST},
        **{name: (after == number).astype(float) for number, name in enumerate(ENDS)},
        **arrows,
        "away_routine": away[-1, ACTIVITIES.index("routine making")],
        "away_design": away[-1, ACTIVITIES.index("design")],
    }


def _column(k: SimpleNamespace) -> dict[str, np.ndarray]:
    return {name: values[:, 0] for name, values in vars(k).items()}
