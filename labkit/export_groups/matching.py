"""Who joins whom: firms of a pool matched into groups of 2 to 8, after the feasibility criteria of T part 3.

T asks for companies of balanced size, for synergies, for common targets, for nearness, and that head-on rivals be kept
apart. Here two firms fit the worse the higher
    cost_ij = distance/20 km + 0.6·|ln(staff_i/staff_j)| + 2.5·rivals − 0.6·synergy
rivals is 1 for the same product on the same market, ½ for the same product on different markets, where the two may
meet tomorrow, and 0 otherwise. synergy is 1 for different products on the same market, a common target. The weights
are invented.

The best split of a pool into groups of three or more is an NP-hard problem: no method is known that finds it in
reasonable time, and 48 firms can be split into fours in 7·10^35 ways. So groups are grown and then improved, each step
being exact. First members are firms that fit each other badly; `scipy.optimize.linear_sum_assignment` then gives every
group a second member at least total cost, a third, and so on. After that each group lends one member at a time, and
these, with those left out, are assigned anew at least total cost, which can only lower it. What is found is good, not
proven best. Firms that are left over when the pool does not divide stay out.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np
from scipy.optimize import linear_sum_assignment

from labkit.core.luck import stream

from .luck import MOST_FIRMS, SIZES
from .pool import POOLS, Pool, candidates, read_only

PER_KM, PER_LOG_SIZE, PER_RIVAL, PER_SYNERGY = 1 / 20, 0.6, 2.5, 0.6
ROUNDS = 8  # of letting each place in a group be filled anew


@dataclass(frozen=True, eq=False)
class Groups:
    """All groups of all sizes, one after another: size 1 once (a firm alone), then those of 2, 3, … 8.

    distance in km, rivals (1 = all head-on), imbalance (|ln| of the ratio of staff) and synergy (share of pairs) are
    means over the pairs of a group, (pool, group). size and slot (group,), first and count (group_size,) say which
    group is which; member (pool, group_size, firm) is the number of a firm's group, −1 if it is left out.
    """

    distance: np.ndarray
    rivals: np.ndarray
    imbalance: np.ndarray
    synergy: np.ndarray
    size: np.ndarray
    slot: np.ndarray
    first: np.ndarray
    count: np.ndarray
    member: np.ndarray


@dataclass(frozen=True, eq=False)
class Pairs:
    """What each pair of firms of one pool is to each other, arrays (firm, firm)."""

    distance: np.ndarray
    rivals: np.ndarray
    imbalance: np.ndarray
    synergy: np.ndarray

    @property
    def cost(self) -> np.ndarray:
        """How badly two firms fit; 0 on the diagonal. Rounded, so that every machine matches alike."""
        cost = PER_KM * self.distance + PER_LOG_SIZE * self.imbalance
        return np.round(cost + PER_RIVAL * self.rivals - PER_SYNERGY * self.synergy, 6)


def pairs(pool: Pool, which: int) -> Pairs:
    """All pairs of the pool number `which`."""
    x, y, size, product, market = (getattr(pool, f.name)[which] for f in fields(Pool))
    same_market, same_product = market[:, None] == market, product[:, None] == product
    rivals = np.where(same_market, 1.0, 0.5) * same_product
    np.fill_diagonal(rivals, 0.0)
    return Pairs(
        distance=np.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2),
        rivals=rivals,
        imbalance=np.abs(np.log(size)[:, None] - np.log(size)),
        synergy=(same_market & ~same_product).astype(float),
    )


@lru_cache(maxsize=64)
def grouped(seed: int, firms: int, products: int, matching: str, pools: int = POOLS) -> Groups:
    """The first `pools` pools of a seed, split into groups of each size, "matched" by criteria or at "random".

    The arrays are read-only, since later moves of the knobs share them.
    """
    split = [_split(seed, firms, products, matching, which) for which in range(pools)]
    return read_only(_joined(np.array([told for told, _ in split]), np.array([member for _, member in split]), firms))


@lru_cache(maxsize=64 * POOLS)  # apart from `grouped`, so that the futures at rest reuse the few pools of a draft
def _split(seed: int, firms: int, products: int, matching: str, which: int) -> tuple[np.ndarray, np.ndarray]:
    """One pool: means over pairs (feature, group) and the group that each firm is in (group_size, firm)."""
    between = pairs(candidates(seed, firms, products), which)
    cost, sizes = between.cost, range(2, SIZES + 1)
    if matching == "matched":
        split = [matched(cost, n) for n in sizes]
    else:
        order = stream(seed, "export groups random").random((POOLS, SIZES, MOST_FIRMS))[which, :, :firms]
        split = [at_random(order[n - 1], n) for n in sizes]
    told = np.array([_means(getattr(between, f.name), split) for f in fields(Pairs)])
    member = np.array([np.arange(firms, dtype=np.int16), *(_numbers(groups, firms) for groups in split)])
    for array in (told, member):
        array.flags.writeable = False
    return told, member


def _joined(told: np.ndarray, members: np.ndarray, firms: int) -> Groups:
    count = np.array([1, *(firms // n for n in range(2, SIZES + 1))])
    features = (np.ascontiguousarray(told[:, i]) for i in range(4))
    size = np.repeat(np.arange(1, SIZES + 1), count)
    slot = np.concatenate([np.arange(n) for n in count])
    return Groups(*features, size, slot, np.cumsum(count) - count, count, members)


def matched(cost: np.ndarray, n: int) -> np.ndarray:
    """Groups of `n` firms that fit, (group, n), from the cost of each pair (firm, firm)."""
    groups, left_out = _grown(cost, n)
    here, reached = np.arange(len(groups)), total_cost(cost, groups)
    to_all = cost[groups].sum(axis=1)
    for turn in range(ROUNDS):
        for place in range(n):
            left_out = _fill_anew(cost, groups, to_all, left_out, (place + turn * here) % n)
        before, reached = reached, total_cost(cost, groups)
        if turn > 1 and reached > before - 1e-9:
            break
    return groups


def _grown(cost: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """First groups (group, n), member by member, and the firms that are left out."""
    groups = np.array(_far_apart(cost, len(cost) // n))[:, None]
    free = np.setdiff1d(np.arange(len(cost)), groups)
    for _ in range(n - 1):
        _, taken = linear_sum_assignment(cost[groups].sum(axis=1)[:, free])
        groups, free = np.concatenate([groups, free[taken, None]], axis=1), _without(free, taken)
    return groups, free


def _fill_anew(
    cost: np.ndarray, groups: np.ndarray, to_all: np.ndarray, left_out: np.ndarray, place: np.ndarray
) -> np.ndarray:
    """Fills one place of each group (group,) anew, in `groups` and in `to_all`, the cost of each firm to all members
    of a group, (group, firm); returns who is left out now."""
    here = np.arange(len(groups))
    lent = groups[here, place]
    to_all -= cost[lent]
    firms = np.concatenate([lent, left_out])
    _, taken = linear_sum_assignment(to_all[:, firms])
    groups[here, place] = chosen = firms[taken]
    to_all += cost[chosen]
    return _without(firms, taken) if len(left_out) else left_out


def _without(firms: np.ndarray, taken: np.ndarray) -> np.ndarray:
    rest = np.ones(len(firms), dtype=bool)
    rest[taken] = False
    return firms[rest]


def total_cost(cost: np.ndarray, groups: np.ndarray) -> float:
    """Cost of all pairs within groups."""
    return float(cost[groups[:, :, None], groups[:, None, :]].sum() / 2)


def _far_apart(cost: np.ndarray, wanted: int) -> list[int]:
    """Firms that fit each other badly: the one that fits all others best, then always the one furthest from those."""
    chosen = [int(cost.sum(axis=1).argmin())]
    nearest = cost[chosen[0]].copy()
    while len(chosen) < wanted:
        nearest[chosen] = -np.inf
        chosen.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, cost[chosen[-1]])
    return chosen


def at_random(luck: np.ndarray, n: int) -> np.ndarray:
    """Groups of `n` firms drawn at random, (group, n)."""
    return np.argsort(luck)[: len(luck) // n * n].reshape(-1, n)


def _means(between: np.ndarray, split: list[np.ndarray]) -> np.ndarray:
    """Mean over the pairs of each group, (group,); 0 for a firm alone."""
    means = [
        between[groups[:, :, None], groups[:, None, :]].sum(axis=(1, 2)) / (groups.shape[1] * (groups.shape[1] - 1))
        for groups in split
    ]
    return np.concatenate([[0.0], *means])


def _numbers(groups: np.ndarray, firms: int) -> np.ndarray:
    number = np.full(firms, -1, dtype=np.int16)
    number[groups] = np.arange(len(groups))[:, None]
    return number
