"""The luck of the export groups lab, drawn before the first year: how much each group can bear.

A group's patience is a number from the exponential distribution with mean 1. Each year of a group with break-up rate
λ wears off λ of it, and the group breaks up when nothing is left. So it survives t years with chance exp(−λt), and a
higher rate never makes it live longer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, stream

SIZES = 8  # groups of 1 to 8 firms
MOST_FIRMS = 96
SLOTS = MOST_FIRMS // 2  # most groups that a pool can hold


@dataclass(frozen=True, eq=False)
class Luck:
    """patience (run, group_size, slot), single precision: what the group in that place of a pool can bear."""

    patience: np.ndarray

    @property
    def runs(self) -> int:
        """How many futures it is the luck of."""
        return len(self.patience)


@cached
def draw(seed: int, runs: int) -> Luck:
    """All luck of an ensemble. Same seed, same luck; run 7 is the same for any number of runs."""
    patience = stream(seed, "export groups patience").standard_exponential((runs, SIZES, SLOTS))
    return Luck(patience=patience.astype(np.float32))
