"""The keys of the territory's exercises: from the year's equations, or 200 futures. Nobody types an answer."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from labkit.core.exercises import Key
from labkit.core.points import in_points

from .course import USUAL_LOSS, district_knobs, milieu_knobs, steer
from .kernel import simulate
from .params import LEVERS, TerritoryParams
from .result import TerritoryResult

NONE = dict.fromkeys(LEVERS.values(), 0)
EVEN = dict.fromkeys(LEVERS.values(), 50)
ACTIVATION = NONE | {"coordination": 70, "hubs": 30}
FOR_KERNELS = {"human_capital": "human capital", "trust": "trust", "policy": "policy"}
PER_CENT = 100


@lru_cache(maxsize=128)
def futures(**knobs: float) -> TerritoryResult:
    """200 futures with these knobs, the others at their default."""
    return simulate(TerritoryParams(**knobs), seed=0, runs=200)


def still_lost(budget: float, trust: float, human_capital: float) -> Key:
    """What part of the trust that a year loses without money is still lost, with money on two levers."""
    values = dict(TerritoryParams(**NONE | {"budget": budget, "trust": trust, "human_capital": human_capital}))
    return Key.exact(_lost(in_points(values)))


def _lost(k: SimpleNamespace) -> float:
    district = district_knobs(k)
    steer(milieu_knobs(k), district, k, 1.0, district.trust)
    return float((district.trust_loss / USUAL_LOSS).item())


def kernels_given_up(budget: float, globalisation: float) -> Key:
    """Kernels in year 10 of network activation less those of an even split, points, mean of the futures."""
    ends = [futures(budget=budget, globalisation=globalisation, **split).kernels[:, -1] for split in (ACTIVATION, EVEN)]
    return Key.of(PER_CENT * (ends[0] - ends[1]), np.mean, reading=0.11, shown="{:+.1f}")


def gained(aim: str, split: dict[str, float], **knobs: float) -> float:
    """Mean gain over doing nothing, in points of a hundred."""
    return PER_CENT * float(getattr(futures(**knobs, **split), f"gained_{aim}").mean())


def best_for_kernels(**knobs: float) -> str:
    """Which of the three levers on the district gains most for kernels, if it gets all the money."""
    gains = {said: gained("kernels", NONE | {lever: 100}, **knobs) for lever, said in FOR_KERNELS.items()}
    return max(gains, key=gains.get)
