"""Answers for whoever teaches: what each student is asked and what is right, as CSV: `python -m labkit answers`.

A student's set follows from the name alone, and the kernels compute the keys, as `check` has them do. So nothing is
kept here, and nothing is written to a file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from labkit.core.exercises import Exercise, Key, digest, set_of

UNCHANGED = "your name or number"
"""The name in a notebook into which nobody has typed one."""

WITHOUT_NAMES = ("00",)
"""Notebooks that ask for no name: all students have the same values there."""

COLUMNS = ("student", "set", "exercise", "asked", "answer", "tolerance", "unit")
SAME = "same for all"
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
SEVERAL = re.compile(r"[\t;]|,(?!\s)")  # what parts columns; "Rossi, Maria" is one name

Row = tuple[str, ...]


def sheet(sources: Iterable[Any], names: Sequence[str], notebook: str = "", semicolons: bool = False) -> Iterator[str]:
    """The lines of the table, one for each name and exercise, as soon as each is known. `sources`: with `exercises`.

    `semicolons` part the columns, and decimals have a comma, for spreadsheets that read it so.
    Raises ValueError for a notebook without exercises or a name that is none.
    """
    chosen, students = exercises_of(sources, notebook), [(name, digest(name)) for name in names]
    yield _line(COLUMNS, semicolons)
    known: dict[tuple, Key | str] = {}
    for name, made in students:
        for each in chosen:
            yield _line(row(name, made, each, known, "," if semicolons else "."), semicolons)


def exercises_of(sources: Iterable[Any], notebook: str = "") -> list[Exercise]:
    """The exercises of one notebook, by its number, or of all, in the order of the course."""
    every = sorted((each for source in sources for each in source.exercises), key=lambda each: each.id)
    there = sorted({_notebook(each) for each in every})
    if notebook and notebook.zfill(2) not in there:
        raise ValueError(
            f"notebook = {notebook!r}: there is no such number with exercises; there are {', '.join(there)}"
        )
    return [each for each in every if not notebook or _notebook(each) == notebook.zfill(2)]


def row(name: str, made: bytes, each: Exercise, known: dict[tuple, Key | str], point: str = ".") -> Row:
    """One student and one exercise; `made` is the student's digest, `known` keeps the key of each distinct variant."""
    made = b"" if _notebook(each) in WITHOUT_NAMES else made
    values = each.variant(made)
    at = (each.id, *values.values())
    if at not in known:
        known[at] = each.key(**values)
    asked = "; ".join(f"{knob.replace('_', ' ')} {_told(value)}" for knob, value in values.items())
    whose = f"set {set_of(made)}" if made else SAME  # 0322 or 12E3 alone a spreadsheet would take for a number
    return (name, whose, each.id, asked, *_key(known[at], point), each.unit)


def names_in(file: Path) -> tuple[str, ...]:
    """The names in a text file, one a line. Raises ValueError for a file that is no such list, or a name twice."""
    lines = [(at, _name(line, at)) for at, line in enumerate(_text(file).splitlines(), 1) if line.strip()]
    if not lines:
        raise ValueError(f"students = '{file}' holds no names: write one a line")
    first: dict[bytes, tuple[int, str]] = {}
    for at, name in lines:
        before, same = first.setdefault(digest(name), (at, name))
        if before != at:
            raise ValueError(f"line {at} = {name!r} is the name of line {before}, {same!r}: it would get the same set")
    return tuple(name for _, name in lines)


def _text(file: Path) -> str:
    try:
        read = file.read_bytes()
    except OSError as error:
        raise ValueError(f"students = '{file}' cannot be read: {error.strerror}") from None
    coding = next((coding for mark, coding in MARKS.items() if read.startswith(mark)), "utf-8")
    try:
        text = read.decode(coding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ValueError(f"students = '{file}' is not text in UTF-8: save it so (in Excel: CSV UTF-8), one name a line")
    return text


def _name(line: str, at: int) -> str:
    name = line.strip(" ")
    name = name[1:-1].strip() if len(name) > 2 and name[0] == name[-1] == '"' else name
    if SEVERAL.search(name):
        raise ValueError(f"line {at} = {name!r} has several columns: keep one, the name that the student types")
    return name


def _notebook(each: Exercise) -> str:
    return each.id.partition("-")[0]


def _told(value: Any) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _key(key: Key | str, point: str) -> tuple[str, str]:
    """The answer and how far from it counts as right; a word has to be that word."""
    if isinstance(key, str):
        return key, ""
    numbers = (f"{key.value:.5g}", f"{max(key.tolerance, key.reading):.3g}")
    return tuple(number.replace(".", point) for number in numbers)


def _line(cells: Row, semicolons: bool) -> str:
    told = io.StringIO()
    csv.writer(told, delimiter=";" if semicolons else ",", lineterminator="").writerow(cells)
    return told.getvalue()
