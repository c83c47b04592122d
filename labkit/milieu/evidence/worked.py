"""From rows to the value: the formulas of `indicators` on the sums of what the rows add."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from ..hill import hill
from .here import Here
from .lacking import lacking
from .rows import Rows

ORDERS = {"kinds": 0, "effective_kinds": 1, "common_kinds": 2}
TIMES = {
    "operators_per_1000_smes": 1000,
    "operators_per_100_km2": 100,
    "certified_per_1000_smes": 1000,
}


def value_of(indicator: str, here: Here, counted: tuple[Rows, ...]) -> float:
    """The indicator that the rows give; NaN where something is lacking."""
    if lacking(indicator, here):
        return float("nan")
    if indicator in ORDERS:
        return float(hill(np.array(list(by_kind(here, counted[0]).values())), ORDERS[indicator]))
    above, below = (float(sum(getattr(rows, side).sum() for rows in counted)) for side in ("above", "below"))
    if indicator == "exporter_growth":
        return (above / below) ** (1 / years_between(here, counted)) - 1
    if counted[0].sheet == "survey":
        return float(np.mean(list(item_means(here, counted[0]).values())))
    if indicator == "tie_formation":
        below *= here.assumed.window
    return TIMES.get(indicator, 1) * above / below if below > 0 else 0.0


def by_kind(here: Here, counted: Rows) -> dict[str, int]:
    """Number of operators by kind, in the order in which the kinds appear."""
    kinds, numbers = np.unique(here.milieux.operators["kind"][counted.at], return_counts=True)
    return dict(sorted(zip(kinds.tolist(), numbers.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0])))


def item_means(here: Here, counted: Rows) -> dict[str, float]:
    """Mean rating by statement."""
    ratings = defaultdict(list)
    for item, score in zip(here.milieux.survey["item"][counted.at].tolist(), counted.above.tolist(), strict=True):
        ratings[item].append(score)
    return {item: float(np.mean(scores)) for item, scores in ratings.items()}


def years_between(here: Here, counted: tuple[Rows, ...]) -> float:
    """Years from the first figure of exporters to the last."""
    last, first = (float(here.milieux.territories["year"][rows.at[0]]) for rows in counted)
    return last - first
