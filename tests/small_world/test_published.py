"""Published figures beside ours."""

from __future__ import annotations

import pytest

from labkit.small_world.published import NETWORKS, ours

BY_NAME = {network.name: network for network in NETWORKS}


def test_rings_of_the_size_of_a_nervous_system_bracket_it():
    worm = BY_NAME["C. elegans (nerve cells)"]
    (far, knit), (near, loose) = ours(worm).ring, ours(worm).ring_random
    assert near < worm.path_length < far
    assert loose < worm.clustering < knit


def test_random_rings_of_its_size_are_like_the_papers_random_networks():
    worm = BY_NAME["C. elegans (nerve cells)"]
    length, clustering = ours(worm).ring_random
    assert length == pytest.approx(worm.path_length_random, rel=0.1)
    assert clustering == pytest.approx(worm.clustering_random, abs=0.006)


@pytest.mark.parametrize("name", ["film actors", "C. elegans (nerve cells)"])
def test_the_formulas_are_near_the_papers_random_networks(name):
    network = BY_NAME[name]
    assert ours(network, runs=1).path_length_random == pytest.approx(network.path_length_random, rel=0.1)
    assert ours(network, runs=1).clustering_random == pytest.approx(network.clustering_random, rel=0.02)


def test_the_formula_for_random_paths_misses_the_power_grid_as_is_told():
    grid = BY_NAME["power grid"]
    assert ours(grid).path_length_random == pytest.approx(8.7, abs=0.05)
    assert ours(grid).path_length_random < 0.75 * grid.path_length_random
    assert ours(grid).ring is None


def test_all_published_networks_are_small_worlds():
    for network in NETWORKS:
        assert network.path_length < 2 * network.path_length_random
        assert network.clustering > 4 * network.clustering_random
