"""The keys of the exercises, computed by the kernel. Nobody types an answer."""

from __future__ import annotations

import numpy as np

from labkit.core.exercises import Key

from .kernel import simulate
from .params import ExportGroupsParams
from .result import ExportGroupsResult

FULL_GAIN = 50.0  # k EUR: so that groups pay, and by how much is easy to see


def futures(**knobs: object) -> ExportGroupsResult:
    """200 futures with these knobs, the others at their default."""
    return simulate(ExportGroupsParams(**knobs), seed=0, runs=200)


def money(name: str, n: int, **knobs: object) -> np.ndarray:
    """One output in k EUR of groups of `n` firms, (run,)."""
    return getattr(futures(**knobs), name)[:, n - 1]


def left_for_a_member(n: int, **knobs: object) -> Key:
    """k EUR a year that a member of a group of `n` is left with, median over the futures."""
    return Key.of(money("net", n, **knobs), np.median, reading=0.1, shown="{:.1f}")


def best_size(**knobs: object) -> Key:
    """The group size at which the median net of a member is highest."""
    return Key.step(float(np.median(futures(**knobs).net, axis=0).argmax() + 1), 1.0, shown="{:.0f}")


def cheapest_size(**knobs: object) -> float:
    """The group size at which a member pays least."""
    return float(np.median(futures(**knobs).cost, axis=0).argmin() + 1)


def together(year: int, **knobs: object) -> Key:
    """Share of the groups of four that are still together in `year`, over all futures."""
    return Key.of(futures(**knobs).four_alive[:, year], np.mean, reading=0.01, shown="{:.2f}")


def chance_of_break_up(**knobs: object) -> float:
    """Chance that a group of four breaks up within a year, mean over all futures."""
    return float(money("hazard", 4, **knobs).mean())


def left_over(groups: int, cost: float) -> Key:
    """k EUR a year that the incubator brings to so many groups of four, less its own cost."""
    return Key.of(futures().incubator_gain, lambda runs: groups * runs.mean() - cost, reading=1.0, shown="{:+.0f}")


def larger_is(small: int, large: int, salary: float) -> str:
    """Whether a member is better or worse off in the larger group."""
    net = np.median(futures(salary=salary).net, axis=0)
    return "better" if net[large - 1] > net[small - 1] else "worse"


def change_for_four(travel: float, grouping: str) -> Key:
    """k EUR a year that each of four firms gains against the defaults, median of the differences over all futures."""
    change = money("net", 4, travel=travel, matching=grouping) - money("net", 4)
    return Key.of(change, np.median, reading=0.1, shown="{:+.1f}")
