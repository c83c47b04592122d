"""The Pareto front of the ways to split the budget, and how it fills."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from labkit.territory import behind
from labkit.territory.behind import AT_ONCE, fronts, growing, whole_front
from labkit.territory.front import ALL_AIMS, KEPT, PARTS, RUNS, SPLITS, Front, everywhere, non_dominated
from labkit.territory.kernel import simulate
from labkit.territory.params import LEVERS, TerritoryParams


@pytest.fixture(scope="module")
def parts():
    return list(growing(everywhere(TerritoryParams()), 1))


def test_non_dominated_points_worked_by_hand():
    """The second is beaten by the first; the last equals the first, and like points do not beat each other."""
    aims = np.array([[2, 2], [1, 2], [0, 3], [3, 0], [2, 2]])
    assert non_dominated(aims).tolist() == [True, False, True, True, True]


def test_non_dominated_points_are_those_that_a_plain_loop_finds():
    rng = np.random.default_rng(3)
    aims = rng.integers(0, 6, (120, 3)).astype(float)

    def beaten(one):
        return any(all(a >= b for a, b in zip(other, one, strict=True)) and any(other > one) for other in aims)

    expected = [not beaten(one) for one in aims]
    assert non_dominated(aims).tolist() == expected
    assert 0 < sum(expected) < 60


def test_splits_are_all_ways_to_spend_in_quarters_each_once_and_the_first_spends_nothing():
    assert len(SPLITS) == len({tuple(split) for split in SPLITS}) == 210  # 10 choose 6
    assert np.array_equal(SPLITS.sum(axis=1), np.ones(210))
    assert np.array_equal(np.rint(PARTS * SPLITS), PARTS * SPLITS)
    assert SPLITS.shape[1] == KEPT + 1 == len(LEVERS) + 1
    assert SPLITS[0, KEPT] == 1
    assert ((SPLITS[1:7, :KEPT] == 1).sum(axis=0) == 1).all()


def test_a_front_fills_part_by_part_and_what_is_there_stays(parts):
    assert len(parts) == 21
    for at, (one, other) in enumerate(itertools.pairwise(parts)):
        assert other is not one
        assert one.there.sum() == (at + 1) * AT_ONCE
        assert np.array_equal(one.aims[one.there], other.aims[one.there])
    assert parts[0].done == pytest.approx(10 / 210)
    assert parts[-1].done == 1


def test_what_a_split_comes_to_is_a_simulation_of_its_own(parts):
    last = parts[-1]
    for at in (0, 3, 100, 209):
        weights = {name: 100 * SPLITS[at, place] for place, name in enumerate(LEVERS.values())}
        alone = simulate(TerritoryParams(budget=400 * (1 - SPLITS[at, KEPT]), **weights), seed=1, runs=RUNS)
        told = [getattr(alone, aim)[:, -1].mean() for aim in ALL_AIMS[:3]] + [alone.cost.mean()]
        assert last.aims[at] == pytest.approx(told, abs=1e-9)


def test_the_front_of_all_splits_is_that_of_a_plain_loop_in_which_less_cost_is_better(parts):
    last, better = parts[-1], np.array([1, 1, 1, -1])
    aims = last.aims * better
    beaten = [((aims >= one).all(axis=1) & (aims > one).any(axis=1)).any() for one in aims]
    assert np.array_equal(last.best, ~np.array(beaten))
    assert last.best[0]  # nothing costs less than nothing
    assert 5 < last.best.sum() < 150


def test_only_known_splits_are_on_the_front(parts):
    assert not (parts[0].best & ~parts[0].there).any()
    assert parts[0].best.any()


def test_a_front_holds_for_all_levers_for_one_territory_and_one_luck(parts):
    assert parts[0].of(TerritoryParams(hubs=3, trust=0), 1)
    assert not parts[0].of(TerritoryParams(), 2)
    assert not parts[0].of(TerritoryParams(budget=500), 1)
    assert not parts[0].of(TerritoryParams(operators=7), 1)


def test_what_was_computed_before_comes_at_once_and_is_not_computed_again(monkeypatch):
    whole = whole_front(TerritoryParams(), seed=1)

    def forbidden(*_):
        raise AssertionError("computed again")

    monkeypatch.setattr(behind, "futures", forbidden)
    assert list(fronts(TerritoryParams(trust=99), seed=1)) == [whole]


def test_who_comes_later_goes_on_where_another_stopped(monkeypatch):
    every = growing(everywhere(TerritoryParams()), 1)
    monkeypatch.setattr(behind, "tried", lambda _params, _seed, splits: np.zeros((len(splits), len(ALL_AIMS))))
    first = [front for _, front in zip(range(3), every, strict=False)]
    later = list(every)
    assert later[0] is first[-1]
    assert len(later) == 19
    assert later[-1].done == 1


def test_what_beats_a_split_is_as_good_in_all_aims_and_better_in_one():
    """By hand: better all round; better in one; dearer; cheaper alone; alike but for the last digits; not known."""
    aims = np.full((len(SPLITS), len(ALL_AIMS)), np.nan)
    aims[:5] = [[2, 2, 2, 1], [1, 2, 1, 5], [2, 2, 2, 6], [1, 1, 1, 4], [1 + 1e-9, 1, 1, 5 - 1e-9]]
    front = Front(TerritoryParams(), 0, aims)
    own = np.array([1.0, 1.0, 1.0, 5.0])
    assert front.beating(own)[:6].tolist() == [True, True, False, True, False, False]


def test_a_split_of_the_front_is_beaten_by_none_and_any_other_by_one_on_it(parts):
    last, best = parts[-1], parts[-1].best
    for at, aims in enumerate(last.aims):
        beating = last.beating(aims)
        assert beating.any() != best[at]
        assert best[at] or (beating & best).any()


def test_without_a_budget_all_splits_are_alike():
    first = next(fronts(TerritoryParams(budget=0), seed=2))
    assert np.ptp(first.aims[first.there], axis=0) == pytest.approx(0)
