"""How much data may be read, and which characters: limits that keep a reading short, and names that can be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from .columns import Checked
from .faults import Findings
from .grid import Grid

MOST_TERRITORIES = 200
# A sheet of 100,000 operators has 100,000 rows and 900,000 cells.
MOST_ROWS = 200_000
MOST_COLUMNS = 100
MOST_CELLS = 2_000_000
EXCEL_ROWS = 1_048_576

# Controls except tabs and ends of lines, marks of writing direction, characters without width, halves of characters.
# Joiners (U+200C, U+200D) stay: some scripts and emoji need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def visible(grid: Grid, findings: Findings) -> Grid:
    """The grid without characters that cannot be seen; a note says in how many cells there were some.

    With them two names that look alike would differ, and a name could turn the text around it.
    """
    rows, marks = [], []
    for row, number in zip(grid.rows, grid.row, strict=True):
        if found := _UNSEEN.search("".join(row)):
            marks += [f"U+{ord(found.group()):04X} in row {number}"] * sum(map(bool, map(_UNSEEN.search, row)))
            row = [unicodedata.normalize("NFC", _UNSEEN.sub("", cell)).strip() for cell in row]
        rows.append(row)
    if not marks:
        return grid
    cells = "1 cell holds" if len(marks) == 1 else f"{len(marks)} cells hold"
    findings.note(f"{grid.file}: {cells} characters that cannot be seen, the first {marks[0]}; they were left out.")
    return replace(grid, rows=rows)


def beyond(at: int, values: tuple) -> str:
    """The limit that a row of a workbook's sheet breaks, in words; "" for none.

    `at` is its place, counted from 0; `values` are its cells, None where empty.
    """
    if at >= EXCEL_ROWS or (at >= MOST_ROWS and values.count(None) < len(values)):
        return f"there is a cell below row {MOST_ROWS:,}, where a sheet must end: delete what stands there"
    right = values[MOST_COLUMNS:]
    if right.count(None) < len(right):
        return (
            f"there is a cell to the right of column {MOST_COLUMNS}, where a sheet must end: delete what stands there"
        )
    return ""


def too_many_cells() -> str:
    """The rule for sheets of too many cells."""
    rule = f"has more than {MOST_CELLS:,} cells, empty ones to the left of others included"
    return f"{rule}: delete the empty rows and columns that only have a format, or save the sheets as CSV"


def territories(sheets: Mapping[str, Checked], findings: Findings) -> None:
    """Adds a fault where there are more territories than can be drawn and shown."""
    if "territories" not in sheets:
        return
    sheet = sheets["territories"].sheet
    number = len(set(sheet["territory"].tolist()) - {""})
    if number > MOST_TERRITORIES:
        rule = f"has {number} territories; it may have at most {MOST_TERRITORIES}"
        why = "each move of a slider ranks all of them 2,000 times, and one picture shows them all"
        findings.fault(sheet.file, None, "", "", f"{rule}, since {why}: read a part of them")
