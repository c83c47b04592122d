"""Futures of the activation lab, each simulated once for all tests."""

import pytest

from labkit.activation.kernel import simulate
from labkit.activation.params import ActivationParams

ONLY = {
    use: {name: 100 * (name == use) for name in ("measures", "brokerage", "outside")}
    for use in ("measures", "brokerage", "outside")
}


@pytest.fixture(scope="session")
def future():
    kept = {}

    def simulated(runs=60, seed=2, use=None, **knobs):
        knobs = {**(ONLY[use] if use else {}), **knobs}
        key = (runs, seed, *sorted(knobs.items()))
        if key not in kept:
            kept[key] = simulate(ActivationParams(**knobs), seed=seed, runs=runs)
        return kept[key]

    return simulated


@pytest.fixture(scope="session")
def still():
    """One future after the other from `evolve`, with any numbers at all."""
    from labkit.activation.course import evolve
    from labkit.activation.luck import draw

    def years(runs=60, seed=1, **numbers):
        return list(evolve({**dict(ActivationParams()), **numbers}, draw(seed, runs)))

    return years
