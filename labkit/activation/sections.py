"""The section below the figures of the activation lab: the indicators behind the four D's in the last year.

Formulas, goalposts and points are those of the milieu lab's scorer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from labkit.core.words import MINUS, THIN, percent, short, signed, words
from labkit.milieu.scorer import BETWEEN_POSTS, GOALPOSTS, INDICATORS, indicators
from labkit.ui.sections import Cell, Content, Section, Table

from .course import evolve
from .four_d import DIMENSIONS, FIGURES, counts, growth
from .kernel import RUNS, in_windows
from .luck import YEARS, draw

LEVELS = (0.05, 0.5, 0.95)
BEST = 100.0
_words = words(Path(__file__).parent)
_text = _words["sections"]["scorer"]


def content(bench: Any, _chosen: Mapping[str, str]) -> Content:
    """Each D with its score, then the indicators that made it; what is not simulated is left out and said."""
    values = counted(dict(bench.params), bench.seed)
    scored = BETWEEN_POSTS.score(values[:, None])
    rows: list[tuple[str | Cell, ...]] = []
    for at, dimension in enumerate(DIMENSIONS):
        name = Cell(_words["dimensions"][dimension], strong=True)
        rows.append((name, "", "", _points(scored.dimensions[:, 0, at]), "", ""))
        rows += [
            _row(indicator, values[:, of], scored.normalised[:, 0, of])
            for of, indicator in enumerate(INDICATORS)
            if INDICATORS[indicator].dimension == dimension and not np.isnan(values[:, of]).any()
        ]
    caption = _text["caption"].format(year=YEARS, runs=RUNS)
    return Content((Table(caption, tuple(_text["head"]), tuple(rows), left=(0, 5)),), _text["note"])


def counted(values: Mapping[str, Any], seed: int, runs: int = RUNS) -> np.ndarray:
    """The indicators of the milieu lab in the last year of the futures, (run, indicator); NaN where not simulated."""
    *_, last = in_windows(evolve(values, draw(seed, runs)))
    return indicators(counts(last), {**FIGURES, "growth": growth(last)})[0]


def _row(name: str, values: np.ndarray, scored: np.ndarray) -> tuple[str | Cell, ...]:
    low, median, high = np.quantile(values, LEVELS)
    told = [_worth(name, at) for at in (low, high, *GOALPOSTS[name])]
    return (
        _text["indicators"][name],
        _worth(name, median),
        _text["from_to"].format(low=told[0], high=told[1]),
        _points(scored),
        _text["from_to"].format(low=told[2], high=told[3]),
        INDICATORS[name].formula,
    )


def _worth(name: str, value: float) -> str:
    """An indicator's value without its unit; shares as per cent."""
    unit = INDICATORS[name].unit
    if unit == "share per year":
        return f"{signed(100 * value, 1)}{THIN}%"
    return percent(value) if unit == "share" else short(value).replace("-", MINUS)


def _points(scores: np.ndarray) -> Cell:
    """A score with its bar and nine futures in ten, from (run,)."""
    low, median, high = np.quantile(scores, LEVELS) / BEST
    return Cell(f"{BEST * median:.1f}", bar=(low, median, high))


SECTIONS = (Section("scorer", _words["sections"]["titles"]["scorer"], content),)
