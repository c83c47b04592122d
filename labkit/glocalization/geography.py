"""The territory: 60 × 60 km with 400 firms, eight towns and the public offices. One for a seed, for all futures.

Towns follow the rank-size rule: the second has half as many firms as the first, the third a third. A firm belongs to a
town if its own number, drawn once, is below `clustering`: so raising the knob moves scattered firms into towns, and
no firm out of one. All of it is invented; no source gives a map.

Weights of distance are whole multiples of 1/16384, so that sums of them are exact in single precision, in any order and
for any number of futures. Between machines the last digit of an exponential may differ. Rounding to the grain swallows
that, unless a weight lies almost exactly halfway between two multiples: we expect it in fewer than one territory in a
hundred thousand, and there two machines could give different futures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .luck import FIRMS, TOWNS, lie
from .params import CAPITAL, NEAR

SIDE, BORDER, TOWN_RADIUS, NATIONAL_DISTANCE = 60.0, 6.0, 2.0, 600.0  # km
MEDIAN_STAFF, MOST_STAFF = 15, 249
SIZE_CLASSES, CLASS_LIMITS = ("under 10", "10–49", "50–249"), (10, 50)  # staff
NEIGHBOURS_WITHIN = 5.0  # km
GRAIN = 2**14


@dataclass(frozen=True, eq=False)
class Territory:
    """Places in km: firm, town (…, 2); `staff` (firm,) whole; distances `to_town` (firm, town).

    `share` (town,) is the share of firms nearest to each town. `weights` (firm, firm and town), single, are weights of
    distance: `hearing` (firm, firm) among firms and `clients` (firm, town) towards advisers; `others` (firm,) is the
    sum of what a firm can hear; `beside` (firm, firm) marks pairs within 5 km, single.
    """

    firm: np.ndarray
    town: np.ndarray
    staff: np.ndarray
    to_town: np.ndarray
    share: np.ndarray
    weights: np.ndarray
    hearing: np.ndarray
    clients: np.ndarray
    others: np.ndarray
    beside: np.ndarray


@dataclass(frozen=True, eq=False)
class Offices:
    """The public offices as placed: `place` (office, 2) km, `capacity` (office,)."""

    place: np.ndarray
    capacity: np.ndarray


@lru_cache(maxsize=8)
def territory(seed: int, clustering: float, peer_distance: float, size_spread: float) -> Territory:
    """Lays out the land of a seed. Kept for the last few settings; the arrays are read-only."""
    drawn = lie(seed)
    town, firm = _places(seed, clustering)
    to_town, apart = distances(firm, town), distances(firm, firm)
    weights = _weights(np.hstack([apart, to_town]), peer_distance)
    hearing, clients = weights[:, :FIRMS], weights[:, FIRMS:]
    np.fill_diagonal(hearing, 0)
    beside = (apart <= NEIGHBOURS_WITHIN).astype(np.float32)
    np.fill_diagonal(beside, 0)
    land = Territory(
        firm=firm,
        town=town,
        staff=np.rint(np.clip(MEDIAN_STAFF * np.exp(size_spread * drawn.size), 1, MOST_STAFF)),
        to_town=to_town,
        share=np.bincount(to_town.argmin(axis=1), minlength=TOWNS) / FIRMS,
        weights=weights,
        hearing=hearing,
        clients=clients,
        others=hearing.sum(axis=1, dtype=float),
        beside=beside,
    )
    for array in vars(land).values():
        array.flags.writeable = False
    return land


def _places(seed: int, clustering: float) -> tuple[np.ndarray, np.ndarray]:
    """Towns (town, 2) and firms (firm, 2) in km."""
    drawn = lie(seed)
    town = BORDER + (SIDE - 2 * BORDER) * drawn.town
    by_rank = np.cumsum(1 / np.arange(1, TOWNS + 1))
    home = np.searchsorted(by_rank / by_rank[-1], drawn.in_town)
    beside = np.clip(town[home] + TOWN_RADIUS * drawn.beside, 0, SIDE)
    return town, np.where((drawn.belongs < clustering)[:, None], beside, SIDE * drawn.anywhere)


def distances(these: np.ndarray, those: np.ndarray) -> np.ndarray:
    """Distances in km between places (a, 2) and (b, 2), as (a, b)."""
    across, up = (these[:, None, axis] - those[None, :, axis] for axis in (0, 1))
    return np.sqrt(across * across + up * up)


def _weights(distance: np.ndarray, over: float) -> np.ndarray:
    return (np.rint(GRAIN * np.exp(-distance / over)) / GRAIN).astype(np.float32)


def offices(
    land: Territory, placement: str, capacity: float, scale_economies: float, office_distance: float
) -> Offices:
    """Where the public help sits. Split over eight towns it is worth less than in one place, by economies of scale."""
    if placement == NEAR:
        return Offices(land.town, capacity * land.share**scale_economies)
    east = NATIONAL_DISTANCE if placement == CAPITAL else office_distance
    return Offices(np.array([[SIDE / 2 + east, SIDE / 2]]), np.array([float(capacity)]))


def size_class(staff: np.ndarray) -> np.ndarray:
    """Which size class, 0 to 2, firms belong to; classes of the European Union, without large firms."""
    return np.searchsorted(CLASS_LIMITS, staff, side="right")
