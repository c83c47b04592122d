"""A bench of each lab in turn, in one notebook with one kernel; labs are found by themselves."""

from __future__ import annotations

import pytest

import labkit

EVERY = "every_lab.ipynb"


@pytest.fixture(scope="session", params=labkit.labs())
def lab(request):
    return labkit.labs()[request.param]


@pytest.fixture(scope="session")
def opened(desk, lab):
    """The bench of a lab, alone on the page, which all its tests share."""
    if not desk.shows(EVERY):
        desk.open(desk.write(EVERY, "import labkit", *(f"labkit.labs()[{name!r}].open()" for name in labkit.labs())))
        desk.run_cell(0)
    desk.command("notebook:clear-all-cell-outputs")
    desk.run_cell(1 + list(labkit.labs()).index(lab.name))
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
