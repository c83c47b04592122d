"""Many settings of the knobs at once: outcome maps, experiments of claims, and the tipping line."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import SimpleNamespace

import numpy as np

from labkit.core.points import Figures, refuse_unknown

from .indices import TIPPED_BELOW, portrait
from .kernel import YEARS, evolve, numbers
from .luck import Luck, draw
from .params import COMMITMENT, INVOLVEMENT, RelocationParams
from .state import State

OUTCOMES = {
    "home": ("index", "competitiveness at home in the last year"),
    "destination": ("index", "competitiveness at the destination in the last year"),
    "competences": ("share", "competences at home in the last year"),
    "trust": ("share", "trust at home in the last year"),
    "destination_competences": ("share", "competences at the destination in the last year"),
    "destination_trust": ("share", "trust at the destination in the last year"),
    "selective": ("share", "firms that moved a part of their chain"),
    "replicative": ("share", "firms that moved their whole chain"),
    "jobs": ("share", "work of year 0 still done at home"),
    "kernels_kept": ("share", "kernel activities (design, engineering, marketing) still at home"),
    "tipped": ("0 or 1", "home collapsed: index below 60"),
}
LEVELS = {"destination": ("involvement", INVOLVEMENT), "entry_mode": ("commitment", COMMITMENT)}


def sweep(
    params: RelocationParams, moved: Mapping[str, np.ndarray], seed: int = 0, runs: int = 24, *, years: int = YEARS
) -> Figures:
    """The `OUTCOMES` in the last year at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,); globalisation, digitalisation and policy may also be paths
    (year, point). Beside the knobs, `involvement` and `commitment` (shares 0–1) may be moved in place of the two
    choices, `expelled`, the share of firms pushed abroad in year 0, and `tacitness` (0 takes tacit knowledge out of
    the firms' decision, a control run). All points share the luck. Cut many points
    into chunks to show progress: about 0.01 ms a future. Raises KnobError for an unknown name.
    """
    values, expelled = with_moved(params, moved)
    state = last_of(evolve(values, draw(seed, runs, years), expelled))
    last = SimpleNamespace(**{name: _last(value) for name, value in values.items()})
    return outcomes(state, last)


def last_of(states: Iterator[State]) -> State:
    """The last year; the years before are forgotten as they pass."""
    return deque(states, maxlen=1).pop()


def outcomes(state: State, k: SimpleNamespace) -> Figures:
    """The `OUTCOMES` of one state, arrays (point, run)."""
    year = portrait(state, k)
    year["kernels_kept"] = 1 - state.replicative
    year["tipped"] = (year["home"] < TIPPED_BELOW).astype(float)
    return {name: year[name] for name in OUTCOMES}


def with_moved(params: RelocationParams, moved: Mapping[str, np.ndarray]) -> tuple[dict, np.ndarray | float]:
    """The numbers of the knobs with some of them moved, and the share expelled."""
    values, expelled = numbers(params), 0.0
    refuse_unknown(moved, [*values, *LEVELS, "expelled"])
    for name, given in moved.items():
        if name == "expelled":
            expelled = np.asarray(given, dtype=float)
        elif name in LEVELS:
            number, levels = LEVELS[name]
            values[number] = np.array([levels[str(level)] for level in given])
        else:
            values[name] = np.asarray(given, dtype=float)
    return values, expelled


def _last(value: object) -> object:
    array = np.asarray(value)
    return value if array.ndim == 0 else (array[-1] if array.ndim == 2 else array)[:, None]


def tipping_line(params: RelocationParams, seed: int = 0, places: int = 17) -> tuple[np.ndarray, np.ndarray]:
    """Where home tips: competences K (place,) and the trust T (place,) below which a district collapses in 40 years.

    Each place starts with nothing moved, at the present knobs, without shocks: any `seed` gives the same line. T is
    NaN where even full trust does not help and 0 where none is needed.
    """
    K, T = np.linspace(0.05, 1, places), np.linspace(0, 1, 21)
    start = {"initial_competences": np.repeat(K, len(T)), "trust": np.tile(T, places), "shock": 0.0}
    state = last_of(evolve({**numbers(params), **start}, _calm()))
    index = portrait(state, SimpleNamespace(**numbers(params)))["home"].mean(axis=1).reshape(places, len(T))
    return K, np.array([_crossing(T, row) for row in index])


def _calm() -> Luck:
    luck = draw(0, 1, YEARS)
    return replace(luck, start=0 * luck.start, shock=0 * luck.shock)


def _crossing(trust: np.ndarray, index: np.ndarray) -> float:
    """The trust from which on the index stays at 60 or more, between the grid's points by a straight line."""
    below = np.flatnonzero(index < TIPPED_BELOW)
    if not below.size:
        return 0.0
    at = below[-1]
    if at == len(trust) - 1:
        return float("nan")
    low, high = index[at], index[at + 1]
    return float(trust[at] + (trust[at + 1] - trust[at]) * (TIPPED_BELOW - low) / (high - low))
