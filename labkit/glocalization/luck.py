"""The luck of the glocalization lab, drawn before the first year.

Where firms and towns lie comes from the seed too, and is the same in all futures; what differs between futures is one
number a firm and year. It is a uniform number turned into log-odds: an event with log-odds z happens if luck > −z.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, stream

FIRMS, TOWNS, YEARS = 400, 8, 20


@dataclass(frozen=True, eq=False)
class Luck:
    """`logit` (period, run, firm) logistic, single precision; period 0 says who exports at the start."""

    logit: np.ndarray


@dataclass(frozen=True, eq=False)
class Lie:
    """The lie of the land before any knob: uniform and standard normal numbers.

    town (town, 2) uniform; belongs, in_town (firm,), anywhere (firm, 2) uniform; beside (firm, 2), size (firm,)
    standard normal.
    """

    town: np.ndarray
    belongs: np.ndarray
    in_town: np.ndarray
    anywhere: np.ndarray
    beside: np.ndarray
    size: np.ndarray


@cached
def draw(seed: int, runs: int, periods: int) -> Luck:
    """All luck of an ensemble. Same seed, same luck; run 7 is the same for any number of runs."""
    uniform = stream(seed, "glocalization years").random((runs, periods, FIRMS)).clip(1e-12, 1 - 1e-12)
    logit = np.log(uniform / (1 - uniform)).astype(np.float32)
    return Luck(np.ascontiguousarray(logit.swapaxes(0, 1)))


@cached
def lie(seed: int) -> Lie:
    """The numbers from which a territory is laid out."""
    places, sizes = stream(seed, "glocalization places"), stream(seed, "glocalization sizes")
    return Lie(
        town=places.random((TOWNS, 2)),
        belongs=places.random(FIRMS),
        in_town=places.random(FIRMS),
        anywhere=places.random((FIRMS, 2)),
        beside=places.standard_normal((FIRMS, 2)),
        size=sizes.standard_normal(FIRMS),
    )
