"""The scores as a CSV file: one row a territory, for a spreadsheet or pandas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import numpy as np

from .agreement import JUDGED
from .doubt import interval
from .indicators import DIMENSIONS, INDICATORS
from .result import MilieuResult

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
LIMITS = (("low90", "low50", "high50", "high90"), (0.9, 0.5))
DRAWN = ("score", "rank")


def scores_file(bench: Any) -> tuple[str, str]:
    """Type and text of the CSV file of what a bench shows."""
    return "text/csv;charset=utf-8", scores_csv(bench.result)


def scores_csv(result: MilieuResult) -> str:
    """One row a territory: score and rank as chosen with their 50 % and 90 % limits, the four D's, the indicators in
    their own units, number of raters, and alpha of the two judged D's. Empty where not known; numbers in full.

    A spreadsheet would run a name that begins with =, +, -, @ or a tab as a formula: it gets a ' in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = dict(_columns(result))
    writer.writerow(["territory", *columns])
    for at, name in enumerate(result.milieux.names):
        writer.writerow([harmless(name), *(_cell(values[at]) for values in columns.values())])
    return out.getvalue()


def harmless(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(FORMULA_SIGNS) else name


def _columns(result: MilieuResult) -> Iterator[tuple[str, np.ndarray]]:
    """Columns (territory,) by name, in the order of the file."""
    for drawn in DRAWN:
        yield drawn, getattr(result, f"chosen_{drawn}")
        wide, narrow = (interval(getattr(result, drawn), level) for level in LIMITS[1])
        limits = (wide[:, 0], narrow[:, 0], narrow[:, 1], wide[:, 1])
        yield from ((f"{drawn}_{name}", values) for name, values in zip(LIMITS[0], limits, strict=True))
    yield from zip(DIMENSIONS, result.chosen_dimension.T, strict=True)
    yield from zip(INDICATORS, result.values.T, strict=True)
    yield "raters", result.agreement.raters
    yield from ((f"alpha_{name}", values) for name, values in zip(JUDGED, result.agreement.by_territory.T, strict=True))


def _cell(value: float) -> str:
    if value != value:
        return ""
    return f"{value:.0f}" if float(value).is_integer() else repr(float(value))
