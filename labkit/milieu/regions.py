"""A real panel for the method: 48 states of the USA, 1970 to 1986. Its indicators are not those of T.

Figures and licence: see `data/regions/SOURCE.md`. The figures were collected to study public capital. Which of them
stand in for which D, and in which direction, is ours; none tells who steers, so Directionality has no indicator.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .indicators import DIMENSIONS

FOLDER = Path(__file__).parent / "data" / "regions"


@dataclass(frozen=True, eq=False)
class Regions:
    """A table that `composite` takes as it is.

    `values` (territory, indicator), nothing missing; `direction` (indicator,): +1 where more is better, -1 where less
    is; `dimension` (indicator,): index into `DIMENSIONS`; `units` and `formulas` (indicator,). `source` is what to
    call the data, `digest` 8 hex digits of their content. Arrays cannot be written to.
    """

    source: str
    digest: str
    names: tuple[str, ...]
    indicators: tuple[str, ...]
    values: np.ndarray
    direction: np.ndarray
    dimension: np.ndarray
    units: tuple[str, ...]
    formulas: tuple[str, ...]


def regions(folder: Path = FOLDER) -> Regions:
    """Reads `values.csv` and `indicators.csv`. Raises ValueError where they name different indicators."""
    told, rows = _rows(folder / "indicators.csv"), _rows(folder / "values.csv")
    names = tuple(row["indicator"] for row in told)
    if tuple(rows[0])[1:] != names:
        raise ValueError(f"values.csv has {', '.join(tuple(rows[0])[1:])}; must be those of indicators.csv, in order")
    values = np.array([[float(row[name]) for name in names] for row in rows])
    return Regions(
        source="regions",
        digest=hashlib.sha256(repr((told, rows)).encode()).hexdigest()[:8],
        names=tuple(row["territory"] for row in rows),
        indicators=names,
        values=_fixed(values),
        direction=_fixed(np.array([int(row["direction"]) for row in told])),
        dimension=_fixed(np.array([DIMENSIONS.index(row["dimension"]) for row in told])),
        units=tuple(row["unit"] for row in told),
        formulas=tuple(row["formula"] for row in told),
    )


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def _fixed(array: np.ndarray) -> np.ndarray:
    array.setflags(write=False)
    return array
