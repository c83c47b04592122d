"""Absorptive capacity over the years: the share of clusters, in all futures, that are basic, intermediate, advanced."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..luck import YEARS
from ..portrait import ADVANCED, BASIC, STATES
from ..result import PipelinesResult
from .years import EVERY, LABELS_AT, SPAN

HEIGHT, TOP, LABELS_APART = 66, 4, 13
ROLES = ("hollow", "stayed", "axis")  # basic, intermediate, advanced: the darker, the more they take in


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, 1))
    fig.min_border_top = TOP
    figures.years(fig, words["year"], YEARS, every=10)
    figures.ticks(fig.yaxis, [0, 0.5, 1], {0: percent(0), 0.5: percent(0.5), 1: words["all"]})
    for name, role in zip(STATES, ROLES, strict=True):
        part = view.source(f"share_{name}", x=[], low=[], high=[])
        fig.varea("x", "low", "high", source=part, fill_color=view.colour[role], fill_alpha=1.0)
    for name in STATES[1:]:
        figures.dashed(fig, view, f"share_{name}_then", "ink")
    figures.upright(fig, view, "capacity_year")
    figures.labels(fig, view, "state_ends")
    return fig


def show(view: View, words: dict[str, Any], result: PipelinesResult, against: PipelinesResult | None = None) -> None:
    """Puts a result and run A on the figure; advanced lies at the foot."""
    figures.put_look(view, "capacity_year", "year", (0, 1.0))
    shares = shares_of(result)
    edges = stacked(shares)
    before = stacked(shares_of(against)) if against else np.zeros((len(STATES) + 1, 0))
    for at, name in enumerate(STATES):
        view.put(f"share_{name}", x=EVERY, low=edges[at + 1], high=edges[at])
    for at, name in enumerate(STATES[1:], start=1):
        view.put(f"share_{name}_then", x=EVERY[: before.shape[1]], y=before[at])
    apart = LABELS_APART / (HEIGHT - figures.BOTTOM - TOP)
    middles = [float(edges[at, -1] + edges[at + 1, -1]) / 2 for at in (ADVANCED, ADVANCED - 1, BASIC)]
    heights = figures.apart(middles, apart, apart / 2, 1 - apart / 2)[::-1]
    texts = [f"{words['states'][name]} {percent(share)}" for name, share in zip(STATES, shares[:, -1], strict=True)]
    rows = [(LABELS_AT, y, text, "ink") for y, text in zip(heights, texts, strict=True)]
    figures.put_labels(view, "state_ends", rows)


def shares_of(result: PipelinesResult) -> np.ndarray:
    """Share of clusters in all futures that are in each state, (state, period)."""
    return np.array([(result.state == at).mean(axis=(0, 2)) for at in range(len(STATES))])


def stacked(shares: np.ndarray) -> np.ndarray:
    """Edges of the areas from the top down, (state + 1, period): 1, then below basic, below intermediate, 0."""
    below = np.cumsum(shares[::-1], axis=0)
    return np.concatenate([below[::-1], np.zeros((1, shares.shape[1]))])
