"""Futures of the small world lab, each simulated once, and one view for all tests of a file."""

import numpy as np
import pytest

import labkit
from labkit.small_world.behind import behind


@pytest.fixture(scope="session")
def lab():
    return labkit.labs()["small_world"]


@pytest.fixture(scope="session")
def future(lab):
    kept = {}

    def simulate(runs=24, seed=0, **knobs):
        key = (runs, seed, *knobs.items())
        if key not in kept:
            kept[key] = lab.simulate(lab.Params(**knobs), seed=seed, runs=runs)
        return kept[key]

    return simulate


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


def data(view, name):
    return view.sources[name].data


def texts(view, name):
    return list(data(view, name)["text"])


def points(view, name):
    return np.column_stack([data(view, name)["x"], data(view, name)["y"]])
