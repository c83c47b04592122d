"""Sections: what opens below the figures when asked for, as tables of words, numbers and small bars.

A section is computed when it is open and the hand rests. Its cells are text: whatever a student's file holds is shown
as written, never run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

FileForm = Callable[[Any], tuple[str, str | bytes]]  # bench -> (type, text or bytes)
ROUNDING = 1e-9


@dataclass(frozen=True)
class Cell:
    """One cell. `bar` is (low, value, high) from 0 to 1: a bar to the value, a line from low to high.

    `shade` from -1 to 1 colours the ground. `strong` is bold. Neither bar nor shade is read out, so the text says it.
    Raises ValueError for a bar or shade out of its range.
    """

    text: str
    bar: tuple[float, float, float] | None = None
    shade: float | None = None
    strong: bool = False

    def __post_init__(self) -> None:
        for at in self.bar or ():
            _within("bar", at, 0)
        if self.shade is not None:
            _within("shade", self.shade, -1)


@dataclass(frozen=True)
class Table:
    """Rows of cells under a head; the first cell of a row is its heading. `left`: columns set flush left, by place.

    Raises ValueError for a row that is longer or shorter than the head.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    left: tuple[int, ...] = (0,)

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.head):
                raise ValueError(f"row = {row!r}: has {len(row)} cells, the head of {self.caption!r} {len(self.head)}")


@dataclass(frozen=True)
class Choose:
    """One menu of a section: options by key, and the key chosen. Raises ValueError for a key that is no option."""

    label: str
    options: Mapping[str, str]
    chosen: str

    def __post_init__(self) -> None:
        if self.chosen not in self.options:
            raise ValueError(f"chosen = {self.chosen!r} is not one of {', '.join(self.options)} ({self.label})")


@dataclass(frozen=True)
class Content:
    """What a section shows at one moment. `choose` are its menus, by name."""

    tables: tuple[Table, ...]
    note: str = ""
    choose: Mapping[str, Choose] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """One section. `content(bench, chosen)` computes it; `chosen` holds what its menus were set to, by name.

    `chosen` is empty when a section opens. It may hold an option of a moment ago that is offered no more: then the
    content falls back to another.
    """

    name: str
    title: str
    content: Callable[[Any, Mapping[str, str]], Content]


def _within(name: str, at: float, low: float) -> None:
    if not isfinite(at) or not low - ROUNDING <= at <= 1 + ROUNDING:
        raise ValueError(f"{name} = {at!r} is outside {low} to 1 (place in a cell)")
