"""Futures of the territory, each simulated once for all tests."""

import pytest

from labkit.territory.kernel import simulate
from labkit.territory.params import LEVERS, TerritoryParams

from ..futures import each_once


@pytest.fixture(scope="session")
def programme():
    simulated = each_once(simulate, TerritoryParams, runs=60, seed=2)

    def future(lever=None, **knobs):
        alone = {name: 100 * (name == lever) for name in LEVERS.values()} if lever else {}
        return simulated(**{**alone, **knobs})

    return future
