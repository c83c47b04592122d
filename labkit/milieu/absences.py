"""Notes on what the data leave open: the data are accepted, but some indicators will be missing or less sure."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .tables import Milieux, Sheet
from .template import EXAMPLES

NAMED = 4


def absences(data: Milieux) -> Iterator[str]:
    """One sentence for each thing that is missing."""
    yield from _examples(data)
    yield from _empty_cells(data.territories, ("smes", "exporters", "area_km2"))
    if unknown := [name for name in data.names if not _certified(data, name)]:
        why = "each of iso_9001, iso_9002 and iso_9003 needs a figure; a 0 says that there are none"
        yield f"Certified firms cannot be told in {_some(unknown)}: {why}."
    if all((data.territories["territory"] == name).sum() == 1 for name in data.names):
        yield "Only one year of each territory: the growth of exporters is missing."
    if without := _without(data, data.operators):
        yield f"No operators in {without}: what is counted from them is 0 or missing there."
    if len(data.operators) and not len(data.ties):
        yield "No ties: what is told by ties is missing."
    yield from _survey(data)


def _examples(data: Milieux) -> Iterator[str]:
    left = [name for name in data.names if name in EXAMPLES]
    if len(left) < len(data.names):
        for name in left:
            yield f"{name} is the template's example: delete its rows, in all four sheets."


def _certified(data: Milieux, name: str) -> bool:
    """Whether each standard has a figure in some year."""
    here = data.territories.where(data.territories["territory"] == name)
    return not any(np.isnan(here[column]).all() for column in ("iso_9001", "iso_9002", "iso_9003"))


def _survey(data: Milieux) -> Iterator[str]:
    if not len(data.survey):
        yield "The survey is empty: the judged parts of Dynamics and Directionality are missing."
        return
    if without := _without(data, data.survey):
        yield f"Nobody rated {without}: the judged parts of Dynamics and Directionality are missing there."
    raters = {name: set(data.survey["rater"][data.survey["territory"] == name]) for name in data.names}
    if alone := [name for name, some in raters.items() if len(some) == 1]:
        yield f"One rater only for {_some(alone)}: how far raters agree cannot be said there."


def _without(data: Milieux, sheet: Sheet) -> str:
    there = set(sheet["territory"].tolist())
    return _some([name for name in data.names if name not in there])


def _empty_cells(sheet: Sheet, columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        holes = np.isnan(sheet[column])
        if holes.any():
            names = _some(list(dict.fromkeys(sheet["territory"][holes].tolist())))
            where = f"{sheet.file}: {column} is empty in {holes.sum()} of {len(sheet)} rows ({names})"
            yield f"{where}; what needs it is missing, unless another year has it."


def _some(names: list[str]) -> str:
    rest = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + rest
