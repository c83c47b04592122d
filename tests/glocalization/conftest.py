"""Futures of the glocalization lab, each simulated once, and one view for all tests of a file."""

import pytest

import labkit

from ..futures import each_once

END = 20  # the last year


@pytest.fixture(scope="session")
def lab():
    return labkit.labs()["glocalization"]


@pytest.fixture(scope="session")
def future(lab):
    return each_once(lab.simulate, lab.Params, runs=200)


@pytest.fixture(scope="module")
def one_view(lab):
    return lab.load_view()("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; at the last year and the first future."""
    one_view.look = {"year": END, "future": 1}
    return one_view
