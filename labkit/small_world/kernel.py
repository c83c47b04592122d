"""Is there a right share of distant ties?

200 firms have k ties each, to neighbours on a ring; a share p of the ties goes far instead (`rewiring`). Firms that are
tied meet, and knowledge passes (`meetings`, `barter`, `contagion`). How high is knowledge after a number of rounds, and
at which p is it highest? Beside it: how clustered the network is, and how far apart its firms are (`measures`).

**Networks.** Watts & Strogatz (1998), "Collective dynamics of 'small-world' networks", Nature 393 ("WS"). Futures
differ in their ties. Their luck is nested: what has gone far at 5 % has gone to the same firm at 10 %.
    C(0) = 3(k − 2)/(4(k − 1)), C(p) ≈ C(0)(1 − p)³, L(0) ≈ n/(2k), L(1) ≈ ln n/ln k
**What firms know at the start.** In each of five fields a number from 0 to 1/lead, drawn evenly; `experts` of them
    have 1 in one field. In contagion, `experts` firms side by side know the news.
**How it passes.** In each round one firm in three has a meeting. Barter: knowledge against knowledge, as many fields as
    both can offer. Gift: all that the other does not know. Contagion: a firm believes what enough partners
    have told it.

Source. The question is Derbyshire's (2010), read in R, parts 8 and 11.10: with about ten per cent of ties going far, a
cluster keeps its dense life at home and has access to knowledge from outside; with more or fewer, one of them suffers.
R reports the share of ties that leave a cluster, WS have a ring: the knob `place` offers both. Barter is that of
Cowan & Jonard (2004), "Network structure and the diffusion of knowledge", J. of Economic Dynamics and Control 28,
("CJ") rebuilt from its description: steady-state knowledge is highest where roughly 10 percent of ties are long.
Contagion is after Centola & Macy (2007).

Invented. The number of firms, of clusters and of rounds; how ties are drawn for a meeting; the numbers of experts and
their lead, absorption, confirmations; that news begins with firms side by side. CJ have 500 firms; we have 200, so that
60 futures are simulated while a slider moves. For the same reason the default horizon is 480 rounds, which leaves
barter unfinished: CJ look at the end, when hardly anything is left to trade, which here takes more than 1,500. It was
600 when the claims were first run, and became 480 for speed alone. No number was chosen for what a claim comes to.

Left out. New knowledge, forgetting, firms that come, go or choose their partners, what ties cost, that distant partners
might know other things than neighbours do (here experts are spread evenly), and knowledge too far above a firm to be
understood.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .luck import CLUSTERS, FIRMS, spread_luck
from .measures import Structure, lattice, measured
from .meetings import World
from .params import SmallWorldParams
from .result import SmallWorldResult
from .rewiring import Rewiring, distant, rewiring
from .spread import Spread, spread

RUNS = 200


def simulate(params: SmallWorldParams, seed: int = 0, runs: int = RUNS) -> SmallWorldResult:
    """`runs` futures at one share of distant ties. Pure: same knobs and seed, same arrays."""
    wired = networks(params, seed, runs)
    ends = wired.ends(params.share)
    found = spread(params, World(wired.owner, ends, np.arange(runs), spread_luck(seed, runs)))
    return SmallWorldResult(
        params=params,
        seed=seed,
        knowledge=found.knowledge,
        knowledge_end=found.knowledge[:, -1].copy(),
        inequality=found.inequality,
        passing=found.passing,
        **_structure(params.share, params.neighbours, params.place, seed, runs),
        **_first_network(params, wired, ends, found, seed, runs),
    )


def networks(params: SmallWorldParams, seed: int, runs: int) -> Rewiring:
    """The networks of `runs` futures at all shares; kept between moves of other knobs."""
    return rewiring(seed, runs, FIRMS, 2 * params.neighbours, CLUSTERS[params.place])


def structure(firms: int, ties: int, rewired: float, *, seed: int = 0, runs: int = 20) -> Structure:
    """Clustering and path length of `runs` rings of `firms` with `ties` each, of which the share `rewired` goes far.

    `ties` is even, at least 2 and below `firms`; `rewired` lies in 0–1. Raises ValueError otherwise. Of Watts &
    Strogatz (1998); their figure has 1,000 firms with ten ties each.
    """
    _legal(firms, ties, rewired)
    wired = rewiring(seed, runs, firms, ties, most=distant(rewired, firms * ties // 2))
    return Structure(*measured(wired.owner, wired.ends(rewired), firms), *lattice(firms, ties))


def _legal(firms: int, ties: int, rewired: float) -> None:
    if isinstance(firms, bool) or not isinstance(firms, (int, np.integer)) or firms < 3:
        raise ValueError(f"firms = {firms!r} is not a whole number from 3 upwards (firms on the ring)")
    if isinstance(ties, bool) or not isinstance(ties, (int, np.integer)) or ties % 2 or not 2 <= ties < firms:
        raise ValueError(f"ties = {ties!r} is not an even number from 2 to {firms - 1} (ties of a firm)")
    if isinstance(rewired, (bool, str)) or not 0 <= rewired <= 1:
        raise ValueError(f"rewired = {rewired!r} is outside 0 to 1 (share of ties that go far)")


@lru_cache(maxsize=64)
def _structure(share: float, neighbours: int, place: str, seed: int, runs: int) -> dict[str, np.ndarray]:
    clusters, ties = CLUSTERS[place], FIRMS * neighbours
    wired = rewiring(seed, runs, FIRMS, 2 * neighbours, clusters)
    clustering, length, reachable = measured(wired.owner, wired.ends(share), FIRMS)
    clustering_start, length_start = lattice(FIRMS // clusters, 2 * neighbours)
    return {
        "clustering": clustering,
        "path_length": length,
        "reachable": reachable,
        "clustering_start": np.array(clustering_start),
        "path_length_start": np.array(length_start),
        "clustering_kept": clustering / clustering_start,
        "path_length_kept": length / length_start,
        "ties": np.array(float(ties)),
        "distant_ties": np.array(float(distant(share, ties))),
    }


def _first_network(
    params: SmallWorldParams, wired: Rewiring, ends: np.ndarray, found: Spread, seed: int, runs: int
) -> dict[str, np.ndarray]:
    luck = spread_luck(seed, runs)
    experts = np.where(luck.turn[0] < params.experts, luck.field[0].astype(float), -1.0)
    if params.passing == "contagion":
        experts = np.where((np.arange(FIRMS) - luck.first[0]) % FIRMS < params.experts, 0.0, -1.0)
    return {
        "tie_from": wired.owner.astype(float),
        "tie_to": ends[0].astype(float),
        "tie_distant": wired.gone(params.share)[0].astype(float),
        "expert": experts,
        "firm_knowledge": found.firm_knowledge,
    }
