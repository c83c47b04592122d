"""Evidence from the sheet operators: how many work, of which kinds, which began and ended."""

from __future__ import annotations

import numpy as np

from .here import Here
from .rows import Rows, rows

Parts = tuple[tuple[Rows, ...], tuple[Rows, ...]]  # what counts, what does not
DATES = ("founded", "closed")


def at_work(here: Here, above: float = 0.0, below: float = 0.0, cells: tuple[str, ...] = DATES) -> Rows:
    """The operators at work, each of which adds the same."""
    return rows("operators", here.operators[here.working], "at_work", cells, above, below)


def idle(here: Here) -> Rows:
    """The operators that are not at work in the last year."""
    founded = here.of("founded")[~here.working]
    why = np.where(founded > here.year, "later", "closed")
    return rows("operators", here.operators[~here.working], why, DATES, year=here.year)


def per(here: Here, column: str) -> Parts:
    """Operators at work for a figure of the territory."""
    figure, others = last(here, column)
    return (at_work(here, above=1), figure), (idle(here), others)


def kinds(here: Here) -> Parts:
    """Operators at work, by kind."""
    return (at_work(here, above=1, cells=("kind",)),), (idle(here),)


def births(here: Here) -> Parts:
    """Operators that began in the window, over the years that operators were at work in it."""
    return _of_dates(here, "born")


def deaths(here: Here) -> Parts:
    """Operators that ended in the window, over the same."""
    return _of_dates(here, "ended")


def _of_dates(here: Here, event: str) -> Parts:
    founded, closed = here.of("founded"), here.of("closed")
    ended = np.where(np.isnan(closed), here.year, np.minimum(closed, here.year))
    years = np.clip(ended - np.maximum(founded, here.since + 1) + 1, 0, here.assumed.window)
    happened = founded if event == "born" else closed
    counts = (happened > here.since) & (happened <= here.year) & ~np.isnan(founded)
    used = counts | (years > 0)
    why = np.select([np.isnan(founded), founded > here.year], ["unfounded", "later"], "before").astype(object)
    told = np.where(counts, event, "years").astype(object)
    return (
        (rows("operators", here.operators[used], told[used], DATES, counts[used], years[used], years=years[used]),),
        (rows("operators", here.operators[~used], why[~used], DATES, year=here.year, since=here.since),),
    )


def last(here: Here, column: str, above: float = 0.0, below: float = 1.0) -> tuple[Rows, Rows]:
    """The row of the last year with a figure in `column`, which adds so many times the figure; and the other years."""
    figures, years = (here.milieux.territories[name][here.years] for name in (column, "year"))
    given = np.flatnonzero(~np.isnan(figures))
    chosen = given[np.argmax(years[given])] if len(given) else -1
    rest = np.flatnonzero(np.arange(len(figures)) != chosen)
    why = np.where(np.isnan(figures[rest]), "empty", "older").astype(object)
    at = [chosen] if len(given) else []
    figure = rows("territories", here.years[at], "last", (column,), above * figures[at], below * figures[at])
    return figure, rows("territories", here.years[rest], why, (column,))
