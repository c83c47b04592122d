"""Futures of the export groups lab, each simulated once, and one view for all tests of a file."""

import pytest

import labkit

from ..futures import each_once


@pytest.fixture(scope="session")
def lab():
    return labkit.labs()["export_groups"]


@pytest.fixture(scope="session")
def future(lab):
    return each_once(lab.simulate, lab.Params, runs=200)


@pytest.fixture(scope="module")
def one_view(lab):
    return lab.load_view()("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at groups of four."""
    one_view.look = {"size": 4}
    return one_view


def figure(view, name):
    return next(panel.figure for panel in view.panels if panel.name == name)
