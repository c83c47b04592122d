"""The experiments behind the claims MI0 to MI2: what is varied, what is compared, what counts as yes.

Each gets the knobs that vary as arrays (point,) and returns yes/no parts and figures, arrays (point,). All points share
the luck of their panels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np

from labkit.core.claims import Found
from labkit.core.conditions import Points

from . import observers, panels, profiles
from .choices import Choices
from .counting import Counts, added_up, counted
from .doubt import Draws, Width, scored
from .indicators import DIMENSIONS, INDICATORS
from .luck import Luck, draw
from .params import NORMALISE, exponent_of
from .ranks import average_ranks

AGREE = 0.8  # as Krippendorff (2004) asks of raters
MOST_TERRITORIES = 20
COMPARED = 10  # territories around the twins, with them
PANELS = {"MI0": 4, "MI1": 4, "MI2": 2}  # for each run; a mean over few panels is a matter of luck
DRAWS = 32  # of the doubt, for each panel of twins
OUTLASTS = 0.9
LEAST_SPREAD = 1e-3
COUNTED = (25.0, 25.0)  # importances of Density and Diversity beside the twins
AROUND_TWINS = {"unlike": 0.4, "apart": 0.7}
PLAIN, VARIANTS = 0, {"both": (1, 1), "ties": (1, 0), "aims": (0, 1), "neither": (0, 0)}
# Whose luck the twins and the others around them have: their nature and list of operators, and their raters.
LIKE = [0, *(len(VARIANTS) * [0]), *range(2, COMPARED)]
OWN = [0, *(len(VARIANTS) * [1]), *range(2, COMPARED)]
BY_RATERS = np.array([indicator.comes_from == "raters" for indicator in INDICATORS.values()])
# Figures told of the two judged D's by the indicators that count, and of the shipped data.
BY_SOURCE = {
    ("dynamics_by_raters", "directionality_by_raters"): BY_RATERS,
    ("dynamics_by_counts", "directionality_by_counts"): ~BY_RATERS,
}
SHIPPED = {
    "stylised": ("compensation_stylised", "weights_stylised"),
    "regions": ("compensation_regions", "weights_regions"),
}


def at_each(points: Points, experiment: Callable[[dict[str, Any]], dict[str, float]]) -> dict[str, np.ndarray]:
    """Figures (point,) of an experiment that takes one point after the other."""
    each = [
        dict(zip(points, values, strict=True)) for values in zip(*(v.tolist() for v in points.values()), strict=True)
    ]
    found = [experiment(point) for point in each]
    return {name: np.array([figures[name] for figures in found]) for name in found[0]}


def counts_agree(points: Points, seed: int, runs: int) -> Found:
    """MI0: two observers list the operators of a panel and ask raters of their own; do they rank territories alike?"""
    figures = at_each(points, lambda point: agreement_of_two(point, seed, PANELS["MI0"] * runs))
    counted_least = np.minimum(figures["density"], figures["diversity"])
    judged_most = np.maximum(figures["dynamics"], figures["directionality"])
    parts = {
        "two observers agree on Density and Diversity": counted_least >= AGREE,
        "they agree less on Dynamics and Directionality": judged_most < counted_least,
    }
    return Found(parts, figures)


def agreement_of_two(point: dict[str, Any], seed: int, runs: int) -> dict[str, float]:
    """Rank correlation of two observers for each D, mean over the panels; of the last two also by source."""
    number, raters = point["territories"], point["raters"]
    own = list(range(number))
    names = ("operators", "unlike", "apart", "disagreement")
    setting = panels.Setting(**{n: point[n] for n in names}, raters=2 * raters, like=tuple(own))
    ready = panels.panels(panels.draw(seed, runs, MOST_TERRITORIES), setting)
    times = observers.lists(observers.draw(seed, runs, MOST_TERRITORIES, 2), own, point["doubt_operators"])
    values = counted(ready, added_up(ready, [times]), observers.two_groups(runs * number, 2 * raters))
    values = np.moveaxis(values.reshape(len(INDICATORS), runs, number, 2), (0, 2), (3, 2)).reshape(
        -1, number, len(INDICATORS)
    )
    how = NORMALISE[point["normalise"]]
    figures = dict(zip(DIMENSIONS, alike(values, how, np.ones(len(INDICATORS))), strict=True))
    for judged, kept in BY_SOURCE.items():
        figures |= dict(zip(judged, alike(values, how, kept.astype(float))[2:], strict=True))
    return figures


def alike(values: np.ndarray, normalise: str, weights: np.ndarray) -> np.ndarray:
    """Rank correlation of two observers in each D, (D,), from values (panel and observer, territory, indicator)."""
    dimensions = Choices(normalise=normalise, indicator_weights=tuple(weights)).score(values).dimensions
    ranks = average_ranks(np.moveaxis(dimensions, 1, 0)).reshape(values.shape[1], -1, 2, len(DIMENSIONS))
    off = ranks - ranks.mean(axis=0)
    product = (off[:, :, 0] * off[:, :, 1]).sum(axis=0)
    size = np.sqrt((off**2).sum(axis=0).prod(axis=1))
    return np.divide(product, size, out=np.zeros_like(product), where=size > 0).mean(axis=0)


def compensation_decides(points: Points, seed: int, runs: int) -> Found:
    """MI1: mean shift of ranks when compensation is drawn anew, and when the importances of the four D's are."""
    figures = at_each(points, lambda point: shifts_of(point, seed, PANELS["MI1"] * runs))
    return Found({"ranks shift more": figures["compensation"] > figures["weights"]}, figures)


