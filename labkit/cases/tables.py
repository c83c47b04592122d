"""Reads and checks facts.csv and sources.csv.

A fact is a row: case, quantity, value, unit, year, source, place, as_written, standing, note. `source` is a key of
sources.csv, whose `text` names the file of the source where we hold one; `place` is where in the source it stands;
`as_written` is what is printed there, a few words each, parted by semicolons, the figure in the first. `standing` says
how near to the source we are: "abstract" (it stands in the abstract of the source), "quoted" (the review R quotes it
with its page, or tells it in its own words where the place names no page), "secondary" (found only in a text about it,
not checked against the original), "read" (it stands in the source itself, which we read).
A finding in words has the unit "statement", no value, and our wording of it in `note`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

FOLDER = Path(__file__).parent
FACT_COLUMNS = ("case", "quantity", "value", "unit", "year", "source", "place", "as_written", "standing", "note")
SOURCE_COLUMNS = ("key", "reference", "text")
STANDINGS = ("abstract", "quoted", "secondary", "read")
STATEMENT = "statement"
MAY_BE_EMPTY = {"value", "year", "as_written", "note", "text"}


class FactError(ValueError):
    """A table of facts breaks a rule; names file, row, column, value and rule."""


def facts(case: str | None = None, folder: Path = FOLDER) -> pandas.DataFrame:
    """All facts, or those of one case. `value` is a number, NaN for a statement; `year` is text.

    Raises FactError for an unknown case or a table that breaks a rule.
    """
    import pandas

    known = sources(folder).set_index("key")["text"].to_dict()
    rows = [_checked(row, number, known) for number, row in _rows(folder / "facts.csv", FACT_COLUMNS)]
    table = pandas.DataFrame(rows, columns=list(FACT_COLUMNS))
    cases = list(dict.fromkeys(table["case"]))
    if case is not None and case not in cases:
        raise FactError(f"case = {case!r} is not among the cases: {', '.join(cases)}")
    return table if case is None else table[table["case"] == case].reset_index(drop=True)


def sources(folder: Path = FOLDER) -> pandas.DataFrame:
    """The sources behind the facts: key, full reference, name of the file of its text, empty where we hold none.

    Raises FactError for a key given twice.
    """
    import pandas

    seen: set[str] = set()
    rows = []
    for number, row in _rows(folder / "sources.csv", SOURCE_COLUMNS):
        _demand(row["key"] not in seen, "sources.csv", number, "key", row["key"], "a key stands once")
        seen.add(row["key"])
        rows.append(row)
    return pandas.DataFrame(rows, columns=list(SOURCE_COLUMNS))


def _rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    with file.open(newline="", encoding="utf-8") as handle:
        reader = csv.DictReader(handle, restkey="too many")
        head = tuple(reader.fieldnames or ())
        _demand(head == columns, file.name, 1, "header", head, f"columns are {', '.join(columns)}")
        for number, row in enumerate(reader, start=2):
            whole = set(row) == set(columns) and None not in row.values()
            _demand(whole, file.name, number, "row", row, f"{len(columns)} cells")
            for column in columns:
                filled = bool(row[column].strip()) or column in MAY_BE_EMPTY
                _demand(filled, file.name, number, column, row[column], "must not be empty")
            yield number, row


def _checked(row: dict[str, str], number: int, known: Mapping[str, str]) -> dict:
    def demand(holds: bool, column: str, rule: str) -> None:
        _demand(holds, "facts.csv", number, column, row[column], rule)

    demand(row["source"] in known, "source", f"a key of sources.csv: {', '.join(sorted(known))}")
    demand(row["standing"] in STANDINGS, "standing", f"one of {', '.join(STANDINGS)}")
    if row["unit"] == STATEMENT:
        demand(row["value"] == "", "value", "a statement has no number")
        demand(row["note"] != "", "note", "a statement needs its wording")
        return {**row, "value": float("nan")}
    demand(_is_number(row["value"]), "value", "a number, with a point and without thousands' commas")
    value = float(row["value"])
    demand(row["unit"] != "share" or 0 <= value <= 1, "value", "shares run from 0 to 1")
    told = row["as_written"] != "" or known[row["source"]] == ""
    demand(told, "as_written", "the figure as it is printed, since we hold the text of this source")
    return {**row, "value": value}


def _is_number(text: str) -> bool:
    try:
        return abs(float(text)) < float("inf")
    except ValueError:
        return False


def _demand(holds: bool, file: str, row: int, column: str, value: object, rule: str) -> None:
    if not holds:
        raise FactError(f"{file}, row {row}, {column} = {value!r}: {rule}")
