"""Checks the facts against the texts of their sources: `python -m labkit cases --seeds FOLDER`.

The texts are not part of labkit. For each fact whose source names a text, its place must be there, and at that place
every phrase of `as_written`; the first phrase must read as the fact's value. Each of several places must hold a phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .as_written import figures, phrases, stands_in
from .places import PlaceError, running, spans
from .tables import FOLDER, STATEMENT, facts, sources

Fact = Mapping[str, Any]


@dataclass(frozen=True)
class Check:
    """What a check found: facts that stand as told (numbers, statements), faults in words, facts without a text."""

    numbers: int
    statements: int
    faults: tuple[str, ...]
    missing: tuple[str, ...]
    not_checked: Mapping[str, int]

    @property
    def passed(self) -> bool:
        """Whether every fact that has a text was looked for, and found."""
        return not (self.faults or self.missing)

    def told(self) -> str:
        """The faults, one a line, and the counts."""
        counts = f"found: {self.numbers} numbers and {self.statements} statements; not found: {len(self.faults)}"
        others = ", ".join(f"{key} ({count})" for key, count in self.not_checked.items())
        last = f"not checked here, since their sources are no texts of ours: {sum(self.not_checked.values())}"
        return "\n".join([*self.faults, *self.missing, counts, f"{last}, {others}" if others else last])


def check(seeds: Path, folder: Path = FOLDER) -> Check:
    """Looks for every fact in the texts of a folder. Raises FactError for a table of facts that breaks a rule."""
    files = {key: file for key, file in sources(folder).set_index("key")["text"].items() if file}
    texts = {key: text for key, file in files.items() if (text := _read(seeds / file)) is not None}
    found, faults, unread = Counter[bool](), [], Counter[str]()
    for row, fact in enumerate(facts(folder=folder).to_dict("records"), start=2):
        if fact["source"] not in texts:
            unread[fact["source"]] += 1
        elif fault := _fault(fact, texts[fact["source"]]):
            faults.append(f"{_where(row, fact)}: {fault}")
        else:
            found[fact["unit"] == STATEMENT] += 1
    missing = [f"{key}: there is no {files[key]} in {seeds}; {unread[key]} facts" for key in unread if key in files]
    others = {key: count for key, count in unread.items() if key not in files}
    return Check(found[False], found[True], tuple(faults), tuple(missing), others)


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _where(row: int, fact: Fact) -> str:
    value = "" if fact["unit"] == STATEMENT else f" = {fact['value']:g}"
    return f"facts.csv, row {row}, {fact['case']}, {fact['quantity']}{value} ({fact['source']} {fact['place']})"


def _fault(fact: Fact, text: str) -> str:
    """What is wrong with a fact; nothing if it stands as told."""
    wanted = phrases(fact["as_written"])
    if fact["unit"] != STATEMENT and not any(abs(each - fact["value"]) < 1e-9 for each in figures(wanted[0])):
        return f"as_written = {wanted[0]!r} does not read as this value"
    try:
        parts = spans(text, fact["place"])
    except PlaceError as error:
        return str(error)
    for phrase in wanted:
        if not any(stands_in(phrase, span) for span in parts.values()):
            elsewhere = ", but elsewhere in the text" if stands_in(phrase, running(text)) else ""
            return f"{phrase!r} does not stand there{elsewhere}"
    idle = [name for name, span in parts.items() if wanted and not any(stands_in(each, span) for each in wanted)]
    return f"{idle[0]} holds nothing of it" if idle else ""
