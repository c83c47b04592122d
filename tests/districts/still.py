"""Districts in which only what a test looks at moves."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np

from labkit.districts.change import in_year
from labkit.districts.kernel import numbers
from labkit.districts.luck import YEARS, draw
from labkit.districts.params import MARSHALLIAN, NOTHING, DistrictsParams
from labkit.districts.state import start
from labkit.districts.year import count, one_year

NOTHING_MOVES = dict.fromkeys(
    ("opportunity", "imitation", "absorption", "drift", "selection", "growth_luck", "closing", "entry", "plants"), 0.0
) | {"leaving": 0.0, "link_speed": 0.0}


def still(**moved):
    """Numbers with which nothing moves but what is `moved`; they may lie outside the knobs' range."""
    return numbers(DistrictsParams()) | NOTHING_MOVES | moved


def begin(k, kind=MARSHALLIAN, runs=5, **changed):
    state = start(kind, SimpleNamespace(**k), draw(0, runs, YEARS), 1)
    return replace(state, **changed)


def go(state, k, years, luck=None):
    """The state after some years before the change."""
    luck = luck or draw(0, state.anchor.shape[-1], YEARS)
    for year in range(years):
        state = one_year(state, count(state), in_year({**k, **same_regime(k)}, NOTHING, 20), luck, year)
    return state


def same_regime(k):
    return {"scale": k["scale_before"], "embedding": k["embedding_before"]}


def shares(state):
    return state.output / np.add.reduce(state.output, axis=0)
