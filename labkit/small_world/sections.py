"""The sections below the figures of the small world lab: the published table, and the best share setting by setting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from labkit.core.words import fine, percent, signed, words
from labkit.ui.sections import Cell, Choose, Content, Section, Table

from . import peak
from .best_share import coarse, curve_in_time, lost, whole_curve
from .curves import COUNTS, Curve
from .luck import FIRMS
from .published import FIGURE_2, NETWORKS, Ours, Published, at_random, figure_2, formulas, ours

SHARES = (0.0, 0.001, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1.0)
TRIED_OF = {
    "neighbours": (2, 5, 10),
    "passing": ("barter", "gift", "contagion"),
    "experts": (0, 10, 60),
    "absorption": (0.1, 0.3, 0.8),
    "horizon": (160, 480, 1600),
}


def say() -> dict[str, Any]:
    """The words of the sections."""
    return words(Path(__file__).parent / "data")["sections"]


# Beside the paper


def published(bench: Any, _chosen: Mapping[str, str]) -> Content:
    """The paper's three networks and the bench's, each beside random ties and a ring; and the paper's rings."""
    text, known = say()["published"], [(network, ours(network)) for network in NETWORKS]
    lengths = [(_named(n), _whole(n.nodes), f"{n.ties:g}", *_lengths(n, o)) for n, o in known]
    clusterings = [(_named(n), *_clusterings(n, o)) for n, o in known]
    here = _here(bench, text["here"])
    tables = (
        Table(text["lengths"], tuple(text["lengths_head"]), (*lengths, here[0])),
        Table(text["clusterings"], tuple(text["clusterings_head"]), (*clusterings, here[1])),
        _rings(text),
    )
    return Content(tables, text["note"].format(**_grid({network.name: told for network, told in known}["power grid"])))


def _grid(told: Ours) -> dict[str, str]:
    """What the note says of the power grid's random network."""
    formulas = {"formula_steps": _steps(told.path_length_random), "formula_clustering": _small(told.clustering_random)}
    length, knit, reached = told.drawn
    return {**formulas, "drawn_steps": _steps(length), "drawn_clustering": _small(knit), "reached": percent(reached)}


def _named(network: Published) -> str:
    return say()["published"]["names"][network.name]


def _lengths(network: Published, told: Ours) -> tuple[str, ...]:
    formula, drawn, ring = told.path_length_random, told.drawn, told.ring
    steps = (network.path_length, network.path_length_random, formula, drawn and drawn[0])
    return (*map(_steps, steps), f"{ring[0]:.1f}" if ring else _about(_whole(network.nodes / (2 * network.ties))))


def _clusterings(network: Published, told: Ours) -> tuple[str, ...]:
    ring, drawn = told.ring, told.drawn
    paper = (f"{value:g}" for value in (network.clustering, network.clustering_random))
    formula = 3 * (network.ties - 2) / (4 * (network.ties - 1))
    here = (told.clustering_random, drawn and drawn[1])
    return (*paper, *map(_small, here), _small(ring[1]) if ring else _about(_small(formula)))


def _here(bench: Any, name: str) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Rows of the bench's own networks: medians over its futures, as on the figures."""
    result, ties = bench.result, 2 * bench.params.neighbours
    own = Published(name, FIRMS, ties, float(np.median(result.path_length)), 0, float(np.median(result.clustering)), 0)
    (length, knit), (drawn_length, drawn_knit, _) = formulas(own), at_random(own)
    steps = (own.path_length, None, length, drawn_length, float(result.path_length_start))
    clusterings = (own.clustering, None, knit, drawn_knit, float(result.clustering_start))
    rows = (name, str(FIRMS), str(ties), *map(_steps, steps)), (name, *map(_small, clusterings))
    return tuple(tuple(Cell(text, strong=True) for text in row) for row in rows)


