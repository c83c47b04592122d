"""The course of a milieu, year after year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

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
    size = max(np.size(value) for value in values.values())
    points = {name: np.broadcast_to(np.asarray(value, dtype=float), (size,))[:, None] for name, value in values.items()}
    return SimpleNamespace(**points, **{f"share_{use}": share for use, share in shares_of(points).items()})
