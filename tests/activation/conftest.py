"""Futures of the activation lab, each simulated once for all tests."""

import pytest

from labkit.activation.kernel import simulate
from labkit.activation.params import ActivationParams

from ..futures import each_once

ONLY = {
    use: {name: 100 * (name == use) for name in ("measures", "brokerage", "outside")}
    for use in ("measures", "brokerage", "outside")
}


@pytest.fixture(scope="session")
def future():
    simulated = each_once(simulate, ActivationParams, runs=60, seed=2)
    return lambda use=None, **knobs: simulated(**{**(ONLY[use] if use else {}), **knobs})


@pytest.fixture(scope="session")
def still():
    """One future after the other from `evolve`, with any numbers at all."""
    from labkit.activation.course import evolve
    from labkit.activation.luck import draw

    def years(runs=60, seed=1, **numbers):
        return list(evolve({**dict(ActivationParams()), **numbers}, draw(seed, runs)))

    return years
