"""Evidence from the sheets territories and survey."""

from __future__ import annotations

import numpy as np

from .here import Here
from .operators import Parts, last
from .rows import Rows, rows

ISO = ("iso_9001", "iso_9002", "iso_9003")


def certified(here: Here) -> Parts:
    """Certified firms, each after the weight of its standard, for firms."""
    by_standard = [last(here, *pair, below=0) for pair in zip(ISO, here.assumed.iso, strict=True)]
    smes = last(here, "smes")
    every = (*by_standard, smes)
    return tuple(counted for counted, _ in every), tuple(rest for _, rest in every)


def growth(here: Here) -> Parts:
    """Exporters in the last year with a figure over those in the first."""
    exporters, years = (here.milieux.territories[name][here.years] for name in ("exporters", "year"))
    given = np.flatnonzero(~np.isnan(exporters))
    ends = [given[np.argmin(years[given])], given[np.argmax(years[given])]] if len(given) else []
    first, end = ends if len(given) else ([], [])
    rest = np.flatnonzero(~np.isin(np.arange(len(years)), ends))
    why = np.where(np.isnan(exporters[rest]), "empty", "between").astype(object)
    return (
        (_year(here, end, "last", above=exporters[end]), _year(here, first, "first", below=exporters[first])),
        (rows("territories", here.years[rest], why, ("exporters",)),),
    )


def _year(here: Here, at: object, why: str, **adds: object) -> Rows:
    return rows("territories", here.years[np.atleast_1d(np.asarray(at, dtype=int))], why, ("exporters",), **adds)


def judged(here: Here, items: tuple[str, ...]) -> Parts:
    """The ratings of these statements."""
    survey, at = here.milieux.survey, here.at("survey")
    chosen = at[np.isin(survey["item"][at], items)]
    return (rows("survey", chosen, "rated", ("item", "score"), survey["score"][chosen], 1),), ()
