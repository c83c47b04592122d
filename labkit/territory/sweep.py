"""Many settings of the territory at once: the front, the outcome maps, and the futures that the claim compares."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from labkit.activation.four_d import WINDOW
from labkit.core.knobs import KnobError

from .course import evolve
from .luck import Luck, draw
from .params import TerritoryParams
from .portrait import Figures, portrait

DATA = Path(__file__).parent / "data"
TOGETHER = 240  # futures that are simulated at a time: their arrays still fit the processor's cache
OUTCOMES = {
    "exporters": ("share", "small firms that export and are still there, year 10"),
    "score": ("points", "mean of the four D's, year 10"),
    "kernels": ("share", "mean of the kernels of competences and of trust, year 10"),
    "cost": ("k EUR", "public cost of all years"),
    "replicative": ("share", "firms that moved the whole chain, year 10"),
}


def sweep(params: TerritoryParams, moved: Mapping[str, np.ndarray], seed: int = 0, runs: int = 24) -> Figures:
    """The `OUTCOMES` at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,). All points share the luck. About 0.2 ms a future. Raises
    KnobError for an unknown name.
    """
    known = dict(params)
    for name in moved.keys() - known.keys():
        raise KnobError(name, moved[name], f"{name}: there is no such knob to move; the knobs are {', '.join(known)}")
    size = max((np.size(values) for values in moved.values()), default=1)
    points = {name: np.broadcast_to(moved.get(name, value), (size,)) for name, value in known.items()}
    return futures(points, seed, runs)


def in_per_cent(params: TerritoryParams, moved: Mapping[str, np.ndarray], seed: int = 0, runs: int = 24) -> Figures:
    """What `sweep` gives, its shares in per cent as on the bench; arrays (point, run)."""
    found = sweep(params, moved, seed, runs)
    return {name: found[name] * (100 if unit == "share" else 1) for name, (unit, _) in OUTCOMES.items()}


def futures(points: Mapping[str, np.ndarray], seed: int, runs: int) -> Figures:
    """The `OUTCOMES`, arrays (point, run), at points (point,) of all knobs."""
    size, luck, parts = len(next(iter(points.values()))), draw(seed, runs), []
    together = max(TOGETHER // runs, 1)
    for at in range(0, size, together):
        here = {name: np.asarray(values[at : at + together], dtype=float) for name, values in points.items()}
        parts.append(_ends(here, luck))
    return {name: np.concatenate([part[name] for part in parts]) for name in OUTCOMES}


def _ends(values: Mapping[str, np.ndarray], luck: Luck) -> Figures:
    last, cost = deque(maxlen=WINDOW + 1), 0.0
    for year in evolve(values, luck):
        last.append(year)
        cost = cost + year.spent.sum(axis=0)
    return {**portrait(last, values["exporters_leave"][:, None]), "cost": cost}
