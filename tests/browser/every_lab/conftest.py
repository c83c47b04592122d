"""A bench of each lab in turn; labs are found by themselves. All tests of a lab share one notebook and one bench."""

from __future__ import annotations

import pytest

import labkit


@pytest.fixture(scope="session", params=labkit.labs())
def lab(request):
    return labkit.labs()[request.param]


@pytest.fixture(scope="session")
def opened(desk, lab):
    cells = f"import labkit\nlab = labkit.labs()[{lab.name!r}]", "bench = lab.open()\nbench"
    desk.open(desk.write(f"every_{lab.name}.ipynb", *cells))
    desk.run_all()
    return desk.bench()


@pytest.fixture(scope="session")
def futures(lab):
    """Python's result for a setting of the knobs; each is kept."""
    kept = {}

    def simulate(seed=0, **knobs):
        params = lab.Params(**knobs)
        if (params, seed) not in kept:
            kept[params, seed] = lab.simulate(params, seed=seed, runs=lab.runs)
        return kept[params, seed]

    return simulate


@pytest.fixture(scope="session")
def told(lab, futures):
    """What Python says about a setting of the knobs: token and sentence."""
    return lambda seed=0, **knobs: (lab.token(lab.Params(**knobs), seed), futures(seed, **knobs).sentence())
