"""Side by side: what makes the score of the territory in focus differ from another's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui.sections import Cell, Choose, Content, Table

from ..compare import Parts, parts_of_difference
from ..indicators import DIMENSION, DIMENSIONS, INDICATORS
from ..kernel import choices_of
from .numbers import change, cut, label, number, plain_value, points, say
from .overview import score_cell, scores_of


def content(bench: Any, chosen: Mapping[str, str]) -> Content:
    """Two territories D by D and figure by figure; the menu `other` names the second."""
    result, text = bench.result, say()["sections"]["beside"]
    names, focus = result.milieux.names, result.focus
    others = [at for at in ranking(result) if at != focus]
    if not others:
        return Content((), text["alone"])
    keys = [names[at] for at in others]
    other = chosen.get("other", "")
    other = other if other in keys else names[next_in_rank(result)]
    choose = {"other": Choose(text["menu"], {name: cut(name) for name in keys}, other)}
    at, choices, scores = names.index(other), choices_of(bench.params), scores_of(bench)
    parts = parts_of_difference(scores[focus], scores[at], choices)
    told = {"name": cut(names[focus]), "other": cut(other)}
    head = tuple(words.format(**told) for words in text["head"])
    table = Table(text["caption"].format(**told), head, tuple(_rows(bench, at, scores[[focus, at]], parts)))
    return Content((table,), _note(bench, at, parts), choose)


def ranking(result: Any) -> list[int]:
    """Places of the territories, the first in rank first; those without a rank last."""
    return np.argsort(np.nan_to_num(result.chosen_rank, nan=np.inf), kind="stable").tolist()


def next_in_rank(result: Any) -> int:
    """The territory next below the one in focus; of the last, the one above. There must be two."""
    order = ranking(result)
    at = order.index(result.focus)
    return order[at + 1] if at + 1 < len(order) else order[at - 1]


def _rows(bench: Any, other: int, scores: np.ndarray, parts: Parts) -> list[tuple[str | Cell, ...]]:
    result, most = bench.result, _most(parts)
    both = [result.focus, other]
    total = [Cell(points(score), strong=True) for score in result.chosen_score[both]]
    rows: list = [(_strong(say()["sections"]["beside"]["score"]), "", "", *total, _makes(parts.difference, most, True))]
    for dimension, name in enumerate(DIMENSIONS):
        of_d = [score_cell(bench, score) for score in result.chosen_dimension[both, dimension]]
        rows.append((_strong(label(name)), "", "", *of_d, _makes(parts.dimension[dimension], most, True)))
        for at in np.flatnonzero(dimension == DIMENSION).tolist():
            rows.append(_row(bench, both, at, scores, _makes(parts.indicator[at], most)))
    return rows


def _row(bench: Any, both: list[int], at: int, scores: np.ndarray, makes: Cell) -> tuple[str | Cell, ...]:
    name, values = list(INDICATORS)[at], bench.result.values[both, at]
    told = [plain_value(name, value) for value in values]
    of_each = [score_cell(bench, score, value) for score, value in zip(scores[:, at], values, strict=True)]
    return (label(name), *told, *of_each, makes)


def _strong(text: str) -> Cell:
    return Cell(text, strong=True)


def _most(parts: Parts) -> float:
    known = np.abs(parts.dimension[np.isfinite(parts.dimension)])
    return max(known.max(), 1e-9) if len(known) else 1.0


def _makes(value: float, most: float, strong: bool = False) -> Cell:
    shade = float(np.clip(value / most, -1, 1)) if np.isfinite(value) else None
    return Cell(change(round(float(value), 2)), shade=shade, strong=strong)


def _note(bench: Any, other: int, parts: Parts) -> str:
    result, text = bench.result, say()["sections"]["beside"]
    mine, theirs = result.rank[:, result.focus], result.rank[:, other]
    ahead, level = int((mine < theirs).sum()), int((mine == theirs).sum())
    told = text["ahead"].format(
        name=cut(bench.params.focus), ahead=number(ahead), runs=number(len(mine)), share=percent(ahead / len(mine)),
        level=text["level"].format(level=number(level)) if level else "",
    )  # fmt: skip
    if not np.isfinite(parts.difference):
        return text["unscored"]
    exact = bench.params.compensation == bench.params.within == 1
    return text["makes"].format(how=text["exact" if exact else "shapley"], ahead=told)
