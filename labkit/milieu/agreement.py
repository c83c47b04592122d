"""Krippendorff's alpha: how far raters agree beyond chance.

    alpha = 1 − D_o/D_e      D_o disagreement seen within units, D_e disagreement if all ratings were shuffled

1 is full agreement, 0 what chance would give; below 0 raters differ systematically. Krippendorff asks for 0.8, and
0.667 for tentative conclusions. With four items a territory, alpha is a rough figure: look at the band of raters too.
Source: Krippendorff (2004), *Content Analysis*, 2nd edition, chapter 11.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .contract import ITEMS
from .tables import Milieux

JUDGED = ("dynamics", "directionality")
METRICS = ("ordinal", "interval")


@dataclass(frozen=True, eq=False)
class Agreement:
    """Alpha for each of the two judged D's, in the order of `JUDGED`; NaN where it cannot be told.

    by_territory (territory, 2): the units are the items of a D. overall (2,): the units are items of all territories.
    raters (territory,): how many judged it.
    """

    by_territory: np.ndarray
    overall: np.ndarray
    raters: np.ndarray


def agreement(milieux: Milieux, metric: str = "ordinal") -> Agreement:
    """Agreement of the raters of a survey. Raises ValueError for a metric that is not ordinal or interval."""
    survey, shape = milieux.survey, (len(milieux.names), 2)
    alphas, overall = np.full(shape, np.nan), np.full(2, np.nan)
    raters = np.array([len(set(survey["rater"][survey["territory"] == name])) for name in milieux.names])
    for d, dimension in enumerate(JUDGED):
        ratings = _ratings(milieux, [item.name for item in ITEMS.values() if item.dimension == dimension])
        alphas[:, d] = [alpha(of_one, metric) for of_one in ratings]
        overall[d] = alpha(np.hstack(list(ratings)), metric)
    return Agreement(alphas, overall, raters)


def alpha(ratings: np.ndarray, metric: str = "ordinal") -> float:
    """Krippendorff's alpha of `ratings` (rater, unit), NaN where a rater gave none.

    NaN with a single rater, where no unit has two ratings, and where all ratings are the same: what never varies
    cannot show agreement. Raises ValueError for a metric that is not ordinal or interval.
    """
    if metric not in METRICS:
        raise ValueError(f"metric = {metric!r} is not one of {', '.join(METRICS)} (distance between two ratings)")
    ratings = np.asarray(ratings, dtype=float)
    pairable = ratings[:, np.sum(~np.isnan(ratings), axis=0) >= 2]
    levels = np.unique(pairable[~np.isnan(pairable)])
    if len(levels) < 2:
        return float("nan")
    times = np.sum(pairable[:, None] == levels[:, None], axis=0).astype(float)  # (level, unit)
    total = times.sum(axis=1)
    apart = _squared_distances(levels, total, metric)
    # Equal ratings are no distance apart, so that a rating need not be kept from being paired with itself.
    seen = np.sum((times / (times.sum(axis=0) - 1)) @ times.T * apart)
    by_chance = np.sum(np.outer(total, total) * apart) / (total.sum() - 1)
    return float(1 - seen / by_chance)


def _squared_distances(levels: np.ndarray, times: np.ndarray, metric: str) -> np.ndarray:
    """Squared distance of any two levels; the ordinal one is the number of ratings that lie between them."""
    scale = levels if metric == "interval" else np.cumsum(times) - times / 2
    return (scale[:, None] - scale) ** 2


def _ratings(milieux: Milieux, items: list[str]) -> np.ndarray:
    """Scores as (territory, rater, item), NaN where there is none."""
    survey = milieux.survey
    raters = dict.fromkeys(survey["rater"].tolist())
    places = [{name: at for at, name in enumerate(axis)} for axis in (milieux.names, raters, items)]
    scores = np.full([len(axis) for axis in places], np.nan)
    for *where, score in zip(survey["territory"], survey["rater"], survey["item"], survey["score"], strict=True):
        if where[2] in places[2]:
            scores[tuple(axis[name] for axis, name in zip(places, where, strict=True))] = score
    return scores
