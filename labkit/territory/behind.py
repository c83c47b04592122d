"""What the bench draws behind one setting: the front of all ways to split its budget, ever fuller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from labkit.core.growing import Growing

from .front import ALL_AIMS, KEPT, RUNS, SPLITS, Front, everywhere
from .params import LEVERS, TerritoryParams
from .sweep import futures

AT_ONCE = 10  # splits of a part: a tenth of a second at most


def growing(params: TerritoryParams, seed: int) -> Growing:
    """Ever fuller fronts of one territory, `AT_ONCE` splits a part."""
    return Growing(-(-len(SPLITS) // AT_ONCE), lambda fronts: _fuller(params, seed, fronts))


def _fuller(params: TerritoryParams, seed: int, fronts: Sequence[Front]) -> Front:
    aims = fronts[-1].aims.copy() if fronts else np.full((len(SPLITS), len(ALL_AIMS)), np.nan)
    part = slice(len(fronts) * AT_ONCE, (len(fronts) + 1) * AT_ONCE)
    aims[part] = tried(params, seed, SPLITS[part])
    return Front(params, seed, aims)


def tried(params: TerritoryParams, seed: int, splits: np.ndarray) -> np.ndarray:
    """What these ways to split the budget (split, use) come to, (split, aim)."""
    points = {name: np.full(len(splits), value) for name, value in params}
    points |= {name: splits[:, place] for place, name in enumerate(LEVERS.values())}
    points["budget"] = params.budget * (1 - splits[:, KEPT])
    found = futures(points, seed, RUNS)
    return np.stack([found[aim].mean(axis=1) for aim in ALL_AIMS], axis=-1)


def fronts(params: TerritoryParams, seed: int = 0) -> Iterator[Front]:
    """Ever fuller fronts, a part of the splits at a time; what was computed before comes at once."""
    return iter(_kept(everywhere(params), seed))


def whole_front(params: TerritoryParams, seed: int = 0) -> Front:
    """The front of all splits; kept, also for the bench. Takes about a second where it is not known."""
    *_, last = fronts(params, seed)
    return last


@lru_cache(maxsize=32)
def _kept(params: TerritoryParams, seed: int) -> Growing:
    return growing(params, seed)
