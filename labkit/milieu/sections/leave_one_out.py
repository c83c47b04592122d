"""Leave one out: how far a rank hangs on one figure, or on one D."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.ui.sections import Cell, Content, Table

from ..importance import drop_dimension, drop_one
from ..indicators import DIMENSION, DIMENSIONS, INDICATORS
from ..kernel import choices_of
from .numbers import change, cut, label, say
from .side_by_side import ranking

COLUMNS = 12  # territories, at most


def content(bench: Any, _chosen: Mapping[str, str]) -> Content:
    """Change of each territory's rank without each figure and each D; the territory in focus stands first."""
    result, text = bench.result, say()["sections"]["leave_out"]
    names, focus = result.milieux.names, result.focus
    if len(names) < 2:
        return Content((), text["alone"])
    choices = choices_of(bench.params)
    by_indicator, by_dimension = drop_one(result.values, choices), drop_dimension(result.values, choices)
    others = [at for at in ranking(result) if at != focus]
    shown = others if len(names) <= COLUMNS else []
    rows = []
    for dimension, name in enumerate(DIMENSIONS):
        whole = text["dimension"].format(label=label(name))
        rows.append(_row(Cell(whole, strong=True), by_dimension[dimension], focus, others, shown))
        for at in np.flatnonzero(dimension == DIMENSION).tolist():
            rows.append(_row(label(list(INDICATORS)[at]), by_indicator[at], focus, others, shown))
    last = [cut(names[at], 16) for at in shown] or [text["others"]]
    caption = text["caption"] if shown else text["caption_part"].format(number=len(names))
    return Content((Table(caption, (text["head"], cut(names[focus], 16), *last), tuple(rows)),), text["note"])


def _row(first: str | Cell, moved: np.ndarray, focus: int, others: list[int], shown: list[int]) -> tuple:
    """One row; where the others are too many to show, their mean move either way stands for them."""
    most = max(len(moved) - 1, 1)
    cells = [_cell(float(moved[at]), most) for at in shown]
    known = np.abs(moved[others])[~np.isnan(moved[others])]
    rest = [f"{known.mean():.1f}" if len(known) else "–"]
    return (first, _cell(float(moved[focus]), most, strong=True), *(cells or rest))


def _cell(moved: float, most: int, strong: bool = False) -> Cell:
    return Cell(change(moved), shade=moved / most if moved == moved else None, strong=strong)
