"""Evidence: which rows of the sheets made a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.ui.sections import Choose, Content, Table

from ..evidence import Evidence, Here, evidence
from ..evidence.lacking import lacking
from ..indicators import INDICATORS, ITEMS_OF
from .numbers import cut, formula, label, points, say, worth
from .overview import agreement_table, here_of, lacking_words, overview, scores_of
from .rows import row_tables, sourced
from .working import working

ALL = "all"


def content(bench: Any, chosen: Mapping[str, str]) -> Content:
    """All figures of the territory in focus, or the rows behind the one chosen in the menu `figure`."""
    text, here = say()["sections"]["evidence"], here_of(bench)
    figure = chosen.get("figure", ALL)
    figure = figure if figure in INDICATORS else ALL
    options = {ALL: text["all"], **{name: label(name) for name in INDICATORS}}
    choose = {"figure": Choose(text["menu"], options, figure)}
    if figure == ALL:
        return Content((overview(bench, here), agreement_table(bench)), text["note"], choose)
    found = evidence(here.milieux, here.territory, figure, here.assumed, here)
    tables = [_worked(bench, here, found), *row_tables(here, found, sourced(bench))]
    if figure in ITEMS_OF:
        tables.append(agreement_table(bench))
    return Content(tuple(tables), text["note_one"], choose)


def _worked(bench: Any, here: Here, found: Evidence) -> Table:
    """Formula, the formula with the numbers in it, score, direction, place in T."""
    text, known = say()["sections"]["evidence"], found.indicator
    rows = {"formula": formula(known.name, here.assumed)}
    if lack := lacking(known.name, here):
        rows |= {"lacking": lacking_words(lack), "put_in": text["put_in_as"][bench.params.missing]}
    else:
        rows["worked"] = working(here, found)
    score = scores_of(bench)[bench.result.focus, list(INDICATORS).index(known.name)]
    if np.isfinite(score):
        rows["score"] = points(score)
    rows |= {"direction": text["direction"]["more" if known.direction > 0 else "less"], "source": known.source}
    caption = text["worked_caption"].format(label=label(known.name), name=cut(here.territory))
    if found.value == found.value:
        caption += f": {worth(known.name, found.value)}"
    body = tuple((text["worked_rows"][name], words) for name, words in rows.items())
    return Table(caption, tuple(text["worked_head"]), body, left=(0, 1))
