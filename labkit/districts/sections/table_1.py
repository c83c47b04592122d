"""Table 1 as the source has it: every row, all four types, its own label beside our code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labkit.ui.sections import Cell, Content, Table

from ..params import TYPES
from ..typology import Feature, table
from .said import kind_in_words, said


def content(_bench: Any, _chosen: Mapping[str, str]) -> Content:
    """All rows; the ground of a cell is the darker, the higher its code in the row."""
    text = said("table")
    head = (text["feature"], *map(kind_in_words, TYPES))
    rows = tuple((f"{row.number} {row.name}", *(_cell(row, kind) for kind in TYPES)) for row in table().values())
    return Content((Table(text["caption"], head, rows, left=tuple(range(len(head)))),), text["note"])


def _cell(row: Feature, kind: str) -> str | Cell:
    text, code = said("table"), row.codes[kind]
    form = ("from" if row.low else "cell") if row.ordered else "nominal"
    told = text[form].format(label=row.labels[kind], code=f"{code:g}", low=f"{row.low:g}", high=f"{row.high:g}")
    told = text["mixed"].format(cell=told) if kind in row.mixed else told
    return Cell(told, shade=0.6 * (code - row.low) / (row.high - row.low)) if row.ordered else told
