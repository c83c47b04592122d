"""Settings that the tests of the view try, each simulated once, and what they read off the figures."""

import re
from functools import lru_cache

import numpy as np
import pytest

from labkit.districts.kernel import simulate
from labkit.districts.params import DistrictsParams

DEFAULT = {}
LEADERS = {"cumulativeness": 0.8, "appropriability": 0.8, "scale": 0.8}
SHOCK = {"event": "ICT shock", "cumulativeness": 0.3, "openness": 0.1}
FAILURE = {"start": "hub and spoke", "event": "anchor fails"}
STATE = {"start": "state-anchored", "event": "anchor fails"}
ANCHORED = {"start": "state-anchored"}
DEEPER = {"start": "satellite", "embedding": 0.9}
GIANTS = {**LEADERS, "event": "hub arrives", "embedding": 1.0, "openness": 1.0}
KNOBS = (DEFAULT, LEADERS, SHOCK, FAILURE, STATE, ANCHORED, DEEPER, GIANTS)
every_setting = pytest.mark.parametrize("knobs", KNOBS, ids=str)
every_year = pytest.mark.parametrize("year", [0, 10, 25, 40])


def future(runs=40, seed=2, **knobs):
    return _simulated(runs, seed, tuple(sorted(knobs.items())))


@lru_cache(maxsize=40)
def _simulated(runs, seed, knobs):
    return simulate(DistrictsParams(**dict(knobs)), seed=seed, runs=runs)


def data(view, name):
    return view.sources[name].data


def texts(view, name):
    return list(data(view, name)["text"])


def points(view, name, x="x", y="y"):
    return np.column_stack([data(view, name)[x], data(view, name)[y]])


def numbers(text):
    """All numbers in a text, with a true minus."""
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text.replace("\u2212", "-"))]
