"""From an .xlsx workbook to rows of text. Nothing is calculated: of a formula the value saved with it is read."""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from .contract import SHEETS
from .faults import Findings
from .grid import Grid, tidy
from .limits import EXCEL_ROWS, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, beyond, too_many_cells

if TYPE_CHECKING:
    from openpyxl import Workbook

CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")


def grids(file: str, content: bytes, findings: Findings) -> dict[str, Grid]:
    """The sheets of the contract that the workbook has, by name; a broken workbook is a fault."""
    try:
        with warnings.catch_warnings():
            # Warnings about styles and validation lists, which are not read.
            warnings.simplefilter("ignore")
            if _fits(content):
                return _grids(file, content, findings)
    # On a broken file openpyxl lets through whatever its parts raise: KeyError, ValueError, ParseError, zlib.error …
    except Exception:
        rule = "is not a workbook that can be read: open it in your spreadsheet program and save it as .xlsx again"
        findings.fault(file, None, "", "", rule)
        return {}
    findings.fault(file, None, "", "", too_many_cells())
    return {}


def _fits(content: bytes) -> bool:
    """Whether no part has more cells than may be read. openpyxl holds whole rows, however long, so this comes first."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return all(
            sum(1 for _ in islice(CELL.finditer(archive.read(part)), MOST_CELLS + 1)) <= MOST_CELLS
            for part in archive.namelist()
            if part.casefold().endswith(".xml")
        )


def _grids(file: str, content: bytes, findings: Findings) -> dict[str, Grid]:
    with closing(_open(content, values=False)) as book:
        titles = _titles(file, book.sheetnames, findings)
        read = {name: _texts(book, titles[name], _called(file, name), findings) for name in SHEETS if name in titles}
    texts = {name: found for name, found in read.items() if found is not None}
    if any(formulas for _, formulas in texts.values()):
        with closing(_open(content, values=True)) as book:
            saved = sum(_save_for(*texts[name], book, titles[name]) for name in texts)
        rule = "the values saved with them were read, and nothing was calculated."
        findings.note(f"{file}: formulas stand in {saved} cells; {rule}")
    found = {name: tidy(_called(file, name), rows, "", findings) for name, (rows, _) in texts.items()}
    if others := [title for small, title in titles.items() if small not in SHEETS]:
        findings.note(f"{file}: sheets that are not in the contract were not read: {', '.join(others)}.")
    return {name: grid for name, grid in found.items() if grid is not None}


def _called(file: str, name: str) -> str:
    return f"{file}, sheet {name}"


def _titles(file: str, titles: list[str], findings: Findings) -> dict[str, str]:
    """The titles of the sheets by name; a sheet that is missing, or there twice, is a fault."""
    found: dict[str, str] = {}
    for title in titles:
        name = title.strip().casefold()
        if found.setdefault(name, title) != title and name in SHEETS:
            findings.fault(file, None, "sheet", title, f"is the same sheet as {found[name]!r}: keep one of them")
    for name in SHEETS:
        if name not in found:
            findings.fault(file, None, "sheet", name, f"the workbook needs this sheet; it has {', '.join(titles)}")
    return found


def _open(content: bytes, values: bool) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), read_only=True, data_only=values)


def _texts(
    book: Workbook, title: str, called: str, findings: Findings
) -> tuple[list[list[str]], set[tuple[int, int]]] | None:
    """All rows as text, and the places (row, cell), counted from 0, that look like formulas.

    None, with a fault, for a sheet beyond the limits. Empty cells to the right and rows below them are left out.
    """
    rows: list[list[str]] = []
    cells = 0
    for at, values in enumerate(_rows(book, title)):
        cells += len(values)
        if rule := beyond(at, values) or (too_many_cells() if cells > MOST_CELLS else ""):
            findings.fault(called, None if cells > MOST_CELLS else at + 1, "", "", rule)
            return None
        if at < MOST_ROWS:
            rows.append([_text(value) for value in values[:MOST_COLUMNS]])
    return rows, {(at, place) for at, row in enumerate(rows) for place, text in enumerate(row) if text[:1] == "="}


def _rows(book: Workbook, title: str) -> Iterator[tuple]:
    """Rows of values. Sheets may state a false size, so the size is left out and rows end one beyond Excel's."""
    sheet = book[title]
    sheet.reset_dimensions()
    return islice(sheet.iter_rows(values_only=True), EXCEL_ROWS + 1)


def _save_for(rows: list[list[str]], formulas: set[tuple[int, int]], book: Workbook, title: str) -> int:
    """Puts the values saved with formulas into the rows; returns how many.

    A formula saved without a value stays as it is, as does text: the check of the cells will find it.
    """
    saved = 0
    for at, values in enumerate(islice(_rows(book, title), len(rows))):
        for place, value in enumerate(values[:MOST_COLUMNS]):
            if (at, place) in formulas and (text := _text(value)) not in ("", rows[at][place]):
                rows[at][place], saved = text, saved + 1
    return saved


def _text(value: object) -> str:
    """A cell as the text that a CSV file would hold."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    # Formulas of whole arrays, and of tables of data, are objects; the second have no text.
    if hasattr(value, "ref"):
        return getattr(value, "text", None) or "=TABLE()"
    return unicodedata.normalize("NFC", str(value)).strip()
