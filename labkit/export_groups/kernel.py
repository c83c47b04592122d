"""Can three to five firms share one export executive?

n small firms that have never exported pay one export executive together. Alone none of them could. Groups of
n = 1, 2, … 8 firms are looked at side by side: for each n the same pool of candidate firms is split anew into groups
(`matching`), and each group lives until a conflict ends it. n = 1 is a firm that pays an executive of its own.
There are 20 pools, each with ten of 200 futures; the first 60 futures have the first six. Each has luck of its own.

**What each member gets.** Money is k EUR of 2002, for one member and one year.
    share = 1/n − days on the road/220, at least 0; days = visits·2·distance·travel/(50 km/h · 8 h); none for n = 1
    gain = benefit·(1 − exp(−share/saturation)) · (1 + synergy·(n − 1)·s) · (1 − rivalry·r) · (1 + advice·I)
    In its t-th year a group reaches 1 − (1 − learning)^t of its gain.
**What each member pays.**
    cost = (salary + running cost·(1 − services·I))/n + coordination·(n − 1)/2 · (1 + imbalance·i)
    (n − 1)/2 is the number of pairs, divided by the members. A firm alone has no running cost.
**Who stays together.** Break-up comes at a constant rate, λ a year:
    λ = (base + pairs·n(n − 1)/2 + quarrel of rivals·rivalry·r + quarrel of sizes·imbalance·i) · (1 − mediation·I)
    The chance to break up within a year is 1 − exp(−λ); for a firm alone λ is 0. Each group draws a patience E from
    the exponential distribution and is still together after t years if E > λt: the same chances, and one number of
    luck for each group. A group works the year in which it breaks up; at its end each member pays the cost of break-up.
**What counts.** net = (gain of the years worked − cost of the years worked − cost of break-up)/horizon, mean over all
    groups of a size. After a break-up members earn and pay nothing. The years are not discounted.

distance, r, i and s are means over the pairs of a group: km, rivals, |ln| of the ratio of staff, synergy (`matching`).
I is 1 with the incubator. It serves groups only, and its own cost is not in net: `incubator_groups` tells how many
groups of four it takes to pay for it.

Source. Torrès (2002), *Small firm, glocalization strategy and proximity*, ECSB conference, Barcelona ("T"), part 3: a
small firm that exports for the first time cannot pay a full-time executive; groups have three to five firms as a rule,
and the chamber of commerce of Montpellier has set up eight since 1998; a feasibility study looks for balanced sizes,
synergies, common targets and members that are no strong competitors; they should lie close together, for the sake of
the executive's time; in an incubator groups share with each other, too. T has no figure for money, time or break-up.

Invented. All equations and all numbers but those two, the pool of candidates (`pool`) and the weights of the matching.

Tuned by hand. In a prototype the rate for pairs went from 0.012 to 0.007 and the cost of coordination from 0.9 to 1.1,
so that groups survive long enough to be looked at, before any claim was run. Here two firms with the same product on
different markets were made half rivals, since a good matching keeps head-on rivals apart and the rivalry slider then
moved nothing; also before any claim was run.

Left out. Entry into a running group, new groups after a break-up, how good the executive is, the incentive pay that T
mentions, members who leave the work to others, and any gain of the territory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

from .luck import Luck, draw
from .matching import Groups, grouped
from .params import ExportGroupsParams
from .pool import candidates, pool_of, pools_needed
from .result import MOST_GROUPS, YEARS, ExportGroupsResult

RUNS = 200
WORK_DAYS, KM_A_DAY = 220.0, 50.0 * 8.0  # an executive's year, and what a day on the road covers
FOUR = 3  # place of groups of four along group_size
MATCHED_BY = ("pool", "products", "matching")


@dataclass(frozen=True, eq=False)
class Groupwise:
    """What holds for each group while it is together, arrays (point, pool, group); money in k EUR for each member."""

    share_of_year: np.ndarray
    benefit: np.ndarray
    cost: np.ndarray
    rate: np.ndarray


def numbers(params: ExportGroupsParams) -> dict[str, float]:
    """The knobs as numbers, without those that decide who is matched with whom."""
    return {name: float(value) for name, value in params if name not in MATCHED_BY}


def groups_of(params: ExportGroupsParams, seed: int, runs: int) -> Groups:
    """The groups of all pools that `runs` futures need; kept between moves of other knobs."""
    return grouped(seed, params.pool, params.products, params.matching, pools_needed(runs))


def simulate(params: ExportGroupsParams, seed: int = 0, runs: int = RUNS) -> ExportGroupsResult:
    """`runs` futures of groups of 1 to 8 firms over years 0 to 10. Pure: same knobs and seed, same arrays."""
    luck, groups = draw(seed, runs), groups_of(params, seed, runs)
    both = {**numbers(params), "incubator": np.array([0.0, 1.0])}
    each = groupwise(both, groups)
    survived = years_survived(each.rate, groups, luck)
    net = net_of(both, each, survived, groups)
    gain = 4 * (net[1, :, FOUR] - net[0, :, FOUR])
    now = int(params.incubator)
    return ExportGroupsResult(
        params=params,
        seed=seed,
        **_by_size(each, survived, groups, runs, now, params.horizon),
        **_verdicts(net[now]),
        incubator_gain=gain,
        incubator_groups=np.array(groups_to_pay(params.incubator_cost, gain.mean())),
        **_first_pool(params, seed, groups),
    )


def groupwise(values: Mapping[str, Any], groups: Groups) -> Groupwise:
    """The equations of a group. Each value of `numbers` may be a number or an array (point,)."""
    k = SimpleNamespace(**{n: np.atleast_1d(np.asarray(v, dtype=float))[:, None, None] for n, v in values.items()})
    n, together = groups.size, groups.size > 1
    services = k.incubator * together
    days = k.visits * 2 * groups.distance * k.travel / KM_A_DAY
    share = np.clip(1 / n - days / WORK_DAYS, 0, 1)
    gain = k.benefit * (1 - np.exp(-share / k.saturation))
    gain = gain * (1 + k.synergy * (n - 1) * groups.synergy) * (1 - k.rivalry * groups.rivals)
    running = k.fixed * (1 - k.incubator_services * services) * together
    agreeing = k.coordination * (n - 1) / 2 * (1 + k.imbalance * groups.imbalance)
    rate = k.base_hazard + k.pair_hazard * n * (n - 1) / 2
    rate = rate + k.rivalry_hazard * k.rivalry * groups.rivals + k.imbalance_hazard * k.imbalance * groups.imbalance
    rate = rate * (1 - k.incubator_calm * services) * together
    cost = (k.salary + running) / n + agreeing
    return Groupwise(*np.broadcast_arrays(share, gain * (1 + k.incubator_advice * services), cost, rate))


def years_survived(rate: np.ndarray, groups: Groups, luck: Luck) -> np.ndarray:
    """Whole years, at most 10, that each group stays together, (point, run, group); rate (point, pool, group)."""
    patience = luck.patience[:, groups.size - 1, groups.slot]
    survived = np.zeros((len(rate), *patience.shape), dtype=np.int8)
    for year in range(1, YEARS + 1):
        # Both sides in single precision, so that every machine decides alike.
        survived += patience > in_runs((year * rate).astype(np.float32), luck.runs)
    return survived


def net_of(values: Mapping[str, Any], each: Groupwise, survived: np.ndarray, groups: Groups) -> np.ndarray:
    """Gain less cost for each member and year over the horizon, mean over the groups of a size: (point, run, size)."""
    points, runs, _ = survived.shape
    horizon, learning, ending = (
        np.broadcast_to(np.asarray(values[n], dtype=float), (points,)) for n in ("horizon", "learning", "ending")
    )
    worked = np.minimum(survived + 1, horizon.astype(np.int8)[:, None, None])
    learned = learned_years(learning)[np.arange(points)[:, None, None], worked]
    ended = survived < horizon[:, None, None]
    total = in_runs(each.benefit, runs) * learned - in_runs(each.cost, runs) * worked - ending[:, None, None] * ended
    return mean_by_size(total, groups) / horizon[:, None, None]


def learned_years(learning: np.ndarray) -> np.ndarray:
    """Full-learned years that 0, 1, …, 10 years of work are worth, (point, year), from the rate (point,)."""
    left = (1 - learning[:, None]) ** np.arange(1, YEARS + 1)
    return np.concatenate([np.zeros((len(learning), 1)), np.cumsum(1 - left, axis=1)], axis=1)


def in_runs(by_pool: np.ndarray, runs: int) -> np.ndarray:
    """(point, pool, …) to (point, run, …)."""
    return by_pool[:, pool_of(runs)]


def mean_by_size(values: np.ndarray, groups: Groups) -> np.ndarray:
    """Means over the groups of each size, (…, group) to (…, group_size)."""
    return np.add.reduceat(values, groups.first, axis=-1, dtype=float) / groups.count


def groups_to_pay(cost: float, gain: float) -> float:
    """Groups of four whose gain (k EUR a group and year) pays the incubator's cost; 99 at most, or if none do."""
    return float(min(cost / gain, MOST_GROUPS)) if gain > 0 else MOST_GROUPS