def shifts_of(point: dict[str, Any], seed: int, runs: int) -> dict[str, float]:
    """Both shifts, in places, of invented panels and of the shipped ones."""
    luck, drawn = profiles.draw(seed, runs), (point["doubt_weights"], point["least"])
    names = ("territories", "correlation", "weak", "normalise")
    scores = profiles.invented(luck, *(point[name] for name in names))
    figures = dict(zip(("compensation", "weights"), profiles.shifts(scores, luck, *drawn), strict=True))
    for name, told in SHIPPED.items():
        scores = profiles.of_shipped(name, point["normalise"])
        figures |= dict(zip(told, profiles.shifts(scores, luck, *drawn), strict=True))
    return figures | {"relative_range": (1 - point["least"]) / max(point["doubt_weights"], LEAST_SPREAD)}


def thickness_counts(points: Points, seed: int, runs: int) -> Found:
    """MI2: twins with the same operators, one with more ties and shared aims; does its lead outlast the doubt?"""
    figures = at_each(points, lambda point: ahead_of_its_twin(point, seed, PANELS["MI2"] * runs))
    parts = {
        "it outlasts other raters and choices": figures["both_lists_settled"] >= OUTLASTS,
        "it outlasts other lists of operators too": figures["both"] >= OUTLASTS,
    }
    return Found(parts, figures)


def ahead_of_its_twin(point: dict[str, Any], seed: int, runs: int) -> dict[str, float]:
    """Share of draws in which the thick twin scores higher, with ties and aims, one of them or neither; by how much it
    does as chosen. Twins share one list of operators in each draw; the first share also with lists settled, and apart.
    """
    ready, doubt = twins(point, seed, runs), observers.draw(seed, runs, COMPARED, DRAWS)
    once = np.ones((ready.adds.shape[1], 1))
    judges = observers.asked_again(doubt, OWN, point["raters"])

    def values(times: np.ndarray, judges: np.ndarray = judges) -> np.ndarray:
        return _by_panel(counted(ready, added_up(ready, [times]), judges))

    shared, apart = (values(observers.lists(doubt, own, point["doubt_operators"])) for own in (LIKE, OWN))
    tried = {name: _of_pair(shared, at) for at, name in enumerate(VARIANTS, start=1)}
    tried |= {"both_lists_settled": _of_pair(values(once), 1), "both_lists_apart": _of_pair(apart, 1)}
    score = chosen(point).score(_of_pair(values(once, np.ones((len(judges), 1))), 1)).score
    lead = float(np.mean(score[:, 1] - score[:, 0]))
    return dict(zip(tried, _ahead(list(tried.values()), point, seed), strict=True)) | {"lead": lead}


def twins(point: dict[str, Any], seed: int, runs: int) -> Counts:
    """Panels of a plain twin, its four variants and the other territories, in the order of `LIKE`."""
    changed = np.zeros((len(LIKE), 2))
    changed[1 : 1 + len(VARIANTS)] = list(VARIANTS.values())
    setting = panels.Setting(
        **{name: point[name] for name in ("operators", "raters", "disagreement")},
        **AROUND_TWINS,
        like=tuple(LIKE),
        more_ties=tuple(point["ties"] * changed[:, 0]),
        more_aims=tuple(point["aims"] * changed[:, 1]),
    )
    return panels.panels(panels.draw(seed, runs, COMPARED), setting)


def chosen(point: dict[str, Any]) -> Choices:
    """Choices of a point; Density and Diversity have the importance of the lab's defaults."""
    importances = (*COUNTED, point["dynamics"], point["directionality"])
    return Choices(importances, exponents=(1.0, exponent_of(point["compensation"])))


def _by_panel(values: np.ndarray) -> np.ndarray:
    """Values of the panels of twins, (indicator, panel and territory, draw), as (panel, draw, territory, indicator)."""
    return values.reshape(len(INDICATORS), -1, len(LIKE), values.shape[-1]).transpose(1, 3, 2, 0)


def _of_pair(values: np.ndarray, variant: int) -> np.ndarray:
    """A panel of the plain twin, one variant and the others, (panel and draw, territory, indicator)."""
    kept = [PLAIN, variant, *range(1 + len(VARIANTS), values.shape[2])]
    return values[:, :, kept].reshape(-1, len(kept), len(INDICATORS))


def _ahead(pairs: list[np.ndarray], point: dict[str, Any], seed: int) -> list[float]:
    """Share of draws in which the variant scores higher than the plain twin, for each of the `_of_pair`; equal scores
    count half. All have the same luck; scored in one call, since many small ones take longer.
    """
    once = draw(seed, len(pairs[0]), 1, 1, len(DIMENSIONS) + len(INDICATORS))
    luck = Luck(**{field.name: np.tile(getattr(once, field.name), len(pairs)) for field in fields(once)})
    drawn = Draws(np.concatenate(pairs), luck, ("weights", "normalisation", "exponent"))
    score = scored(drawn, chosen(point), Width(weights=point["doubt_weights"])).score
    wins = (np.sign(score[:, 1] - score[:, 0]) + 1) / 2
    return wins.reshape(len(pairs), -1).mean(axis=1).tolist()
