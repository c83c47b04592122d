"""What the report says, part by part, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from labkit.ui.controls import spelt

from .agreement import JUDGED
from .doubt import interval
from .evidence.lacking import lacking
from .indicators import DIMENSION, DIMENSIONS, INDICATORS
from .naming import place
from .ranks import places
from .sections.numbers import coefficient, cut, label, number, plain_value, points, say, worth
from .sections.overview import here_of, lacking_words, verdict
from .sections.side_by_side import ranking
from .sections.which_choices import deciding, reading

LISTED = 60  # territories
NOTES = 6
COUNTED = ("density", "diversity")

Row = tuple[bool, tuple[str, ...]]


def ranking_table(bench: Any) -> tuple[list[Row], str]:
    """Rows (in focus or not, cells) of the territories in rank order; and what is said of those left off."""
    result, text = bench.result, say()
    order = ranking(result)
    shown = [at for nth, at in enumerate(order) if nth < LISTED or at == result.focus]
    narrow, wide, scores = interval(result.rank, 0.5), interval(result.rank), interval(result.score)
    rows = []
    for at in shown:
        ranges = (_range(narrow[at], "g"), _range(wide[at], "g"), _range(scores[at], ".0f"))
        names = (place(float(result.chosen_rank[at]), text), cut(result.milieux.names[at], 28))
        rows.append((at == result.focus, (*names, points(result.chosen_score[at]), *ranges)))
    rest = len(order) - len(shown)
    return rows, text["report"]["cut"].format(rest=number(rest)) if rest else ""


def _range(limits: np.ndarray, form: str) -> str:
    if np.isnan(limits).any():
        return "–"
    low, high = (f"{limit:{form}}" for limit in limits)
    text = say()["report"]
    return (text["one"] if low == high else text["range"]).format(low=low, high=high)


def dimensions(bench: Any) -> Iterator[str]:
    """Each D: its score, its place, and the figures that are known."""
    result, text = bench.result, say()
    scores, ranks = result.chosen_dimension[result.focus], places(result.chosen_dimension)[result.focus]
    for at, name in enumerate(DIMENSIONS):
        told = {"score": points(scores[at]), "rank": place(float(ranks[at]), text), "number": len(result.milieux.names)}
        key = "dimension_unknown" if np.isnan(scores[at]) else "dimension" if told["number"] > 1 else "dimension_alone"
        spell = plain_value if name in COUNTED else worth  # the units of those stand in their names
        known = [f"{label(n)} {spell(n, value)}" for n, value in _known(result.values[result.focus], at)]
        yield f"{label(name)}: {text['report'][key].format(**told)}. {'; '.join(known)}"


def _known(values: np.ndarray, dimension: int) -> Iterator[tuple[str, float]]:
    for name, value, of in zip(INDICATORS, values.tolist(), DIMENSION.tolist(), strict=True):
        if of == dimension and value == value:
            yield name, value


def missing(bench: Any) -> Iterator[str]:
    """Figures of the territory in focus that are not known, and why."""
    here, text = here_of(bench), say()["report"]
    lacks = {name: lack for name in INDICATORS if (lack := lacking(name, here))}
    for name, lack in lacks.items():
        yield text["missing_one"].format(label=label(name), why=lacking_words(lack))
    if not lacks:
        yield text["missing_none"].format(name=cut(bench.params.focus))


def raters(bench: Any) -> Iterator[str]:
    """How far the raters of the territory in focus agree."""
    agreement, text, at = bench.result.agreement, say()["report"], bench.result.focus
    number_of = int(agreement.raters[at])
    for name, alpha in zip(JUDGED, agreement.by_territory[at].tolist(), strict=True):
        told = {"label": label(name), "raters": number(number_of), "verdict": verdict(alpha, number_of)}
        told["alpha"] = coefficient(alpha)
        yield text["raters_of" if alpha == alpha and number_of > 1 else "raters_none"].format(**told)


def decides(bench: Any) -> str:
    """Which choice decides on the rank, in one sentence."""
    return reading(bench, deciding(bench))


def choices_table(bench: Any) -> list[Row]:
    """All knobs: moved from the default or not, and label, value, unit."""
    knobs, moved = bench.lab.Params.knobs(), bench.params.changed()
    return [(name in moved, _knob(knob, getattr(bench.params, name))) for name, knob in knobs.items()]


def _knob(knob: Any, value: Any) -> tuple[str, ...]:
    unit = knob.unit if knob.kind == "number" else ""
    return knob.label, cut(spelt(knob, value), 28), unit


def invented(bench: Any) -> Iterator[str]:
    """What is invented about the data and about the score."""
    text = say()["report"]
    if bench.lab.data.key == "stylised":
        yield text["invented_data"]
    yield text["invented_rest"]


def notes(bench: Any) -> Iterator[str]:
    """What the reading of the data found worth saying."""
    every = bench.lab.data.notes
    yield from every[:NOTES]
    if len(every) > NOTES:
        yield say()["report"]["more_notes"].format(rest=number(len(every) - NOTES))
