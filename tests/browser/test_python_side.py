"""The bench from a cell: what a student writes moves what is on the page, and back."""

from __future__ import annotations

import pytest

from .handle import Handle

CELLS = (
    "import ipywidgets\nfrom labkit.relocation.lab import lab\nguess = lab.predict('home', 85)",
    "bench = lab.open()\nbench",
    'bench.controls["globalisation"].value = 0.8',
    "other = ipywidgets.FloatSlider(min=0, max=1, step=0.01, description='mine')\n"
    "ipywidgets.link((other, 'value'), (bench.controls['trust'], 'value'))\nother",
    "lab.open(prediction=guess)",
    "lab.open(globalisation=0.5, trust=0.7, destination='passive')",
)
PANELS = ("competitiveness", "moved", "kernels", "strategies")


@pytest.fixture(scope="module")
def opened(desk):
    desk.open(desk.write("python_side.ipynb", *CELLS))
    for place in range(2):
        desk.run_cell(place)
    return desk.bench()


def test_a_value_set_in_a_cell_moves_slider_picture_and_sentence(bench, desk, told):
    home = bench.pixels()
    desk.run_cell(2)
    bench.settle(told(globalisation=0.8)[0])
    assert float(bench.slider("globalisation").input_value()) == 0.8
    assert bench.sentence == told(globalisation=0.8)[1]
    assert bench.pixels() != home


def test_what_the_hand_moves_is_seen_in_python(bench, desk, told):
    bench.slider("human_capital").press("End")
    bench.settle(told(human_capital=0.8)[0])
    seen = desk.execute(
        "print(bench.controls['human_capital'].value, bench.params.human_capital, bench.result.runs, bench.token)"
    )
    assert seen == f"0.8 0.8 200 {told(human_capital=0.8)[0]}"


def test_a_value_out_of_range_in_a_cell_is_a_clear_error_and_changes_nothing(bench, desk):
    before = (bench.sentence, bench.pixels())
    said = desk.execute("try:\n    bench.controls['trust'].value = 3\nexcept ValueError as error:\n    print(error)")
    assert said.startswith("trust = 3 is outside 0 to 1 (share")
    assert (bench.sentence, bench.pixels()) == before


def test_a_linked_ipywidgets_slider_moves_the_bench_and_follows_it(bench, desk, told):
    desk.run_cell(3)
    mine = desk.page.locator(".jp-OutputArea .noUi-handle")
    mine.wait_for()
    readout = desk.page.locator(".widget-readout")
    before = readout.inner_text()
    bench.settle(told(trust=float(before))[0])
    mine.press("ArrowRight")
    desk.page.wait_for_function("(old) => document.querySelector('.widget-readout').textContent !== old", arg=before)
    bench.settle(told(trust=float(readout.inner_text()))[0])
    assert bench.number("trust").input_value() == readout.inner_text() != before
    bench.slider("trust").press("End")
    bench.settle(told(trust=1.0)[0])
    assert float(readout.inner_text()) == 1.0


def test_a_prediction_is_drawn_into_its_panel_and_no_other(bench, desk):
    desk.run_cell(4)
    guessed = desk.bench(1)
    assert guessed.token == bench.token
    assert guessed.pixels("competitiveness") != bench.pixels("competitiveness")
    for panel in PANELS[1:]:
        assert guessed.pixels(panel) == bench.pixels(panel)


def test_a_bench_moved_by_hand_shows_what_one_opened_there_shows(bench, desk, told):
    desk.run_cell(5)
    there = desk.page.locator(".jp-Cell").nth(5).locator(".lk")
    there.wait_for()
    opened_there = Handle(desk.page, there)
    opened_there.wait_until_ready()
    bench.slider("globalisation").press("PageUp")
    bench.type("trust", "0.7")
    bench.knob("destination").locator("[data-value=passive]").press("Enter")
    bench.type("globalisation", "0.5")
    bench.settle(told(globalisation=0.5, trust=0.7, destination="passive")[0])
    for panel in PANELS:
        assert bench.pixels(panel) == opened_there.pixels(panel), panel


def test_a_scenario_copied_from_one_bench_gives_the_same_in_another(bench, desk, told):
    desk.run_cell(4)
    other = desk.bench(1)
    bench.type("globalisation", "0.55")
    bench.settle(told(globalisation=0.55)[0])
    other.paste(bench.token)
    other.settle(bench.token)
    assert other.sentence == bench.sentence
    assert other.pixels("kernels") == bench.pixels("kernels")
