"""The keys of the exercises, computed by the kernel. Nobody types an answer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from labkit.core.exercises import Key

from .geography import SIZE_CLASSES
from .kernel import RUNS, simulate
from .params import NEAR, REGION, GlocalizationParams

LAST = 20
SMALL, LARGE = 0, len(SIZE_CLASSES) - 1
STEPS = tuple(step / 10 for step in range(61))  # the capacities a student tries one after the other


@lru_cache(maxsize=256)
def futures(**knobs: object) -> Mapping[str, np.ndarray]:
    """Of 200 futures with these knobs, the others at their default: what exercises ask for, small enough to be kept.

    `everyone` (run,) and `by_size` (run, class) are shares of exporters in year 20, `small_at_first` (run,) in year 0.
    All is read-only, since it is kept.
    """
    result = simulate(GlocalizationParams(**knobs), seed=0, runs=RUNS)
    asked = {
        "everyone": result.exporters[:, LAST].copy(),
        "by_size": result.exporters_by_size[:, LAST].copy(),
        "small_at_first": result.exporters_by_size[:, 0, SMALL].copy(),
        "best_local": np.array(result.best_local),
        "best_global": np.array(result.best_global),
    }
    for array in asked.values():
        array.flags.writeable = False
    return MappingProxyType(asked)


def everyone(**knobs: object) -> np.ndarray:
    """Exporters among all firms in year 20, (run,)."""
    return futures(**knobs)["everyone"]


def of_size(size_class: int, **knobs: object) -> np.ndarray:
    """Exporters among the firms of a size class in year 20, (run,)."""
    return futures(**knobs)["by_size"][:, size_class]


def small_exporters(**knobs: object) -> Key:
    """Share of exporters among firms under 10 staff in year 20, median over the futures."""
    return Key.of(of_size(SMALL, **knobs), np.median, reading=0.01, shown="{:.2f}")


def points(near: np.ndarray, far: np.ndarray) -> np.ndarray:
    """What near offices add, in points of a hundred, future by future."""
    return 100 * (near - far)


def gained(far: str, **knobs: object) -> Key:
    """Median gain in points among all firms when the offices move from `far` to the towns."""
    moved = points(everyone(placement=NEAR, **knobs), everyone(placement=far, **knobs))
    return Key.of(moved, np.median, reading=1.0, shown="{:+.0f}")


def gained_by(size_class: int, far: str, **knobs: object) -> float:
    """The same among the firms of a size class."""
    near, away = (of_size(size_class, placement=place, **knobs) for place in (NEAR, far))
    return float(np.median(points(near, away)))


def growth(far: str, **knobs: object) -> float:
    """The same as per cent of the exporters that there were: a rise from 20 to 30 is 10 points and 50 per cent."""
    near, away = (np.median(everyone(placement=place, **knobs)) for place in (NEAR, far))
    return float(100 * (near / away - 1))


def near_capacity(office_distance: float, reach: float = 12.0, capacity: float = 6.0) -> Key:
    """The lowest capacity of `STEPS` near firms that does as well as one regional office; NaN if none does.

    As well: the sentence no longer says "below A". More help costs no exporter in any future, so the search can halve.
    """
    office = everyone(placement=REGION, office_distance=office_distance, reach=reach, capacity=capacity)
    as_good = lambda step: round(100 * float(np.median(everyone(capacity=step, reach=reach) - office))) >= 0  # noqa: E731
    at = bisect_left(STEPS, True, key=as_good)
    return Key.step(STEPS[at] if at < len(STEPS) else np.nan, 0.1, "{:.1f}")


def gains_more(reach: float, capacity: float) -> str:
    """Which firms gain more points when offices in the towns replace the regional one."""
    small, large = (gained_by(size, REGION, reach=reach, capacity=capacity) for size in (SMALL, LARGE))
    return "small" if small > large else "large"


def best_local(staff: int, reach: float, placement: str = NEAR) -> Key:
    """How local your firm is at its best; the strategy map has steps of 0.025."""
    best = float(futures(firm_size=staff, reach=reach, placement=placement)["best_local"])
    return Key(best, tolerance=0.013, reading=0.006, shown=f"{best:.3g}")


def best_global(staff: int, reach: float) -> float:
    """How global your firm is at its best."""
    return float(futures(firm_size=staff, reach=reach)["best_global"])
