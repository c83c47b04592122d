"""The last few results, so that a run A, a Swap or an Undo is not simulated again."""

from __future__ import annotations

from collections.abc import Callable

from labkit.core.knobs import Params
from labkit.core.result import Result

KEPT = 6


class LastFutures:
    """Simulates, and keeps the results used last. Simulations are pure, so a kept one is as good as a new one."""

    def __init__(self, simulate: Callable[..., Result]):
        self.simulate = simulate
        self.kept: dict[tuple, Result] = {}

    def __call__(self, params: Params, seed: int, runs: int) -> Result:
        """The futures of these knobs and this luck."""
        key = (params, seed, runs)
        result = self.kept.pop(key, None) or self.simulate(params, seed=seed, runs=runs)
        self.kept[key] = result
        while len(self.kept) > KEPT:
            self.kept.pop(next(iter(self.kept)))
        return result
