"""From rows of text to a sheet of the contract: the header, then every cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from . import cells
from .contract import SHEETS, Column, Form, Kind
from .faults import Findings, nearest
from .grid import SEPARATORS, Grid
from .tables import Sheet, sheet

REMARK = "remark"


@dataclass(frozen=True)
class Checked:
    """A sheet whose cells have been checked one by one, and its dates in full ("" where missing) for comparing.

    `form` is that in which it was written: the sheet has its columns.
    """

    sheet: Sheet
    dates: dict[str, list[str]]
    form: Form


def checked(grid: Grid, form: Form, findings: Findings) -> Checked | None:
    """Reads every cell of a sheet; None, with faults, where a column that it needs is missing."""
    places = _header(grid, form, findings)
    if places is None:
        return None
    rows = [_of_length(grid, row, number, findings) for row, number in zip(grid.rows[1:], grid.row[1:], strict=True)]
    texts = list(zip(*rows, strict=True)) if rows else [()] * len(grid.rows[0])
    values = {name: _column(grid, form[name], texts[place], findings) for name, place in places.items()}
    dates = {name: list(values[name]) for name in values if form[name].kind is Kind.DATE}
    columns = {name: _held(form[name], column) for name, column in values.items()}
    return Checked(_sheet(form, columns, grid), dates, form)


def _sheet(form: Form, columns: dict[str, list[str | float]], grid: Grid) -> Sheet:
    if form is SHEETS[form.name]:
        return sheet(form.name, columns, grid.row[1:], grid.file)
    missing = [np.nan] * (len(grid.rows) - 1)
    arrays = {name: np.array(columns.get(name, missing)) for name in form.names}
    return Sheet(arrays, np.array(grid.row[1:], dtype=int), grid.file)


def names_in(grid: Grid) -> list[str]:
    """The header as names of the contract are written."""
    return [cell.casefold().replace(" ", "_") for cell in grid.rows[0]]


def _header(grid: Grid, form: Form, findings: Findings) -> dict[str, int] | None:
    """Where each column stands, or None where one is missing that must be there."""
    head = names_in(grid)
    places: dict[str, int] = {}
    for place, name in enumerate(head):
        if name in form.names and name not in places:
            places[name] = place
        elif name.startswith(REMARK):
            findings.note(f"{grid.file}: the column {grid.rows[0][place]} is yours; it is not read.")
        else:
            _unknown(grid, form, place, name in places, findings)
    missing = [name for name in form.names if name not in places]
    needed = [name for name in missing if form[name].required]
    for name in needed:
        rule = f"this column is missing; the header is {', '.join(grid.rows[0])} ({form[name].meaning})"
        findings.fault(grid.file, grid.row[0], "column", name, rule)
    if missing:
        findings.note(f"{grid.file}: without {', '.join(missing)}; taken as not known.")
    return None if needed else places


def _unknown(grid: Grid, form: Form, place: int, twice: bool, findings: Findings) -> None:
    name, at = grid.rows[0][place], grid.row[0]
    if twice:
        findings.fault(grid.file, at, "column", name, "this column stands twice: keep one of them")
    elif name:
        hint = nearest(name.replace(" ", "_"), form.names)
        rule = f"there is no such column{hint}; your own columns may stay if their names begin with {REMARK}"
        findings.fault(grid.file, at, "column", name, rule)
    # A row of text of another length is a fault of its own.
    elif any(row[place] for row in grid.rows[1:] if len(row) > place and _fits(grid, row)):
        findings.fault(
            grid.file, at, "column", "", f"cell {place + 1} of the header is empty, but there are cells below"
        )


def _of_length(grid: Grid, row: list[str], number: int, findings: Findings) -> list[str]:
    """The row as long as the header. Only a workbook leaves out empty cells at the end of a row."""
    size = len(grid.rows[0])
    if len(row) == size:
        return row
    if not _fits(grid, row) or any(row[size:]):
        rule = f"the row has {len(row)} cells, the header {size}: {_why_long(grid) if len(row) > size else _SHORT}"
        findings.fault(grid.file, number, "", (grid.separator or ", ").join(row), rule)
        findings.close(grid.file, number)
    return [*row[:size], *[""] * (size - len(row))]


def _fits(grid: Grid, row: list[str]) -> bool:
    """Whether the row may have its length: in a workbook any; in a text file that of the header.

    There even an empty cell too many is no harmless one: a comma further left may have made it.
    """
    return not grid.separator or len(row) == len(grid.rows[0])


_SHORT = "is a separator missing? An empty cell needs its own"


def _why_long(grid: Grid) -> str:
    if not grid.separator:
        return "there are cells beyond it"
    mark, inside, point = SEPARATORS[grid.separator].removesuffix("s"), "a text", ""
    if grid.separator == ",":
        inside, point = "a number or a text", "write 412.7, or "
    return f"a {mark} inside {inside} ({point}put quotation marks round it), or a {mark} too many at the end?"


def _column(grid: Grid, column: Column, texts: tuple[str, ...], findings: Findings) -> list[str | float]:
    """The values of one column; each different text is read once. What is missing or broken is "" or NaN."""
    missing = np.nan if column.number and column.kind is not Kind.DATE else ""
    values: dict[str, str | float] = {"": missing}
    broken = {"": f"must not be empty ({column.unit}: {column.meaning})"} if column.filled else {}
    for text in dict.fromkeys(texts):
        if text:
            try:
                values[text] = cells.value(text, column, grid.separator)
            except cells.CellError as error:
                values[text], broken[text] = missing, str(error)
    if broken:
        for text, row in zip(texts, grid.row[1:], strict=True):
            if text in broken:
                findings.fault(grid.file, row, column.name, text, broken[text])
    _habits(grid, column, list(filter(None, values)), findings)
    return [values[text] for text in texts]


def _habits(grid: Grid, column: Column, texts: list[str], findings: Findings) -> None:
    """Notes on ways of writing that were accepted."""
    if column.kind is Kind.DATE:
        if any(len(text) > 4 for text in texts):
            findings.note(f"{grid.file}: of {column.name} the year counts; days serve to compare dates only.")
    elif column.number:
        if comma := next(filter(cells.decimal_comma, texts), ""):
            findings.note(f"{grid.file}: {column.name} has decimal commas, such as {comma}; read as decimals.")
        if spaced := next(filter(cells.spaced, texts), ""):
            findings.note(
                f"{grid.file}: {column.name} has spaces between thousands, such as {spaced}; read as one number."
            )


def _held(column: Column, values: list[str | float]) -> list[str | float]:
    """As the sheet holds it: of a date the calendar year."""
    if column.kind is not Kind.DATE:
        return values
    return [float(text[:4]) if text else np.nan for text in values]
