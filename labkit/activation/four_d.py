"""The four D's of the simulated milieu, from the milieu lab's own scorer. Here is only what that lab would count.

The window is that lab's: five years back. An operator of year s is founded in s; one that is gone in s closed in s; a
tie that first stands in s began in s. All operators have one reach, so that those of one kind do the same work. What is
not simulated is not known: certified firms, and what raters would say; each D is then the mean of its other indicators.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_

import numpy as np

from labkit.milieu.scorer import DIMENSIONS, KINDS, WINDOW, four_d

from .luck import PLACES
from .network import BIT, count
from .state import AREA, NOBODY, SMES
from .year import Year

__all__ = ["DIMENSIONS", "KINDS", "WINDOW", "counts", "growth", "score"]

FIGURES = {"smes": SMES, "area_km2": AREA}


def score(counted: dict[str, np.ndarray], growing: np.ndarray) -> np.ndarray:
    """Density, Diversity, Dynamics and Directionality, (…, D), from `counts` and `growth`, arrays (…)."""
    return four_d(counted, {**FIGURES, "growth": growing})


def growth(years: Sequence[Year]) -> np.ndarray:
    """Growth of exporters a year over the window, (point, run), from the last six years."""
    return (years[-1].state.exporters / years[0].state.exporters) ** (1 / WINDOW) - 1


def counts(years: Sequence[Year]) -> dict[str, np.ndarray]:
    """What the milieu lab counts in the last of six years, arrays (point, run) by name."""
    now, window = years[-1], list(years)[1:]
    fresh = lambda of: count(of(now)) - count(reduce(and_, map(of, years)))  # noqa: E731
    inner = np.add.reduce(fresh(lambda year: year.state.ties), axis=0, dtype=float) / 2
    of_kind, alike, tied = likes(now)
    return {
        **dict(zip(KINDS, of_kind, strict=True)),
        "at work": now.many,
        "years": sum(year.many + year.state.closed for year in window),
        "born": sum(year.state.born for year in window),
        "ended": sum(year.state.closed for year in window),
        "new ties": inner + fresh(lambda year: year.abroad),
        "near": 1.0 + now.near[0],
        "like": alike,
        "like untied": alike - tied,
        "outside": now.outside,
    }


def likes(year: Year) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Operators of each kind (kind, point, run); others of the same kind, summed, and ties to them, (point, run)."""
    kind, shape = year.state.kind.reshape(PLACES, -1).astype(np.intp), year.many.shape
    cells = kind.shape[1]
    at = (kind * cells + np.arange(cells)).ravel()
    many = np.bincount(at, minlength=(NOBODY + 1) * cells)[: NOBODY * cells].reshape(NOBODY, *shape).astype(float)
    # The bits of different operators add up without carrying, and 40 of them fit a double.
    fellows = np.bincount(at, np.repeat(BIT.astype(float), cells), minlength=(NOBODY + 1) * cells).astype(np.uint64)
    tied = count(year.state.ties & fellows[at].reshape(year.state.ties.shape))
    return many, np.add.reduce(many * (many - 1), axis=0), np.add.reduce(tied, axis=0, dtype=float)
