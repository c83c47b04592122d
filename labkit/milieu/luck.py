"""The luck behind the doubt: all random numbers of a number of draws, whatever the choices of the student.

So the bars move with a slider only as far as the choice moves them. Draw 7 is the same for any number of draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, stream

# Chance that an operator of a Poisson draw with mean 1 is counted at most 0, 1, 2, … times.
POISSON = np.cumsum(np.exp(-1) / np.array([1, 1, 2, 6, 24, 120, 720, 5040])).astype(np.float32)
BLOCK = 1000  # operators drawn at once, so that a sheet of 100,000 fits into memory


@dataclass(frozen=True, eq=False)
class Luck:
    """Luck of `number` draws, but for operators. pick (judge, draw), hole (hole, draw), normalise (draw,) and exponent
    (draw,): uniform. tilt (weight, draw): standard normal. The last hole is for figures that only a draw lacks.
    """

    pick: np.ndarray
    hole: np.ndarray
    tilt: np.ndarray
    normalise: np.ndarray
    exponent: np.ndarray


@cached
def draw(seed: int, number: int, judges: int, holes: int, weights: int) -> Luck:
    """Luck for at least one judge, hole and weight: the caller adds 1 to a number that may be 0."""

    def uniform(kind: str, size: int) -> np.ndarray:
        return np.ascontiguousarray(stream(seed, f"milieu {kind}").random((number, size)).T)

    return Luck(
        pick=uniform("raters", judges),
        hole=uniform("missing", holes),
        tilt=np.ascontiguousarray(stream(seed, "milieu weights").standard_normal((number, weights)).T),
        normalise=uniform("normalisation", 1)[0],
        exponent=uniform("exponent", 1)[0],
    )


def times_counted(seed: int, number: int, operators: int, doubtful: float) -> Iterator[np.ndarray]:
    """How often each operator counts, (operator, draw), block after block.

    A share `doubtful` of them counts as often as a Poisson number with mean 1 says, the others once.
    """
    for first in range(0, max(operators, 1), BLOCK):
        shape = (number, min(BLOCK, operators - first))
        chance, listed = (
            stream(seed, f"milieu {kind} from {first}").random(shape, dtype=np.float32)
            for kind in ("operators", "doubtful operators")
        )
        times = np.where(listed < doubtful, np.searchsorted(POISSON, chance, side="right"), 1)
        yield np.ascontiguousarray(times.T, dtype=float)
