"""Looks: what a student looks at without moving a knob, such as a year or one of the futures."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral
from typing import Any


class LookError(ValueError):
    """A look was given a value that it cannot take; names the look, the value and the rule."""


@dataclass(frozen=True)
class Look:
    """A small slider under a figure over whole numbers; a `play` button runs through them."""

    name: str
    label: str
    meaning: str
    low: int
    high: int
    start: int
    play: bool = False

    def __post_init__(self):
        if not self.low < self.high or not self.low <= self.start <= self.high:
            raise ValueError(
                f"look = {self.name!r}: from {self.low} to {self.high} with start {self.start} is no range"
            )


def looked(looks: tuple[Look, ...], now: dict[str, int], at: dict[str, Any]) -> dict[str, int]:
    """What is looked at after a move. Raises LookError for an unknown look or a value out of its range."""
    known = {look.name: look for look in looks}
    for name, value in at.items():
        if name not in known:
            raise LookError(f"{name} = {value!r}: there is no such look; there are {', '.join(known) or 'none'}")
        low, high, meaning = known[name].low, known[name].high, known[name].meaning
        if isinstance(value, bool) or not isinstance(value, Integral) or not low <= value <= high:
            raise LookError(f"{name} = {value!r} is not a whole number from {low} to {high} ({meaning})")
    return {**now, **{name: int(value) for name, value in at.items()}}
