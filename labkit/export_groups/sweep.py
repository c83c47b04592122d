"""Many settings of the knobs at once: outcome maps, experiments of claims, and the map of the best group size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from labkit.core.points import Figures, Points, alike, refuse_unknown

from .kernel import FOUR, MATCHED_BY, RUNS, groupwise, mean_by_size, net_of, numbers, years_survived
from .luck import SIZES, draw
from .matching import grouped
from .params import ExportGroupsParams
from .pool import pools_needed

OUTCOMES = {
    "net_1": ("k EUR", "net of a firm alone, a year"),
    "net_3": ("k EUR", "net of each member of a group of three, a year"),
    "net_4": ("k EUR", "net of each member of a group of four, a year"),
    "net_5": ("k EUR", "net of each member of a group of five, a year"),
    "best_size": ("firms", "group size with the highest net for each member"),
    "best_net": ("k EUR", "that net"),
    "best_size_executive": ("firms", "group size with the highest net for each executive"),
    "pays": ("0 or 1", "at least one group size has a net above 0"),
    "four_alive": ("share", "groups of four still together at the horizon"),
    "incubator_gain": ("k EUR", "what the incubator adds to a whole group of four in a year, before its own cost"),
}
SALARIES, BENEFITS = np.linspace(40.0, 75.0, 36), np.linspace(20.0, 60.0, 41)


@dataclass(frozen=True, eq=False)
class Appraisal:
    """What groups come to at many points, arrays (point, run, group_size).

    net: gain less cost for each member and year, k EUR. together: share of the groups still together at the horizon.
    """

    net: np.ndarray
    together: np.ndarray


def sweep(params: ExportGroupsParams, moved: Points, seed: int = 0, runs: int = 24) -> Figures:
    """The `OUTCOMES` at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,). All points share the luck; points with another pool, product
    kinds or grouping are matched anew. Raises KnobError for an unknown name.
    """
    both = [appraise(params, {**moved, "incubator": incubator}, seed, runs) for incubator in (False, True)]
    without, within = (found.net for found in both)
    inside = np.asarray(moved.get("incubator", params.incubator), dtype=bool).reshape(-1, 1, 1)
    net = np.where(inside, within, without)
    together = np.where(inside, *(found.together for found in both[::-1]))
    found = {f"net_{n}": net[..., n - 1] for n in (1, 3, 4, 5)}
    found["best_size"] = net.argmax(axis=-1) + 1.0
    found["best_net"] = net.max(axis=-1)
    found["best_size_executive"] = (net * np.arange(1, SIZES + 1)).argmax(axis=-1) + 1.0
    found["pays"] = (net > 0).any(axis=-1).astype(float)
    found["four_alive"] = together[..., FOUR]
    found["incubator_gain"] = 4 * (within - without)[..., FOUR]
    return {name: found[name] for name in OUTCOMES}


def appraise(params: ExportGroupsParams, moved: Mapping[str, Any], seed: int, runs: int) -> Appraisal:
    """Net and survival of all group sizes at many points, with the luck of `seed`."""
    refuse_unknown(moved, dict(params))
    size = max((np.size(values) for values in moved.values()), default=1)
    points = {name: np.broadcast_to(values, (size,)) for name, values in moved.items()}
    net, together = np.empty((2, size, runs, SIZES))
    for who, where in _by_matching(params, points, size):
        here = {name: values[where].astype(float) for name, values in points.items() if name not in MATCHED_BY}
        net[where], together[where] = _matched_alike({**numbers(params), **here}, seed, runs, who, len(where))
    return Appraisal(net, together)


def _matched_alike(
    values: Mapping[str, Any], seed: int, runs: int, who: tuple[int, int, str], size: int
) -> tuple[np.ndarray, np.ndarray]:
    """Net and survival, (point, run, group_size), of points whose firms are matched alike."""
    luck, groups = draw(seed, runs), grouped(seed, *who, pools_needed(runs))
    values = {**values, "horizon": np.broadcast_to(values["horizon"], (size,))}
    each = groupwise(values, groups)
    survived = years_survived(each.rate, groups, luck)
    stands = survived >= values["horizon"][:, None, None]
    return net_of(values, each, survived, groups), mean_by_size(stands, groups)


def _by_matching(
    params: ExportGroupsParams, points: Points, size: int
) -> Iterator[tuple[tuple[int, int, str], np.ndarray]]:
    """Which points have the same candidates and the same way of grouping them."""
    columns = (np.broadcast_to(points.get(name, getattr(params, name)), (size,)) for name in MATCHED_BY)
    for (firms, kinds, how), where in alike(columns, size).items():
        yield (int(firms), int(kinds), how), where


def best_size_map(params: ExportGroupsParams, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The best group size by salary (m,) and full-year gain (n,), both in k EUR: (n, m), 0 where no size pays.

    Sizes are compared by the median net of a member over the futures, as in the picture of net. In each future net is
    linear in both knobs, since neither changes who breaks up when: three points span the whole map.
    """
    corner = {"salary": SALARIES[[0, -1, 0]], "benefit": BENEFITS[[0, 0, -1]]}
    origin, right, up = appraise(params, corner, seed, RUNS).net.astype(np.float32).swapaxes(1, 2)
    across = ((SALARIES - SALARIES[0]) / np.ptp(SALARIES)).astype(np.float32)[:, None, None]
    along = ((BENEFITS - BENEFITS[0]) / np.ptp(BENEFITS)).astype(np.float32)
    row = origin + across * (right - origin)
    net = np.array([np.median(row + gain * (up - origin), axis=-1) for gain in along])
    return SALARIES, BENEFITS, np.where(net.max(axis=-1) > 0, net.argmax(axis=-1) + 1, 0)
