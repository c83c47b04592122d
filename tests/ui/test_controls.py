"""Controls: a knob's `.value` behaves as that of any widget, and moves the lab as a hand would."""

import ipywidgets
import pytest

from labkit.core.knobs import KnobError
from labkit.ui.controls import decimals, described, spelt


def test_a_bench_has_a_control_for_every_knob_at_its_value(opened, pocket):
    bench = opened(pocket, stalls=45, music=True)
    assert {name: control.value for name, control in bench.controls.items()} == dict(bench.params)
    assert list(bench.controls) == list(pocket.Params.knobs())


def test_setting_a_value_runs_the_lab(stall, shown):
    stall.controls["price"].value = 0.8
    assert stall.params == stall.lab.Params(price=0.8)
    assert stall.result.params == stall.params
    assert shown(stall)[0]["values"]["price"] == 0.8
    assert shown(stall)[0]["sentence"] == stall.result.marked()


def test_setting_the_same_value_runs_nothing(stall):
    before = stall.result
    stall.controls["price"].value = 0.5
    assert stall.result is before


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("price", 1.4, r"^price = 1.4 is outside 0 to 1 \(share: price as a share of the dearest\)$"),
        ("price", "dear", "price = 'dear' is not a number from 0 to 1"),
        ("price", float("nan"), "price = nan is not a number"),
        ("stalls", 2.5, "stalls = 2.5 is not a whole number from 0 to 100"),
        ("weather", "snow", "weather = 'snow' is not one of dry, wet"),
        ("music", "loud", "music = 'loud' is not yes or no"),
    ],
)
def test_a_value_out_of_range_is_refused_and_nothing_changes(stall, name, value, said):
    before = (stall.params, stall.result, stall.frame, stall.controls[name].value)
    with pytest.raises(KnobError, match=said):
        stall.controls[name].value = value
    assert (stall.params, stall.result, stall.frame, stall.controls[name].value) == before


def test_a_refused_value_leaves_the_control_alive(stall):
    with pytest.raises(KnobError):
        stall.controls["price"].value = -1
    stall.controls["price"].value = 0.9
    assert stall.result.params.price == 0.9


def test_moving_the_bench_moves_the_controls(stall, wish):
    stall.move(price=0.2, weather="wet")
    assert (stall.controls["price"].value, stall.controls["weather"].value) == (0.2, "wet")
    wish(stall, draft=True, stalls=35)
    assert stall.controls["stalls"].value == 35
    stall.reset()
    assert {name: control.value for name, control in stall.controls.items()} == dict(stall.lab.Params())


def test_observers_hear_of_a_move_once(stall, wish):
    heard = []
    stall.controls["price"].observe(lambda change: heard.append((change["old"], change["new"])), "value")
    stall.controls["price"].value = 0.6
    wish(stall, price=0.7)
    stall.move(weather="wet")
    assert heard == [(0.5, 0.6), (0.6, 0.7)]


def test_a_control_links_with_another_widget_both_ways(stall, wish):
    slider = ipywidgets.FloatSlider(min=0, max=1, step=0.01)
    link = ipywidgets.link((stall.controls["price"], "value"), (slider, "value"))
    slider.value = 0.3
    assert stall.result.params.price == 0.3
    wish(stall, price=0.9)
    assert slider.value == 0.9
    link.unlink()
    slider.close()


def test_two_benches_can_be_moved_by_one_hand(opened, pocket, wish):
    one, other = opened(pocket), opened(pocket, seed=5)
    ipywidgets.link((one.controls["price"], "value"), (other.controls["price"], "value"))
    wish(one, price=0.75)
    assert other.result.params.price == 0.75
    assert other.seed == 5


@pytest.mark.parametrize("by_hand", [False, True], ids=["in code", "on the screen"])
def test_an_observer_may_move_another_knob_of_the_same_bench(stall, wish, by_hand):
    follow = stall.controls["stalls"]
    stall.controls["price"].observe(lambda change: setattr(follow, "value", round(100 * change["new"])), "value")
    if by_hand:
        wish(stall, price=0.3)
    else:
        stall.controls["price"].value = 0.3
    assert (stall.params.price, stall.params.stalls) == (0.3, 30)
    assert {name: control.value for name, control in stall.controls.items()} == dict(stall.params)
    assert stall.result.params == stall.params


def test_a_control_says_what_it_is(stall):
    assert repr(stall.controls["price"]) == "Control(price = 0.5, 0 to 1, share)"


@pytest.mark.parametrize("name", ["price", "stalls", "weather", "music"])
def test_the_front_end_is_told_all_about_a_knob(pocket, name):
    knob = pocket.Params.knobs()[name]
    told = described(knob)
    same = ("name", "label", "log", "unit", "meaning", "source", "default", "low", "high", "step")
    assert {key: told[key] for key in same} == {key: getattr(knob, key) for key in same}
    assert (told["kind"], told["rule"], told["first"]) == (knob.kind.value, knob.rule(), knob.first_panel)
    assert told["choices"] == list(knob.choices)
    assert told.keys() == {*same, "kind", "rule", "first", "choices", "decimals"}


@pytest.mark.parametrize(
    ("step", "digits"),
    [
        (1, 0),
        (10, 0),
        (2.5, 1),
        (0.1, 1),
        (0.01, 2),
        (0.005, 3),
        (0.05, 2),
        (1e-4, 4),
        (1e-6, 4),
        (1 / 3, 4),
        (None, 0),
    ],
)
def test_a_value_has_the_digits_its_step_needs(pocket, step, digits):
    from dataclasses import replace

    assert decimals(replace(pocket.Params.knobs()["price"], step=step)) == digits


def test_values_are_spelt_as_the_bench_writes_them(pocket):
    knobs = pocket.Params.knobs()
    values = {"price": 0.5, "stalls": 45, "weather": "wet", "music": True}
    assert [spelt(knobs[name], value) for name, value in values.items()] == ["0.50", "45", "wet", "yes"]
    assert spelt(knobs["music"], False) == "no"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.423, "0.423"), (1 / 3, "0.333333333333"), (0.1 + 0.2, "0.30"), (0, "0.00"), (1e-7, "1e-07"), (0.4, "0.40")],
)
def test_a_value_between_two_steps_is_not_rounded_to_one(pocket, value, text):
    assert spelt(pocket.Params.knobs()["price"], value) == text
