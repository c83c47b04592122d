"""From type to type: all moves between the years 8 to 10 and 38 to 40, with the cause of year 10 and without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.ui.sections import Cell, Content, Table

from ..indicators import ARROWS, KINDS
from .said import kind_in_words, said

NUMBERS = {pair: number for number, pair in ARROWS.items()}


def content(bench: Any, _chosen: Mapping[str, str]) -> Content:
    """Two tables of counts, of the futures on the bench."""
    text, result = said("moves"), bench.result
    both = {"with": result.moves, "without": result.moves_without}
    return Content(tuple(_table(text[name], moves, result.runs) for name, moves in both.items()), text["note"])


def _table(caption: str, moves: np.ndarray, runs: int) -> Table:
    head = (said("moves")["before"], *map(kind_in_words, KINDS))
    rows = tuple(
        (kind_in_words(start), *(_cell(start, end, share, runs) for end, share in zip(KINDS, line, strict=True)))
        for start, line in zip(KINDS, moves, strict=True)
    )
    return Table(caption, head, rows)


def _cell(start: str, end: str, share: float, runs: int) -> Cell:
    hits, number = round(share * runs), NUMBERS.get((start, end))
    told = str(hits) if number is None else said("moves")["arrow"].format(hits=hits, number=number)
    return Cell(told, shade=min(float(share), 1.0) if hits else None, strong=hits > 0)
