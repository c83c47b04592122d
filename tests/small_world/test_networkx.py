"""Structure beside networkx, which has its own generator and its own measures."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.small_world.kernel import structure
from labkit.small_world.measures import clustering, distances
from labkit.small_world.rewiring import rewiring

networkx = pytest.importorskip("networkx")


def graph(owner, ends, firms):
    built = networkx.Graph()
    built.add_nodes_from(range(firms))
    built.add_edges_from(zip(owner.tolist(), ends.tolist(), strict=True))
    return built


@pytest.mark.parametrize("share", [0, 0.02, 0.1, 0.4, 1])
def test_clustering_and_path_length_of_each_network_are_those_of_networkx(share):
    wired = rewiring(0, 3, 120, 8)
    for ends in wired.ends(share):
        built = graph(wired.owner, ends, 120)
        assert built.number_of_edges() == 480
        assert clustering(wired.owner, ends, 120) == pytest.approx(networkx.average_clustering(built))
        length, reachable = distances(wired.owner, ends, 120)
        assert reachable == 1
        assert length == pytest.approx(networkx.average_shortest_path_length(built))


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5])
def test_our_networks_are_on_average_as_clustered_and_as_wide_as_theirs(share):
    ours = structure(200, 10, share, seed=3, runs=60)
    theirs = [networkx.connected_watts_strogatz_graph(200, 10, share, seed=seed) for seed in range(30)]
    for found, measure in ((ours.clustering, networkx.average_clustering), (ours.path_length, lengths)):
        expected = np.array([measure(built) for built in theirs])
        # theirs rewires a share that varies around p; ours rewires exactly p, which the spread of theirs covers
        margin = 4 * np.hypot(expected.std() / np.sqrt(30), found.std() / np.sqrt(60)) + 0.01 * expected.mean()
        assert abs(found.mean() - expected.mean()) < margin


def lengths(built):
    return networkx.average_shortest_path_length(built)


def test_the_ring_without_distant_ties_is_that_of_networkx():
    built = networkx.watts_strogatz_graph(150, 6, 0)
    found = structure(150, 6, 0, runs=1)
    assert found.clustering_lattice == pytest.approx(networkx.average_clustering(built))
    assert found.path_length_lattice == pytest.approx(networkx.average_shortest_path_length(built))
