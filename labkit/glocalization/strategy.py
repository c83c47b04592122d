"""The strategy map of one firm: what it gains by how global and how local it is.

    pay-off = market·g^0.6·(1 − e^−(staff/60 + 1.2·l·A)) + home_market·A·l − cost_global·g² − cost_local·l²

g and l are degrees of global and local integration, 0 to 1. Going abroad takes resources: a firm's own, which grow with
its staff, or the territory's, of which it gets the more the better it is integrated there (l) and the more help reaches
it (A). The four corners are *local* (both low), *neighbours* (local integration high, global low), *global* (the
other way round, as a multinational) and *glocal* (both high).

The map and its corners are our reading of Torrès (2002), conclusion, who draws none; forms and numbers are invented.
The term home_market·A·l is our addition: without it l pays only through g, and "neighbours" can never be best.
Set by hand, before any claim was run: the cost of being local went from 0.12 to 0.20, and its range up to 0.40, since
at 0.12 most small firms are best off wholly local and the best point sticks to the edge of the map.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from .geography import MEDIAN_STAFF

LEVELS = tuple(round(step / 40, 3) for step in range(41))
PATH_SIZES = (1, 3, 10, 30, 100, 249)  # staff
CURVE, OWN_RESOURCES, TERRITORY_RESOURCES = 0.6, 4.0, 1.2
CORNERS = ("local", "neighbours", "global", "glocal")


def pay_off(
    staff: np.ndarray | float,
    access: np.ndarray | float,
    k: SimpleNamespace,
    own: np.ndarray | float = OWN_RESOURCES,
    territory: np.ndarray | float = TERRITORY_RESOURCES,
) -> np.ndarray:
    """Pay-off (…, 41, 41) at each degree of global and of local integration, for staff and access (…).

    The prices of `k`, and `own` and `territory`, how far resources of both kinds go, are numbers or arrays (…).
    """
    wide = [np.asarray(v, dtype=float)[..., None, None] for v in (staff, access, own, territory, *_prices(k))]
    staff, access, own, territory, market, home_market, cost_global, cost_local = wide
    g, l = np.array(LEVELS)[:, None], np.array(LEVELS)  # noqa: E741
    resources = staff / MEDIAN_STAFF / own + territory * l * access
    abroad = market * g**CURVE * (1 - np.exp(-resources))
    return abroad + home_market * access * l - cost_global * g * g - cost_local * l * l


def best(maps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The degrees g and l, each (…), with the highest pay-off of maps (…, 41, 41); the lower ones where it is equal."""
    levels = np.array(LEVELS)
    at = np.round(maps, 12).reshape(*maps.shape[:-2], -1).argmax(axis=-1)
    return levels[at // len(levels)], levels[at % len(levels)]


def corner(global_: float, local: float) -> str:
    """The name of the quarter of the map: local, neighbours, global or glocal; "high" is above one half."""
    return CORNERS[(local > 0.5) + 2 * (global_ > 0.5)]


def _prices(k: SimpleNamespace) -> tuple:
    return k.market, k.home_market, k.cost_global, k.cost_local
