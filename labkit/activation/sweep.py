"""Many settings of the knobs at once: outcome maps, and the futures that the claims compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from labkit.core.points import Figures, Points, at_points, part_by_part, told_in_per_cent

from .course import evolve
from .four_d import DIMENSIONS, counts, growth, score
from .kernel import first_year, in_windows, portrait
from .luck import draw
from .params import ActivationParams
from .result import HALF
from .year import Year

DATA = Path(__file__).parent / "data"
TOGETHER = 240  # futures that are simulated at a time: their arrays still fit the processor's cache
OUTCOMES = {
    "exporters": ("share", "small firms that export in the last year"),
    "operators": ("operators", "organisations at work in the last year"),
    "connected": ("share", "share of the others that an operator reaches in two ties, last year"),
    "degree": ("ties", "ties that an operator has to others, last year"),
    "abroad": ("share", "operators with a tie to a network outside, last year"),
    "quality": ("share", "quality of the operators' services, last year"),
    "services": ("share", "firms that are served, by how well, last year"),
    "year_connected": ("year", "first year in which an operator reaches half of the others; 21 if there is none"),
    "not_spent": ("share", "part of all the money that found nothing to buy"),
    **{
        f"{name}_score": ("points", f"{name.capitalize()} as the milieu lab scores it, last year")
        for name in DIMENSIONS
    },
}
Measure = Callable[[Iterable[Year]], Figures]


def sweep(params: ActivationParams, moved: Points, seed: int = 0, runs: int = 24) -> Figures:
    """The `OUTCOMES` at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,). All points share the luck. About 0.15 ms a future. Raises
    KnobError for an unknown name.
    """
    return futures(at_points(params, moved), seed, runs, outcomes)


in_per_cent = told_in_per_cent(sweep, OUTCOMES)


def futures(knobs: Points, seed: int, runs: int, measure: Measure) -> Figures:
    """What `measure(years)` finds, arrays (point, run), at points (point,) of all knobs."""
    luck = draw(seed, runs)
    return part_by_part(knobs, max(TOGETHER // runs, 1), lambda here: measure(evolve(here, luck)))


def outcomes(years: Iterable[Year]) -> Figures:
    """The `OUTCOMES`, arrays (point, run)."""
    told, connected, spent = {}, [], []
    for window in in_windows(years):
        told = portrait(window[-1])
        connected.append(told["connected"])
        spent.append(told["spent"])
    last = score(counts(window), growth(window))
    spent = np.array(spent[:-1]).sum(axis=0)
    paid = spent.sum(axis=-1)
    return {
        **{name: told[name] for name in OUTCOMES if name in told},
        "year_connected": first_year(np.array(connected) >= HALF),
        "not_spent": spent[..., -1] / np.maximum(paid, 1e-9),
        **{f"{name}_score": last[..., at] for at, name in enumerate(DIMENSIONS)},
    }
