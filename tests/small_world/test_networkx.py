"""Structure beside networkx, which has its own generator and its own measures."""

from __future__ import annotations

import networkx
import numpy as np
import pytest

from labkit.small_world.kernel import structure
from labkit.small_world.measures import lattice, measured
from labkit.small_world.rewiring import distant, rewiring

NETWORKS = {
    "the lab's": (200, 10, 1),
    "the lab's, in clusters": (200, 10, 8),
    "few ties": (90, 2, 1),
    "few ties in clusters": (96, 4, 6),
    "many ties": (65, 20, 1),
    "many ties in clusters": (48, 6, 4),
    "one word of bits": (64, 6, 1),
    "nearly everyone is tied": (23, 20, 1),
    "an odd ring": (129, 8, 1),
}


def graph(owner, ends, firms):
    """The network in networkx; a double tie would not be lost there."""
    built = networkx.MultiGraph()
    built.add_nodes_from(range(firms))
    built.add_edges_from(zip(owner.tolist(), ends.tolist(), strict=True))
    return built


def theirs(built):
    """C, L and the share of pairs with a way, by networkx; pairs without a way are left out of L."""
    simple = networkx.Graph(built)
    steps = [step for _, ways in networkx.all_pairs_shortest_path_length(simple) for step in ways.values() if step]
    firms = len(simple)
    return networkx.average_clustering(simple), np.mean(steps), len(steps) / (firms * (firms - 1))


@pytest.mark.parametrize(("firms", "ties", "clusters"), NETWORKS.values(), ids=NETWORKS)
def test_clustering_path_length_and_reach_of_each_network_are_those_of_networkx(firms, ties, clusters):
    wired = rewiring(5, 2, firms, ties, clusters)
    for share in (0, 0.02, 0.1, 0.4, 1):
        ends = wired.ends(share)
        expected = np.array([theirs(graph(wired.owner, far, firms)) for far in ends]).T
        np.testing.assert_allclose(measured(wired.owner, ends, firms), expected, rtol=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize(("firms", "ties", "clusters"), NETWORKS.values(), ids=NETWORKS)
def test_networkx_finds_no_loop_no_double_tie_and_as_many_ties_as_before(firms, ties, clusters):
    wired, half = rewiring(6, 3, firms, ties, clusters), ties // 2
    for share in (0, 0.01, 0.1, 0.3, 1):
        for ends in wired.ends(share):
            built = graph(wired.owner, ends, firms)
            assert networkx.number_of_selfloops(built) == 0
            assert networkx.Graph(built).number_of_edges() == built.number_of_edges() == firms * half
            degrees = [degree for _, degree in built.degree()]
            assert sum(degrees) == firms * ties
            assert min(degrees) >= half  # a firm keeps its own ties, wherever they go


@pytest.mark.parametrize(("firms", "ties", "clusters"), NETWORKS.values(), ids=NETWORKS)
def test_no_more_ties_than_the_share_differ_from_the_ring_of_networkx(firms, ties, clusters):
    wired, size = rewiring(7, 3, firms, ties, clusters), firms // clusters
    ring = networkx.disjoint_union_all([networkx.watts_strogatz_graph(size, ties, 0)] * clusters)
    assert networkx.utils.graphs_equal(networkx.Graph(graph(wired.owner, wired.neighbour, firms)), ring)
    for share in (0.01, 0.1, 0.3, 1):
        for ends in wired.ends(share):
            kept = networkx.intersection(networkx.Graph(graph(wired.owner, ends, firms)), ring)
            assert ring.number_of_edges() - kept.number_of_edges() <= distant(share, firms * ties // 2)


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.02, 0.1, 0.5])
def test_our_networks_are_on_average_as_clustered_and_as_wide_as_theirs(share):
    ours = structure(200, 10, share, seed=3, runs=60)
    built = [networkx.connected_watts_strogatz_graph(200, 10, share, seed=seed) for seed in range(30)]
    lengths = networkx.average_shortest_path_length
    for found, measure in ((ours.clustering, networkx.average_clustering), (ours.path_length, lengths)):
        expected = np.array([measure(one) for one in built])
        # theirs rewires a share that varies around p; ours rewires exactly p, which the spread of theirs covers
        margin = 4 * np.hypot(expected.std() / np.sqrt(30), found.std() / np.sqrt(60)) + 0.01 * expected.mean()
        assert abs(found.mean() - expected.mean()) < margin


@pytest.mark.parametrize("firms", [3, 4, 5, 12, 25, 33, 64])
def test_the_exact_values_of_a_ring_are_those_of_networkx_for_every_legal_number_of_ties(firms):
    for ties in range(2, firms, 2):
        c, length, reachable = theirs(networkx.watts_strogatz_graph(firms, ties, 0))
        assert lattice(firms, ties) == pytest.approx((c, length), rel=1e-12), ties
        assert reachable == 1
        if ties < 2 * firms / 3:
            assert c == pytest.approx(3 * (ties - 2) / (4 * (ties - 1)), rel=1e-12), ties
