"""Rewiring: exact numbers of ties, nested networks, and the plain loop that it must equal."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from labkit.small_world.luck import SIDES, tie_luck
from labkit.small_world.rewiring import distant, rewiring

SHARES = (0, 0.001, 0.03, 0.1, 0.5, 1)


def pairs(owner, ends):
    """The ties of one network as sets of two firms."""
    return [frozenset(tie) for tie in zip(owner.tolist(), ends.tolist(), strict=True)]


def plainly(seed, runs, run, firms, ties, clusters, share):
    """One network, tie after tie, in plain Python: the far end of each tie by (owner, side)."""
    half, size = ties // 2, firms // clusters
    luck = tie_luck(seed, runs, firms, max(SIDES, half))
    order, aim = luck.order[run].tolist(), luck.aim[run]
    far = {(i, d): i // size * size + (i % size + d) % size for i in range(firms) for d in range(1, half + 1)}
    partners = {i: set() for i in range(firms)}
    for (i, _), j in far.items():
        partners[i].add(j)
        partners[j].add(i)
    going = sorted(far, key=lambda tie: order[tie[0]][tie[1] - 1])[: distant(share, len(far))]
    for i, d in going:
        kin = set(range(i // size * size, (i // size + 1) * size)) if clusters > 1 else {i}
        free = [j for j in range(firms) if j not in partners[i] and j not in kin]
        tries = aim[i, d - 1]
        new = [int(tries[0] * np.float32(firms)), int(tries[1] * np.float32(firms))]
        new.append(free[int(tries[2] * np.float32(len(free)))] if free else far[i, d])
        new = next((j for j in new if j in free), far[i, d])
        old = far[i, d]
        partners[i].remove(old)
        partners[old].remove(i)
        partners[i].add(new)
        partners[new].add(i)
        far[i, d] = new
    return [far[tie] for tie in sorted(far)]


@pytest.mark.parametrize(("firms", "ties", "clusters"), [(60, 6, 1), (48, 6, 4), (9, 6, 1), (12, 4, 2)])
def test_each_network_equals_the_plain_loop(firms, ties, clusters):
    wired = rewiring(3, 4, firms, ties, clusters)
    for share in (0.05, 0.4, 1):
        ends = wired.ends(share)
        for run in (0, 3):
            assert ends[run].tolist() == plainly(3, 4, run, firms, ties, clusters, share)


@pytest.mark.parametrize(("firms", "ties", "clusters"), [(200, 10, 1), (200, 20, 8), (30, 4, 1), (11, 8, 1), (5, 2, 1)])
def test_no_tie_is_lost_doubled_or_tied_to_itself(firms, ties, clusters):
    wired = rewiring(1, 5, firms, ties, clusters)
    for share in SHARES:
        for ends in wired.ends(share):
            found = pairs(wired.owner, ends)
            assert len(set(found)) == len(found) == firms * ties // 2
            assert all(len(tie) == 2 for tie in found)


@pytest.mark.parametrize("clusters", [1, 8])
def test_exactly_the_share_of_ties_has_gone_far(clusters):
    wired = rewiring(2, 6, 200, 10, clusters)
    for share in SHARES:
        assert (wired.gone(share).sum(axis=1) == round(share * 1000)).all()
        left = (wired.ends(share) != wired.neighbour).sum(axis=1)
        assert (left <= round(share * 1000)).all()
        assert (left >= 0.97 * round(share * 1000)).all()  # on a ring a tie may come home, once its place is free


def test_networks_are_nested():
    wired = rewiring(0, 8, 200, 10)
    for few, many in pairwise(SHARES):
        gone = wired.gone(few)
        assert gone[~wired.gone(many)].sum() == 0
        assert np.array_equal(wired.ends(few)[gone], wired.ends(many)[gone])


def test_a_process_that_stops_early_has_the_same_networks_until_then():
    whole, some = rewiring(0, 3, 60, 6), rewiring(0, 3, 60, 6, most=distant(0.2, 180))
    for share in (0, 0.1, 0.2):
        assert np.array_equal(whole.ends(share), some.ends(share))


def test_the_networks_of_a_future_do_not_depend_on_how_many_there_are():
    assert np.array_equal(rewiring(4, 9, 200, 10).ends(0.3)[:3], rewiring(4, 3, 200, 10).ends(0.3))


def test_in_clusters_exactly_the_share_of_ties_leaves_the_cluster():
    wired = rewiring(0, 7, 200, 10, 8)
    for share in SHARES:
        leaves = wired.owner // 25 != wired.ends(share) // 25
        assert (leaves.sum(axis=1) == round(share * 1000)).all()


def test_where_everyone_is_tied_to_everyone_nothing_can_go_far():
    wired = rewiring(0, 3, 7, 6)
    assert np.array_equal(wired.ends(1), wired.ends(0))


def test_far_ends_are_drawn_with_equal_chance_among_firms_without_a_tie_to_the_owner():
    # 11 firms with 4 ties: the first tie to go far can go to 6 firms; two tries miss often, so all three ways are used
    wired = rewiring(5, 6000, 11, 4, most=1)
    first = wired.gone(1 / 22)
    away = (wired.target[first] - np.broadcast_to(wired.owner, first.shape)[first]) % 11
    counts = np.bincount(away, minlength=11)
    assert counts[[0, 1, 2, 9, 10]].tolist() == [0, 0, 0, 0, 0]
    assert abs(counts[3:9] - 1000).max() < 4 * np.sqrt(1000)


def test_a_half_of_a_tie_is_rounded_up():
    assert [distant(share, 1000) for share in (0, 0.0004, 0.0005, 0.1, 1)] == [0, 0, 1, 100, 1000]
