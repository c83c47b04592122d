"""The luck of the small world lab, all drawn before anything happens.

Luck of the ties: which of them go far first, and where to. Luck of the spread: what firms know at the start, which ties
are drawn for a meeting in each round, and what a firm with more to offer passes on. Neither depends on a knob.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from labkit.core.luck import cached, stream

CLUSTERS = {"ring": 1, "clusters": 8}  # by place
FIRMS, SIDES = 200, 10  # firms of the lab, and most neighbours on a side
CATEGORIES = 5
TOGETHER = 200  # rounds whose luck is drawn at a time
DRAWN = FIRMS // 4  # ties drawn in a round
PICKS = 12  # divisible by the number of ways to pick among two, three or four fields
CALLS = FIRMS * 2520 * PICKS  # 2520 is divisible by 2, 3, … 10: all ties have the same chance, however many there are


@dataclass(frozen=True, eq=False)
class TieLuck:
    """order (run, firm, side): ties with a low number go far first. aim (run, firm, side, 3): where to; in 0–1."""

    order: np.ndarray
    aim: np.ndarray


@dataclass(frozen=True, eq=False)
class SpreadLuck:
    """What decides who knows what at the start.

    start (run, firm, category): first knowledge of all but experts, in 0–1. turn (run, firm): who is an expert, the
    lowest first. field (run, firm): in which category, if so. first (run,): where the firms that know the news begin.
    """

    seed: int
    start: np.ndarray
    turn: np.ndarray
    field: np.ndarray
    first: np.ndarray

    @property
    def runs(self) -> int:
        """How many futures it is the luck of."""
        return len(self.first)

    def rounds(self, count: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """The calls (run, draw) of each of the first `count` rounds."""
        for block in range(-(-count // TOGETHER)):
            yield from call_luck(self.seed, self.runs, block)[: count - block * TOGETHER]


@cached
def tie_luck(seed: int, runs: int, firms: int = FIRMS, sides: int = SIDES) -> TieLuck:
    """Luck of the ties. Same seed, same luck; run 7 is the same for any number of runs."""
    shape = (runs, firms, sides)
    return TieLuck(
        order=stream(seed, "small world order").random(shape, dtype=np.float32),
        aim=stream(seed, "small world aim").random((*shape, 3), dtype=np.float32),
    )


@cached
def spread_luck(seed: int, runs: int) -> SpreadLuck:
    """Luck of the start. Same seed, same luck; run 7 is the same for any number of runs."""
    return SpreadLuck(
        seed=seed,
        start=stream(seed, "small world start").random((runs, FIRMS, CATEGORIES), dtype=np.float32),
        turn=stream(seed, "small world experts").random((runs, FIRMS)).argsort(axis=1).argsort(axis=1),
        field=stream(seed, "small world fields").integers(0, CATEGORIES, (runs, FIRMS), dtype=np.int8),
        first=stream(seed, "small world news").integers(0, FIRMS, runs),
    )


@lru_cache(maxsize=16)
def call_luck(seed: int, runs: int, block: int) -> np.ndarray:
    """Which ties meet, and what passes, in 200 rounds: numbers (round, run, draw) from 0 to `CALLS` − 1.

    Block 0 has rounds 0 to 199; a block is drawn when a horizon first reaches it.
    """
    calls = stream(seed, f"small world calls {block}").integers(0, CALLS, (runs, TOGETHER, DRAWN), dtype=np.uint32)
    calls = np.ascontiguousarray(calls.swapaxes(0, 1))
    calls.flags.writeable = False
    return calls
