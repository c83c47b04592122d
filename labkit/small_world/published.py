"""The networks that Watts & Strogatz measured, beside what the lab finds for networks of their size.

Watts & Strogatz (1998), Nature 393, table 1. Their random networks have the same number of nodes and ties. For those,
    C ≈ k/n and L ≈ ln n/ln k,
which is also what the rings of the lab come to where all ties have gone far. The power grid's random figures do not
come out: the formulas say L 8.7 and C 0.0005, networks drawn here with as many nodes and ties have L of about 8.5 and C
of 0.0002 to 0.0005, and the paper has 12.4 and 0.005. Nothing here is tested against these two.

The paper's figure 2 has rings of 1,000 with ten ties each. Between its ends, C(p) ≈ C(0)(1 − p)³ up to some k/n, since
a triangle stays where none of its three ties goes far (Barrat & Weigt 2000, "On the properties of small-world network
models", European Physical Journal B 13).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np

from labkit.core.luck import stream

from .kernel import structure
from .measures import clustering, distances, lattice, measured
from .rewiring import rewiring

MEASURED_UP_TO = 1000  # nodes: larger rings are not rewired
DRAWN_UP_TO = 10_000  # nodes: for larger random networks, only the formulas are told
FIGURE_2 = 1000, 10  # nodes, ties a node


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
    """What the lab has beside a network: the formulas for random ties, and its own networks, None where too large.

    ring and ring_random: (path length, clustering) without distant ties, and with distant ties only. drawn: one network
    with as many nodes and ties, all drawn at random: path length, clustering, share of pairs that can reach each other.
    """

    path_length_random: float
    clustering_random: float
    ring: tuple[float, float] | None
    ring_random: tuple[float, float] | None
    drawn: tuple[float, float, float] | None = None


@lru_cache(maxsize=32)
def ours(network: Published, seed: int = 0, runs: int = 8) -> Ours:
    """The same for networks of the size of a published one."""
    random = formulas(network)
    drawn = at_random(network, seed) if network.nodes <= DRAWN_UP_TO else None
    if network.nodes > MEASURED_UP_TO or network.ties % 2:
        return Ours(*random, None, None, drawn)
    found = structure(network.nodes, int(network.ties), 1, seed=seed, runs=runs)
    ring = found.path_length_lattice, found.clustering_lattice
    return Ours(*random, ring, (float(found.path_length.mean()), float(found.clustering.mean())), drawn)


def formulas(network: Published) -> tuple[float, float]:
    """Path length and clustering of a random network, as the formulas have it: ln n/ln k and k/n."""
    return log(network.nodes) / log(network.ties), network.ties / network.nodes


def at_random(network: Published, seed: int = 0) -> tuple[float, float, float]:
    """Path length, clustering and share of pairs with a way, of as many ties between pairs drawn at random."""
    nodes, ties = network.nodes, round(network.nodes * network.ties / 2)
    pairs = stream(seed, "small world published").integers(0, nodes, (2 * ties + 100, 2))
    pairs = np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1)
    first = np.sort(np.unique(pairs, axis=0, return_index=True)[1])[:ties]
    owner, far = np.ascontiguousarray(pairs[first].T)
    length, reachable = distances(owner, far, nodes)
    return length, clustering(owner, far, nodes), reachable


@dataclass(frozen=True)
class Point:
    """Rings of the paper's figure 2 at one share of distant ties; cube is C(0)(1 − share)³."""

    share: float
    path_length: float
    clustering: float
    cube: float


@lru_cache(maxsize=2)
def figure_2(shares: tuple[float, ...], seed: int = 0, runs: int = 2) -> tuple[Point, ...]:
    """Path length and clustering of rings of 1,000 with ten ties each, means over `runs`, at some shares."""
    nodes, ties = FIGURE_2
    wired, whole = rewiring(seed, runs, nodes, ties), lattice(nodes, ties)[0]
    found = {share: measured(wired.owner, wired.ends(share), nodes) for share in shares}
    return tuple(
        Point(share, float(length.mean()), float(knit.mean()), whole * (1 - share) ** 3)
        for share, (knit, length, _) in found.items()
    )
