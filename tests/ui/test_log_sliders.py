"""Log sliders in the page: they stand where Python says, go on by a ratio, and give only values on the grain."""

from math import floor

import pytest

import labkit
from labkit.core.knobs import Params, number
from labkit.ui.controls import described

from .fair import Fair
from .stage import NODE, WHY_NOT, play

pytestmark = pytest.mark.skipif(NODE is None, reason=WHY_NOT)


class Tyres(Params):
    price: float = number(2.0, 0.5, 8, step=0.1, unit="EUR", meaning="what a tyre costs", label="Price", log=True)
    share: float = number(0.42, 0, 1, unit="share", meaning="how many are new", label="New ones")


KNOBS = [
    *(Fair.knobs()["visitors"], Tyres.knobs()["price"]),
    *(knob for lab in labkit.labs().values() for knob in lab.Params.knobs().values() if knob.log),
]
every_log_knob = pytest.mark.parametrize("knob", KNOBS, ids=lambda knob: knob.name)

SLIDER = """
const moved = [];
const bench = { words, root: node("div"), spec: { split: [] }, drag: (_, v) => moved.push(v), rest() {}, type() {} };
const made = slider(bench, GIVEN.knob);
const input = range(made.node);
const put = (place) => { input.value = String(place); input.fire("input"); return moved.at(-1); };
const press = (value, key) => { made.set(value); input.fire("keydown", { key }); return moved.at(-1); };
"""


def on_the_page(script, knob, **given):
    return play(SLIDER + script, {"knob": described(knob), **given})


def on_grain(knob, value):
    """The nearest value on the knob's grain; half-way upwards, as JavaScript rounds."""
    steps = floor((value - knob.low) / knob.step + 0.5)
    return min(knob.high, round(knob.low + steps * knob.step, 10))


@every_log_knob
def test_a_log_slider_stands_where_python_says(knob):
    values = [knob.low, knob.default, knob.high, knob.at(0.3), knob.at(0.77)]
    shown = on_the_page(
        """
        const shown = GIVEN.values.map((v) => { made.set(v); made.pin(v); return input.value; });
        const track = made.node.parts.at(-1).style.set;
        console.log(JSON.stringify([input.set, shown.map(Number), track["--d"], track["--v"], track["--a"]]));""",
        knob,
        values=values,
    )
    assert {name: shown[0][name] for name in ("min", "max", "step")} == {"min": "0", "max": "1", "step": "0.001"}
    assert shown[1] == pytest.approx([knob.place(value) for value in values])
    assert shown[2:] == pytest.approx([knob.place(knob.default), *[knob.place(values[-1])] * 2])


@every_log_knob
def test_a_hand_on_a_log_slider_gives_python_s_value_at_that_place_on_the_grain(knob):
    places = [place / 250 for place in range(251)]
    given = on_the_page("console.log(JSON.stringify(GIVEN.places.map(put)));", knob, places=places)
    assert given == pytest.approx([on_grain(knob, knob.at(place)) for place in places], abs=1e-9)
    assert (given[0], given[-1]) == (knob.low, knob.high)
    assert given == sorted(given)


@every_log_knob
@pytest.mark.parametrize(("key", "ratio"), [("ArrowRight", 1.04), ("ArrowUp", 1.04), ("PageUp", 1.5)])
def test_a_key_goes_on_by_a_ratio_or_one_step_and_stops_at_the_ends(knob, key, ratio):
    values = [on_grain(knob, knob.at(place / 60)) for place in range(61)]
    back = {"ArrowRight": "ArrowLeft", "ArrowUp": "ArrowDown", "PageUp": "PageDown"}[key]
    up, down = (
        on_the_page(
            "console.log(JSON.stringify(GIVEN.values.map((v) => press(v, GIVEN.key))));", knob, values=values, key=k
        )
        for k in (key, back)
    )
    for value, above, below in zip(values, up, down, strict=True):
        higher, lower = on_grain(knob, value * ratio), max(knob.low, on_grain(knob, value * (1 / ratio)))
        assert above == pytest.approx(higher if higher != value else min(knob.high, value + knob.step))
        assert below == pytest.approx(lower if lower != value else max(knob.low, value - knob.step))
    assert (up[-1], down[0]) == (knob.high, knob.low)


@every_log_knob
def test_an_arrow_back_undoes_an_arrow_forth_at_the_default(knob):
    script = (
        "console.log(JSON.stringify([press(GIVEN.v, 'ArrowRight'), press(moved.at(-1), 'ArrowLeft'), input.value]));"
    )
    there, back, place = on_the_page(script, knob, v=knob.default)
    assert there > back == knob.default
    assert float(place) == pytest.approx(knob.place(knob.default))


@every_log_knob
def test_keys_held_down_run_through_the_whole_slider(knob):
    script = """
    made.set(GIVEN.low);
    let presses = 0;
    while (moved.at(-1) !== GIVEN.high && presses < 500) { input.fire("keydown", { key: "ArrowRight" }); presses += 1; }
    console.log(JSON.stringify([presses, moved]));"""
    presses, moved = on_the_page(script, knob, low=knob.low, high=knob.high)
    assert presses < 130  # 120 from 0.001 to 1
    assert moved == sorted(set(moved))


@every_log_knob
def test_what_is_read_out_is_the_value_and_not_the_place(knob):
    script = "made.set(GIVEN.v); console.log(JSON.stringify(input.set['aria-valuetext']));"
    said = on_the_page(script, knob, v=knob.default)
    assert float(said.split()[0]) == knob.default
    assert said.endswith(knob.unit)


def test_keys_that_mean_nothing_to_a_log_slider_are_left_to_the_browser():
    script = "for (const key of ['Tab', 'Home', 'End', 'a']) press(12, key); console.log(JSON.stringify(moved));"
    assert on_the_page(script, KNOBS[0]) == []


def test_any_other_slider_holds_the_value_itself_and_leaves_all_keys_to_the_browser():
    script = """
    made.set(0.42);
    press(0.42, "ArrowRight");
    const { min, max, step } = input.set;
    console.log(JSON.stringify([min, max, step, input.value, [...moved], put("0.43")]));"""
    assert on_the_page(script, Tyres.knobs()["share"]) == ["0", "1", "0.01", "0.42", [], 0.43]
