"""Settings that the tests of the view try, and what they and those of the sentence read off the figures."""

import pytest

DEFAULT = {}
NOBODY = {"budget": 0.0}
UNWEIGHED = {"measures": 0.0, "brokerage": 0.0, "outside": 0.0}
FEW = {"operators": 1.5, "measures": 0.0, "outside": 0.0, "births": 0.0, "follow": 0.5}
WEB = {"operators": 9.0, "budget": 8.0, "measures": 0.0, "brokerage": 100.0, "outside": 20.0}
FULL = {
    "operators": 12.0,
    "budget": 8.0,
    "measures": 60.0,
    "brokerage": 100.0,
    "measure_cost": 4.0,
    "spontaneous": 0.01,
    "first_exporters": 0.2,
    "births": 0.4,
    "follow": 3.0,
    "closing": 0.01,
}
CLOSED = dict.fromkeys(("outside", "first_abroad", "abroad_alone", "abroad_by_exporters"), 0.0)
KNOBS = (DEFAULT, NOBODY, UNWEIGHED, FEW, WEB, FULL, CLOSED)
every_setting = pytest.mark.parametrize("knobs", KNOBS, ids=str)
