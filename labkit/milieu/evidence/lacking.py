"""Why an indicator cannot be told: a key of the words, with the column or sheet that lacks something."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..indicators import ITEMS_OF
from .here import Here

FIGURES = {
    "operators_per_1000_smes": ("smes",),
    "operators_per_100_km2": ("area_km2",),
    "certified_per_1000_smes": ("iso_9001", "iso_9002", "iso_9003", "smes"),
}
OF_OPERATORS = (*tuple(FIGURES)[:2], "kinds", "effective_kinds", "common_kinds")
OF_TIES = ("tie_formation", "coordination_reach", "duplication", "external_ties")
TOLD_BY = {"coordination_reach": "coordinator", "duplication": "scope"}


def lacking(indicator: str, here: Here) -> tuple[str, str] | None:
    """What is lacking first, as (key of the words, name of a column or sheet); None if nothing is."""
    return next(_lacking(indicator, here), None)


def _lacking(indicator: str, here: Here) -> Iterator[tuple[str, str]]:
    if indicator in OF_OPERATORS and not len(here.milieux.operators):
        yield "no_rows", "operators"
    for column in FIGURES.get(indicator, ()):
        if np.isnan(here.milieux.territories[column][here.years]).all():
            yield "no_figure", column
    if indicator in ITEMS_OF:
        yield from _unrated(indicator, here)
    if indicator in OF_TIES:
        yield from _untied(indicator, here)
    if indicator in ("births", "deaths"):
        yield from _undated(indicator, here)
    if indicator == "exporter_growth":
        yield from _one_year(here)


def _unrated(indicator: str, here: Here) -> Iterator[tuple[str, str]]:
    survey = here.milieux.survey
    if not len(survey):
        yield "no_rows", "survey"
    elif not np.isin(survey["item"][here.at("survey")], ITEMS_OF[indicator]).any():
        yield "nobody_rated", "survey"


def _untied(indicator: str, here: Here) -> Iterator[tuple[str, str]]:
    ties = here.milieux.ties
    if not len(ties):
        yield "no_rows", "ties"
    if indicator == "tie_formation" and not _some_dated(here):
        yield "no_date", "since"
    if indicator in TOLD_BY and not (here.of(TOLD_BY[indicator])[here.working] != "").any():
        yield "no_word", TOLD_BY[indicator]
    if indicator != "duplication" and not here.working.any():
        yield "none_at_work", "operators"


def _some_dated(here: Here) -> bool:
    """Whether a tie that counts has a year, or there is none here while others have years."""
    counted = [tie for tie in here.ties if not tie.counts]
    dated: dict[tuple, bool] = {}
    for tie in counted:
        dated[tie.pair] = dated.get(tie.pair, True) and tie.since == tie.since
    return any(dated.values()) if counted else not np.isnan(here.milieux.ties["since"]).all()


def _undated(indicator: str, here: Here) -> Iterator[tuple[str, str]]:
    if indicator == "deaths" and np.isnan(here.milieux.operators["closed"]).all():
        yield "nobody_closed", "closed"
    founded, closed = here.of("founded"), here.of("closed")
    if np.isnan(founded).all():
        yield ("no_date", "founded") if len(founded) else ("no_operators", "operators")
    elif not ((founded <= here.year) & ~(closed <= here.since)).any():
        yield "none_in_window", "founded"


def _one_year(here: Here) -> Iterator[tuple[str, str]]:
    exporters, years = (here.milieux.territories[name][here.years] for name in ("exporters", "year"))
    given = ~np.isnan(exporters)
    if given.sum() == 0:
        yield "no_figure", "exporters"
    elif given.sum() < 2:
        yield "one_year", "exporters"
    elif exporters[given][np.argmin(years[given])] == 0:
        yield "from_zero", "exporters"
