"""Futures of a lab, each simulated once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from labkit.core.knobs import Params
from labkit.core.result import Result


def each_once(simulate: Callable[..., Result], params: type[Params], runs: int, seed: int = 0) -> Callable[..., Any]:
    """What gives the futures at some knobs; `runs` and `seed` are those where a test names none."""
    kept: dict[tuple[Any, ...], Result] = {}

    def future(runs: int = runs, seed: int = seed, **knobs: Any) -> Result:
        key = (runs, seed, *sorted(knobs.items()))
        if key not in kept:
            kept[key] = simulate(params(**knobs), seed=seed, runs=runs)
        return kept[key]

    return future
