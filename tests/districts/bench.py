"""Settings that the tests of the view try, each simulated once, and what they read off the figures."""

import re

import pytest

from labkit.districts.kernel import simulate
from labkit.districts.params import DistrictsParams

from ..futures import each_once

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


future = each_once(simulate, DistrictsParams, runs=40, seed=2)


def numbers(text):
    """All numbers in a text, with a true minus."""
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text.replace("\u2212", "-"))]
