"""How far firms see and what help reaches them; and your firm, whose strategy the map shows.

Your firm is not one of the 400. It stands where firm no. `firm_place` stands, has its own size, and decides nothing.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from .geography import MEDIAN_STAFF, Offices, Territory, distances
from .partner import limit
from .strategy import PATH_SIZES, best, pay_off

LEAST_PRIVATE = 0.1  # capacity from which on a town counts as having private advisers


def reach_of(staff: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """How far firms see, km: the knob for one of 15 staff, and a power of staff for others."""
    return k.reach * (staff / MEDIAN_STAFF) ** k.reach_elasticity


def fade(distance: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """What is left of help (firm, place) after these distances, for firms of this reach (firm,)."""
    return np.exp(-distance / reach[:, None])


def public_help(places: np.ndarray, reach: np.ndarray, there: Offices) -> np.ndarray:
    """What reaches firms (firm,) at these places (firm, 2) from the public offices."""
    return (there.capacity * fade(distances(places, there.place), reach)).sum(axis=1)


def your_firm(k: SimpleNamespace, land: Territory, there: Offices, private: np.ndarray) -> dict[str, np.ndarray]:
    """What your firm sees and does best, given private capacity (run, town) in the last year."""
    staff = np.array([k.firm_size, *PATH_SIZES], dtype=float)
    access = access_at(k, land, there, private.mean(axis=0), staff)
    maps = pay_off(staff, access, k)
    global_, local = best(maps)
    reach = reach_of(staff[0], k)
    return {
        "your_reach": reach,
        "your_access": access[0],
        "your_limit": limit(1.0, reach, k.partner_threshold),
        "places_in_reach": np.asarray(len(places_in_reach(_you(k, land), reach, land.town, there, private))),
        "pay_off": maps[0],
        "best_global": global_[0],
        "best_local": local[0],
        "path_global": global_[1:],
        "path_local": local[1:],
    }


def access_at(
    k: SimpleNamespace, land: Territory, there: Offices, private: np.ndarray, staff: np.ndarray
) -> np.ndarray:
    """Help that reaches firms of these sizes (size,) at your place; `private` (town,) is the capacity in towns."""
    reach, you = reach_of(staff, k), np.repeat(_you(k, land), len(staff), axis=0)
    return public_help(you, reach, there) + (fade(distances(you, land.town), reach) * private).sum(axis=1)


def places_in_reach(
    you: np.ndarray, reach: float, towns: np.ndarray, there: Offices, private: np.ndarray
) -> np.ndarray:
    """Where a firm at `you` (1, 2) finds help within its reach, (place, 2) km.

    Help is a public office with some capacity, or private advisers: in half of the futures or more the town has at
    least `LEAST_PRIVATE` of them. `towns` are (town, 2), `private` (run, town) is the capacity of a year. A town that
    has both counts once. Table, sentence and the lines on the map all come from here.
    """
    advised = (private >= LEAST_PRIVATE).mean(axis=0) >= 0.5
    places = np.unique(np.concatenate([there.place[there.capacity > 0], towns[advised]]), axis=0)
    return places[distances(you, places)[0] <= reach]


def _you(k: SimpleNamespace, land: Territory) -> np.ndarray:
    return land.firm[[int(k.firm_place) - 1]]
