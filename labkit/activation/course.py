"""The course of a milieu, year after year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from labkit.core import points

from .luck import BEFORE, STEPS, Luck
from .params import shares_of
from .state import begin
from .year import Year, move_on, read


def evolve(values: Mapping[str, Any], luck: Luck) -> Iterator[Year]:
    """The equations, year by year: yields years −5, −4, …, 20. The coordinator acts from year 0 on.

    Each of `values` may be a number or an array (point,); all points share the luck.
    """
    k = in_points(values)
    state = begin(k, luck, len(k.budget))
    for step in range(STEPS + 1):
        k.acting = float(step >= BEFORE)
        yield (year := read(state, k))
        if step < STEPS:
            state = move_on(year, k, luck, step)


def in_points(values: Mapping[str, Any]) -> SimpleNamespace:
    """Knobs as arrays (point, 1), to meet arrays (…, point, run); with the shares of the budget."""
    k = points.in_points(values)
    return SimpleNamespace(**vars(k), **{f"share_{use}": share for use, share in shares_of(vars(k)).items()})
