"""The evidence section at a glance: all figures of the territory in focus, and how far its raters agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui.sections import Cell, Table

from ..agreement import JUDGED
from ..evidence import Evidence, Here, evidence
from ..evidence.lacking import lacking
from ..indicators import DIRECTION, INDICATORS, Indicator
from ..kernel import assumptions_of, choices_of
from ..pictures.scale import scale_of
from ..ranks import places
from .numbers import coefficient, cut, formula, label, number, points, say, worth

FIRM, TENTATIVE = 0.8, 0.667  # Krippendorff (2004), chapter 11
OF_SHEETS = ("operators", "ties", "survey", "territories")


def overview(bench: Any, here: Here) -> Table:
    """One row an indicator: value, score, place, what it was made from."""
    result, text = bench.result, say()["sections"]["evidence"]
    scores = scores_of(bench)[result.focus]
    ranks = places(result.values * DIRECTION)
    rows = []
    for at, (name, known) in enumerate(INDICATORS.items()):
        found = evidence(here.milieux, here.territory, name, here.assumed, here)
        value, told = result.values[result.focus, at], int(np.sum(~np.isnan(result.values[:, at])))
        rank = text["place"].format(rank=f"{ranks[result.focus, at]:g}", number=told) if value == value else "–"
        score = score_cell(bench, scores[at], value)
        made = (made_from(here, found), formula(name, here.assumed), known.source)
        rows.append((titled(known), label(known.dimension), worth(name, value), score, rank, *made))
    caption = text["caption"].format(name=cut(here.territory))
    return Table(caption, tuple(text["head"]), tuple(rows), left=(0, 1, 2, 5, 6, 7))


def here_of(bench: Any) -> Here:
    """The territory in focus, counted as the knobs say."""
    return Here(bench.result.milieux, bench.params.focus, assumptions_of(bench.params))


def scores_of(bench: Any) -> np.ndarray:
    """Normalised indicators as chosen, (territory, indicator); what is missing as it was put in."""
    return choices_of(bench.params).score(bench.result.values).normalised


def score_cell(bench: Any, score: float, value: float = 0.0) -> Cell:
    """A score with its bar; one that stands in for what is not known says so and has none."""
    if np.isnan(score):
        return Cell("–")
    if np.isnan(value):
        return Cell(say()["sections"]["evidence"]["put_in"].format(score=points(score)))
    at = float(scale_of(bench.result).at(score)) / 100
    return Cell(points(score), bar=(at, at, at))


def titled(known: Indicator) -> str:
    """The name of an indicator, with its direction where less is better."""
    name, text = label(known.name), say()["sections"]
    return text["less_is_better"].format(label=name) if known.direction < 0 else name


def made_from(here: Here, found: Evidence) -> str:
    """How many rows of which sheets count, or what is lacking."""
    text = say()["sections"]
    if lack := lacking(found.indicator.name, here):
        return text["evidence"]["not_from"].format(why=lacking_words(lack))
    numbers = {sheet: found.number(sheet) for sheet in OF_SHEETS}
    parts = [text["sheets"][sheet][n != 1].format(number=number(n)) for sheet, n in numbers.items() if n]
    if found.indicator.name == "duplication" and not parts:
        looked = looked_at(found)
        return text["evidence"]["no_double"][looked != 1].format(number=number(looked))
    return ", ".join(parts) or text["sheets"]["operators"][1].format(number=0)


def looked_at(found: Evidence) -> int:
    """How many operators at work were looked at for others of their kind and scope, where none was found."""
    return sum(int((rows.why == "alone").sum()) for rows in found.left_out)


def lacking_words(lack: tuple[str, str]) -> str:
    """Why an indicator cannot be told."""
    return say()["sections"]["lacking"][lack[0]].format(name=lack[1])


def agreement_table(bench: Any) -> Table:
    """Krippendorff's alpha of the two judged D's, for the territory in focus and for all."""
    agreement, text, at = bench.result.agreement, say()["sections"]["agreement"], bench.result.focus
    raters, rows = int(agreement.raters[at]), []
    for place, dimension in enumerate(JUDGED):
        here, overall = (float(alphas[place]) for alphas in (agreement.by_territory[at], agreement.overall))
        told = [coefficient(alpha) for alpha in (here, overall)]
        rows.append((label(dimension), told[0], number(raters), told[1], verdict(here, raters)))
    head = tuple(words.format(name=cut(bench.params.focus)) for words in text["head"])
    return Table(text["caption"], head, tuple(rows), left=(0, 4))


def verdict(alpha: float, raters: int) -> str:
    """What an alpha allows to conclude."""
    text = say()["sections"]["agreement"]
    if raters < 2 or alpha != alpha:
        return text[("none", "one", "same")[min(raters, 2)]]
    return text["firm" if alpha >= FIRM else "tentative" if alpha >= TENTATIVE else "weak"]
