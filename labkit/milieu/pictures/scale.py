"""The scale on which scores are drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..result import MilieuResult

PLOT = 100.0  # width of every score axis in units of the figure
NEAREST_ENDS = {"min–max": (0, 100), "goalposts": (0, 100), "z": (20, 80)}


@dataclass(frozen=True)
class Scale:
    """Scores from `low` to `high` on an axis from 0 to 100."""

    low: float
    high: float

    def at(self, scores: np.ndarray) -> np.ndarray:
        """Places along the axis; scores beyond its ends stand at them."""
        return np.clip((np.asarray(scores) - self.low) / (self.high - self.low), 0, 1) * PLOT

    @property
    def ticks(self) -> list[float]:
        """Four or five round scores; all of a few ranks."""
        if self.low == 1:
            return list(dict.fromkeys(np.linspace(self.low, self.high, min(int(self.high), 5)).round().tolist()))
        return np.linspace(self.low, self.high, 5).tolist()


def scale_of(result: MilieuResult) -> Scale:
    """The scale of scores under the chosen normalisation; ranks run from 1 to the number of territories."""
    if result.params.normalise == "rank":
        return Scale(1, max(len(result.milieux.names), 2))
    return Scale(*NEAREST_ENDS[result.params.normalise])
