"""Futures of the territory, each simulated once for all tests."""

import pytest

from labkit.territory.kernel import simulate
from labkit.territory.params import LEVERS, TerritoryParams


@pytest.fixture(scope="session")
def programme():
    kept = {}

    def simulated(lever=None, runs=60, seed=2, **knobs):
        knobs = {**({name: 100 * (name == lever) for name in LEVERS.values()} if lever else {}), **knobs}
        key = (runs, seed, *sorted(knobs.items()))
        if key not in kept:
            kept[key] = simulate(TerritoryParams(**knobs), seed=seed, runs=runs)
        return kept[key]

    return simulated
