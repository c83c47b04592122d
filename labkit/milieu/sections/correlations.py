"""Correlations: which D's, and which figures of a D, say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.core.words import signed
from labkit.ui.sections import Cell, Choose, Content, Table

from ..importance import FEWEST, correlations
from ..indicators import DIMENSION, DIMENSIONS, DIRECTION, INDICATORS
from .numbers import label, say

LUCK = 0.05


def content(bench: Any, chosen: Mapping[str, str]) -> Content:
    """Pearson's r of the four D's, and of the figures of the D in the menu `dimension`."""
    result, text = bench.result, say()["sections"]["correlations"]
    dimension = chosen.get("dimension", "")
    dimension = dimension if dimension in DIMENSIONS else DIMENSIONS[0]
    choose = {"dimension": Choose(text["menu"], {name: label(name) for name in DIMENSIONS}, dimension)}
    number = len(result.milieux.names)
    if number < FEWEST:
        return Content((), text["too_few"], choose)
    part = dimension_of(dimension)
    names = [label(name) for name, taken in zip(INDICATORS, part, strict=True) if taken]
    tables = (
        _table(text["dimensions"], [label(name) for name in DIMENSIONS], result.chosen_dimension),
        _table(text["figures"].format(label=label(dimension)), names, (result.values * DIRECTION)[:, part]),
    )
    limit = f"{luck_limit(number):.2f}"
    return Content(tables, text["note"].format(number=number, limit=limit, double=text["double"]), choose)


def dimension_of(name: str) -> np.ndarray:
    """Which indicators belong to a D, (indicator,)."""
    return DIMENSIONS.index(name) == DIMENSION


def luck_limit(number: int, level: float = LUCK) -> float:
    """|r| that luck alone passes with a chance of `level`, for `number` >= 3 independent normal pairs (t test)."""
    from scipy.special import stdtrit

    t = float(stdtrit(number - 2, 1 - level / 2))
    return float(t / np.sqrt(t**2 + number - 2))


def _table(caption: str, names: list[str], values: np.ndarray) -> Table:
    found, known = correlations(values), (~np.isnan(values)).astype(int)
    pairs = known.T @ known
    rows = []
    for at, name in enumerate(names):
        cells = [_cell(float(found[at, to]), int(pairs[at, to])) if to < at else "" for to in range(len(names) - 1)]
        rows.append((name, *cells))
    return Table(caption, ("", *names[:-1]), tuple(rows[1:]))


def _cell(r: float, pairs: int) -> Cell:
    if r != r:
        return Cell("–")
    return Cell(signed(r, 2), shade=r, strong=abs(r) > luck_limit(pairs))
