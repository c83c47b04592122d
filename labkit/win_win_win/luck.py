"""The luck of the game, drawn before the first year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, run_last, stream

YEARS = 40
MOST, BODIES = 120, 20  # firms and partners at most; public bodies
GROUPS = {"firms": MOST, "partners": MOST, "bodies": BODIES}


@dataclass(frozen=True, eq=False)
class Luck:
    """Luck of `runs` futures, uniform from 0 to 1 in single precision, for the three groups in the order of `GROUPS`.

    first: (member, run), who co-operates or invests in year 0. change: (year, member, run), who changes.
    """

    first: tuple[np.ndarray, ...]
    change: tuple[np.ndarray, ...]

    @property
    def runs(self) -> int:
        """How many futures it is the luck of."""
        return self.first[0].shape[-1]


@cached
def draw(seed: int, runs: int) -> Luck:
    """All luck of an ensemble. Same seed, same luck; run 7 is the same for any number of runs."""

    def uniform(kind: str, *shape: int) -> np.ndarray:
        kept = run_last(stream(seed, f"win_win_win {kind}").random((runs, *shape), dtype=np.float32))
        kept.flags.writeable = False
        return kept

    return Luck(
        first=tuple(uniform(f"first {name}", most) for name, most in GROUPS.items()),
        change=tuple(uniform(f"change {name}", YEARS, most) for name, most in GROUPS.items()),
    )
