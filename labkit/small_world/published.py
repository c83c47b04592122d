"""The networks that Watts & Strogatz measured, beside what the lab finds for networks of their size.

Watts & Strogatz (1998), Nature 393, table 1. Their random networks have the same number of nodes and ties. For those,
    C ≈ k/n and L ≈ ln n/ln k,
which is also what the rings of the lab come to where all ties have gone far. The formula for L is rough where nodes
have few ties each: it says 8.7 for the power grid, the paper 12.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from .kernel import structure

MEASURED_UP_TO = 1000  # nodes: above, only the formulas are told


@dataclass(frozen=True)
class Published:
    """One network of the table: size, ties a node, path length and clustering, and those of a random network."""

    name: str
    nodes: int
    ties: float
    path_length: float
    path_length_random: float
    clustering: float
    clustering_random: float


NETWORKS = (
    Published("film actors", 225_226, 61, 3.65, 2.99, 0.79, 0.00027),
    Published("power grid", 4_941, 2.67, 18.7, 12.4, 0.080, 0.005),
    Published("C. elegans (nerve cells)", 282, 14, 2.65, 2.25, 0.28, 0.05),
)


@dataclass(frozen=True)
class Ours:
    """What the lab has beside a network: the formulas for random ties, and its own rings, None where too large.

    ring and ring_random: (path length, clustering) without distant ties, and with distant ties only.
    """

    path_length_random: float
    clustering_random: float
    ring: tuple[float, float] | None
    ring_random: tuple[float, float] | None


def ours(network: Published, seed: int = 0, runs: int = 8) -> Ours:
    """The same for networks of the size of a published one."""
    random = log(network.nodes) / log(network.ties), network.ties / network.nodes
    if network.nodes > MEASURED_UP_TO or network.ties % 2:
        return Ours(*random, None, None)
    found = structure(network.nodes, int(network.ties), 1, seed=seed, runs=runs)
    ring = found.path_length_lattice, found.clustering_lattice
    return Ours(*random, ring, (float(found.path_length.mean()), float(found.clustering.mean())))
