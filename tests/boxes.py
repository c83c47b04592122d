"""What the experiment of a claim feels: one quantity goes from end to end of its side, and nothing else moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from labkit.core.claims import Claim
from labkit.core.conditions import Side
from labkit.core.findings import Found
from labkit.core.knobs import Kind, Knob


def limits(knob: Knob) -> tuple[Any, ...]:
    """Least and most of a knob, or all its choices."""
    return (knob.low, knob.high) if knob.kind is Kind.NUMBER else tuple(knob.choices) or (False, True)


def faults_of_box(claim: Claim, knobs: Mapping[str, Knob]) -> set[str]:
    """Sides of a box that are not the whole range of their knob, in its kind of numbers, first at its default."""
    return {
        name
        for name, side in claim.box.items()
        if ends(side) != limits(knobs[name])
        or claim.defaults[name] != knobs[name].default
        or isinstance(side, range) != knobs[name].whole
    }


def ends(side: Side) -> tuple[Any, Any]:
    """First and last of one side of a box."""
    return side[0], side[-1]


def anywhere(box: Mapping[str, Side], rng: np.random.Generator) -> dict[str, Any]:
    """A random value of every quantity of a box."""
    return {name: somewhere(side, rng) for name, side in box.items()}


def somewhere(side: Side, rng: np.random.Generator) -> Any:
    counted = isinstance(side, range) or isinstance(side[0], (bool, str))
    return rng.choice(side) if counted else rng.uniform(*side)


def figures_and_parts(found: Found) -> dict[str, np.ndarray]:
    return {**found.figures, **found.parts}


def felt(
    claim: Claim,
    values: Mapping[str, tuple[Any, ...]],
    at: Mapping[str, Any],
    runs: int,
    told: Callable[[Found], Mapping[str, np.ndarray]] = figures_and_parts,
) -> dict[str, set[str]]:
    """For each name in `values`, what the experiment tells otherwise at one of these values than at the first.

    All else stands at `at`. One call of the experiment has a point for every value of every name.
    """
    columns: dict[str, list[Any]] = {name: [] for name in at}
    for moved, tried in values.items():
        for name, column in columns.items():
            column.extend(tried if name == moved else [at[name]] * len(tried))
    found = told(claim.experiment({name: np.array(column) for name, column in columns.items()}, 0, runs))
    changed, begin = {}, 0
    for name, tried in values.items():
        rows = slice(begin, begin + len(tried))
        changed[name] = {what for what, each in found.items() if (each[rows] != each[rows][0]).any()}
        begin = rows.stop
    return changed


def unfelt(claim: Claim, attempts: int, runs: int, among: Iterable[str] | None = None, **at: Any) -> set[str]:
    """Quantities of the box (or `among` them) that no figure feels at any of so many random settings.

    What `at` names stands there unless it is moved itself.
    """
    rng, dead = np.random.default_rng(0), set(claim.box if among is None else among)
    for _ in range(attempts):
        values = {name: ends(claim.box[name]) for name in sorted(dead)}
        stand = anywhere(claim.box, rng) | {name: value for name, value in at.items() if name in claim.box}
        changed = felt(claim, values, stand, runs, lambda found: found.figures)
        dead -= {name for name, what in changed.items() if what}
        if not dead:
            break
    return dead


def outside(claim: Claim, knobs: Mapping[str, Knob]) -> dict[str, tuple[Any, tuple[Any, ...]]]:
    """The knobs that are not in the box of a claim: default, and values to try."""
    return {name: (knob.default, limits(knob)) for name, knob in knobs.items() if name not in claim.box}


def felt_outside(
    claim: Claim, beside: Mapping[str, tuple[Any, tuple[Any, ...]]], attempts: int, runs: int, **at: Any
) -> set[str]:
    """What feels a quantity `beside` the box (default, values to try) at one of so many random settings of the box."""
    rng, changed = np.random.default_rng(1), set()
    for _ in range(attempts if beside else 0):
        stand = anywhere(claim.box, rng) | {name: value for name, value in at.items() if name in claim.box}
        stand |= {name: default for name, (default, _) in beside.items()}
        changed |= set().union(
            *felt(claim, {name: values for name, (_, values) in beside.items()}, stand, runs).values()
        )
    return changed
