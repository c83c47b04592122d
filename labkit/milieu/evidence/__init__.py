"""Evidence: the very rows of the sheets that made an indicator of one territory, and those that did not count.

    indicator = (what the rows add above the line) / (what they add below it)

Counted row by row, apart from `counting`, which adds up arrays for thousands of draws; tests hold the two together.
Hill numbers, the means of ratings and the growth of exporters take the same rows by the formulas of `indicators`.
"""

from __future__ import annotations

from ..indicators import ASSUMED, INDICATORS, ITEMS_OF, Assumptions
from ..tables import Milieux
from . import figures, operators, ties
from .here import Here
from .rows import Evidence, Rows
from .worked import value_of

__all__ = ["Evidence", "Here", "Rows", "evidence"]
_FROM = {
    "operators_per_1000_smes": lambda here: operators.per(here, "smes"),
    "operators_per_100_km2": lambda here: operators.per(here, "area_km2"),
    "certified_per_1000_smes": figures.certified,
    **dict.fromkeys(("kinds", "effective_kinds", "common_kinds"), operators.kinds),
    "births": operators.births,
    "deaths": operators.deaths,
    "exporter_growth": figures.growth,
    "tie_formation": ties.formation,
    "coordination_reach": ties.reach,
    "duplication": ties.duplication,
    "external_ties": ties.external,
}


def evidence(
    milieux: Milieux, territory: str, indicator: str, assumed: Assumptions = ASSUMED, here: Here | None = None
) -> Evidence:
    """The rows behind one indicator of one territory. `here`, made for the same arguments, saves work.

    Raises KeyError for an unknown indicator, and as `Here` for an unknown territory.
    """
    here = here or Here(milieux, territory, assumed)
    known = INDICATORS[indicator]
    counted, left_out = figures.judged(here, ITEMS_OF[indicator]) if indicator in ITEMS_OF else _FROM[indicator](here)
    return Evidence(known, territory, counted, left_out, value_of(indicator, here, counted))
