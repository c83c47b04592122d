"""Arrays of kernels that run many settings at once: knobs at points, and what is found there.

Sums have the same digits for a future alone and among many.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from .knobs import KnobError, Params

Points = Mapping[str, np.ndarray]
Figures = dict[str, np.ndarray]


def refuse_unknown(moved: Mapping[str, Any], knobs: Collection[str]) -> None:
    """Raises KnobError for a name in `moved` that is none of `knobs`."""
    for name in moved.keys() - set(knobs):
        raise KnobError(name, moved[name], f"{name}: there is no such knob to move; the knobs are {', '.join(knobs)}")


def at_points(knobs: Params | Mapping[str, Any], moved: Mapping[str, Any]) -> Figures:
    """All knobs with some of them moved, arrays (point,). Raises KnobError for a name that is no knob."""
    values = dict(knobs)
    refuse_unknown(moved, values)
    size = max((np.size(given) for given in moved.values()), default=1)
    return {name: np.broadcast_to(moved.get(name, value), (size,)) for name, value in values.items()}


def in_points(values: Mapping[str, Any]) -> SimpleNamespace:
    """Knobs, numbers or arrays (point,), as arrays (point, 1), to meet arrays (…, point, run)."""
    size = max(np.size(value) for value in values.values())
    return SimpleNamespace(**{
        name: np.broadcast_to(np.asarray(value, dtype=float), (size,))[:, None] for name, value in values.items()
    })  # fmt: skip


def part_by_part(points: Points, together: int, measure: Callable[[Figures], Mapping[str, np.ndarray]]) -> Figures:
    """What `measure(some points)` finds, arrays (point, …), with no more than `together` points at a time.

    Arrays that still fit the processor's cache are computed faster.
    """
    size, parts = len(next(iter(points.values()))), []
    for at in range(0, size, together):
        here = {name: np.asarray(values[at : at + together], dtype=float) for name, values in points.items()}
        parts.append(measure(here))
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def alike(columns: Iterable[np.ndarray], size: int) -> dict[tuple, np.ndarray]:
    """Places of the points, of `size` in all, that have the same values in all columns (point,), by these values."""
    places: dict[tuple, list[int]] = {}
    for place, *values in zip(range(size), *(np.asarray(column).tolist() for column in columns), strict=True):
        places.setdefault(tuple(values), []).append(place)
    return {values: np.array(each) for values, each in places.items()}


def told_in_per_cent(
    sweep: Callable[..., Figures], outcomes: Mapping[str, tuple[str, str]], units: Collection[str] = ("share",)
) -> Callable[..., Figures]:
    """The same sweep for a bench that tells outcomes of these units in per cent; `outcomes` has the unit of each."""

    def told(params: Params, moved: Points, seed: int = 0, runs: int = 24) -> Figures:
        found = sweep(params, moved, seed, runs)
        return {name: found[name] * (100 if unit in units else 1) for name, (unit, _) in outcomes.items()}

    return told


def summed(each: np.ndarray) -> np.ndarray:
    """Sum over the first axis, one after the other: the same digits in a future alone and among many."""
    return np.add.reduce(each, axis=0) if each[0].size > 1 else np.add.accumulate(each, axis=0)[-1]
