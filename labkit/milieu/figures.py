"""Figures of each territory that no draw changes: firms, area, growth of exporters."""

from __future__ import annotations

import numpy as np

from .indicators import Assumptions
from .tables import Milieux


def figures_of(milieux: Milieux, assumed: Assumptions) -> dict[str, np.ndarray]:
    """Numbers of each territory that are not drawn, (territory,)."""
    last = {name: _last(milieux, name) for name in ("smes", "area_km2", "iso_9001", "iso_9002", "iso_9003")}
    certified = sum(weight * last[f"iso_900{n}"] for n, weight in enumerate(assumed.iso, start=1))
    return {"smes": last["smes"], "area_km2": last["area_km2"], "certified": certified, "growth": _growth(milieux)}


def _last(milieux: Milieux, column: str) -> np.ndarray:
    """The figure of the last year that has one."""
    figures = np.full(len(milieux.names), np.nan)
    sheet = milieux.territories
    for at in np.argsort(sheet["year"], kind="stable"):
        if not np.isnan(sheet[column][at]):
            figures[milieux.names.index(sheet["territory"][at])] = sheet[column][at]
    return figures


def _growth(milieux: Milieux) -> np.ndarray:
    """Growth of exporters a year, from the first to the last year with a figure; NaN with one year, or from 0."""
    growth, sheet = np.full(len(milieux.names), np.nan), milieux.territories
    for at, name in enumerate(milieux.names):
        given = (sheet["territory"] == name) & ~np.isnan(sheet["exporters"])
        if given.sum() < 2:
            continue
        years, exporters = sheet["year"][given], sheet["exporters"][given]
        first, last = np.argmin(years), np.argmax(years)
        if exporters[first] > 0:
            growth[at] = (exporters[last] / exporters[first]) ** (1 / (years[last] - years[first])) - 1
    return growth
