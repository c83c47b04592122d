"""Futures of the pipelines lab, each simulated once for all tests."""

import pytest

from labkit.pipelines.kernel import simulate
from labkit.pipelines.params import PipelinesParams


@pytest.fixture(scope="session")
def future():
    kept = {}

    def simulated(runs=40, seed=2, **knobs):
        key = (runs, seed, *sorted(knobs.items()))
        if key not in kept:
            kept[key] = simulate(PipelinesParams(**knobs), seed=seed, runs=runs)
        return kept[key]

    return simulated
