"""How a district is read in a year: four shares, the type they make it, and how far it is a circle or a star.

Everything is read from output, links and owners. The type of a district is no state of the model and rules nothing.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from labkit.core.points import summed

from .params import HUB, MARSHALLIAN, SATELLITE, TYPES
from .state import State
from .year import Sums

AMALGAM = "amalgam"
KINDS = (*TYPES, AMALGAM)
FEW = 4  # the concentration is that of the four largest private firms
WIDTH = {"concentration": 0.06, "outside": 0.08, "public": 0.05, "trade": 0.06}
PUBLIC_FROM = 0.25
YEARS_BEFORE, YEARS_AFTER = slice(8, 11), slice(38, 41)  # the years that count for a transition
ARROWS = {1: (MARSHALLIAN, HUB), 2: (HUB, MARSHALLIAN), 3: (SATELLITE, MARSHALLIAN), 4: (SATELLITE, HUB)}
LINKS = 4  # how many other firms a fully linked firm deals with
SERIES = ("output", "firms", "competence", "concentration", "outside", "public", "trade", "star", "leader_links")


def portrait(state: State, now: Sums) -> dict[str, np.ndarray]:
    """The `SERIES` of a year, arrays (point, run)."""
    private = np.maximum(now.private, 1e-12)
    largest = np.partition(state.output, -FEW, axis=0)[-FEW:]
    return {
        "output": now.private + state.anchor,
        "firms": now.firms.astype(float),
        "competence": np.where(now.firms > 0, now.mean, 0.0),
        "concentration": summed(np.sort(largest, axis=0)) / private,
        "outside": 1 - now.local,
        "public": state.anchor / now.total,
        "trade": now.trade,
        **centre(state, now.firms, private),
    }


def centre(state: State, firms: np.ndarray, private: np.ndarray) -> dict[str, np.ndarray]:
    """`star`: centralisation by ties received, 0 a circle, 1 a star; `leader_links`: chance to pick the largest.

    A firm picks `LINKS` times its link others, each by its share of private output. So a firm with share s is picked by
    one with k links with chance 1 − e^(−k·s); k is the mean over firms. A firm of n receives n − 1 times that. How much
    less each receives than the one with most is added up and divided by what the sum is in a star of ties received,
    (n − 1)²: there n − 1 firms receive none (Freeman 1979, for ties with a direction). No network is drawn for it.
    """
    links = LINKS * summed(state.link) / np.maximum(firms, 1)
    leader = np.maximum.reduce(state.output, axis=0) / private
    reached = 1 - np.exp(-links * leader)
    everyone = summed(1 - np.exp(state.output * (-links / private)))
    return {"star": (firms * reached - everyone) / np.maximum(firms - 1.0, 1), "leader_links": reached}


def membership(shares: dict[str, np.ndarray], k: SimpleNamespace) -> np.ndarray:
    """How far a district is each of `KINDS`, (kind, …), from its shares (…); the five add up to 1."""
    public = _half(shares["public"], PUBLIC_FROM, "public")
    few = _half(shares["concentration"], k.hub_from, "concentration")
    outside = _half(shares["outside"], k.outside_from, "outside")
    linked = _half(shares["trade"], k.trade_from, "trade")
    private = 1 - public
    marshallian = private * (1 - few) * (1 - outside) * linked
    hub = private * few * (1 - outside * (1 - linked))
    satellite = private * outside * (1 - linked)
    rest = np.maximum(1 - marshallian - hub - satellite - public, 0.0)
    return np.array([marshallian, hub, satellite, public, rest])


def _half(share: np.ndarray, half: float, name: str) -> np.ndarray:
    return 1 / (1 + np.exp((half - share) / WIDTH[name]))


def read(shares: dict[str, np.ndarray], k: SimpleNamespace) -> dict[str, np.ndarray]:
    """What the types of one setting come to, from shares (year, 1, run).

    `membership` (run, year, kind); numbers of the kinds before and after, (run,); `moves` from kind to kind, shares of
    futures (before, after); `transition` (run, arrow), 0 or 1.
    """
    belongs = membership({name: array[:, 0] for name, array in shares.items()}, k)
    before, after = kind(belongs[:, YEARS_BEFORE]), kind(belongs[:, YEARS_AFTER])
    moves = np.zeros((len(KINDS), len(KINDS)))
    np.add.at(moves, (before, after), 1 / len(before))
    return {
        "membership": np.ascontiguousarray(belongs.transpose(2, 1, 0)),
        "kind_before": before,
        "kind_after": after,
        "moves": moves,
        "transition": transitions(before, after).T.astype(float),
    }


def kind(belongs: np.ndarray) -> np.ndarray:
    """Number of the kind, 0 to 4, with the largest mean membership over the years, from (kind, year, …)."""
    return belongs.mean(axis=1).argmax(axis=0)


def transitions(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Which of the four arrows each future went, (arrow, …) bool, from the numbers of its kinds (…)."""
    number = {name: at for at, name in enumerate(KINDS)}
    return np.array([(before == number[start]) & (after == number[end]) for start, end in ARROWS.values()])