def _rings(text: Mapping[str, Any]) -> Table:
    """The rings of the paper's figure 2 beside the formula for their clustering."""
    points = figure_2(SHARES)
    rows = tuple(
        (
            fine(at.share),
            f"{at.path_length:.2f}",
            f"{at.path_length / points[0].path_length:.2f}",
            f"{at.clustering:.4f}",
            f"{at.cube:.4f}",
            signed(at.clustering - at.cube, 4),
        )
        for at in points
    )
    caption = text["rings"].format(nodes=_whole(FIGURE_2[0]), ties=FIGURE_2[1])
    return Table(caption, tuple(text["rings_head"]), rows)


# The best share, setting by setting


def conditions(bench: Any, chosen: Mapping[str, str]) -> Content:
    """The best share of distant ties for a few values of one knob, all others as on the bench."""
    text, knob, params = say()["conditions"], chosen.get("knob", ""), bench.params
    knob = knob if knob in TRIED_OF else next(iter(TRIED_OF))
    own = getattr(params, knob)
    values = sorted({*TRIED_OF[knob], own}, key=list(TRIED_OF[knob]).index if knob == "passing" else None)
    found = {value: curve_in_time(params.replace(**{knob: value}), bench.seed) for value in values}
    found[own] = whole_curve(params, bench.seed)
    rows = tuple(_row(text, knob, value, curve, value == own) for value, curve in found.items())
    choose = {"knob": Choose(text["menu"], text["knobs"], knob)}
    known = any(curve.middle.max() > 0 for curve in found.values())
    note = text["note"] + text["fewer"] * any(map(coarse, found.values())) if known else text["nobody"]
    return Content((Table(text["caption"], tuple(text["head"]), rows),), note, choose)


def _row(text: Mapping[str, Any], knob: str, value: Any, curve: Curve, own: bool) -> tuple[Cell, ...]:
    """One setting; that of the bench is bold."""
    told = text["value"][knob]
    name = told[value] if knob == "passing" else told.format(value=2 * value if knob == "neighbours" else value)
    cells = [name + text["own"] if own else name, *(_best(text, curve) if curve.middle.max() > 0 else ("–",) * 7)]
    return tuple(Cell(cell, strong=own) for cell in cells)


def _best(text: Mapping[str, Any], curve: Curve) -> tuple[str, ...]:
    """How much was tried, the best share, those as good, what three shares lose, and whether both ends do."""
    found, missed = peak.on(curve), lost(curve)
    best = text["alike"] if found.alike else fine(found.best)
    ends = text["yes" if min(missed[0], missed[-1]) > COUNTS else "no"]
    losses = map(fine, (found.lost_at_ten, missed[0], missed[-1]))
    return (_tried(text, curve), best, _as_good(text, curve), *losses, ends)


def _tried(text: Mapping[str, Any], curve: Curve) -> str:
    shares, futures = curve.knowledge.shape
    return text["coarse" if coarse(curve) else "tried"].format(shares=shares, futures=futures)


def _as_good(text: Mapping[str, Any], curve: Curve) -> str:
    """The shares that are as good as the best, piece by piece: a gap in them is told."""
    pieces = [tuple(map(fine, curve.shares[[first, last]])) for first, last in curve.pieces]
    return ", ".join(low if low == high else text["span"].format(low=low, high=high) for low, high in pieces)


# Numbers


def _steps(value: float | None) -> str:
    """Steps as the paper writes them, a dash where there are none."""
    return "–" if value is None else f"{value:#.3g}"


def _small(value: float | None) -> str:
    """A clustering with two digits that count, never in powers of ten."""
    return "–" if value is None else np.format_float_positional(value, 2, unique=False, fractional=False)


def _about(value: str) -> str:
    return say()["published"]["about"].format(value=value)


def _whole(value: float) -> str:
    return f"{value:,.0f}"


_CONTENTS = {"published": published, "conditions": conditions}
SECTIONS = tuple(Section(name, say()["titles"][name], content) for name, content in _CONTENTS.items())
