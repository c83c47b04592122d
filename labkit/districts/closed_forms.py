"""Settings in which nearly all stands still, so that one can work out by hand what the equations must do.

**Gibrat's law.** Growth is luck alone, with standard deviation s a year, whatever the size of a firm. The logarithm
of what it has grown by then has standard deviation s·√years, and sizes become lognormal: a few large, many small.
**Replicator.** Firms of equal fitness all grow alike, so that each keeps its share.
**Balance.** There are P places. A firm enters each empty one with chance e and closes with chance c. The number n of
firms stays as it is where e·(P − n) = c·n, so that n = P·e/(e + c).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import NormalDist
from types import SimpleNamespace

import numpy as np

from .change import in_year
from .indicators import FEW, portrait
from .kernel import RUNS, numbers
from .luck import PLACES, YEARS, Luck, draw
from .params import MARSHALLIAN, NOTHING, DistrictsParams
from .state import LOST, SPREAD, State, start
from .year import count, one_year

STILL = dict.fromkeys(
    ("opportunity", "imitation", "absorption", "drift", "selection", "growth_luck", "closing", "entry", "plants"), 0.0
) | {"leaving": 0.0, "link_speed": 0.0}
FIRMS = 60  # of a Marshallian start
ENTRY, CLOSING = 0.1, 0.1  # from 60 firms to a balance of 40, so that doing nothing does not agree
AHEAD = 0.1  # log: competence of firms that are all equally fit


@dataclass(frozen=True)
class Check:
    """What a formula says, and what the kernel does."""

    name: str
    formula: float
    kernel: float


def checks(seed: int = 0, runs: int = RUNS) -> tuple[Check, ...]:
    """All checks, in the order in which the notebook tells them."""
    luck, usual = draw(seed, runs, YEARS), DistrictsParams().growth_luck
    by_luck = {years: after({"growth_luck": usual}, years, luck) for years in (10, YEARS)}
    spread = {years: spread_of_growth(state, luck) for years, state in by_luck.items()}
    return (
        *(Check(f"luck alone: spread of growth, {y} years", usual * math.sqrt(y), spread[y]) for y in spread),
        Check("luck alone: share of the four largest", four_of_lognormal(usual), four_largest(by_luck[YEARS])),
        Check("equal fitness: largest change of a share", 0.0, most_moved(luck)),
        Check("entry and closing: number of firms", balance(ENTRY, CLOSING), firms_left(ENTRY, CLOSING, luck)),
    )  # fmt: skip


def balance(entry: float, closing: float) -> float:
    """How many firms there are where as many enter as close; both chances are per year."""
    return PLACES * entry / (entry + closing)


def firms_left(entry: float, closing: float, luck: Luck) -> float:
    """Mean number of firms after 40 years in which firms of one unit enter and close, and nothing else happens."""
    moved = {"closing": closing, "entry": entry, "entry_alone": 1.0, "margin": 99.0, "newcomer": 1.0}
    first = beginning(moved, luck)
    even = replace(first, output=np.where(first.output > 0, 1.0, 0.0))
    return float(count(after(moved, YEARS, luck, even)).firms.mean())


def spread_of_growth(state: State, luck: Luck) -> float:
    """Standard deviation of the logarithm by which firms have grown that were there from the start."""
    first = beginning({}, luck)
    there = (state.output > 0) & (first.output > 0)
    return float(np.log(state.output[there] / first.output[there]).std())


def four_largest(state: State) -> float:
    """Share of the four largest firms, mean over the futures."""
    return float(portrait(state, count(state))["concentration"].mean())


def four_of_lognormal(growth_luck: float) -> float:
    """The same of 60 sizes at even steps of a lognormal, as wide as the start and 40 years of luck make it."""
    wide = math.sqrt(SPREAD**2 + YEARS * growth_luck**2)
    sizes = [math.exp(wide * NormalDist().inv_cdf((firm + 0.5) / FIRMS)) for firm in range(FIRMS)]
    return sum(sizes[-FEW:]) / sum(sizes)


def most_moved(luck: Luck) -> float:
    """The largest change of any firm's share in ten years in which all firms are equally fit."""
    moved = {"selection": DistrictsParams().selection}
    first = beginning(moved, luck)
    alike = replace(
        first,
        skill=np.where(first.output > 0, AHEAD, LOST),
        link=np.zeros_like(first.link),
        open=np.zeros_like(first.open),
    )
    last = after(moved, 10, luck, alike)
    return float(np.abs(last.output / last.output.sum(axis=0) - first.output / first.output.sum(axis=0)).max())


def beginning(moved: Mapping[str, float], luck: Luck) -> State:
    """A Marshallian district in year 0."""
    return start(MARSHALLIAN, SimpleNamespace(**_values(moved)), luck, 1)


def after(moved: Mapping[str, float], years: int, luck: Luck, first: State | None = None) -> State:
    """The district after some years in which nothing moves but what is `moved`."""
    state = first or beginning(moved, luck)
    for year in range(years):
        state = one_year(state, count(state), in_year(_values(moved), NOTHING, 0), luck, year)
    return state


def _values(moved: Mapping[str, float]) -> dict[str, float]:
    return {**numbers(DistrictsParams()), **STILL, **moved}
