"""Which way the knobs of the districts lab push, with the same luck."""

from __future__ import annotations

import pytest

from labkit.districts.kernel import simulate
from labkit.districts.params import DistrictsParams


def last(name, **knobs):
    return getattr(simulate(DistrictsParams(**knobs), seed=2, runs=60), name)[:, -1].mean()


@pytest.mark.parametrize(
    ("knob", "low", "high", "what", "by"),
    [
        ("opportunity", 0.15, 0.4, "competence", 0.05),
        ("step", 0.08, 0.16, "competence", 0.05),
        ("imitation", 0.05, 0.3, "competence", 0.05),
        ("drift", 0.02, 0.06, "competence", -0.05),
        ("drift", 0.02, 0.06, "output", -5),
        ("scale", 0.0, 0.9, "concentration", 0.1),
        ("cumulativeness", 0.0, 0.9, "concentration", 0.05),
        ("appropriability", 0.0, 0.9, "concentration", 0.05),
        ("growth_luck", 0.06, 0.18, "concentration", 0.05),
        ("crowding", 0.3, 0.8, "output", -3),
        ("closing", 0.005, 0.03, "firms", -2),
        ("entry", 0.08, 0.25, "firms", 3),
        ("entry_alone", 0.1, 0.6, "firms", 0.5),
        ("trust", 0.7, 1.0, "trade", 0.05),
        ("local_half", 0.05, 0.3, "trade", -0.05),
        ("plants", 0.1, 0.5, "outside", 0.05),
        ("leaving", 0.02, 0.08, "outside", -0.03),
        ("atmosphere", 0.0, 0.4, "output", 3),
    ],
)
def test_a_knob_pushes_the_way_it_says(knob, low, high, what, by):
    change = last(what, **{knob: high}) - last(what, **{knob: low})
    assert change >= by if by > 0 else change <= by


@pytest.mark.parametrize(
    ("knob", "low", "high", "what", "by"),
    [
        ("obsolescence", 0.05, 0.4, "outside", 0.1),
        ("obsolescence", 0.05, 0.4, "firms", -3),
        ("codified", 0.0, 0.8, "output", -2),
        ("adoption_size", 0.1, 2.0, "concentration", 0.05),
        ("openness", 0.0, 0.6, "output", 2),
        ("absorption", 0.03, 0.25, "output", 2),
    ],
)
def test_a_knob_pushes_the_way_it_says_after_a_shock(knob, low, high, what, by):
    change = last(what, event="ICT shock", **{knob: high}) - last(what, event="ICT shock", **{knob: low})
    assert change >= by if by > 0 else change <= by


def test_linked_plants_lift_local_trade_in_a_satellite_platform():
    assert last("trade", start="satellite", embedding=0.8) > last("trade", start="satellite") + 0.2


def test_suppliers_grow_on_local_orders_where_plants_link_up():
    few, many = (last("outside", start="satellite", embedding=0.8, local_orders=pull) for pull in (0.3, 2))
    assert many < few - 0.1


def test_a_failed_anchor_costs_more_where_others_depend_on_it():
    few, many = (last("output", start="hub and spoke", event="anchor fails", dependence=d) for d in (0.1, 0.7))
    assert many < few


def test_newcomers_stay_away_where_their_gap_is_wide():
    gaps = [last("firms", handicap=gap, cumulativeness=0.9, appropriability=0.9) for gap in (0.1, 0.6)]
    assert gaps[1] < gaps[0] - 1


def test_competition_moves_output_faster_where_selection_is_strong():
    weak, strong = (last("concentration", selection=s, growth_luck=0.06) for s in (0.2, 0.6))
    assert strong > weak + 0.03
