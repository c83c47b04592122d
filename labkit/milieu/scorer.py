"""The four D's of milieux that were counted elsewhere, such as simulated ones: what other labs may use of this lab.

Indicators and scale are those of the lab: the same formulas, between the same fixed goalposts, with equal importances
and full compensation. So years and futures are on one scale, and a score does not depend on what else is scored.

    from labkit.milieu.scorer import four_d
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .attributes import FEATURES, KINDS
from .choices import Choices
from .counting import DECIMALS, from_operators
from .indicators import ASSUMED, DIMENSIONS, GOALPOSTS, INDICATORS

__all__ = ["COUNTS", "DIMENSIONS", "FIGURES", "KINDS", "WINDOW", "four_d", "indicators"]

COUNTS = FEATURES
FIGURES = ("smes", "area_km2", "certified", "growth")
WINDOW = ASSUMED.window
BETWEEN_POSTS = Choices(normalise="goalposts", goalposts=tuple(GOALPOSTS.values()))


def four_d(
    counts: Mapping[str, np.ndarray], figures: Mapping[str, np.ndarray | float], window: int = WINDOW
) -> np.ndarray:
    """Density, Diversity, Dynamics and Directionality of each milieu, (…, D), from 1 to 100; see `indicators`.

    A D is the mean of its indicators that can be told; NaN if none can.
    """
    values = indicators(counts, figures, window)
    scores = BETWEEN_POSTS.score(values.reshape(-1, 1, len(INDICATORS))).dimensions
    return scores.reshape(*values.shape[:-1], len(DIMENSIONS))


def indicators(
    counts: Mapping[str, np.ndarray], figures: Mapping[str, np.ndarray | float], window: int = WINDOW
) -> np.ndarray:
    """The indicators of each milieu, (…, indicator), in the order of `INDICATORS`; NaN where they cannot be told.

    `counts` has an array (…) for each of `COUNTS`: operators at work, of each kind and in all ("at work"); "years" that
    operators were at work in the window, and how many of them began ("born") and "ended" in it; "new ties" that began
    in the window and still stand, within the territory and beyond it; operators within two ties of a coordinator
    ("near"); "like", for each operator the others of its kind and scope, summed, and of these the "like untied"; ties
    to partners "outside". A closing year is a year at work.

    `figures`, numbers or arrays (…): "smes", "area_km2", firms "certified" (with their weights) and the "growth" of
    exporters a year, as a share; those left out are not known, and nobody was asked to rate. Raises ValueError for a
    count that is missing or a name that is not known.
    """
    _check(counts, figures)
    shape = np.broadcast_shapes(*map(np.shape, (*counts.values(), *figures.values())))
    flat = lambda value: np.broadcast_to(np.asarray(value, dtype=float), shape).reshape(1, -1)  # noqa: E731
    known = {name: flat(figures.get(name, np.nan)) for name in FIGURES}
    by_name = from_operators({name: flat(counts[name]) for name in COUNTS}, known, window)
    nobody = np.full(flat(0.0).shape, np.nan)
    values = np.stack([by_name.get(name, nobody)[0] for name in INDICATORS], axis=-1)
    return np.round(values, DECIMALS).reshape(*shape, len(INDICATORS))


def _check(counts: Mapping[str, np.ndarray], figures: Mapping[str, np.ndarray | float]) -> None:
    for what, given, known in (("count", counts, COUNTS), ("figure", figures, FIGURES)):
        if unknown := set(given) - set(known):
            raise ValueError(f"{what} = {sorted(unknown)}: there is none of that name; they are {', '.join(known)}")
    if missing := [name for name in COUNTS if name not in counts]:
        raise ValueError(f"counts lack {', '.join(missing)}: all of {', '.join(COUNTS)} are needed")
