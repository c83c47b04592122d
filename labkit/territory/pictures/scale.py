"""Scales of the aims: axes run from 0 to 1, so that another aim, or another territory, may stand on the same one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from labkit.core.words import THIN

from ..told import money

SHOWN = {"exporters": 100, "score": 1, "kernels": 100, "cost": 1}  # how an aim is told: shares in per cent
STEPS = tuple(mantissa * 10.0**power for power in range(-2, 4) for mantissa in (1, 2, 5))
MOST = 4  # steps between the ends


@dataclass(frozen=True)
class Scale:
    """From `low` to `high` in steps that are easy to read."""

    low: float
    high: float
    step: float

    def place(self, values: np.ndarray | float) -> np.ndarray:
        """Where values stand, from 0 to 1."""
        return (np.asarray(values, float) - self.low) / (self.high - self.low)

    def ticks(self) -> np.ndarray:
        """The values that are written on the axis."""
        return self.low + self.step * np.arange(round((self.high - self.low) / self.step) + 1)


def scale(values: Iterable[float], from_zero: bool = False, most: int = MOST) -> Scale:
    """The narrowest scale that holds these values with `most` steps or fewer; from 0 if asked for."""
    low, high = min(values), max(values)
    low = 0.0 if from_zero else low
    for step in STEPS:
        first, last = np.floor(low / step + 1e-9), np.ceil(high / step - 1e-9)
        if last - first <= most:
            break
    return Scale(first * step, max(last, first + 1) * step, step)


def written(aim: str, value: float) -> str:
    """A value of an aim on an axis: shares in per cent, money with its thousands apart."""
    if aim == "cost":
        return money(value)
    text = f"{value:.1f}".removesuffix(".0")
    return text if aim == "score" else f"{text}{THIN}%"
