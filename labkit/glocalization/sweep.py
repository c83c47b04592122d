"""Many settings of the knobs, one after another: outcome maps, and the futures that the claims compare."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from labkit.core.points import Figures, Points, refuse_unknown

from .counts import clustering_gain, shares
from .geography import Offices, Territory
from .kernel import evolve, land_of
from .luck import YEARS, draw
from .params import GlocalizationParams
from .strategy import best, pay_off
from .your_firm import access_at

DATA = Path(__file__).parent / "data"
BY_SIZE = ("exporters_under_10", "exporters_10_49", "exporters_50_249")
OUTCOMES = {
    "exporters": ("share", "exporters among all firms in the last year"),
    "exporters_under_10": ("share", "exporters among firms under 10 staff in the last year"),
    "exporters_10_49": ("share", "exporters among firms of 10 to 49 staff in the last year"),
    "exporters_50_249": ("share", "exporters among firms of 50 to 249 staff in the last year"),
    "clustering_gain": ("difference", "exporters' share around exporters less what random labels would give"),
    "private": ("capacity", "private intermediaries in all towns in the last year"),
    "best_global": ("degree", "your firm's best global integration, with the advisers there are on average"),
    "best_local": ("degree", "your firm's best local integration, with the advisers there are on average"),
}


def sweep(params: GlocalizationParams, moved: Points, seed: int = 0, runs: int = 24) -> Figures:
    """The `OUTCOMES` in the last year at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,); `geography` (whole numbers) may be moved as well: another
    territory with the same luck. Cut many points into chunks to show progress: about 0.3 ms a future. Raises
    KnobError for an unknown name.
    """
    rows = [_outcomes(*future) for future in futures(params, moved, seed, runs)]
    return {name: np.array([np.broadcast_to(row[name], runs) for row in rows]) for name in OUTCOMES}


def futures(
    params: GlocalizationParams, moved: Points, seed: int, runs: int
) -> Iterator[tuple[SimpleNamespace, Territory, Offices, np.ndarray, np.ndarray]]:
    """Point after point: knobs, land, offices, who exports (period, run, firm), private capacity of towns."""
    values, luck = dict(params) | {"geography": 0}, draw(seed, runs, YEARS + 1)
    refuse_unknown(moved, values)
    for point in zip(*(np.asarray(given).tolist() for given in moved.values()), strict=True):
        k = SimpleNamespace(**{**values, **dict(zip(moved, point, strict=True))})
        land, there = land_of(k, seed + k.geography)
        yield k, land, there, *evolve(k, land, there, luck)


def _outcomes(k: SimpleNamespace, land: Territory, there: Offices, lit: np.ndarray, private: np.ndarray) -> Figures:
    exporters, by_size = shares(lit[-1:], land)
    staff = np.array([float(k.firm_size)])
    best_global, best_local = best(pay_off(staff, access_at(k, land, there, private[-1].mean(axis=0), staff), k))
    return {
        "exporters": exporters[:, -1],
        **dict(zip(BY_SIZE, by_size[:, -1].T, strict=True)),
        "clustering_gain": clustering_gain(lit[-1], land),
        "private": private[-1].sum(axis=-1),
        "best_global": best_global,
        "best_local": best_local,
    }
