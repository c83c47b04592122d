"""A background that fills in while a student goes on: progress shows, and a hand waits for one part at most."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ..ui import well
from .test_dragging import thumb

PART = 0.5  # s
CELLS = (
    f"""import time
from well import Spring, well
def slowly(depth, part):
    end = time.perf_counter() + {PART}
    while part and time.perf_counter() < end:
        pass
spring = Spring()
lab = well(spring)""",
    "bench = lab.open()\nbench",
    "bench",
)
SAID = """(bench) => { window.said = []; window.heard = 0;
    new MutationObserver(() => window.said.push(bench.querySelector(".lk-status").textContent))
        .observe(bench.querySelector(".lk-status"), { childList: true });
    new MutationObserver(() => { window.heard += 1; })
        .observe(bench.querySelector(".lk-hear"), { childList: true, characterData: true, subtree: true }); }"""
# From a hand on the slider to the first draft that is painted after it.
WAITED = """(bench) => { window.waited = null; let moved = 0;
    bench.querySelector("[data-knob=depth] input[type=range]")
        .addEventListener("input", () => { moved ||= performance.now(); });
    new MutationObserver(() => {
        if (moved && bench.dataset.draft === "true") window.waited ??= performance.now() - moved;
    }).observe(bench, { attributeFilter: ["data-painted"] }); }"""


@pytest.fixture(scope="module")
def opened(desk, folder):
    shutil.copy(Path(well.__file__), folder / "well.py")
    desk.open(desk.write("filling.ipynb", *CELLS))
    for cell in (0, 1):
        desk.run_cell(cell)
    bench = desk.bench()
    desk.execute("spring.act = slowly")
    return bench


def sentence(depth):
    """What the bench says of a well."""
    return f"A well of {depth:g} m gives {8 * depth:g} buckets."


def fills(bench):
    """Waits until the background begins to fill in."""
    bench.root.locator("css=:scope[data-filling*=Filling]").wait_for()


def test_parts_come_one_by_one_under_a_status_that_tells_and_nothing_is_read_out_twice(bench, desk):
    bench.root.evaluate(SAID)
    before = bench.pixels("well")
    bench.type("depth", "8")
    fills(bench)
    first = bench.pixels("well")
    assert bench.sentence == sentence(8)
    bench.settle()
    assert bench.pixels("well") not in (before, first)
    said = desk.page.evaluate("window.said.filter((text) => text.startsWith('Filling'))")
    assert list(dict.fromkeys(said)) == [f"Filling in: {share} %" for share in (0, 25, 50, 75)]
    assert (bench.status, desk.page.evaluate("window.heard")) == (bench.calm, 1)


def test_a_hand_waits_for_one_part_at_most_and_the_new_setting_fills_in(bench, desk):
    slider, mouse = bench.slider("depth"), desk.page.mouse
    bench.root.evaluate(WAITED)
    bench.type("depth", "4")
    fills(bench)
    mouse.move(*thumb(slider, 3 / 8))
    mouse.down()
    mouse.move(*thumb(slider, 0.6), steps=3)
    desk.page.wait_for_function("window.waited !== null")
    mouse.move(*thumb(slider, 1.0), steps=3)
    mouse.up()
    fills(bench)
    bench.settle()
    assert bench.sentence == sentence(9)
    # Whoever waited for the old background to be whole waited for three parts and more.
    assert desk.page.evaluate("window.waited") < 1000 * 2 * PART
    assert float(desk.execute("print(bench.view.sources['water'].data['top'][0])")) == 9


LOG = """from labkit.ui.frame import unpack
seen = []
def hear(change):
    header = unpack(change['new'])
    seen.append((bool(header['filling']), bool(header['pinned']), header['looks']['hour']))
bench.observe(hear, 'frame')"""


def test_a_look_and_a_pin_are_answered_while_it_fills_in(bench, desk):
    desk.execute(LOG)
    bench.type("depth", "3")
    fills(bench)
    bench.look("Hour").press("End")
    bench.button("Pin as A").click()
    bench.root.get_by_text("same knobs as now").wait_for()
    bench.settle()
    desk.execute("bench.unobserve(hear, 'frame')")
    assert desk.execute("print((True, True, 8) in seen, seen[-1])") == "True (False, True, 8)"
    assert bench.look("Hour").input_value() == "8"


def test_an_error_line_stays_and_keeps_the_focus_while_the_old_background_fills_in(bench, desk):
    bench.type("depth", "6")
    fills(bench)
    bench.type("depth", "99")
    undo = bench.button("Undo")
    undo.focus()
    desk.page.wait_for_function("(bench) => !bench.dataset.filling", arg=bench.root.element_handle())
    assert "Depth 99" in bench.error
    assert undo.evaluate("(link) => link === document.activeElement")
    undo.press("Enter")
    bench.settle()
    assert (bench.error, bench.sentence) == ("", sentence(6))


def test_a_page_that_is_loaded_again_and_a_second_view_show_the_rest(bench, desk):
    desk.run_cell(2)
    views = [desk.bench(place) for place in (0, 1)]
    views[0].type("depth", "7")
    for view in views:
        fills(view)
    for view in views:
        view.settle()
    assert [view.sentence for view in views] == [sentence(7)] * 2
    assert views[0].pixels("well") == views[1].pixels("well")
    desk.command("docmanager:save")
    views[0].type("depth", "2")
    fills(views[0])
    desk.page.reload()
    desk.arrive("filling.ipynb")
    assert desk.bench().sentence == sentence(2)
    assert desk.execute("print(bench.ground.share, bench.view.background.depth)") == "1.0 2.0"


def test_a_cell_that_is_run_again_while_it_fills_in_gives_a_bench_that_moves(desk):
    bench = desk.bench()
    bench.type("depth", "9")
    fills(bench)
    desk.execute("spring.act = lambda depth, part: None")
    desk.run_cell(1)
    fresh = desk.bench()
    fresh.type("depth", "1")
    fresh.says("A well of 1 m")
    assert desk.execute("print(bench.ground.share, bench.view.background.depth)") == "1.0 1.0"
