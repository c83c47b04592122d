"""Access, measured in the page: axe on our output area, names and values of controls, Tab order, visible focus."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops

from labkit.relocation.lab import lab

from .handle import FOOT

OURS = ".jp-OutputArea .lk"
# What axe found to be right is counted as well: an axe that looked at nothing would find nothing.
TABBED = "button, input, select, summary, [tabindex='0']"


def at_the_defaults(bench):
    return None


def with_a_tooltip(bench):
    bench.knob("reinvestment").locator(".lk-i").focus()
    bench.root.get_by_role("tooltip").wait_for()


def with_assumptions_table_map_files_and_paste_open(bench):
    bench.knob("fade")
    bench.reveal(*FOOT)
    bench.button("Compute").click()


def with_a_knob_in_sight_that_is_not_used(bench):
    row = bench.knob("policy_yield")
    row.scroll_into_view_if_needed()
    assert row.get_by_text("not used", exact=True).is_visible()


def with_an_error(bench):
    bench.type("policy", "1.4")
    bench.root.locator(".lk-err:not(.lk-lost)").wait_for()


STATES = [
    at_the_defaults,
    with_a_knob_in_sight_that_is_not_used,
    with_an_error,
    with_assumptions_table_map_files_and_paste_open,
]


# The tests of every lab show axe a bench with a pinned run, a tip and everything open, in both themes. These two states
# they lack in the dark.
ALSO_DARK = [with_a_knob_in_sight_that_is_not_used, with_an_error]


@pytest.fixture
def theme(request, desk, opened):
    desk.theme(request.param)
    yield request.param
    desk.theme("Light")


SHOWN = [*(("Light", state) for state in STATES), *(("Dark", state) for state in ALSO_DARK)]


@pytest.mark.parametrize(("theme", "state"), SHOWN, indirect=["theme"])
def test_axe_finds_nothing(theme, bench, desk, state):
    state(bench)
    desk.page.wait_for_timeout(100)
    found = Axe().run(desk.page, OURS)
    assert found.violations_count == 0, found.generate_report()
    assert len(found.response["passes"]) > 15
    desk.page.keyboard.press("Escape")
    bench.reveal(*FOOT, wanted=False)


@pytest.mark.parametrize("name", [name for name, knob in lab.Params.knobs().items() if knob.kind == "number"])
def test_a_slider_has_its_name_and_its_real_least_most_and_present_value(bench, name):
    knob = lab.Params.knobs()[name]
    bench.knob(name)
    slider = bench.root.get_by_role("slider", name=knob.label, exact=True)
    held = slider.evaluate("(s) => [s.min, s.max, s.value].map(Number)")
    assert held == pytest.approx([knob.low, knob.high, knob.default])
    assert slider.get_attribute("aria-valuetext").endswith(knob.unit)
    assert bench.root.get_by_role("textbox", name=f"{knob.label}, value", exact=True).count() == 1


def test_every_figure_has_a_name_and_the_sentence_is_spoken(bench, told):
    assert bench.root.get_by_role("img").evaluate_all("(all) => all.every((f) => f.ariaLabel.startsWith('Figure: '))")
    assert bench.root.get_by_role("img").count() >= 3
    bench.slider("trust").press("End")
    bench.settle(told(trust=1.0)[0])
    assert bench.root.locator("[aria-live=polite]").inner_text() == told(trust=1.0)[1]


@pytest.fixture
def stops(bench, desk):
    """What Tab reaches one after the other: place in the document and on the page, part, whether an outline shows."""
    bench.root.locator("details").evaluate_all("(folds) => folds.forEach((fold) => { fold.open = false; })")
    bench.root.evaluate(
        """(b, tabbed) => [...b.querySelectorAll(tabbed)].forEach((e, i) => { const box = e.getBoundingClientRect();
        Object.assign(e.dataset, { order: i, middle: box.top + box.height / 2, x: box.left }); })""",
        TABBED,
    )
    bench.root.locator(".lk-preset select").focus()
    found = []
    for _ in range(200):
        stop = desk.page.evaluate(
            """() => { const e = document.activeElement, style = getComputedStyle(e);
            if (!e.closest(".lk")) return null;
            const { order, middle, x } = Object.fromEntries(Object.entries(e.dataset).map(([k, v]) => [k, Number(v)]));
            return { order, middle, x, range: e.type === "range", name: e.ariaLabel || e.textContent || e.id,
                part: ["lk-rail", "lk-main", "lk-foot"].find((p) => e.closest("." + p)),
                outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 }; }"""
        )
        if stop is None:
            return found
        found.append(stop)
        desk.page.keyboard.press("Tab")
    raise AssertionError("Tab does not leave the bench")


def test_tab_reaches_every_control_in_reading_order_and_leaves(stops, bench):
    visible = bench.root.locator(TABBED).evaluate_all(
        "(all) => all.filter((e) => e.checkVisibility() && !e.disabled).length"
    )
    assert len(stops) == visible
    assert [stop["order"] for stop in stops] == sorted(stop["order"] for stop in stops)
    assert [stop["part"] for stop in stops] == sorted(
        (stop["part"] for stop in stops), key=["lk-rail", "lk-main", "lk-foot"].index
    )
    for one, next_one in pairwise(stops):
        if one["part"] == next_one["part"]:
            assert next_one["middle"] > one["middle"] + 8 or (
                abs(next_one["middle"] - one["middle"]) <= 8 and next_one["x"] > one["x"]
            )


def test_focus_is_visible_on_every_stop(stops, bench, desk):
    assert [stop["name"] for stop in stops if not (stop["outlined"] or stop["range"])] == []
    slider = bench.slider("trust")
    bench.slider("globalisation").focus()
    desk.page.keyboard.press("Tab")
    without = picture(slider)
    while not slider.evaluate("(s) => s === document.activeElement"):
        desk.page.keyboard.press("Tab")
    assert ImageChops.difference(picture(slider), without).getbbox()


def picture(locator):
    return Image.open(io.BytesIO(locator.screenshot())).convert("RGB")


def test_a_tooltip_opens_on_focus_gives_meaning_and_source_and_closes_on_escape(bench):
    knob = lab.Params.knobs()["reinvestment"]
    with_a_tooltip(bench)
    text = bench.root.get_by_role("tooltip").inner_text()
    assert knob.meaning in text
    assert knob.source in text
    bench.page.keyboard.press("Escape")
    assert bench.root.get_by_role("tooltip").count() == 0
