"""Faults in the data: each names file, row, column, value and rule; all are reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice

FIRST_SCREEN = 20
ROWS_NAMED = 3
SHOWN = 80
MOST_COMPARED = 1000


@dataclass(frozen=True)
class Fault:
    """One broken rule. `row` is None for a fault of a whole file, `column` and `value` "" where there is none.

    Rows are counted as a spreadsheet does: the header is row 1, and an empty line counts.
    """

    file: str
    row: int | None
    column: str
    value: str
    rule: str

    def __str__(self) -> str:
        return _line([self])


class DataError(ValueError):
    """The data break rules. `faults` holds all of them; the message shows the first 20, equal ones together."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(faults)
        super().__init__(_message(self.faults))

    def _render_traceback_(self) -> list[str]:
        """The lines that IPython shows: the message alone, for the fault is in the data and not in the code."""
        return str(self).splitlines()


@dataclass
class Findings:
    """What a reading has found so far: faults, and notes on what was accepted but is worth saying."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _closed: set[tuple[str, int | None]] = field(default_factory=set)

    def fault(self, file: str, row: int | None, column: str, value: object, rule: str) -> None:
        """Adds a fault, unless its row has been closed."""
        if (file, row) not in self._closed:
            self.faults.append(Fault(file, None if row is None else int(row), column, str(value), rule))

    def close(self, file: str, row: int) -> None:
        """No more faults of this row: it is too broken for them to mean anything."""
        self._closed.add((file, row))

    def note(self, text: str) -> None:
        """Adds what was accepted but is worth saying."""
        self.notes.append(text)

    def raise_faults(self) -> None:
        """Raises DataError if there are any faults."""
        if self.faults:
            raise DataError(self.faults)


def nearest(value: str, known: Iterable[str]) -> str:
    """ "; the nearest is 'public body'", or nothing where no known name is near.

    Only the first 1,000 known names are compared, and only with a value that can be shown whole.
    """
    if len(value) > SHOWN:
        return ""
    by_small = {name.casefold(): name for name in islice(known, MOST_COMPARED)}
    found = get_close_matches(value.casefold(), by_small, n=1, cutoff=0.6)
    return f"; the nearest is {by_small[found[0]]!r}" if found else ""


def named_rows(rows: Sequence[int]) -> str:
    """ "row 4", or "rows 2, 3, 4 and 27 more"."""
    more = f" and {len(rows) - ROWS_NAMED} more" if len(rows) > ROWS_NAMED else ""
    return f"row{'s' if len(rows) > 1 else ''} {', '.join(map(str, rows[:ROWS_NAMED]))}{more}"


def _message(faults: tuple[Fault, ...]) -> str:
    alike: dict[tuple, list[Fault]] = {}
    for fault in faults:
        alike.setdefault((fault.file, fault.column, fault.value, fault.rule), []).append(fault)
    shown = list(alike.values())[:FIRST_SCREEN]
    rest = len(faults) - sum(map(len, shown))
    head = "1 fault in the data:" if len(faults) == 1 else f"{len(faults)} faults in the data:"
    tail = [f"… and {rest} more: correct these first, then read again"] if rest else []
    return "\n".join([head, *(f"- {_line(group)}" for group in shown), *tail])


def _line(group: list[Fault]) -> str:
    first = group[0]
    rows = [fault.row for fault in group if fault.row is not None]
    where = f", {named_rows(rows)}" if rows else ""
    value = first.value if len(first.value) <= SHOWN else first.value[:SHOWN] + "…"
    what = f", {first.column} = {value!r}" if first.column else f", {value!r}" if value else ""
    return f"{first.file}{where}{what}: {first.rule}"
