"""Predictions: a number a student commits to before looking."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

import numpy as np

from .words import AT_PERIOD, RUNS, at_period, drawn, period, short

if TYPE_CHECKING:
    from types import EllipsisType

    from .result import Output, Result

WIDE = 0.75  # of the larger limit: a band that leaves little room for a guess outside it
TELLS_WHOLE = 20  # from here on numbers are told without decimals


@dataclass(frozen=True)
class Prediction:
    """A committed guess: `value` of `output` (median over the runs) in year `period`; None for what has no years.

    Three dots for a value mean no guess yet: `value` is None then, and the prediction counts as false. `data` is the
    digest of the data that a lab over data was bound to: over others it is no guess of anything. `drawn` is what the
    lab calls its runs, `at_period` how it says when.
    """

    output: str
    value: float | None
    period: int | None
    unit: str
    data: str = ""
    drawn: str = RUNS
    at_period: str = AT_PERIOD

    @classmethod
    def of(cls, lab: Any, output: str, value: float | EllipsisType, at: str | int = "end") -> Prediction:
        """Checks the guess against what the lab puts out. Raises ValueError naming what is wrong."""
        probe = lab.simulate(lab.Params(), seed=0, runs=1).outputs()
        offered = {name: o for name, o in probe.items() if o.axes in (("run", "period"), ("run",))}
        if not offered:
            nothing = f"it puts out no number for its {drawn(lab)} or by {period(lab)}"
            raise ValueError(f"output = {output!r}: nothing can be predicted in this lab; {nothing}")
        if output not in offered:
            raise ValueError(f"output = {output!r} cannot be predicted; choose one of {', '.join(offered)}")
        guessed = offered[output]
        made = None if value is ... else _number(value, guessed)
        year, digest = _year(at, output, guessed, period(lab)), getattr(lab, "digest", "")
        return cls(output, made, year, guessed.unit, digest, drawn(lab), at_period(lab))

    def actual(self, result: Result) -> tuple[float, float, float]:
        """Median, 5 % and 95 % of the runs for what was guessed."""
        values = result.outputs()[self.output].values
        values = values if self.period is None else values[:, self.period]
        return float(np.median(values)), *(float(q) for q in np.quantile(values, (0.05, 0.95)))

    def compare(self, result: Result) -> str:
        """How the guess fared, in words, or what came where there is no guess yet."""
        median, low, high = self.actual(result)
        told = lambda value: f"{value:.0f}" if high >= TELLS_WHOLE else short(value)  # noqa: E731
        band = f"The band of nine {self.drawn} in ten runs from {told(low)} to {told(high)}"
        if self.value is None:
            return f"You made no guess. The median for {self._place} is {told(median)}. {band}."
        off = self.value - float(told(median))
        missed = f"{short(abs(off))} too {'high' if off > 0 else 'low'}" if off else "you met it"
        return (
            f"You said {short(self.value)} for {self._place}; the median is {told(median)}: {missed}. "
            f"{band}{self._beside(low, high)}."
        )

    def _beside(self, low: float, high: float) -> str:
        """Where the guess lies; inside a band that spans nearly all there is, that says little."""
        if not low <= self.value <= high:
            return f"; your guess lies {'below' if self.value < low else 'above'} it"
        wide = high - low > WIDE * max(abs(low), abs(high))
        return ", so hardly any guess is outside it" if wide else "; your guess lies inside it"

    @property
    def _place(self) -> str:
        name = self.output.replace("_", " ")
        return name if self.period is None else f"{name} {self.at_period.format(n=self.period)}"

    def __bool__(self) -> bool:
        return self.value is not None

    def __str__(self) -> str:
        if self.value is None:
            return "No guess yet: put a number in place of the three dots and run the cell again."
        return f"You say {short(self.value)} for {self._place}."


def _year(at: str | int, output: str, guessed: Output, named: str) -> int | None:
    """The year that a guess is of, or what the lab calls it."""
    if "period" not in guessed.axes:
        if at != "end":
            raise ValueError(f"at = {at!r}: {output} is told once, not by {named}; leave `at` out")
        return None
    last = guessed.values.shape[1] - 1
    year = last if isinstance(at, str) and at == "end" else at
    if isinstance(year, bool) or not isinstance(year, Integral) or not 0 <= year <= last:
        raise ValueError(f'at = {at!r} is not "end" or a {named} from 0 to {last}')
    return int(year)


def _number(value: Any, guessed: Output) -> float:
    """The guess as a number that the output can have."""
    told = f"({guessed.unit}: {guessed.meaning})"
    if isinstance(value, bool) or not isinstance(value, Real) or not np.isfinite(value):
        raise ValueError(f"value = {value!r} is not a number {told}")
    if guessed.unit == "0 or 1" and not 0 <= value <= 1:
        raise ValueError(f"value = {value:g} is not from 0 to 1 {told}")
    if guessed.unit == "share" and not 0 <= value <= 1:
        hundredth = f"{value / 100:.2f}" if value == round(value) else f"{value / 100:g}"
        meant = f": did you mean {hundredth}?" if 1 < value <= 100 else "."
        raise ValueError(f"value = {value:g} {told}; shares run from 0 to 1{meant}")
    return float(value)
