"""The course of a district: year after year, with and without what changes in year 10."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from .change import CHANGE, after_event, in_year
from .indicators import SERIES, portrait
from .luck import Luck
from .params import NOTHING
from .state import State, start
from .year import Sums, count, one_year

Year = tuple[State, Sums]


def evolve(values: Mapping[str, Any], begins: str, event: str, luck: Luck) -> Iterator[Year]:
    """The equations, year by year: the state of year 0, 1, … and what is counted in it.

    Each of `numbers` may be a number or an array (point,); all points share the luck.
    """
    last = None
    for last in opening(values, begins, luck):
        yield last
    yield from sequel(last, values, event, luck)


def opening(values: Mapping[str, Any], begins: str, luck: Luck) -> Iterator[Year]:
    """Years 0 to 10, in which nothing changes."""
    values = {name: _for_runs(value) for name, value in values.items()}
    points = max(len(np.atleast_1d(value)) for value in values.values())
    state = start(begins, SimpleNamespace(**values), luck, points)
    yield (now := (state, count(state)))
    for year in range(min(CHANGE, luck.years)):
        state = one_year(*now, in_year(values, NOTHING, year), luck, year)
        yield (now := (state, count(state)))


def sequel(change: Year, values: Mapping[str, Any], event: str, luck: Luck) -> Iterator[Year]:
    """Years 11 to the last, from the state of year 10."""
    values = {name: _for_runs(value) for name, value in values.items()}
    state = after_event(change[0], event, in_year(values, event, CHANGE))
    now = (state, count(state))
    for year in range(CHANGE, luck.years):
        state = one_year(*now, in_year(values, event, year), luck, year)
        yield (now := (state, count(state)))


def series(years: Iterable[Year]) -> dict[str, np.ndarray]:
    """The `SERIES` of all years, arrays (year, point, run)."""
    seen = [portrait(*year) for year in years]
    return {name: np.array([year[name] for year in seen]) for name in SERIES}


def _for_runs(value: Any) -> float | np.ndarray:
    array = np.asarray(value, dtype=float)
    return float(array) if array.ndim == 0 else array[:, None]
