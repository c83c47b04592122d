"""Which way the knobs push, with the same luck."""

from __future__ import annotations

import pytest


def last(result, name):
    values = getattr(result, name)
    return (values[:, -1] if values.ndim > 1 else values).mean(axis=0)


@pytest.mark.parametrize(
    ("knob", "low", "high", "what", "by"),
    [
        ("start", 0.5, 0.7, "cooperating", 0.3),
        ("exploit", 12, 16, "cooperating", -0.3),
        ("fight", 0, 6, "cooperating", 0.3),
        ("lasting", 0.1, 0.4, "cooperating", 0.3),
        ("support", 3, 8, "cooperating", 0.3),
        ("returns", 8, 18, "cooperating", 0.3),
        ("free_riding", 0.3, 1, "investing", -0.2),
        ("together", 8, 12, "cooperating", 0.3),
        ("exploited", 2, 8, "cooperating", -0.3),
        ("relief", 1, 6, "cooperating", 0.1),
        ("cost", 2, 7, "investing", -0.3),
        ("start_invest", 0.2, 0.9, "cooperating", 0.2),
    ],
)
def test_a_knob_of_the_game_pushes_the_way_it_says(future, knob, low, high, what, by):
    change = last(future(runs=100, **{knob: high}), what) - last(future(runs=100, **{knob: low}), what)
    assert change >= by if by > 0 else change <= by


def test_spill_over_and_damage_touch_the_territory_alone(future):
    usual = future()
    for knob, value, sign in (("spill_over", 12, 1), ("damage", 10, -1)):
        other = future(**{knob: value})
        assert (other.firms == usual.firms).all()
        assert (other.pay_off[..., :2] == usual.pay_off[..., :2]).all()
        assert (sign * (other.pay_off[..., 2] - usual.pay_off[..., 2]) >= 0).all()


def test_faster_imitation_settles_sooner_and_errors_keep_all_from_agreeing(future):
    slow, fast = (future(imitation=speed, lasting=0.5) for speed in (0.04, 0.2))
    assert fast.cooperating[:, 5].mean() > slow.cooperating[:, 5].mean() + 0.1
    sure, unsure = (future(errors=errors, lasting=0.5) for errors in (0.0, 0.05))
    assert last(sure, "cooperating") > last(unsure, "cooperating") + 0.02
