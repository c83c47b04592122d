"""What the bench draws behind one setting: the front of all ways to split its budget, ever fuller."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

import numpy as np

from .front import ALL_AIMS, KEPT, RUNS, SPLITS, Front, everywhere
from .params import LEVERS, TerritoryParams
from .sweep import futures

AT_ONCE = 10  # splits of a part: a tenth of a second at most


class Growing:
    """Ever fuller fronts of one territory, each computed once, by the first who asks for it, in whichever thread.

    A reader begins with the fullest there is. Who is stopped while a part is computed leaves the others as they are.
    """

    def __init__(self, params: TerritoryParams, seed: int):
        self.params, self.seed, self.lock = params, seed, Lock()
        self.fronts: list[Front] = []

    def __iter__(self) -> Iterator[Front]:
        for at in range(max(len(self.fronts) - 1, 0), -(-len(SPLITS) // AT_ONCE)):
            yield self._front(at)

    def _front(self, at: int) -> Front:
        with self.lock:
            if at == len(self.fronts):
                aims = self.fronts[-1].aims.copy() if at else np.full((len(SPLITS), len(ALL_AIMS)), np.nan)
                part = slice(at * AT_ONCE, (at + 1) * AT_ONCE)
                aims[part] = tried(self.params, self.seed, SPLITS[part])
                self.fronts.append(Front(self.params, self.seed, aims))
            return self.fronts[at]


def tried(params: TerritoryParams, seed: int, splits: np.ndarray) -> np.ndarray:
    """What these ways to split the budget (split, use) come to, (split, aim)."""
    points = {name: np.full(len(splits), value) for name, value in params}
    points |= {name: splits[:, place] for place, name in enumerate(LEVERS.values())}
    points["budget"] = params.budget * (1 - splits[:, KEPT])
    found = futures(points, seed, RUNS)
    return np.stack([found[aim].mean(axis=1) for aim in ALL_AIMS], axis=-1)


def fronts(params: TerritoryParams, seed: int = 0) -> Iterator[Front]:
    """Ever fuller fronts, a part of the splits at a time; what was computed before comes at once."""
    return iter(_growing(everywhere(params), seed))


def whole_front(params: TerritoryParams, seed: int = 0) -> Front:
    """The front of all splits; kept, also for the bench. Takes about a second where it is not known."""
    *_, last = fronts(params, seed)
    return last


@lru_cache(maxsize=32)
def _growing(params: TerritoryParams, seed: int) -> Growing:
    return Growing(params, seed)
