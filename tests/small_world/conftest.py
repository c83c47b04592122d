"""Futures of the small world lab, each simulated once, and one view for all tests of a file."""

import pytest

import labkit
from labkit.small_world.behind import behind

from ..futures import each_once


@pytest.fixture(scope="session")
def lab():
    return labkit.labs()["small_world"]


@pytest.fixture(scope="session")
def future(lab):
    return each_once(lab.simulate, lab.Params, runs=24)


@pytest.fixture(scope="session")
def filling():
    """All parts of what is drawn behind a setting, each setting once."""
    kept = {}

    def parts(params, seed=0):
        if (params, seed) not in kept:
            kept[params, seed] = list(behind(params, seed=seed))
        return kept[params, seed]

    return parts


@pytest.fixture(scope="module")
def one_view(lab):
    return lab.load_view()("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at the horizon."""
    one_view.look, one_view.background, one_view.prediction = {"moment": 40}, None, None
    return one_view


@pytest.fixture
def show(view, future, filling):
    """Shows a setting with the whole of what is behind it, or with the given part; returns the result."""

    def shown(part=-1, against=None, **knobs):
        result = future(**knobs)
        view.background = filling(result.params)[part]
        view.show(result, against)
        return result

    return shown
