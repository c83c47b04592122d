"""The luck of the activation lab, drawn before the first year.

Years run from five before the coordinator begins to twenty after. Luck is drawn run first and kept run last, except
that of pairs, in which the other operator stands last: it is packed into bits. What is compared with a chance is kept
as whole numbers from 0 to 65535, so that every machine decides alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, run_last, stream

from .kinds import FUNDED, KINDS, MIX

BEFORE, YEARS = 5, 20
STEPS = BEFORE + YEARS
PLACES = 40  # most operators that the territory can hold
CHANCES = 65536


@dataclass(frozen=True, eq=False)
class Luck:
    """Luck of `runs` futures; all uniform whole numbers from 0 to 65535, but for kinds.

    pair (step, operator, run, other), the same for both ends, and first_pair (operator, run, other). fate and abroad
    (step, operator, run); first_abroad (operator, run). newcomer (step, operator, run), the kind of an operator that
    comes by itself in that step, and measure, of one that is funded; first (operator, run), those of the first year.
    """

    pair: np.ndarray
    first_pair: np.ndarray
    fate: np.ndarray
    abroad: np.ndarray
    first_abroad: np.ndarray
    newcomer: np.ndarray
    measure: np.ndarray
    first: np.ndarray

    @property
    def runs(self) -> int:
        """How many futures it is the luck of."""
        return self.first.shape[-1]


@cached
def draw(seed: int, runs: int) -> Luck:
    """All luck of an ensemble. Same seed, same luck; run 7 is the same for any number of runs."""

    def whole(kind: str, *shape: int) -> np.ndarray:
        return stream(seed, f"activation {kind}").integers(0, CHANCES, (runs, *shape), dtype=np.uint16)

    def kinds(kind: str, shares: np.ndarray, *shape: int) -> np.ndarray:
        ends = np.cumsum(shares) * CHANCES
        return run_last(np.searchsorted(ends[:-1], whole(kind, *shape), side="right").astype(np.int8))

    half = PLACES * (PLACES - 1) // 2
    first = kinds("first kinds", MIX, PLACES)
    first[0] = KINDS.index("public body")  # the coordinator
    return Luck(
        pair=_both_ends(whole("pairs", STEPS, half)),
        first_pair=_both_ends(whole("first pairs", half)),
        fate=run_last(whole("fate", STEPS, PLACES)),
        abroad=run_last(whole("abroad", STEPS, PLACES)),
        first_abroad=run_last(whole("first abroad", PLACES)),
        newcomer=kinds("newcomers", MIX, STEPS, PLACES),
        measure=kinds("measures", FUNDED, STEPS, PLACES),
        first=first,
    )


def _both_ends(half: np.ndarray) -> np.ndarray:
    """Luck of pairs (run, …, pair) as (…, operator, run, other); an operator with itself has the luck of pair 0."""
    one, other = np.triu_indices(PLACES, 1)
    pair = np.zeros((PLACES, PLACES), dtype=int)
    pair[one, other] = pair[other, one] = np.arange(len(one))
    whole = np.empty((*half.shape[1:-1], PLACES, len(half), PLACES), dtype=half.dtype)
    for run, of_run in enumerate(half):
        whole[..., run, :] = of_run.take(pair, axis=-1)
    return whole
