"""Who joins whom: criteria beat chance, come close to the best there is, and nobody is counted twice."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
import pytest

from labkit.export_groups.kernel import mean_by_size, simulate
from labkit.export_groups.lab import lab
from labkit.export_groups.matching import _split, at_random, grouped, matched, pairs, total_cost
from labkit.export_groups.params import ExportGroupsParams
from labkit.export_groups.pool import POOLS, Pool, candidates, pool_of, pools_needed


def best_there_is(cost: np.ndarray, n: int) -> float:
    """Least total cost of all splits of a few firms into groups of n, by looking at all of them; n divides."""

    @cache
    def least(free: frozenset) -> float:
        if not free:
            return 0.0
        first, rest = min(free), sorted(free - {min(free)})
        return min(
            sum(cost[a, b] for a, b in combinations((first, *others), 2)) + least(free - {first, *others})
            for others in combinations(rest, n - 1)
        )

    return least(frozenset(range(len(cost))))


@pytest.mark.parametrize("n", [2, 3, 4, 6])
def test_in_a_tiny_pool_the_groups_come_close_to_the_best_there_is(n):
    pool = candidates(0, 12, 4)
    found, best, chance = np.zeros((3, 6))
    for which in range(6):
        cost = pairs(pool, which).cost
        found[which], best[which] = total_cost(cost, matched(cost, n)), best_there_is(cost, n)
        chance[which] = total_cost(cost, at_random(np.random.default_rng(which).random(12), n))
    assert (found >= best - 1e-6).all()
    assert (found - best).mean() <= 0.1 * (chance - best).mean()


def test_two_pairs_made_for_each_other_find_each_other():
    cost = np.full((4, 4), 5.0)
    cost[0, 2] = cost[2, 0] = cost[1, 3] = cost[3, 1] = 1.0
    assert {frozenset(group) for group in matched(cost, 2).tolist()} == {frozenset((0, 2)), frozenset((1, 3))}


def test_matched_groups_fit_better_than_random_ones_in_every_criterion():
    by_criteria, by_chance = (grouped(0, 48, 4, how) for how in ("matched", "random"))
    for name, sign in (("distance", 1), ("rivals", 1), ("imbalance", 1), ("synergy", -1)):
        better = sign * (mean_by_size(getattr(by_chance, name) - getattr(by_criteria, name), by_chance)).mean(axis=0)
        assert (better[1:] > 0).all(), name


def test_matched_groups_cost_less_than_random_ones_in_every_pool_and_size():
    pool, luck = candidates(1, 48, 4), np.random.default_rng(0)
    for which in range(POOLS):
        cost = pairs(pool, which).cost
        for n in range(2, 9):
            assert total_cost(cost, matched(cost, n)) < total_cost(cost, at_random(luck.random(48), n))


@pytest.mark.parametrize("how", ["matched", "random"])
@pytest.mark.parametrize("firms", [12, 44, 48])
def test_every_firm_is_in_one_group_or_left_out_and_those_left_out_are_counted(firms, how):
    result = simulate(ExportGroupsParams(pool=firms, matching=how), runs=2)
    for n, numbers in enumerate(result.group.astype(int), start=1):
        groups, members = np.unique(numbers[numbers >= 0], return_counts=True)
        assert groups.tolist() == list(range(firms // n))
        assert (members == n).all()
        assert (numbers < 0).sum() == firms % n == result.left_out[n - 1]


def test_pairs_are_what_they_were_worked_out_to_be_by_hand():
    two = {"x": (0, 3), "y": (0, 4), "staff": (10, 20), "product": (1, 1), "market": (2, 0)}
    between = pairs(Pool(**{name: np.array([values], dtype=float) for name, values in two.items()}), 0)
    assert between.distance[0, 1] == 5
    assert between.rivals[0, 1] == 0.5
    assert between.synergy[0, 1] == 0
    assert between.imbalance[0, 1] == pytest.approx(np.log(2))
    # 5/20 + 0.6·0.6931 + 2.5·0.5
    assert between.cost[0, 1] == pytest.approx(1.9159, abs=1e-4)
    assert not between.cost.diagonal().any()


def test_head_on_rivals_are_those_with_the_same_product_on_the_same_market():
    pool = candidates(0, 48, 4)
    between = pairs(pool, 0)
    for a, b in combinations(range(48), 2):
        alike = (pool.product[0, a] == pool.product[0, b], pool.market[0, a] == pool.market[0, b])
        expected = {(True, True): (1, 0), (True, False): (0.5, 0), (False, True): (0, 1), (False, False): (0, 0)}[alike]
        assert (between.rivals[a, b], between.synergy[a, b]) == expected


def test_a_larger_pool_is_a_smaller_one_with_firms_added():
    few, many = candidates(3, 20, 4), candidates(3, 96, 4)
    for name, values in vars(few).items():
        assert np.array_equal(values, getattr(many, name)[:, :20]), name


def test_pools_differ_and_stay_within_what_they_say():
    pool = candidates(0, 96, 8)
    assert len({tuple(row) for row in pool.staff}) == POOLS
    assert min(pool.x.min(), pool.y.min()) >= 0
    assert max(pool.x.max(), pool.y.max()) <= 60
    assert set(np.unique(pool.product)) == set(range(8))
    assert set(np.unique(pool.market)) == set(range(4))
    assert 15 <= np.median(pool.staff) <= 25


def test_other_knobs_leave_the_groups_as_they_are():
    before, after = (simulate(ExportGroupsParams(**k), runs=3).group for k in ({}, {"travel": 3, "rivalry": 1}))
    assert np.array_equal(before, after)


def test_each_pool_has_ten_of_two_hundred_futures_and_a_draft_has_a_few_pools():
    assert np.bincount(pool_of(200)).tolist() == [10] * POOLS
    assert np.bincount(pool_of(lab.draft_runs)).tolist() == [10] * 6
    assert np.array_equal(pool_of(60), pool_of(200)[:60])
    assert np.array_equal(pool_of(203)[200:], pool_of(3))
    assert [pools_needed(runs) for runs in (1, 4, 60, 61, 200, 400)] == [1, 4, 6, 7, 20, 20]


def test_futures_at_rest_match_only_the_pools_that_the_draft_has_not_matched():
    grouped.cache_clear()
    _split.cache_clear()
    simulate(ExportGroupsParams(pool=16), runs=lab.draft_runs)
    assert _split.cache_info().misses == 6
    simulate(ExportGroupsParams(pool=16), runs=lab.runs)
    assert _split.cache_info().misses == POOLS


def test_what_a_cache_hands_out_again_cannot_be_changed():
    told, member = _split(0, 12, 4, "matched", 0)
    held = [told, member, *vars(candidates(0, 12, 4)).values(), *vars(grouped(0, 12, 4, "matched")).values()]
    assert len(held) == 2 + 5 + 9
    assert not any(array.flags.writeable for array in held)


def test_a_result_does_not_hold_on_to_what_a_cache_keeps():
    first = simulate(ExportGroupsParams(), runs=3)
    for name, values in vars(first).items():
        if isinstance(values, np.ndarray):
            assert not any(np.shares_memory(values, kept) for kept in vars(candidates(0, 48, 4)).values()), name
