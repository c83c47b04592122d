"""Luck: all random numbers of a run, drawn before it starts.

One stream per kind of luck and seed, so that drawing more of one kind leaves the others as they
are. Run is always the first axis of a draw: numbers are then taken run after run, and the luck of
run 7 is the same whether 10 or 200 runs are drawn. Same seed, same luck, wherever the knobs stand
(common random numbers).
"""

from __future__ import annotations

import inspect
import zlib
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

import numpy as np

MEANING = {"seed": "the number of the luck", "runs": "how many futures"}


def stream(seed: int, kind: str) -> np.random.Generator:
    """The generator of one kind of luck. Raises ValueError for a seed that is no whole number >= 0."""
    sequence = np.random.SeedSequence(_whole("seed", seed, 0), spawn_key=(zlib.crc32(kind.encode()),))
    return np.random.Generator(np.random.PCG64(sequence))


def run_last(array: np.ndarray) -> np.ndarray:
    """A draw (run, …) as (…, run), in one piece: so the runs of a kernel lie side by side in memory."""
    return np.ascontiguousarray(np.moveaxis(array, 0, -1))


def single(threshold: np.ndarray | float) -> np.ndarray:
    """A threshold in the precision of the luck it is compared with, so that every machine decides alike.

    What may differ between machines are the last digits of an exponential or of a sum; rounding swallows them, but for
    one threshold in 10⁸, which must then equal the luck as well.
    """
    return np.asarray(threshold, dtype=np.float32)


def cached(draw: Callable[..., Any]) -> Callable[..., Any]:
    """Keeps the last few draws, since a slider moves knobs and not luck. The arrays are read-only.

    The arguments of `draw` must be the seed (a whole number from 0) and sizes (whole numbers from 1), by the names
    in its signature. Anything else raises ValueError naming argument, value and rule.
    """
    signature = inspect.signature(draw)

    @lru_cache(maxsize=4)
    def kept(*sizes: int) -> Any:
        luck = draw(*sizes)
        for array in vars(luck).values():
            if isinstance(array, np.ndarray):
                array.flags.writeable = False
        return luck

    def checked(*sizes: int, **named: int) -> Any:
        given = signature.bind(*sizes, **named).arguments
        return kept(*(_whole(name, value, 0 if name == "seed" else 1) for name, value in given.items()))

    return wraps(draw)(checked)


def _whole(name: str, value: Any, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < least:
        meaning = MEANING.get(name, "a size of the luck")
        raise ValueError(f"{name} = {value!r} is not a whole number from {least} upwards ({meaning})")
    return int(value)
