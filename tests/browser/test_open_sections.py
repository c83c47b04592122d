"""Open sections on a bench: long and wide tables scroll inside themselves, failures are said, the page stays whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from ..ui import market
from .layout import as_wide_as

CELLS = (
    "from market import MARKET, with_a_long_section\nlab = with_a_long_section(MARKET)",
    "bench = lab.open()\nbench",
)
TITLES = ("Beside another", "Plain", "Long")


@pytest.fixture(scope="module")
def opened(desk, folder):
    shutil.copy(Path(market.__file__), folder / "market.py")
    desk.open(desk.write("open_sections.ipynb", *CELLS))
    desk.run_all()
    bench = desk.bench()
    for title in TITLES:
        bench.unfold(title)
    return bench


@pytest.mark.parametrize("width", [1180, 900, 600])
def test_wide_and_long_tables_scroll_inside_themselves(bench, desk, width):
    table = bench.section("Long").locator(".lk-table")
    with as_wide_as(desk, bench, width):
        found = bench.root.locator(".lk-section").evaluate_all(
            """(all) => { const edge = all[0].closest(".lk").getBoundingClientRect();
            return all.flatMap((s) => [...s.querySelectorAll(":scope > *, .lk-sectionhead *")])
                .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > edge.right + 0.5)
                .map((e) => e.className); }"""
        )
        high = table.bounding_box()["height"]
        inside = table.evaluate("(t) => [t.scrollWidth > t.clientWidth, t.scrollHeight > t.clientHeight]")
    assert (found, inside) == ([], [True, True])
    assert high <= 640


def test_the_head_of_a_long_table_stays_while_it_scrolls_by_keyboard(bench, desk):
    table = bench.section("Long").locator(".lk-table")
    table.focus()
    for _ in range(3):
        desk.page.keyboard.press("PageDown")
    desk.page.wait_for_function(
        """(t) => t.scrollTop > 200
        && Math.abs(t.querySelector("thead th").getBoundingClientRect().top - t.getBoundingClientRect().top) < 2""",
        arg=table.element_handle(),
    )


def test_a_table_stays_scrolled_and_in_focus_while_knobs_move(bench, desk):
    table = bench.section("Long").locator(".lk-table")
    table.focus()
    table.evaluate("(t) => { t.scrollTop = 300; }")
    desk.execute("bench.move(price=0.8)")
    bench.says("7.2")
    assert table.evaluate("(t) => [t.scrollTop, t === document.activeElement]") == [300, True]


def test_a_section_that_fails_is_said_beside_the_new_picture_and_stays_as_it_was(bench, desk):
    section = bench.section("Beside another")
    before = section.locator("table").inner_text()
    bench.slider("rain").press("End")
    bench.root.locator(".lk-err", has_text="too wet to compare").wait_for()
    assert section.locator("table").inner_text() == before
    assert section.get_by_text("Computed for an earlier setting.").is_visible()
    assert bench.status == bench.calm
    bench.slider("rain").press("Home")
    bench.root.locator(".lk-err").first.wait_for(state="hidden")
    section.get_by_text("Computed for an earlier setting.").wait_for(state="detached")


def test_over_other_data_open_sections_speak_of_those(bench):
    bench.data.select_option("south")
    bench.section("Beside another").locator("tbody th", has_text="Dates").wait_for()
    menu = bench.section("Beside another").get_by_role("combobox", name="Other stall")
    assert menu.locator("option").all_inner_texts() == [*market.TOWNS["south"]]
    bench.data.select_option("north")
    bench.section("Beside another").locator("tbody th", has_text="Cheese").wait_for()


def test_a_section_shut_from_within_gives_the_focus_back_to_its_link(bench):
    bench.section("Plain").get_by_role("button", name="Close: Plain").press("Enter")
    bench.section("Plain").wait_for(state="hidden")
    assert bench.section_link("Plain").evaluate("(link) => link === document.activeElement")
    bench.unfold("Plain")


def test_shades_and_bars_are_painted_as_far_as_their_numbers(bench, desk):
    cell = bench.section("Beside another").locator("td.lk-drawn")
    bar = "(c) => parseFloat(getComputedStyle(c.querySelector('.lk-cellbar'), '::before').width)"
    ground = "(c) => getComputedStyle(c).backgroundColor"
    wide, deep = [], []
    for price in (0, 0.5, 1):
        bench.type("price", str(price))
        bench.section("Beside another").locator("td b", has_text=f"{price:.2f}").wait_for()
        wide.append(cell.evaluate(bar))
        deep.append(cell.evaluate(ground))
    assert wide == pytest.approx([0, wide[2] / 2, wide[2]], abs=1)
    assert wide[2] > 60
    assert len(set(deep)) == 3


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_axe_finds_nothing_on_open_sections(bench, desk, theme):
    desk.theme(theme)
    for price in ("0", "1"):
        bench.type("price", price)
        bench.section("Beside another").locator("td b", has_text=f"{price}.00").wait_for()
        found = Axe().run(desk.page, ".jp-OutputArea .lk")
        assert found.violations_count == 0, found.generate_report()
    desk.theme("Light")
