"""Which way the knobs of the activation lab push, with the same luck."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.activation.result import NOT_SPENT


def last(result, name):
    return getattr(result, name)[:, -1].mean()


@pytest.mark.parametrize(
    ("knob", "low", "high", "what", "by"),
    [
        ("operators", 2, 12, "exporters", 0.02),
        ("budget", 0, 8, "exporters", 0.05),
        ("budget", 0, 8, "connected", 0.1),
        ("measure_cost", 4, 16, "operators", -2),
        ("spontaneous", 0.001, 0.01, "connected", 0.1),
        ("relay", 0.2, 0.8, "exporters", 0.02),
        ("lapse", 0.02, 0.12, "degree", -0.5),
        ("known", 20, 150, "services", 0.005),
        ("room", 50, 400, "services", 0.005),
        ("start", 0.005, 0.03, "exporters", 0.03),
        ("gain", 0.2, 1, "exporters", 0.05),
        ("peers", 0, 0.12, "exporters", 0.03),
        ("quit", 0.06, 0.18, "exporters", -0.1),
        ("news", 0.1, 0.5, "quality", 0.1),
        ("ageing", 0.05, 0.3, "quality", -0.1),
        ("exporters_news", 0, 0.3, "quality", 0.01),
        ("abroad_alone", 0, 0.03, "abroad", 0.02),
        ("abroad_by_exporters", 0, 0.3, "abroad", 0.05),
        ("abroad_lapse", 0.05, 0.2, "abroad", -0.1),
        ("outside_cost", 1, 6, "abroad", -0.1),
        ("births", 0, 0.4, "operators", 2),
        ("follow", 0, 3, "operators", 2),
        ("closing", 0.01, 0.06, "operators", -3),
    ],
)
def test_a_knob_pushes_the_way_it_says(future, knob, low, high, what, by):
    change = last(future(**{knob: high}), what) - last(future(**{knob: low}), what)
    assert change >= by if by > 0 else change <= by


@pytest.mark.parametrize(
    ("knob", "low", "high", "what"),
    [("first_ties", 0, 1.5, "degree"), ("first_abroad", 0, 0.3, "abroad"), ("first_exporters", 0.03, 0.2, "exporters")],
)
def test_what_stands_at_first_shows_in_year_0_in_every_future(future, knob, low, high, what):
    alone = {"follow": 0, "abroad_by_exporters": 0}
    few, many = (getattr(future(**{knob: value}, **alone), what)[:, 0] for value in (low, high))
    assert (many >= few).all()
    assert many.mean() > few.mean() + 0.02


@pytest.mark.parametrize(
    ("use", "what", "least"),
    [
        ("measures", "operators", 4),
        ("brokerage", "degree", 2),
        ("outside", "abroad", 0.3),
        ("brokerage", "brokered", 0.5),
    ],
)
def test_each_use_of_the_money_buys_what_it_is_for(future, use, what, least):
    assert last(future(use=use), what) > last(future(budget=0), what) + least


def test_before_the_coordinator_begins_the_budget_changes_nothing(future):
    without, rich = future(budget=0), future(budget=8)
    for name in ("exporters", "operators", "connected", "degree", "abroad", "quality"):
        assert np.array_equal(getattr(without, name)[:, 0], getattr(rich, name)[:, 0]), name


def test_more_gain_never_costs_exporters_in_any_future_where_nobody_follows_them(future):
    """With operators and ties that exporters do not touch, all else is the same on both sides."""
    alone = {"follow": 0, "abroad_by_exporters": 0}
    less, more = (future(gain=gain, **alone).exporters for gain in (0.3, 0.6))
    assert (more[:, 1:] > less[:, 1:]).all()


def test_brokerage_lifts_directionality_and_measures_lift_density_and_diversity(future):
    names = list(future().labels["dimension"])
    gained = {
        use: future(use=use).four_d[:, -1].mean(axis=0) - future(budget=0).four_d[:, -1].mean(axis=0)
        for use in ("measures", "brokerage")
    }
    assert gained["brokerage"][names.index("directionality")] > 15
    assert gained["measures"][names.index("directionality")] < 5
    assert gained["measures"][names.index("density")] > 10
    assert gained["measures"][names.index("diversity")] > 3


def test_money_is_left_only_where_there_is_nothing_to_buy(future):
    at = future().labels["use"].index(NOT_SPENT)
    assert future().spent[..., at].mean() < 0.05
    assert future(use="outside", budget=8, outside_cost=1).spent[..., at].mean() > 2
