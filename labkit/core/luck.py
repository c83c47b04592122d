"""Luck: all random numbers of a run, drawn before it starts.

One stream per kind of luck and seed, so that drawing more of one kind leaves the others as they
are. Run is always the first axis of a draw: numbers are then taken run after run, and the luck of
run 7 is the same whether 10 or 200 runs are drawn. Same seed, same luck, wherever the knobs stand
(common random numbers).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

import numpy as np


def stream(seed: int, kind: str) -> np.random.Generator:
    """The generator of one kind of luck. Raises ValueError for a seed that is no whole number >= 0."""
    if isinstance(seed, bool) or not isinstance(seed, (int, np.integer)) or seed < 0:
        raise ValueError(f"seed = {seed!r} is not a whole number from 0 upwards (the number of the luck)")
    sequence = np.random.SeedSequence(int(seed), spawn_key=(zlib.crc32(kind.encode()),))
    return np.random.Generator(np.random.PCG64(sequence))


def cached(draw: Callable[..., Any]) -> Callable[..., Any]:
    """Keeps the last few draws, since a slider moves knobs and not luck. The arrays are read-only.

    The arguments of `draw` must be sizes and the seed only.
    """

    @lru_cache(maxsize=4)
    def kept(*sizes: int) -> Any:
        luck = draw(*sizes)
        for array in vars(luck).values():
            if isinstance(array, np.ndarray):
                array.flags.writeable = False
        return luck

    return wraps(draw)(lambda *sizes: kept(*sizes))
