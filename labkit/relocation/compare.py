"""Comparisons at many points: what the experiments of the relocation lab are built from."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.conditions import Points

from .kernel import numbers
from .params import RelocationParams
from .sweep import sweep

GAPS = np.linspace(0.0, 1.0, 21)
NEVER = 1.05  # the tipping gap where no gap up to 1 makes half of the futures collapse
Outcome = dict[str, np.ndarray]


def compare(points: Points, variants: list[dict[str, Any]], seed: int, runs: int, years: int = 40) -> Outcome:
    """Outcomes of the last year, (variant, point, run). Each variant overrides knobs: number, (point,) or (year, 1)."""
    size = len(next(iter(points.values())))
    names = {*points, *(name for variant in variants for name in variant)}
    moved = {name: _side_by_side(name, points, variants, size) for name in sorted(names)}
    found = sweep(RelocationParams(), moved, seed, runs, years=years)
    return {name: values.reshape(len(variants), size, runs) for name, values in found.items()}


def _side_by_side(name: str, points: Points, variants: list[dict[str, Any]], size: int) -> np.ndarray:
    """One knob for all variants after each other: (variant·point,), or a path (year, variant·point)."""
    default = 0.0 if name == "expelled" else points.get(name)
    if default is None:
        default = numbers(RelocationParams())[name]
    given = [np.asarray(variant.get(name, default), dtype=float) for variant in variants]
    years = max((len(value) for value in given if value.ndim == 2), default=0)
    shape = (years, size) if years else (size,)
    return np.concatenate([np.broadcast_to(value, shape) for value in given], axis=-1)


def tipping_gap(points: Points, seed: int, runs: int, level: float = 0.5, **fixed: Any) -> np.ndarray:
    """The wage gap, (point,), at which half of the futures, or the share `level`, collapse; else `NEVER`."""
    return first_at(level, collapsed(points, seed, runs, **fixed))


def collapsed(points: Points, seed: int, runs: int, **fixed: Any) -> np.ndarray:
    """Share of futures that collapse at each of `GAPS`, (gap, point)."""
    return compare(points, [{**fixed, "globalisation": gap} for gap in GAPS], seed, runs)["tipped"].mean(axis=-1)


def first_at(level: float, shares: np.ndarray) -> np.ndarray:
    """Where along `GAPS` a share (gap, point) first reaches `level`, by straight lines, else `NEVER`; (point,)."""
    reached = shares >= level
    at = reached.argmax(axis=0)
    column = np.arange(shares.shape[1])
    high, low = shares[at, column], shares[np.maximum(at - 1, 0), column]
    rise = np.where(high > low, (level - low) / np.where(high > low, high - low, 1), 0.0)
    gap = GAPS[np.maximum(at - 1, 0)] + (GAPS[1] - GAPS[0]) * np.where(at > 0, rise, 0.0)
    return np.where(reached.any(axis=0), gap, NEVER)


def path(*stretches: tuple[int, Any]) -> np.ndarray:
    """Years after each other, (year, point): each stretch is a number of years and a number or array (point,)."""
    size = max(np.size(value) for _, value in stretches)
    return np.concatenate([np.broadcast_to(np.asarray(value, float), (years, size)) for years, value in stretches])


def near(gap: np.ndarray, by: float) -> np.ndarray:
    """A wage gap `by` above or below another, kept between 0 and 1."""
    return np.clip(gap + by, 0.0, 1.0)
