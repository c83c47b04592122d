"""Knobs that a lab says change nothing at a setting: they change nothing there."""

from __future__ import annotations

import pytest

import labkit
from labkit.core.knobs import Kind

from .test_labs import ends, same

LABS = labkit.labs()
WITH_IDLE = [lab for lab in LABS.values() if lab.idle]
RUNS = 6


def settings(lab):
    """The defaults, each other choice of a knob, and each number that can be 0 at 0: what may leave others idle."""
    yield lab.Params()
    for name, knob in lab.Params.knobs().items():
        values = (0,) if knob.kind is Kind.NUMBER and knob.low == 0 else () if knob.kind is Kind.NUMBER else ends(knob)
        yield from (lab.Params(**{name: value}) for value in values if value != knob.default)


@pytest.mark.parametrize("lab", WITH_IDLE, ids=lambda lab: lab.name)
def test_a_knob_that_is_idle_at_a_setting_changes_no_output_there(lab):
    knobs, tried = lab.Params.knobs(), set()
    for params in settings(lab):
        before = lab.simulate(params, seed=4, runs=RUNS)
        for name in lab.idle(params):
            tried.add(name)
            for value in ends(knobs[name]):
                moved = params.replace(**{name: value})
                assert same(before, lab.simulate(moved, seed=4, runs=RUNS)), (name, value, params.changed())
    assert tried


@pytest.mark.parametrize(
    ("name", "moved", "idle"),
    [
        ("small_world", {}, {"confirmations"}),
        ("small_world", {"passing": "gift"}, {"confirmations"}),
        ("small_world", {"passing": "contagion"}, {"absorption", "lead"}),
        ("relocation", {}, {"policy_yield", "policy_ability"}),
        ("relocation", {"policy": 0.05, "reinvestment": 0}, {"reinvestment_yield"}),
        ("glocalization", {}, {"office_distance"}),
        ("glocalization", {"placement": "region"}, {"scale_economies"}),
        ("glocalization", {"placement": "capital"}, {"office_distance", "scale_economies"}),
        ("glocalization", {"digital": 0, "self_strengthening": 0}, {"office_distance", "unaided", "adviser_exit"}),
        ("export_groups", {}, set()),
        ("export_groups", {"rivalry": 0}, {"rivalry_hazard"}),
        ("pipelines", {}, set()),
        ("activation", {}, set()),
        ("activation", {"budget": 0}, {"measures", "brokerage", "outside", "measure_cost", "outside_cost"}),
        ("activation", {"measures": 0}, {"measure_cost"}),
        ("activation", {"outside": 0}, {"outside_cost"}),
        ("activation", {"brokerage": 0}, set()),
        ("districts", {}, {"dependence", "obsolescence", "codified", "adoption_size"}),
        ("districts", {"event": "hub arrives"}, {"dependence", "obsolescence", "codified", "adoption_size"}),
        ("districts", {"event": "anchor fails"}, {"obsolescence", "codified", "adoption_size"}),
        ("districts", {"event": "ICT shock"}, {"dependence"}),
    ],
)
def test_the_idle_knobs_of_a_lab_are_those_that_its_equations_leave_out(name, moved, idle):
    assert set(LABS[name].idle(LABS[name].Params(**moved))) == idle
