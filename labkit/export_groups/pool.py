"""The pool: small firms that are willing to join a group. Where they lie, how large they are, what they sell where.

All of it is invented: a square of 60 × 60 km with six towns, most firms near one of them; staff lognormal with a
median of 20; a product and one target market each, drawn evenly.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from labkit.core.luck import stream

from .luck import MOST_FIRMS

POOLS, RUNS = 20, 200  # different pools, and after how many futures they begin again
FIRST_POOLS, FIRST_RUNS = 6, 60  # the futures of a draft have these pools only: matching anew is what takes time
SIDE, TOWNS, IN_TOWN, TOWN_KM = 60.0, 6, 0.7, 4.0
STAFF_MEDIAN, STAFF_SPREAD, STAFF_MOST = 20.0, 0.8, 249.0
MARKETS = 4


@dataclass(frozen=True, eq=False)
class Pool:
    """Candidate firms, arrays (pool, firm): x and y in km, staff in persons, product and market as numbers from 0."""

    x: np.ndarray
    y: np.ndarray
    staff: np.ndarray
    product: np.ndarray
    market: np.ndarray


def pool_of(runs: int) -> np.ndarray:
    """Which pool each future has, (run,): ten futures a pool, and only the first six pools in the first 60 futures."""
    run = np.arange(runs) % RUNS
    later = FIRST_POOLS + (run - FIRST_RUNS) % (POOLS - FIRST_POOLS)
    return np.where(run < FIRST_RUNS, run % FIRST_POOLS, later)


def pools_needed(runs: int) -> int:
    """How many pools so many futures have."""
    return int(pool_of(runs).max()) + 1


def read_only(held: Any) -> Any:
    """The same arrays in a dataclass, closed for writing, because a cache hands them out again."""
    for array in vars(held).values():
        array.flags.writeable = False
    return held


@lru_cache(maxsize=64)
def candidates(seed: int, firms: int, products: int) -> Pool:
    """`firms` candidates in each of `POOLS` pools, read-only. A larger pool is a smaller one with firms added."""
    place, size, trade = (stream(seed, f"export groups {kind}") for kind in ("places", "staff", "trade"))
    x, y = _places(place)
    staff = STAFF_MEDIAN * np.exp(STAFF_SPREAD * size.standard_normal((POOLS, MOST_FIRMS)))
    product, market = np.moveaxis(trade.random((POOLS, MOST_FIRMS, 2)), -1, 0)
    arrays = (x, y, np.rint(staff).clip(1, STAFF_MOST), np.floor(product * products), np.floor(market * MARKETS))
    return read_only(Pool(*(array[:, :firms].copy() for array in arrays)))


def _places(place: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    towns = SIDE * (0.1 + 0.8 * place.random((POOLS, TOWNS, 2)))
    town = place.integers(0, TOWNS, (POOLS, MOST_FIRMS))
    near = np.take_along_axis(towns, town[..., None], axis=1) + TOWN_KM * place.standard_normal((POOLS, MOST_FIRMS, 2))
    anywhere = SIDE * place.random((POOLS, MOST_FIRMS, 2))
    in_town = place.random((POOLS, MOST_FIRMS, 1)) < IN_TOWN
    x, y = np.moveaxis(np.where(in_town, near, anywhere).clip(0, SIDE), -1, 0)
    return x, y
