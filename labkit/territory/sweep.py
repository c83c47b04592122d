"""Many settings of the territory at once: the front, the outcome maps, and the futures that the claim compares."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from labkit.activation.four_d import WINDOW
from labkit.core.points import Figures, Points, at_points, part_by_part, told_in_per_cent

from .course import evolve
from .luck import Luck, draw
from .params import TerritoryParams
from .portrait import portrait

DATA = Path(__file__).parent / "data"
TOGETHER = 240  # futures that are simulated at a time: their arrays still fit the processor's cache
OUTCOMES = {
    "exporters": ("share", "small firms that export and are still there, year 10"),
    "score": ("points", "mean of the four D's, year 10"),
    "kernels": ("share", "mean of the kernels of competences and of trust, year 10"),
    "cost": ("k EUR", "public cost of all years"),
    "replicative": ("share", "firms that moved the whole chain, year 10"),
}


def sweep(params: TerritoryParams, moved: Points, seed: int = 0, runs: int = 24) -> Figures:
    """The `OUTCOMES` at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,). All points share the luck. About 0.2 ms a future. Raises
    KnobError for an unknown name.
    """
    return futures(at_points(params, moved), seed, runs)


in_per_cent = told_in_per_cent(sweep, OUTCOMES)


def futures(knobs: Points, seed: int, runs: int) -> Figures:
    """The `OUTCOMES`, arrays (point, run), at points (point,) of all knobs."""
    luck = draw(seed, runs)
    return part_by_part(knobs, max(TOGETHER // runs, 1), lambda here: _ends(here, luck))


def _ends(values: Mapping[str, np.ndarray], luck: Luck) -> Figures:
    last, cost = deque(maxlen=WINDOW + 1), 0.0
    for year in evolve(values, luck):
        last.append(year)
        cost = cost + year.spent.sum(axis=0)
    found = {**portrait(last, values["exporters_leave"][:, None]), "cost": cost}
    return {name: found[name] for name in OUTCOMES}
