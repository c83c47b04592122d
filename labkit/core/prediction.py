"""Predictions: a number a student commits to before looking."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from .result import Result


@dataclass(frozen=True)
class Prediction:
    """A committed guess: `value` of `output` (median over the runs) in year `period`."""

    output: str
    value: float
    period: int
    unit: str

    @classmethod
    def of(cls, lab: Any, output: str, value: float, at: str | int = "end") -> Prediction:
        """Checks the guess against what the lab puts out. Raises ValueError naming what is wrong."""
        probe = lab.simulate(lab.Params(), seed=0, runs=1).outputs()
        over_time = {name: o for name, o in probe.items() if o.axes == ("run", "period")}
        if output not in over_time:
            raise ValueError(f"output = {output!r} cannot be predicted; choose one of {', '.join(over_time)}")
        last = over_time[output].values.shape[1] - 1
        period = last if at == "end" else at
        if isinstance(period, bool) or not isinstance(period, Integral) or not 0 <= period <= last:
            raise ValueError(f'at = {at!r} is not "end" or a year from 0 to {last}')
        if isinstance(value, bool) or not isinstance(value, Real) or not np.isfinite(value):
            raise ValueError(
                f"value = {value!r} is not a number ({over_time[output].unit}: {over_time[output].meaning})"
            )
        return cls(output, float(value), int(period), over_time[output].unit)

    def actual(self, result: Result) -> tuple[float, float, float]:
        """Median, 5 % and 95 % of the runs for what was guessed."""
        values = result.outputs()[self.output].values[:, self.period]
        return float(np.median(values)), *(float(q) for q in np.quantile(values, (0.05, 0.95)))

    def compare(self, result: Result) -> str:
        """How the guess fared, in a sentence."""
        median, low, high = self.actual(result)
        where = "inside" if low <= self.value <= high else "below" if self.value < low else "above"
        return (
            f"You said {self.value:.3g} for {self.output} in year {self.period}. Half of the futures lie above "
            f"{median:.3g}, and nine in ten between {low:.3g} and {high:.3g}: your guess is {where} that band."
        )
