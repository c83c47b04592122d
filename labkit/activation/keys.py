"""The keys of the exercises, computed by the kernel: what it reads of operators, ties and money, or 200 futures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from labkit.core.exercises import Key

from .course import evolve
from .kernel import simulate
from .luck import BEFORE, PLACES, draw
from .network import count, members, within_two
from .params import ActivationParams
from .result import ActivationResult
from .state import itself
from .year import Year

STILL = {"births": 0.0, "follow": 0.0, "closing": 0.01}  # hardly anybody comes or goes; less the slider cannot
ON_MEASURES = {"measures": 100, "brokerage": 0, "outside": 0}
ON_BROKERAGE = {"measures": 0, "brokerage": 100, "outside": 0}
PER_CENT = 100
GRAIN = 0.024  # of shares that are asked for with two decimals


def futures(**knobs: object) -> ActivationResult:
    """200 futures with these knobs, the others at their default."""
    return simulate(ActivationParams(**knobs), seed=0, runs=200)


def first_years(**knobs: object) -> list[Year]:
    """A single future, read in the first year and in the years up to that in which the coordinator begins."""
    years = evolve(dict(ActivationParams(**knobs)), draw(0, 1))
    return [next(years) for _ in range(BEFORE + 1)]


def pairs(operators: float) -> Key:
    """Pairs of operators without a tie in the first year, if there are no first ties: all pairs."""
    untied = first_years(operators=operators, first_ties=0)[0].untied
    return Key.step(float(untied.item()), 1.0, shown="{:.0f}")


def many(operators: float) -> float:
    """Operators of the territory in the first year."""
    return float(first_years(operators=operators)[0].many.item())


def words_of(ties: Iterable[str], names: str) -> np.ndarray:
    """Ties such as "AB" between operators with these names, as words (operator,) of `network`."""
    tied = np.zeros((PLACES, PLACES), dtype=bool)
    for one, other in (map(names.index, pair) for pair in ties):
        tied[one, other] = tied[other, one] = True
    return members(tied)


def drawn(network: str) -> tuple[list[str], str]:
    """Ties and names of a network as an exercise writes it: "A–B–C, D–E, and F alone"."""
    chains = [chain.split("\u2013") for chain in re.findall(r"[A-Z](?:\u2013[A-Z])*", network)]
    names = "".join(sorted({name for chain in chains for name in chain}))
    return [one + other for chain in chains for one, other in pairwise(chain)], names


def reached(network: str) -> Key:
    """Share of the others that an operator reaches in one or two ties, on average."""
    ties, names = drawn(network)
    return _share(count(within_two(words_of(ties, names)) & ~itself()[:, 0, 0]), len(names))


def tied(network: str) -> float:
    """The same in one tie."""
    ties, names = drawn(network)
    return _share(count(words_of(ties, names)), len(names)).value


def in_any_number(network: str) -> float:
    """The same in any number of ties."""
    ties, names = drawn(network)
    words = words_of(ties, names)
    for _ in names:
        words = within_two(words)
    return _share(count(words & ~itself()[:, 0, 0]), len(names)).value


def with_newcomers(many: int, more: int) -> Key:
    """Share reached where `many` operators are all tied to each other and `more` have no tie."""
    names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: many + more]
    ties = [one + other for one in names[:many] for other in names[:many] if one < other]
    return _share(count(within_two(words_of(ties, names)) & ~itself()[:, 0, 0]), many + more)


def _share(others: np.ndarray, many: int) -> Key:
    """Of all that there are to reach; the grain is one operator more reached by one."""
    whole = many * (many - 1)
    return Key.step(float(others.sum()) / whole, max(1 / whole, GRAIN))


def years_to_found(**knobs: object) -> Key:
    """How many years the money for measures takes to found one operator, when the coordinator begins."""
    founded = first_years(**knobs)[-1].bought[0].item()
    return Key(1 / founded, tolerance=0.06, reading=0.05, shown=f"{1 / founded:.1f}")


def neighbours_density(operators: float, smes: int) -> Key:
    """Operators per 1,000 firms of a territory with `smes`, and as many operators in year 20 as here."""
    last = futures(operators=operators, **ON_MEASURES).operators[:, -1]
    return Key.of(last * (1000 / smes), np.median, reading=0.05, shown="{:.2f}")


def gained(operators: float, measure_cost: float, **more: float) -> Key:
    """Exporters in year 20 with all money on brokerage, less those with all on measures; points, future by future."""
    setting = {"operators": operators, "measure_cost": measure_cost} | STILL | more
    tied, founded = (futures(**setting, **use).exporters[:, -1] for use in (ON_BROKERAGE, ON_MEASURES))
    return Key.of(PER_CENT * (tied - founded), np.median, reading=0.05, shown="{:+.1f}")
