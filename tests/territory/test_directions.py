"""Which way the knobs push, with the same luck."""

from __future__ import annotations

import pytest

from labkit.territory.params import LEVERS


def last(result, name):
    values = getattr(result, name)
    return (values[:, -1] if values.ndim > 1 else values).mean(axis=0)


@pytest.mark.parametrize(
    ("lever", "what", "least"),
    [
        ("intermediaries", "score", 2),
        ("coordination", "score", 4),
        ("coordination", "exporters", 0.03),
        ("hubs", "exporters", 0.01),
        ("human_capital", "kernels", 0.03),
        ("human_capital", "selective", 0.05),
        ("trust", "trust", 0.05),
        ("policy", "kernels", 0.02),
        ("policy", "selective", 0.05),
    ],
)
def test_each_lever_does_what_it_is_for(programme, lever, what, least):
    assert last(programme(lever), what) > last(programme(budget=0), what) + least


@pytest.mark.parametrize(
    ("lever", "knob", "low", "high", "what"),
    [
        ("coordination", "tie_price", 80, 20, "gained_exporters"),
        ("human_capital", "training_price", 1600, 400, "gained_kernels"),
        ("human_capital", "forgetting", 0.15, 0, "gained_kernels"),
        ("trust", "meeting_price", 320, 80, "gained_kernels"),
        ("policy", "policy_price", 1600, 400, "gained_kernels"),
        ("coordination", "budget", 100, 800, "gained_exporters"),
        ("coordination", "services_help", 0, 4, "gained_kernels"),
        ("trust", "trust_ties", 0, 1, "gained_score"),
        ("human_capital", "exporters_leave", 0, 1, "gained_exporters"),
    ],
)
def test_a_lever_gains_more_where_it_costs_less_or_is_coupled_more(programme, lever, knob, low, high, what):
    less, more = (getattr(programme(lever, **{knob: value}), what).mean() for value in (low, high))
    assert more > less + (0.01 if what == "gained_score" else 0.0005)


@pytest.mark.parametrize(
    ("knob", "low", "high", "what", "sign"),
    [
        ("globalisation", 0.3, 0.6, "replicative", 1),
        ("first_trust", 0.4, 0.8, "trust", 1),
        ("first_ability", 0.4, 0.6, "replicative", -1),
        ("operators", 2, 10, "score", 1),
    ],
)
def test_where_a_territory_begins_shows_at_the_end(programme, knob, low, high, what, sign):
    less, more = (last(programme(budget=0, **{knob: value}), what) for value in (low, high))
    assert sign * (more - less) > 0.03


def test_levers_of_the_district_leave_the_milieu_alone_without_couplings(programme):
    apart = {"trust_ties": 0, "services_help": 0, "exporters_leave": 0}
    for lever in LEVERS.values():
        result = programme(lever, **apart)
        of_milieu = lever in ("intermediaries", "coordination", "hubs")
        assert result.gained_kernels.any() != of_milieu
        assert result.gained_exporters.any() == of_milieu
        assert result.gained_score.any() == of_milieu
