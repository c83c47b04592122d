"""Futures of the export groups lab, each simulated once, and one view for all tests of a file."""

import numpy as np
import pytest

import labkit


@pytest.fixture(scope="session")
def lab():
    return labkit.labs()["export_groups"]


@pytest.fixture(scope="session")
def future(lab):
    kept = {}

    def simulate(runs=200, seed=0, **knobs):
        key = (runs, seed, *knobs.items())
        if key not in kept:
            kept[key] = lab.simulate(lab.Params(**knobs), seed=seed, runs=runs)
        return kept[key]

    return simulate


@pytest.fixture(scope="module")
def one_view(lab):
    return lab.load_view()("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at groups of four."""
    one_view.look = {"size": 4}
    return one_view


def data(view, name):
    return view.sources[name].data


def texts(view, name):
    return list(data(view, name)["text"])


def points(view, name):
    return np.column_stack([data(view, name)["x"], data(view, name)["y"]])


def figure(view, name):
    return next(panel.figure for panel in view.panels if panel.name == name)


def number(text):
    """A number as the bench writes it, with a true minus."""
    return float(text.replace("\u2212", "-"))
