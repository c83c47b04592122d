"""What a piece of evidence consists of: rows of a sheet, and what each adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..indicators import Indicator


@dataclass(frozen=True, eq=False)
class Rows:
    """n rows of the sheet `sheet`, by their places `at` (n,) counted from 0.

    above, below (n,): what each adds above and below the line. why (n,): a key of the words that say how it counts or
    why not, into which `told` fills numbers and names (n,). `cells` are the columns whose cells decide.
    """

    sheet: str
    at: np.ndarray
    above: np.ndarray
    below: np.ndarray
    why: np.ndarray
    cells: tuple[str, ...]
    told: Mapping[str, np.ndarray] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.at)

    def where(self, chosen: np.ndarray) -> Rows:
        """The rows chosen by a mask (n,) or by places."""
        told = {name: values[chosen] for name, values in self.told.items()}
        parts = (part[chosen] for part in (self.at, self.above, self.below, self.why))
        return Rows(self.sheet, *parts, self.cells, told)


@dataclass(frozen=True, eq=False)
class Evidence:
    """One indicator of one territory: the rows that count, those that do not, and the value that they give.

    NaN where it cannot be told. Rows of a sheet stand in their order there; one row may stand twice where two of its
    cells count.
    """

    indicator: Indicator
    territory: str
    counted: tuple[Rows, ...]
    left_out: tuple[Rows, ...]
    value: float

    @property
    def above(self) -> float:
        """Sum above the line."""
        return float(sum(rows.above.sum() for rows in self.counted))

    @property
    def below(self) -> float:
        """Sum below the line."""
        return float(sum(rows.below.sum() for rows in self.counted))

    def number(self, sheet: str) -> int:
        """How many rows of a sheet count."""
        return len(np.unique(np.concatenate([rows.at for rows in self.counted if rows.sheet == sheet] or [[]])))


def rows(
    sheet: str, at: np.ndarray, why: object, cells: tuple[str, ...], above: object = 0.0, below: object = 0.0, **told
) -> Rows:
    """Rows from places and what all or each of them add."""
    at = np.asarray(at, dtype=int)
    full = [np.broadcast_to(np.asarray(part, dtype=float), at.shape) for part in (above, below)]
    reasons = np.broadcast_to(np.asarray(why, dtype=object), at.shape)
    return Rows(sheet, at, *full, reasons, cells, {n: np.broadcast_to(v, at.shape) for n, v in told.items()})
