"""What a simulation of the glocalization lab returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from labkit.core.result import Result, array

from .geography import SIZE_CLASSES
from .luck import FIRMS, TOWNS, YEARS
from .strategy import LEVELS, PATH_SIZES


@dataclass(frozen=True, eq=False)
class GlocalizationResult(Result):
    """The territory over 21 years, 0 to 20, in `runs` futures, and the strategy map of one firm, yours.

    Places and staff are those of the seed, the same in all futures. `lit` (run, period, firm) bool says which firm
    exports when; it is what the shares are counted from, and no part of the table.
    """

    exporters: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of all firms that export",
    )  # fmt: skip
    exporters_by_size: np.ndarray = array(
        "run", "period", "size_class", unit="share",
        meaning="share of the firms of a size class that export; classes by staff",
    )  # fmt: skip
    exporting: np.ndarray = array(
        "period", "firm", unit="share", detail=True,
        meaning="share of futures in which the firm exports",
    )  # fmt: skip
    private: np.ndarray = array(
        "run", "period", "town", unit="capacity", detail=True,
        meaning="capacity of private intermediaries",
    )  # fmt: skip
    clustering_gain: np.ndarray = array(
        "run", unit="difference",
        meaning="exporters' share within 5 km of an exporter, in the last year, less what random labels would give",
    )  # fmt: skip
    firm_x: np.ndarray = array(
        "firm", unit="km", detail=True,
        meaning="place of the firm, from west to east",
    )  # fmt: skip
    firm_y: np.ndarray = array(
        "firm", unit="km", detail=True,
        meaning="place of the firm, from south to north",
    )  # fmt: skip
    staff: np.ndarray = array(
        "firm", unit="staff", detail=True,
        meaning="people who work in the firm",
    )  # fmt: skip
    firm_reach: np.ndarray = array(
        "firm", unit="km", detail=True,
        meaning="how far the firm sees: over this distance help fades to 37 %",
    )  # fmt: skip
    town_x: np.ndarray = array(
        "town", unit="km", detail=True,
        meaning="centre of the town, from west to east",
    )  # fmt: skip
    town_y: np.ndarray = array(
        "town", unit="km", detail=True,
        meaning="centre of the town, from south to north",
    )  # fmt: skip
    office_x: np.ndarray = array(
        "office", unit="km", detail=True,
        meaning="place of the public office, from west to east; the map ends at 60",
    )  # fmt: skip
    office_y: np.ndarray = array(
        "office", unit="km", detail=True,
        meaning="place of the public office, from south to north",
    )  # fmt: skip
    office_capacity: np.ndarray = array(
        "office", unit="capacity", detail=True,
        meaning="capacity of the public office",
    )  # fmt: skip
    your_reach: np.ndarray = array(
        unit="km",
        meaning="how far your firm sees",
    )  # fmt: skip
    your_access: np.ndarray = array(
        unit="capacity",
        meaning="help that reaches your firm: public offices, and private ones on average in the last year",
    )  # fmt: skip
    your_limit: np.ndarray = array(
        unit="km",
        meaning="distance beyond which your firm refuses even a perfect partner",
    )  # fmt: skip
    places_in_reach: np.ndarray = array(
        unit="places",
        meaning="places with a public office, or with private advisers in half of the futures or more, in your reach",
    )  # fmt: skip
    pay_off: np.ndarray = array(
        "global_step", "local_step", unit="pay-off", detail=True,
        meaning="pay-off of your firm at each degree of global and of local integration",
    )  # fmt: skip
    best_global: np.ndarray = array(
        unit="degree",
        meaning="global integration, 0 to 1, with the highest pay-off for your firm",
    )  # fmt: skip
    best_local: np.ndarray = array(
        unit="degree",
        meaning="local integration, 0 to 1, with the highest pay-off for your firm",
    )  # fmt: skip
    path_global: np.ndarray = array(
        "size_step", unit="degree",
        meaning="best global integration of firms of other sizes at your place",
    )  # fmt: skip
    path_local: np.ndarray = array(
        "size_step", unit="degree",
        meaning="best local integration of firms of other sizes at your place",
    )  # fmt: skip
    lit: np.ndarray = field(kw_only=True, repr=False)
    labels: ClassVar[dict[str, tuple]] = {
        "period": tuple(range(YEARS + 1)),
        "size_class": SIZE_CLASSES,
        "firm": tuple(range(1, FIRMS + 1)),
        "town": tuple(range(1, TOWNS + 1)),
        "size_step": PATH_SIZES,
        "global_step": LEVELS,
        "local_step": LEVELS,
    }