def _by_size(
    each: Groupwise, survived: np.ndarray, groups: Groups, runs: int, now: int, horizon: int
) -> dict[str, np.ndarray]:
    survived = survived[now]
    alive = np.stack([mean_by_size(survived >= year, groups) for year in range(YEARS + 1)], axis=1)
    inside = {"benefit": each.benefit, "cost": each.cost, "share_of_year": each.share_of_year}
    inside["hazard"] = 1 - np.exp(-each.rate)
    told = {name: in_runs(mean_by_size(values[[now]], groups), runs)[0] for name, values in inside.items()}
    fours = alive[:, :, FOUR].copy()
    return {"alive": alive, "four_alive": fours, "four_together": fours[:, horizon], **told}


def _verdicts(net: np.ndarray) -> dict[str, np.ndarray]:
    sizes = np.arange(1, net.shape[-1] + 1)
    paying = net > 0
    return {
        "net": net,
        "net_executive": net * sizes,
        "best_size": net.argmax(axis=-1) + 1.0,
        "pays": paying.any(axis=-1).astype(float),
        "first_paying": np.where(paying.any(axis=-1), paying.argmax(axis=-1) + 1.0, 0.0),
    }


def _first_pool(params: ExportGroupsParams, seed: int, groups: Groups) -> dict[str, np.ndarray]:
    pool = candidates(seed, params.pool, params.products)
    drawn = {name: getattr(pool, name)[0].copy() for name in ("staff", "product", "market")}
    member = groups.member[0].astype(float)
    left = (member < 0).sum(axis=1).astype(float)
    return {"firm_x": pool.x[0].copy(), "firm_y": pool.y[0].copy(), **drawn, "group": member, "left_out": left}
