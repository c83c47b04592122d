"""Pin, presets, tokens, errors: what a student does besides moving a knob. Swap and luck are tests of every lab."""

from __future__ import annotations

import pytest

from labkit.core.words import plain
from labkit.relocation.lab import lab


def test_pin_then_a_move_compares_future_by_future(bench, told):
    bench.button("Pin as A").click()
    bench.root.get_by_text("same knobs as now").wait_for()
    pinned, empty = bench.pixels("competitiveness"), bench.pixels("differences")
    bench.slider("globalisation").press("PageUp")
    value = float(bench.slider("globalisation").input_value())
    bench.settle(told(globalisation=value)[0])
    result, a = (lab.simulate(lab.Params(globalisation=g), seed=0, runs=200) for g in (value, 0.42))
    assert bench.sentence == plain(result.marked(a))
    assert "A pinned: globalisation 0.42." in bench.pin_line
    assert bench.slider("globalisation").get_attribute("aria-description") == "A was pinned at 0.42"
    assert bench.knob("globalisation").locator(".lk-a").is_visible()
    assert not bench.knob("trust").locator(".lk-a").is_visible()
    assert bench.pixels("differences") != empty
    assert bench.pixels("competitiveness") != pinned


def test_reset_brings_every_knob_to_its_default(bench, told):
    home = bench.pixels()
    for name, text in (("globalisation", "0.7"), ("fade", "0.05"), ("policy", "1")):
        bench.type(name, text)
    bench.root.locator("[data-knob=destination] [data-value=passive]").press("Enter")
    bench.settle(told(globalisation=0.7, fade=0.05, policy=1.0, destination="passive")[0])
    bench.button("Reset").click()
    bench.settle(told()[0])
    shown = {n: float(bench.slider(n).input_value()) for n, k in lab.Params.knobs().items() if k.kind == "number"}
    assert shown == pytest.approx({n: k.default for n, k in lab.Params.knobs().items() if k.kind == "number"})
    assert bench.pixels_back_at(home)


def test_a_preset_says_that_it_is_stylised_until_a_knob_is_moved(bench, told):
    (key, preset), home = next(iter(lab.presets.items())), bench.pixels()
    chooser = bench.root.get_by_role("combobox", name="Preset")
    chooser.select_option(key)
    token, sentence = told(**preset.knobs)
    bench.settle(token)
    assert bench.sentence == sentence
    assert bench.pixels() != home
    bench.root.get_by_role("button", name=f"About {preset.label}").focus()
    assert preset.note in bench.root.get_by_role("tooltip").inner_text()
    bench.slider("trust").press("ArrowRight")
    bench.root.get_by_text("Preset: own setting").wait_for(state="attached")
    bench.slider("trust").blur()
    bench.settle(told(**{**preset.knobs, "trust": round(dict(lab.Params(**preset.knobs))["trust"] + 0.01, 2)})[0])
    assert chooser.locator("option:checked").inner_text() == "Preset: own setting"
    chooser.select_option("")
    bench.settle(told()[0])
    assert bench.pixels_back_at(home)


def test_an_out_of_range_value_leaves_the_picture_and_undo_restores_the_field(bench, told):
    before = (bench.sentence, bench.token, bench.pixels())
    bench.type("policy", "1.4")
    bench.root.get_by_text("must be 0 to 1 (share)").wait_for()
    assert "Policy support 1.4" in bench.error
    assert bench.status == "Not computed"
    assert (bench.sentence, bench.token, bench.pixels()) == before
    bench.button("Undo").click()
    bench.settle(told()[0])
    assert bench.error == ""
    assert float(bench.number("policy").input_value()) == 0
    assert "200 futures" in bench.status


@pytest.mark.parametrize(
    "text", ["<img src=x onerror='window.hit=1'>", "<script>window.hit=1</script>", "**b** {source:s}"]
)
def test_markup_typed_into_a_field_is_shown_as_text(bench, desk, told, text):
    bench.type("policy", text)
    bench.root.locator(".lk-err:not(.lk-lost)").wait_for()
    assert text in bench.error
    bench.button("Undo").click()
    bench.settle(told()[0])
    bench.paste(text)
    bench.root.locator(".lk-err:not(.lk-lost)").wait_for()
    assert bench.root.locator("img, script").count() == 0
    assert desk.page.evaluate("window.hit") is None
    bench.button("Undo").click()
    bench.settle(told()[0])


def test_a_damaged_scenario_is_named_and_the_picture_stays(bench, told):
    before = (bench.sentence, bench.token, bench.pixels())
    good = told(globalisation=0.7, trust=0.3)[0]
    bench.paste(good[:-1] + ("0" if good[-1] != "0" else "1"))
    bench.root.locator(".lk-err:not(.lk-lost)").wait_for()
    assert "token" in bench.error
    assert (bench.sentence, bench.token, bench.pixels()) == before
    bench.paste(good)
    bench.settle(good)
    assert bench.error == ""
    assert bench.sentence == told(globalisation=0.7, trust=0.3)[1]


def test_copy_puts_the_scenario_on_the_clipboard(bench, desk, told):
    bench.slider("trust").press("End")
    bench.settle(told(trust=1.0)[0])
    bench.button("Copy").click()
    bench.button("Copied").wait_for()
    assert desk.page.evaluate("navigator.clipboard.readText()") == told(trust=1.0)[0]


def test_two_values_typed_in_quick_succession_both_count(bench, told):
    bench.type("globalisation", "0.3")
    bench.type("trust", "0.8")
    bench.settle(told(globalisation=0.3, trust=0.8)[0])
    assert bench.sentence == told(globalisation=0.3, trust=0.8)[1]
