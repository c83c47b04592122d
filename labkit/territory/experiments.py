"""The experiment behind the claim WW3: what is varied, what is compared, what counts as yes.

It gets the knobs that vary as arrays (point,) and returns yes/no parts and figures, arrays (point,). The cases of a
point share its luck.
"""

from __future__ import annotations

import numpy as np

from labkit.core.claims import Found
from labkit.core.conditions import Points
from labkit.core.points import Figures, at_points

from .params import LEVERS, TerritoryParams
from .result import AIMS
from .sweep import futures

COUNTS = {"exporters": 0.01, "score": 1.0, "kernels": 0.01}  # a smaller difference counts as none
SOME_MONEY = 100.0  # k EUR a year; with less, there is nothing to compare
NOTHING, EVEN = "nothing", "even"
CASES = {
    **{name: {other: float(other == name) for other in LEVERS.values()} for name in LEVERS.values()},
    EVEN: dict.fromkeys(LEVERS.values(), 1.0),
    NOTHING: {"budget": 0.0},
}


def no_lever_dominates(points: Points, seed: int, runs: int) -> Found:
    """WW3: all the money on one lever, on each of the six; evenly on all; and no money."""
    ends = {name: territory(points, seed, runs, **fixed) for name, fixed in CASES.items()}
    ahead = {
        name: beaten(ends, [other for other in LEVERS.values() if other != name], name) for name in LEVERS.values()
    }
    by_mix = {name: beaten(ends, [EVEN], name) for name in LEVERS.values()}
    return Found(
        {"no lever alone is best in all aims": np.all(list(ahead.values()), axis=0),
         "an even split is better than each in some aim": np.all(list(by_mix.values()), axis=0)},
        {f"{aim}_{name}": ends[name][aim] - ends[NOTHING][aim] for aim in AIMS for name in CASES if name != NOTHING},
        asked=points["budget"] >= SOME_MONEY,
    )  # fmt: skip


def territory(points: Points, seed: int, runs: int, **fixed: float) -> Figures:
    """Means over the futures of the outcomes of the territory, (point,), with some knobs set."""
    found = futures(at_points(TerritoryParams(), {**points, **fixed}), seed, runs)
    return {name: told.mean(axis=1) for name, told in found.items()}


def beaten(ends: dict[str, dict[str, np.ndarray]], others: list[str], one: str) -> np.ndarray:
    """Whether one of the others is better than `one` in some aim, by so much that it counts, (point,)."""
    ahead = [ends[other][aim] - ends[one][aim] >= COUNTS[aim] for other in others for aim in AIMS]
    return np.any(ahead, axis=0)
