"""The luck of the pipelines lab, drawn before the first year.

All arrays are for the largest cluster of the largest world: a smaller one uses the first places of each. Luck is drawn
run first and kept run last. What is compared with a threshold is in single precision.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, run_last, stream

YEARS = 30
MOST_CLUSTERS, MOST_FIRMS, SLOTS = 4, 72, 3


@dataclass(frozen=True, eq=False)
class Luck:
    """Luck of `runs` futures.

    talent (cluster, firm, run) standard normal, start (cluster, firm, run) uniform, year (period, cluster, run)
    standard normal, all double; tie (period, slot, cluster, firm, run) and channel (slot, cluster, firm, run) uniform,
    single.
    """

    talent: np.ndarray
    start: np.ndarray
    year: np.ndarray
    tie: np.ndarray
    channel: np.ndarray

    @property
    def runs(self) -> int:
        """How many futures it is the luck of."""
        return self.talent.shape[-1]


@cached
def draw(seed: int, runs: int) -> Luck:
    """All luck of an ensemble. Same seed, same luck; run 7 is the same for any number of runs."""
    firms, slots = (MOST_CLUSTERS, MOST_FIRMS), (SLOTS, MOST_CLUSTERS, MOST_FIRMS)
    return Luck(
        talent=run_last(stream(seed, "pipelines talent").standard_normal((runs, *firms))),
        start=run_last(stream(seed, "pipelines start").random((runs, *firms))),
        year=run_last(stream(seed, "pipelines year").standard_normal((runs, YEARS + 1, MOST_CLUSTERS))),
        tie=run_last(stream(seed, "pipelines tie").random((runs, YEARS + 1, *slots), dtype=np.float32)),
        channel=run_last(stream(seed, "pipelines channel").random((runs, *slots), dtype=np.float32)),
    )
