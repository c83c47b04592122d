"""What is seen of the years: means over the firms of each cluster, and in which state its absorptive capacity is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np

from .channels import CHANNELS
from .learning import CODIFIED, FOREIGN, HOME, TACIT, Year
from .smile import chain_shares

STATES = ("basic", "intermediate", "advanced")
BASIC, INTERMEDIATE, ADVANCED = range(3)
FEW, MANY = 1 / 3, 2 / 3
FIFTH = 5


@dataclass
class Seen:
    """All years, one after another, as means over the firms of a cluster, and what ties brought in all years together.

    knowledge and local (kind, origin, cluster, point, run), abroad (kind, cluster, point, run), the others (cluster,
    point, run). Of all years together: brought (kind, slot, cluster, firm, point, run) and filled (slot, cluster, firm,
    point, run), the years in which that place held a tie; kind is its channel. Of year 0: base (cluster, firm, point,
    run), home knowledge of both kinds in one.
    """

    knowledge: list[np.ndarray] = field(default_factory=list)
    local: list[np.ndarray] = field(default_factory=list)
    abroad: list[np.ndarray] = field(default_factory=list)
    heard: list[np.ndarray] = field(default_factory=list)
    home: list[np.ndarray] = field(default_factory=list)
    ties: list[np.ndarray] = field(default_factory=list)
    able: list[np.ndarray] = field(default_factory=list)
    open: list[np.ndarray] = field(default_factory=list)
    base: np.ndarray | None = None
    kind: np.ndarray | None = None
    brought: np.ndarray | float = 0.0
    filled: np.ndarray | float = 0.0

    def note(self, year: Year, k: SimpleNamespace) -> None:
        """Adds a year."""
        held = np.add.reduce(year.ties.live, axis=0)
        self.knowledge.append(over_firms(year.knowledge))
        self.local.append(over_firms(year.local))
        self.abroad.append(over_firms(year.abroad))
        self.heard.append(over_firms(year.heard))
        self.home.append(over_firms(year.home))
        self.ties.append(over_firms(held))
        self.able.append(counted(year.usable[HOME] >= k.need))
        self.open.append(counted(held > 0))
        if self.base is None:
            self.base, self.kind = year.usable[HOME], year.ties.kind
            self.brought, self.filled = 0 * year.carried, 0 * year.ties.live
        self.brought += year.carried
        self.filled += year.ties.live


def seen(years: Iterable[Year], k: SimpleNamespace) -> Seen:
    """Goes through the years once and keeps what is told of them."""
    kept = Seen()
    for year in years:
        kept.note(year, k)
    return kept


def portrait(seen: Seen, k: SimpleNamespace) -> dict[str, np.ndarray]:
    """All that is told of each cluster, arrays (period, cluster, point, run); see `result` for their meaning.

    `knowledge` has (kind, origin) and `inflow` (kind) after the period.
    """
    knowledge, local, inflow = np.array(seen.knowledge), np.array(seen.local), np.array(seen.abroad)
    known, learned = weighted(knowledge, k), weighted(local, k)
    able, open_ = np.array(seen.able), np.array(seen.open)
    return {
        "known_home": known[:, HOME],
        "known_foreign": known[:, FOREIGN],
        "knowledge": knowledge,
        "buzz_learned": learned[:, HOME] + learned[:, FOREIGN],
        "buzz_foreign": learned[:, FOREIGN],
        "buzz_heard": np.array(seen.heard),
        "inflow": inflow,
        "ties": np.array(seen.ties),
        "at_home": np.array(seen.home),
        "able": able,
        "open": open_,
        "state": state(able, open_),
        "chain_share": chain_shares(skill(knowledge, k).swapaxes(0, 1)).swapaxes(0, 1),
    }


def skill(knowledge: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """The know-how that a value chain pays for, (period, cluster, point, run): tacit, home and foreign as used."""
    return (1 - k.outside) * knowledge[:, TACIT, HOME] + k.outside * knowledge[:, TACIT, FOREIGN]


def weighted(kinds: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """Codified and tacit in one, weighted as firms use them: (period, kind, …) to (period, …)."""
    return (1 - k.tacit) * kinds[:, CODIFIED] + k.tacit * kinds[:, TACIT]


def state(able: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """Giuliani's state of absorptive capacity as a number along `STATES`, by thresholds of our own."""
    basic, advanced = (able <= FEW) & (open_ <= FEW), (able >= MANY) & (open_ >= FEW)
    return np.where(basic, BASIC, np.where(advanced, ADVANCED, INTERMEDIATE)).astype(float)


def by_gatekeepers(seen: Seen) -> np.ndarray:
    """Share of all that came from abroad that came through the fifth of firms that knew most in year 0.

    (cluster, point, run); 0 where nothing came.
    """
    brought = np.add.reduce(seen.brought, axis=(0, 1))
    through = np.add.reduce(np.take_along_axis(brought, strongest(seen.base), axis=1), axis=1)
    whole = np.add.reduce(brought, axis=1)
    return np.where(whole > 0, through / np.maximum(whole, 1e-12), 0.0)


def strongest(base: np.ndarray) -> np.ndarray:
    """Places of the firms (cluster, place, …) that are the fifth of their cluster, rounded down, that knew most."""
    return np.argsort(-base, axis=1, kind="stable")[:, : max(base.shape[1] // FIFTH, 1)]


def by_channel(places: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """Means over all firms, by the channel `kind` of each place for a tie: (slot, cluster, firm, …) to (channel, …)."""
    firms = places.shape[1] * places.shape[2]
    each = [np.add.reduce(places * (kind == at), axis=(0, 1, 2)) for at in range(len(CHANNELS))]
    return np.array(each) / firms


def over_firms(values: np.ndarray) -> np.ndarray:
    """Mean over the firms: (…, cluster, firm, point, run) to (…, cluster, point, run)."""
    return np.add.reduce(values, axis=-3) / values.shape[-3]


def counted(firms: np.ndarray) -> np.ndarray:
    """Share of the firms of each cluster that are marked, (cluster, firm, point, run) bool to (cluster, point, run)."""
    return np.add.reduce(firms.view(np.uint8), axis=1, dtype=np.uint8) / firms.shape[1]
