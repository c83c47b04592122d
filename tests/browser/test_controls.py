"""Every control at its ends by keyboard: it changes the picture and what is said. One step is a test of every lab.

What is said is the live sentence. It speaks of home, so a knob that works on the destination only cannot change it;
for those knobs, listed here by name, the numbers of the table must change instead.
"""

from __future__ import annotations

import pytest

from labkit.relocation.lab import lab

from .standing import STANDING

KNOBS = lab.Params.knobs()
SLIDERS = [name for name, knob in KNOBS.items() if knob.kind == "number"]
CHOICES = [name for name, knob in KNOBS.items() if knob.kind == "choice"]
ABROAD_ONLY = {"destination", "entry_mode", "absorption", "imitation", "fade"}


@pytest.fixture(scope="module", autouse=True)
def with_table(opened):
    """The table stays open, so that its numbers can be read."""
    opened.reveal("Table")


def said(bench, name):
    return bench.numbers if name in ABROAD_ONLY else bench.sentence


def stand(bench, told, name):
    """Moves the bench to where the knob can matter; returns the other knobs' values there."""
    others = STANDING[lab.name].get(name, {})
    for other, value in others.items():
        bench.type(other, str(value))
    bench.settle(told(**others)[0])
    return others


@pytest.mark.parametrize("name", SLIDERS)
def test_a_slider_at_its_ends_changes_picture_and_sentence_as_python_says(bench, told, name):
    knob = KNOBS[name]
    others = stand(bench, told, name)
    before, home, changed = said(bench, name), bench.pixels(), []
    for key, end in (("Home", knob.low), ("End", knob.high)):
        bench.slider(name).press(key)
        token, sentence = told(**others, **{name: end})
        bench.settle(token)
        assert bench.sentence == sentence
        assert (bench.pixels() != home) == (end != knob.default)
        changed.append(said(bench, name) != before)
    assert any(changed)


@pytest.mark.parametrize("name", CHOICES)
def test_the_keyboard_chooses_among_named_things_and_back(bench, told, name):
    knob = KNOBS[name]
    before, home = said(bench, name), bench.pixels()
    for other in [choice for choice in knob.choices if choice != knob.default]:
        bench.choose(name, other)
        token, sentence = told(**{name: other})
        bench.settle(token)
        assert bench.sentence == sentence
        assert said(bench, name) != before
        assert bench.pixels() != home
    bench.choose(name, knob.default)
    bench.settle(told()[0])
    assert said(bench, name) == before
    assert bench.pixels_back_at(home)


@pytest.mark.parametrize("name", ["globalisation", "shock", "trust_loss"])
def test_a_typed_value_moves_the_slider_and_the_picture(bench, told, name):
    knob = KNOBS[name]
    value = round(knob.low + 0.7 * (knob.high - knob.low), 4)
    home = bench.pixels()
    bench.type(name, f"{value:g}".replace(".", ","))
    bench.settle(told(**{name: value})[0])
    assert float(bench.slider(name).input_value()) == pytest.approx(value, abs=knob.step / 2)
    assert bench.sentence == told(**{name: value})[1]
    assert bench.pixels() != home


def test_arrow_keys_stay_with_the_bench_and_do_not_leave_the_cell(bench, desk, told):
    active = (
        "() => [jupyterapp.shell.currentWidget.content.activeCellIndex, jupyterapp.shell.currentWidget.content.mode]"
    )
    before = desk.page.evaluate(active)
    for key in ("ArrowDown", "ArrowUp", "ArrowDown", "a", "d", "d", "x"):
        bench.slider("trust").press(key)
    bench.settle()
    assert desk.page.evaluate(active)[0] == before[0]
    assert desk.cells().count() == 2


def test_the_audit_covers_every_knob_on_the_page(bench):
    shown = bench.root.locator("[data-knob]").evaluate_all("(rows) => rows.map((row) => row.dataset.knob)")
    assert sorted(shown) == sorted([*SLIDERS, *CHOICES]) == sorted(KNOBS)
