"""The luck of the relocation lab, drawn before the first year.

Decisions of firms are comparisons of their luck with a threshold, so luck is kept in single
precision, firm first, run last; it is drawn run first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, run_last, stream

FIRMS = 120
REVIEW = 4  # a firm reconsiders every fourth year: a quarter of the firms has its turn
TURN = FIRMS // REVIEW


@dataclass(frozen=True, eq=False)
class Luck:
    """Luck of `runs` futures over `years` years.

    ability (turn, firm, run) standard normal, single; pull (year, firm, run) logistic, single; entry (year, firm,
    run) uniform, single; mean_ability (run,); start (2, run) and shock (year, 2, run) standard normal, double.
    """

    ability: np.ndarray
    pull: np.ndarray
    entry: np.ndarray
    mean_ability: np.ndarray
    start: np.ndarray
    shock: np.ndarray

    @property
    def years(self) -> int:
        """How many years."""
        return len(self.pull)

    @property
    def runs(self) -> int:
        """How many futures it is the luck of."""
        return self.pull.shape[-1]


@cached
def draw(seed: int, runs: int, years: int) -> Luck:
    """All luck of an ensemble. Same seed, same luck; run 7 is the same for any number of runs."""
    ability = stream(seed, "relocation ability").standard_normal((runs, REVIEW, TURN)).astype(np.float32)
    uniform = stream(seed, "relocation pull").random((runs, years, TURN)).clip(1e-12, 1 - 1e-12)
    entry = stream(seed, "relocation entry").random((runs, years, TURN))
    return Luck(
        ability=run_last(ability),
        pull=run_last(np.log(uniform / (1 - uniform)).astype(np.float32)),
        entry=run_last(entry.astype(np.float32)),
        mean_ability=ability.astype(float).mean(axis=(1, 2)),
        start=run_last(stream(seed, "relocation start").standard_normal((runs, 2))),
        shock=run_last(stream(seed, "relocation shock").standard_normal((runs, years, 2))),
    )
