"""The Pareto front: which ways to split the budget are not beaten by another in all four aims at once?

Tried are all ways to split the budget in quarters over the six levers and what is kept: 210, the first of which spends
nothing. Aims are means over 24 futures with the same luck: exporters, four D's and kernels in year 10, and public cost,
where less is better.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from .params import LEVERS, TerritoryParams
from .result import AIMS

PARTS, RUNS = 4, 24  # quarters of the budget; futures of a split
KEPT = len(LEVERS)  # place of the money that is not spent
ALL_AIMS = (*AIMS, "cost")
BETTER = np.array([1.0, 1.0, 1.0, -1.0])  # less cost is better
DIGITS = 7  # of an aim; what differs by less is alike


def _splits() -> np.ndarray:
    """Quarters for each lever and last what is kept, (split, use): first nothing spent, then few levers before many."""
    places = range(KEPT + 1)
    each = [tuple(chosen.count(place) for place in places) for chosen in combinations_with_replacement(places, PARTS)]
    each.sort(key=lambda split: (split[KEPT] != PARTS, sum(part > 0 for part in split)))
    return np.array(each) / PARTS


SPLITS = _splits()


@dataclass(frozen=True, eq=False)
class Front:
    """What each of `SPLITS` comes to for all knobs of `params` but the levers; aims (split, aim), NaN if not known."""

    params: TerritoryParams
    seed: int
    aims: np.ndarray

    @property
    def there(self) -> np.ndarray:
        """Which splits are known, (split,)."""
        return np.isfinite(self.aims[:, 0])

    @property
    def done(self) -> float:
        """Share of the splits that are known."""
        return float(self.there.mean())

    @property
    def best(self) -> np.ndarray:
        """Which of the known splits no other beats, (split,)."""
        found = np.zeros(len(SPLITS), dtype=bool)
        found[self.there] = non_dominated(np.round(self.aims[self.there], DIGITS) * BETTER)
        return found

    def beating(self, aims: np.ndarray) -> np.ndarray:
        """Which of the known splits beat one that comes to these aims (aim,) with the same luck, (split,)."""
        ahead = (np.round(self.aims, DIGITS) - np.round(aims, DIGITS)) * BETTER
        return (ahead >= 0).all(axis=1) & (ahead > 0).any(axis=1)

    def of(self, params: TerritoryParams, seed: int) -> bool:
        """Whether it is that of these knobs and this luck."""
        return self.seed == seed and self.params == everywhere(params)


def non_dominated(aims: np.ndarray) -> np.ndarray:
    """Which points (point,) no other beats: one that is as good in all of `aims` (point, aim) and better in one."""
    as_good = (aims[:, None] >= aims).all(axis=-1)
    better = (aims[:, None] > aims).any(axis=-1)
    return ~(as_good & better).any(axis=0)


def as_params(split: int, params: TerritoryParams) -> TerritoryParams:
    """The knobs of a territory with its budget split so; what is kept is not in the budget."""
    weights = {name: 100 * SPLITS[split, place] for place, name in enumerate(LEVERS.values())}
    return params.replace(budget=params.budget * (1 - SPLITS[split, KEPT]), **weights)


def everywhere(params: TerritoryParams) -> TerritoryParams:
    """The knobs with the levers at their default, since a front holds for all splits."""
    usual = TerritoryParams()
    return params.replace(**{name: getattr(usual, name) for name in LEVERS.values()})
