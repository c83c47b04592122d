"""From the bytes of a CSV file to rows of text: encoding, separator, quotation marks."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass

from .contract import Form
from .faults import Findings

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True)
class Grid:
    """The rows of one sheet as text, without spaces at either end of a cell. The header is among them.

    `row` are their numbers as a spreadsheet counts; `separator` stood between the cells, "" in a workbook.
    """

    file: str
    rows: list[list[str]]
    row: list[int]
    separator: str


def grid(file: str, content: bytes | str, form: Form, findings: Findings) -> Grid | None:
    """Reads one CSV file; None, with a fault, where it is no table at all."""
    text = content if isinstance(content, str) else _decoded(file, content, findings)
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        findings.fault(file, row, "", "", "holds a NUL byte, so it is not a text file: save it as CSV, in UTF-8")
        return None
    separator = _separator(text, form)
    if separator != ",":
        findings.note(f"{file}: cells are separated by {SEPARATORS[separator]}; it was read so.")
    return _split(file, text, separator, findings)


def tidy(file: str, rows: list[list[str]], separator: str, findings: Findings) -> Grid | None:
    """Numbers the rows and leaves out empty ones; None, with a fault, where nothing is left."""
    kept = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
    if not kept:
        findings.fault(file, None, "", "", "is empty: it needs at least its header")
        return None
    first, last = kept[0][0], kept[-1][0]
    if gaps := last - first + 1 - len(kept):
        findings.note(f"{file}: {gaps} empty row{'s' if gaps > 1 else ''} between the others passed over.")
    return Grid(file, [row for _, row in kept], [number for number, _ in kept], separator)


def _decoded(file: str, content: bytes, findings: Findings) -> str:
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = content.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError:
        return _western(file, content, findings)
    if wide:
        findings.note(f"{file}: written in UTF-16; it was read so.")
    elif text.startswith("\ufeff"):
        findings.note(f"{file}: begins with a byte order mark, as Excel writes it; it was passed over.")
    return text


def _western(file: str, content: bytes, findings: Findings) -> str:
    """Windows-1252, which holds Latin-1; the five bytes it lacks are read as Latin-1."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    word = re.search(r"[^\s,;]*[^\x00-\x7f][^\s,;]*", text)
    said = f"; {word.group()[:30]!r} is its first word with an accent" if word else ""
    findings.note(f"{file}: is not in UTF-8; it was read as Western European (Latin-1){said}.")
    return text


def _separator(text: str, form: Form) -> str:
    """The one under which the first line has most names of the contract, and then most cells; else the comma."""
    head = next((line for line in text.splitlines() if line.strip()), "")

    def score(separator: str) -> tuple[int, int]:
        names = [name.strip(' "').casefold() for name in head.split(separator)]
        return len(set(names) & set(form.names)), len(names)

    return max(SEPARATORS, key=score)


def _split(file: str, text: str, separator: str, findings: Findings) -> Grid | None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append([cell.strip() for cell in row])
    except csv.Error:
        rule = (
            "a quotation mark is not closed, or has text behind it: begin and end the cell with one, double one inside"
        )
        findings.fault(file, len(rows) + 1, "", "", rule)
        return None
    return tidy(file, rows, separator, findings)
