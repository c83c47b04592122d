"""Profile of one territory: its four D's as bars with bands, as numbers, and with the main figure behind each."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.result import QUANTILES
from labkit.core.words import percent, signed
from labkit.ui import figures
from labkit.ui.view import View

from ..indicators import DIMENSIONS, INDICATORS
from ..naming import place
from ..ranks import places
from ..result import MilieuResult
from .scale import scale_of

HEIGHT, THICK = 220, 0.42
NAMES_AT, NUMBERS_AT, PLACES_AT = -3, 119, 136
ROWS = np.arange(len(DIMENSIONS))[::-1].astype(float)
JUDGED = (2, 3)  # places of the D's that rest on raters too
MAIN = ("operators_per_1000_smes", "effective_kinds", "exporter_growth", "coordination_reach")


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.bare(HEIGHT, (-42, PLACES_AT), (-0.86, 3.42))
    grid = view.source("profile_grid", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=grid, color=view.colour["grid"], level="underlay")
    colour = view.colour["source"]
    for name, hatch in (("counted", None), ("judged", "right_diagonal_line")):
        bars = view.source(f"profile_{name}", y=[], right=[])
        fill = {"fill_color": colour, "fill_alpha": 0.38 if hatch is None else 0.0, "line_color": None}
        lines = {"hatch_pattern": hatch, "hatch_color": colour, "hatch_alpha": 0.5, "hatch_scale": 5}
        fig.hbar(y="y", right="right", height=THICK, left=0, source=bars, **fill, **(lines if hatch else {}))
    spread = view.source("profile", y=[], **{level: [] for level in QUANTILES})
    for share, wide in (("90", 1.5), ("50", 5)):
        fig.segment(f"low{share}", "y", f"high{share}", "y", source=spread, color=colour, line_width=wide)
    upright = view.source("profile_median", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=upright, color=view.colour["axis"], line_width=2.5)
    then = view.source("profile_then", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=then, color=colour, line_width=1.5, line_dash="dashed")
    figures.dot(fig, view, view.source("profile_dots", x=[], y=[]), "x", "y", "source", size=10)
    figures.labels(fig, view, "profile_names", size=13, align="right")
    figures.labels(fig, view, "profile_numbers", bold=True, size=17, align="right")
    figures.labels(fig, view, "profile_places", align="right")
    figures.labels(fig, view, "profile_words")
    figures.labels(fig, view, "profile_ticks", align="center")
    return fig


def show(view: View, words: dict[str, Any], result: MilieuResult, against: MilieuResult | None = None) -> None:
    """Puts a result and run A on the figure."""
    scale, at = scale_of(result), result.focus
    scores, drawn = result.chosen_dimension[at], result.dimension_score[:, at]
    known = ~np.isnan(scores)
    for name, rows in (("counted", (0, 1)), ("judged", JUDGED)):
        kept = [row for row in rows if known[row]]
        view.put(f"profile_{name}", y=ROWS[kept], right=scale.at(scores[kept]))
    view.put("profile_dots", x=scale.at(scores[known]), y=ROWS[known])
    levels = scale.at(np.quantile(drawn, list(QUANTILES.values()), axis=0))
    view.put("profile", y=ROWS, **dict(zip(QUANTILES, levels, strict=True)))
    _uprights(view, "profile_median", scale.at(_medians(result)), 0.25)
    _uprights(view, "profile_then", _then(scale, result, against), 0.27)
    ticks = scale.at(scale.ticks)
    view.put("profile_grid", x=ticks, y0=np.full(len(ticks), -0.5), y1=np.full(len(ticks), 3.4))
    named = [(tick, -0.7, f"{text:g}", "ink2") for tick, text in zip(ticks, scale.ticks, strict=True)]
    figures.put_labels(view, "profile_ticks", named)
    _put_words(view, words, result, scores)


def _medians(result: MilieuResult) -> np.ndarray:
    """The middle territory in each D; none of a single one."""
    scores = result.chosen_dimension
    told = ~np.isnan(scores).all(axis=0) & (len(scores) > 1)
    return np.where(told, np.nanmedian(np.where(told, scores, 0.0), axis=0), np.nan)


def _then(scale: Any, result: MilieuResult, against: MilieuResult | None) -> np.ndarray:
    """Where run A has its D's; nowhere if it stands on another scale."""
    if against is None or against.params.normalise != result.params.normalise:
        return np.full(len(DIMENSIONS), np.nan)
    return scale.at(against.chosen_dimension[against.focus])


def _uprights(view: View, name: str, xs: np.ndarray, half: float) -> None:
    there = ~np.isnan(xs)
    view.put(name, x=xs[there], y0=ROWS[there] - half, y1=ROWS[there] + half)


def _put_words(view: View, words: dict[str, Any], result: MilieuResult, scores: np.ndarray) -> None:
    digits = 1 if result.params.normalise == "rank" else 0
    ranks = places(result.chosen_dimension)[result.focus]
    ordered = ["" if result.alone else place(rank, words) for rank in ranks]
    told = ["–" if score != score else f"{score:.{digits}f}" for score in scores]
    figures.put_labels(view, "profile_names", _rows(NAMES_AT, [words["dimensions"][d] for d in DIMENSIONS], "ink"))
    figures.put_labels(view, "profile_numbers", _rows(NUMBERS_AT, told, "ink"))
    figures.put_labels(view, "profile_places", _rows(PLACES_AT - 1.2, ordered, "ink2"))
    texts = _main_figures(words["main"], result)
    lines = [(0.6, y - 0.43, text, "ink2") for y, text in zip(ROWS, texts, strict=True)]
    figures.put_labels(view, "profile_words", lines)


def _rows(x: float, texts: list[str], role: str) -> list[tuple[float, float, str, str]]:
    return [(x, y, text, role) for y, text in zip(ROWS, texts, strict=True)]


def _main_figures(say: dict[str, str], result: MilieuResult) -> list[str]:
    """The main figure of each D in words; of a judged one also how many raters there are and how far they agree."""
    values = [float(result.values[result.focus, list(INDICATORS).index(name)]) for name in MAIN]
    spelt = (lambda v: f"{v:.1f}", lambda v: f"{v:.1f}", lambda v: f"{signed(100 * v, 1)} %", percent)
    texts = [
        say["unknown"][d] if value != value else say[d].format(value=tell(value))
        for d, value, tell in zip(DIMENSIONS, values, spelt, strict=True)
    ]
    for judged in JUDGED:
        texts[judged] += _raters(say, result, judged - JUDGED[0])
    return texts


def _raters(say: dict[str, str], result: MilieuResult, judged: int) -> str:
    raters = int(result.agreement.raters[result.focus])
    alpha = float(result.agreement.by_territory[result.focus, judged])
    if raters < 2:
        return say["raters"][raters]
    return say["agreeing" if alpha == alpha else "many"].format(raters=raters, alpha=f"{alpha:.2f}")
