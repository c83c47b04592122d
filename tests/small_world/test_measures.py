"""Clustering and path length: worked by hand, closed forms, and a search in plain Python."""

from __future__ import annotations

from collections import deque

import numpy as np
import pytest

from labkit.small_world.kernel import structure
from labkit.small_world.measures import clustering, distances, lattice, measured
from labkit.small_world.rewiring import rewiring


def both(ties, firms):
    owner, far = (np.array(column) for column in zip(*ties, strict=True))
    return clustering(owner, far, firms), distances(owner, far, firms)


def plainly(owner, far, firms):
    """C, L and the share of pairs with a way, one firm at a time."""
    partners = {i: set() for i in range(firms)}
    for i, j in zip(owner.tolist(), far.tolist(), strict=True):
        partners[i].add(j)
        partners[j].add(i)
    local = []
    for mine in partners.values():
        among = sum(b in partners[a] for a in mine for b in mine)
        local.append(among / (len(mine) * (len(mine) - 1)) if len(mine) > 1 else 0.0)
    steps = [step for i in range(firms) for step in ways(partners, i).values() if step]
    return sum(local) / firms, sum(steps) / max(len(steps), 1), len(steps) / (firms * (firms - 1))


def ways(partners, start):
    found, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for there in partners[here] - found.keys():
            found[there] = found[here] + 1
            queue.append(there)
    return found


# Worked by hand


def test_a_triangle_with_a_tail_has_the_values_worked_out_by_hand():
    # firms 0, 1, 2 know each other, 3 knows 2. C: 1, 1, one pair of three, none. L: 1 1 2, 1 1 2, 1 1 1, 2 2 1
    c, (length, reachable) = both([(0, 1), (1, 2), (2, 0), (2, 3)], 4)
    assert c == pytest.approx((1 + 1 + 1 / 3 + 0) / 4)
    assert length == pytest.approx(16 / 12)
    assert reachable == 1


def test_pairs_without_a_way_between_them_are_left_out_and_counted():
    _, (length, reachable) = both([(0, 1), (2, 3), (3, 4)], 5)
    assert length == pytest.approx((1 + 1 + 1 + 1 + 1 + 1 + 2 + 2) / 8)
    assert reachable == pytest.approx(8 / 20)


# Closed forms


@pytest.mark.parametrize(("firms", "ties"), [(1000, 10), (200, 4), (61, 12), (10, 2)])
def test_clustering_of_a_ring_is_that_of_the_closed_form(firms, ties):
    assert lattice(firms, ties)[0] == pytest.approx(3 * (ties - 2) / (4 * (ties - 1)))


def test_path_length_of_a_ring_is_near_half_the_firms_over_the_ties():
    assert lattice(1000, 10)[1] == pytest.approx(1000 / 20, rel=0.02)
    assert lattice(1000, 10)[1] == pytest.approx(50.4505, abs=1e-4)  # 2·(5·(1 + … + 99) + 4·100)/999 + 100/999


@pytest.mark.parametrize(("firms", "ties"), [(7, 6), (8, 6), (9, 6), (12, 10), (40, 2), (129, 8), (25, 20)])
def test_the_exact_values_of_a_ring_are_what_is_measured_on_it(firms, ties):
    wired = rewiring(0, 1, firms, ties)
    c, length, reachable = measured(wired.owner, wired.ends(0), firms)
    assert (c[0], length[0]) == pytest.approx(lattice(firms, ties))
    assert reachable[0] == 1


@pytest.mark.parametrize(("firms", "ties", "clusters"), [(64, 4, 1), (65, 6, 1), (130, 10, 1), (48, 4, 6), (24, 2, 1)])
def test_measures_equal_a_search_in_plain_python(firms, ties, clusters):
    wired = rewiring(6, 3, firms, ties, clusters)
    for share in (0, 0.02, 0.3, 1):
        ends = wired.ends(share)
        expected = np.array([plainly(wired.owner, far, firms) for far in ends]).T
        np.testing.assert_allclose(measured(wired.owner, ends, firms), expected, rtol=1e-12)


# The paper's figure


def test_clustering_falls_with_the_cube_of_the_ties_that_stay():
    for share in (0.01, 0.1, 0.3):
        found = structure(1000, 10, share, seed=1, runs=4)
        assert found.clustering.mean() == pytest.approx(2 / 3 * (1 - share) ** 3, abs=0.01)
        assert found.clustering_lattice == pytest.approx(2 / 3)


def test_one_tie_in_a_hundred_takes_four_fifths_of_the_way_and_hardly_any_clustering():
    found = structure(1000, 10, 0.01, seed=0, runs=4)
    assert found.path_length.mean() / found.path_length_lattice == pytest.approx(0.18, abs=0.03)
    assert found.clustering.mean() / found.clustering_lattice == pytest.approx(0.97, abs=0.01)


def test_where_all_ties_are_distant_the_network_is_random():
    found = structure(1000, 10, 1, seed=0, runs=4)
    assert found.path_length.mean() == pytest.approx(np.log(1000) / np.log(10), rel=0.1)
    assert found.clustering.mean() == pytest.approx(10 / 1000, abs=0.003)


# The contract


def test_structure_gives_one_number_a_run_and_the_same_for_the_same_seed():
    one, again, other = (structure(100, 6, 0.2, seed=seed, runs=5) for seed in (1, 1, 2))
    assert one.clustering.shape == one.path_length.shape == (5,)
    assert np.array_equal(one.path_length, again.path_length)
    assert not np.array_equal(one.path_length, other.path_length)
    assert structure(50, 4, 0.1).clustering.shape == (20,)


def test_structure_at_nought_is_the_ring():
    found = structure(90, 8, 0, runs=2)
    assert found.clustering == pytest.approx(np.full(2, found.clustering_lattice))
    assert found.path_length == pytest.approx(np.full(2, found.path_length_lattice))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((100, 5, 0.1), r"ties = 5 is not an even number from 2 to 99 \(ties of a firm\)"),
        ((10, 10, 0.1), r"ties = 10 is not an even number from 2 to 9"),
        ((100, 10, 1.2), r"rewired = 1.2 is outside 0 to 1 \(share of ties that go far\)"),
        ((100, 10, float("nan")), r"rewired = nan is outside 0 to 1"),
        ((2, 2, 0.1), r"firms = 2 is not a whole number from 3 upwards"),
        ((50.0, 4, 0.1), r"firms = 50.0 is not a whole number"),
    ],
)
def test_a_network_that_cannot_be_is_refused_in_words(given, said):
    with pytest.raises(ValueError, match=said):
        structure(*given)


def test_structure_refuses_a_number_of_runs_that_is_none():
    with pytest.raises(ValueError, match="runs = 0 is not a whole number from 1 upwards"):
        structure(100, 10, 0.1, runs=0)
