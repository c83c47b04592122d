"""Which choices decide: Sobol indices of all that is in doubt, for the rank in focus and for all ranks.

A single territory has no rank to doubt: there the indices are of its score.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui.sections import Cell, Choose, Content, Table

from ..kernel import assumptions_of, choices_of, varied, width_of
from ..sensitivity import INPUTS, Sensitivity, full_to_none, sensitivity
from .numbers import cut, say

SCORES, FEWEST, MOST = 10_240, 128, 1024  # territories × points, and the least and most points
SETTLES = 0.2  # share of the doubt below which no single choice is said to settle it


def content(bench: Any, chosen: Mapping[str, str]) -> Content:
    """Indices sorted by how far each choice is involved; the menu `compensation` says how far it is drawn. No table of
    what never moves."""
    text = say()["sections"]["decide"]
    wide = chosen.get("compensation") == "full_to_none"
    options = {name: text[name] for name in ("as_set", "full_to_none")}
    choose = {"compensation": Choose(text["menu"], options, "full_to_none" if wide else "as_set")}
    found, inputs = deciding(bench, wide), in_doubt(bench, wide)
    captions = {bench.result.focus: text["of"][_of(bench)].format(name=cut(bench.params.focus))}
    captions |= {} if bench.result.alone else {-1: text["shift"]}
    moved = {output: caption for output, caption in captions.items() if found.total[output].any()}
    tables = tuple(_table(caption, found, output, inputs) for output, caption in moved.items())
    line = reading(bench, found)
    return Content(tables, text["note"].format(line=line) if tables else line, choose)


def _of(bench: Any) -> str:
    return "score" if bench.result.alone else "rank"


def deciding(bench: Any, wide: bool = False) -> Sensitivity:
    """Sobol indices at the knobs of the bench, of ranks or of a single score; `wide` draws compensation from full to
    none."""
    params, milieux = bench.params, bench.result.milieux
    points = int(np.clip(2 ** int(np.log2(max(SCORES // len(milieux.names), 1))), FEWEST, MOST))
    return sensitivity(
        milieux, choices_of(params), bench.seed, points, width_of(params), vary=_varied(bench, wide),
        assumed=assumptions_of(params), exponents=full_to_none if wide else None, of=_of(bench),
    )  # fmt: skip


def _varied(bench: Any, wide: bool) -> tuple[str, ...]:
    """What is drawn on the bench, without doubts of no width."""
    params = bench.params
    widths = {
        "operators": params.doubt_operators,
        "weights": params.doubt_weights,
        "exponent": 1 if wide else params.doubt_exponent * (params.compensation > 0),
        "missing": int(np.isnan(bench.result.values).any()),
        "normalisation": 1 - bench.result.alone,
    }
    return tuple(name for name in varied(params) if widths.get(name, 1) > 0)


def in_doubt(bench: Any, wide: bool = False) -> tuple[str, ...]:
    """The inputs that are varied at all."""
    return tuple(name for name in INPUTS if name in _varied(bench, wide))


def reading(bench: Any, found: Sensitivity) -> str:
    """One sentence on the rank (or single score) in focus: what alone settles most of its doubt, and what lies in the
    interplay."""
    text = say()["sections"]["decide"]
    told = {"about": text["about"][_of(bench)].format(name=cut(bench.params.focus))}
    if np.isnan(bench.result.chosen_score[bench.result.focus]):
        return text["unscored"].format(**told)
    first, total = (np.clip(indices[bench.result.focus], 0, 1) for indices in (found.first, found.total))
    if not total.any():
        return text["certain"].format(**told)
    best, rest = int(np.argmax(first)), 1 - first.sum()
    told |= {"input": text["inputs"][found.inputs[best]], "share": percent(first[best])}
    if first[best] < SETTLES:
        return text["interplay"].format(**told)
    return text["alone"].format(**told, together=text["together"].format(rest=percent(rest)) if rest >= 0.1 else "")


def _table(caption: str, found: Sensitivity, output: int, inputs: tuple[str, ...]) -> Table:
    text = say()["sections"]["decide"]
    order = sorted(range(len(found.inputs)), key=lambda at: -found.total[output, at])
    order = [at for at in order if found.inputs[at] in inputs] + [at for at in order if found.inputs[at] not in inputs]
    return Table(caption, tuple(text["head"]), tuple(_row(found, output, at, inputs) for at in order))


def _row(found: Sensitivity, output: int, at: int, inputs: tuple[str, ...]) -> tuple[str | Cell, ...]:
    text = say()["sections"]["decide"]
    name = text["inputs"][found.inputs[at]]
    if found.inputs[at] not in inputs:
        return (name, text["off"], text["off"])
    first = _cell(found.first[output, at], found.first_interval[output, at])
    return (name, first, _cell(found.total[output, at], found.total_interval[output, at]))


def _cell(index: float, limits: np.ndarray) -> Cell:
    """An index between its limits; estimates a little below 0 or above 1 stand at these."""
    low, value, high = (float(np.clip(share, 0, 1)) for share in (limits[0], index, limits[1]))
    told = say()["sections"]["decide"]["number"].format(value=percent(value), low=percent(low), high=percent(high))
    return Cell(told, bar=(min(low, value), value, max(high, value)))
