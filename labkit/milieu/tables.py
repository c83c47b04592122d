"""The data of one or more territories in memory: four sheets of columns."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from .contract import SHEETS


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet of n rows: every column of its contract, also those that its file did not have.

    `columns` holds arrays (n,): numbers, years and dates as float64 with NaN where missing (of a date, the calendar
    year); text as str with "" where missing. `row` (n,) is the row in the file, where the header is row 1; `file` is
    the name of the file. Arrays cannot be written to.
    """

    columns: Mapping[str, np.ndarray]
    row: np.ndarray
    file: str

    def __len__(self) -> int:
        return len(self.row)

    def __getitem__(self, column: str) -> np.ndarray:
        """The column (n,). Raises KeyError for a name that the contract does not have."""
        if column not in self.columns:
            raise KeyError(f"{self.file} has no column {column!r}; it has {', '.join(self.columns)}")
        return self.columns[column]

    def where(self, chosen: np.ndarray) -> Sheet:
        """The rows chosen by a mask (n,) of booleans or by places counted from 0."""
        return Sheet({name: values[chosen] for name, values in self.columns.items()}, self.row[chosen], self.file)


@dataclass(frozen=True, eq=False)
class Milieux:
    """All data of a set of territories, already checked.

    `source` is what to call the data; `digest` 8 hex digits of their content, the same whether they came as CSV, zip
    or XLSX; `names` the territories in order of first appearance, which is the axis `territory`; `notes` what was
    accepted but is worth saying, one sentence each.
    """

    source: str
    digest: str
    territories: Sheet
    operators: Sheet
    ties: Sheet
    survey: Sheet
    names: tuple[str, ...]
    notes: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def sheets(self) -> dict[str, Sheet]:
        """The four sheets by name."""
        return {name: getattr(self, name) for name in SHEETS}


def sheet(name: str, columns: Mapping[str, Sequence], row: Sequence[int] | None = None, file: str = "") -> Sheet:
    """Makes a sheet from plain columns, which it does not check; columns left out are missing throughout.

    `name` is one of territories, operators, ties, survey. Raises ValueError for a column that the contract does not
    have, or for columns of different length.
    """
    form, sizes = SHEETS[name], {len(values) for values in columns.values()}
    if unknown := set(columns) - set(form.names):
        raise ValueError(f"{name} has no column {', '.join(sorted(unknown))}; it has {', '.join(form.names)}")
    if len(sizes) > 1:
        raise ValueError(f"the columns of {name} have different lengths: {sorted(sizes)}")
    size = sizes.pop() if sizes else 0
    missing = {True: [np.nan] * size, False: [""] * size}
    arrays = {c.name: _array(columns.get(c.name, missing[c.number]), c.number) for c in form.columns}
    rows = np.arange(2, size + 2) if row is None else np.array(row, dtype=int)
    rows.setflags(write=False)
    return Sheet(arrays, rows, file or f"{name}.csv")


def milieux(source: str, sheets: Mapping[str, Sheet], notes: Sequence[str] = ()) -> Milieux:
    """Joins sheets by name; one that is left out has no rows. Computes the names and the digest."""
    whole = {name: sheets[name] if name in sheets else sheet(name, {}) for name in SHEETS}
    names = tuple(dict.fromkeys(whole["territories"]["territory"].tolist()))
    return Milieux(source, digest(whole), **whole, names=names, notes=tuple(notes))


def digest(sheets: Mapping[str, Sheet]) -> str:
    """8 hex digits of the cells of all sheets in order of the contract; files' names and row numbers do not count."""
    content = hashlib.sha256()
    for name, form in SHEETS.items():
        for column in form.names:
            content.update(repr((name, column, sheets[name][column].tolist())).encode())
    return content.hexdigest()[:8]


def _array(values: Sequence, number: bool) -> np.ndarray:
    # A copy, so that forbidding to write does not touch the caller's array.
    array = np.array(values, dtype=np.float64) if number else np.array(values, dtype=str)
    array.setflags(write=False)
    return array
