"""Ties between clusters: who holds how many, how long, how much passes. Arrays (slot, cluster, firm, point, run).

A firm has three places for ties. Place s of firm i in cluster c leads to firm i + s + 1 of another cluster, counted
round; which firm that is matters little, since talent is drawn at random.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from .channels import CHANNELS, COLUMNS, MEAN_REACH
from .luck import SLOTS, Luck

FULL = 0.95  # a firm means to fill at most this share of its places
AT_HOME_AT_LEAST = 0.05


@dataclass
class Ties:
    """Ties of one year. live is 0 or 1; carried is the share of tacit knowledge that a tie can carry: reach × trust.

    What follows is fixed for the whole run: reach, cost (share of a year), life (years), keep (chance to last a year;
    single precision), each (slot, cluster, firm, point, run) or (point, 1); partner (slot·cluster·firm,) is a place
    in (cluster·firm).
    """

    live: np.ndarray
    carried: np.ndarray
    kind: np.ndarray
    reach: np.ndarray
    cost: np.ndarray
    life: np.ndarray
    keep: np.ndarray
    partner: np.ndarray


def opened(wanted: np.ndarray, k: SimpleNamespace, luck: Luck) -> Ties:
    """The ties of year 0, as many as are meant to be, all new; `wanted` (cluster, firm, point, run) of `odds`."""
    clusters, firms = wanted.shape[:2]
    kind = kinds(k, luck, clusters, firms)
    reach, life, cost = (by_kind(column, kind, k) for column in COLUMNS)
    reach = np.maximum(MEAN_REACH + k.people * (reach - MEAN_REACH), 0.0)
    share = wanted / (1 + wanted)
    live = (luck.tie[0, :, :clusters, :firms, None] < share.astype(np.float32)).astype(float)
    return Ties(
        live=live,
        carried=live * reach * -np.expm1(-1 / k.trust_years),
        kind=kind,
        reach=reach,
        cost=k.tie_cost * cost,
        life=np.asarray(life, dtype=np.float32),
        keep=np.asarray(1 - 1 / life, dtype=np.float32),
        partner=partners(clusters, firms),
    )


def odds(cube: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """Odds that a place of a firm holds a tie, (cluster, firm, point, run), from the cube of what it knows."""
    mean = np.add.reduce(cube, axis=1, keepdims=True) / cube.shape[1]
    meant = np.minimum(k.pipelines / SLOTS * (1 - k.gatekeeping + k.gatekeeping * (cube / mean)), FULL)
    meant[0] *= k.two_way
    return meant / (1 - meant)


def move_on(ties: Ties, wanted: np.ndarray, k: SimpleNamespace, luck: Luck, year: int) -> None:
    """Some ties end, some empty places are filled, trust grows in the others; changes `ties` in place."""
    clusters, firms = wanted.shape[:2]
    drawn = luck.tie[year, :, :clusters, :firms, None]
    lasting = (ties.live > 0) & (drawn < ties.keep)
    live = lasting | ((ties.live == 0) & (drawn * ties.life < wanted.astype(np.float32)))
    kept = np.exp(-1 / k.trust_years)
    ties.carried *= kept
    ties.carried += (1 - kept) * ties.reach
    ties.carried *= live
    np.copyto(ties.live, live)


def at_home(ties: Ties) -> np.ndarray:
    """Share of the year that a firm spends in its own cluster, (cluster, firm, point, run)."""
    return np.maximum(1 - np.add.reduce(ties.live * ties.cost, axis=0), AT_HOME_AT_LEAST)


def partners(clusters: int, firms: int) -> np.ndarray:
    """Which firm, counted over all clusters, each place leads to: (slot·cluster·firm,)."""
    slot, cluster, firm = np.ogrid[:SLOTS, :clusters, :firms]
    there = (cluster + 1 + slot % (clusters - 1)) % clusters
    return (there * firms + (firm + slot + 1) % firms).ravel()


def kinds(k: SimpleNamespace, luck: Luck, clusters: int, firms: int) -> np.ndarray:
    """The channel of each place, as a number along `CHANNELS`."""
    drawn = luck.channel[:, :clusters, :firms, None]
    kind, up_to = np.zeros((), dtype=np.int8), 0.0
    for name in CHANNELS[:-1]:
        up_to = up_to + np.asarray(getattr(k, f"mix_{name}"))
        kind = kind + (drawn >= np.asarray(up_to, dtype=np.float32))
    return kind


def by_kind(column: str, kind: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """A column of the catalogue for each place."""
    return sum((kind == at) * np.asarray(getattr(k, f"{column}_{name}")) for at, name in enumerate(CHANNELS))
