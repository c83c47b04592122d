"""The ledger in the page: menus choose, rows open, by mouse and by keyboard, in both themes, at every width."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from labkit.core.judging import HOLDS
from labkit.ledger import ledger

ALL = [claim.id for claim in ledger.claims]
HOLDING = [claim.id for claim in ledger.claims if claim.recorded["verdict"] == HOLDS]
ROWS = "(all) => all.filter((row) => !row.hidden).map((row) => row.dataset.claim)"
BEYOND = """(root, width) => {
    root.style.width = `${width}px`;
    const edge = root.getBoundingClientRect().right;
    const seen = [...root.querySelectorAll("*")].filter((e) => e.checkVisibility() && !e.closest("table"));
    const out = seen.filter((e) => e.getBoundingClientRect().right > edge + 1).map((e) => e.className || e.tagName);
    const table = root.querySelector(".ll-table");
    const sideways = table.scrollWidth - table.clientWidth;
    root.style.width = "";
    return [out, sideways]; }"""


@pytest.fixture(scope="module")
def opened(desk):
    desk.open(desk.write("ledger.ipynb", "from labkit.ledger import ledger\nledger.open()"))
    desk.run_all()
    page = desk.page.locator(".ll[data-ready=true]")
    page.wait_for()
    return page


@pytest.fixture
def page(opened):
    opened.get_by_role("button", name="Show all").click()
    return opened


def shown(page):
    return page.locator("tr[data-claim]").evaluate_all(ROWS)


def test_a_menu_chooses_rows_and_the_picture_follows(page):
    assert shown(page) == ALL
    page.get_by_label("Verdict").select_option("holds")
    assert shown(page) == HOLDING
    assert page.get_by_role("status").inner_text() == f"{len(HOLDING)} of {len(ALL)} claims"
    assert page.locator(".ll-line:not(.ll-out)").evaluate_all("(all) => all.map((l) => l.dataset.claim)") == HOLDING


def test_menus_are_joined_and_rows_are_ordered(page):
    page.get_by_label("At the defaults").select_option("all")
    page.get_by_label("Held in").select_option("60")
    page.get_by_label("Order").select_option("up")
    wanted = ledger.table().query("defaults == 1")
    recorded = {id: ledger.claim(id).recorded["share"] for id in wanted.index}
    assert shown(page) == sorted((id for id in recorded if recorded[id] >= 0.6), key=recorded.get)


def test_a_choice_that_no_claim_fits_says_so(page):
    page.get_by_label("Verdict").select_option("holds")
    page.get_by_label("At the defaults").select_option("none")
    assert shown(page) == []
    assert page.get_by_text("No claim is like that.").is_visible()


def test_a_row_opens_by_keyboard_and_says_that_it_is_open(page, desk):
    more = page.get_by_role("button", name=f"More: {ALL[1]}")
    more.press("Enter")
    told = page.locator(f"[data-of={ALL[1]}]")
    assert told.get_by_text(ledger.claim(ALL[1]).look_at).is_visible()
    less = page.get_by_role("button", name=f"Less: {ALL[1]}")
    assert less.get_attribute("aria-expanded") == "true"
    less.press("Enter")
    assert told.is_hidden()


def test_no_name_of_a_detail_runs_into_what_it_names(page):
    id = next(id for id in ALL if {"within", "other_luck"} <= ledger.claim(id).recorded.keys())
    page.get_by_role("button", name=f"More: {id}").press("Enter")
    told = page.locator(f"[data-of={id}]")
    names = told.locator("dt").evaluate_all("(all) => all.map((dt) => [dt.scrollWidth, dt.clientWidth])")
    assert len(names) >= 7
    assert all(wide <= room + 1 for wide, room in names)
    page.get_by_role("button", name=f"Less: {id}").press("Enter")


def test_a_click_in_the_picture_finds_the_row_though_it_was_left_out(page, desk):
    left_out = next(id for id in ALL if id not in HOLDING)
    page.get_by_label("Verdict").select_option("holds")
    page.locator(f".ll-line[data-claim={left_out}]").click()
    told = page.locator(f"[data-of={left_out}]")
    assert told.is_visible()
    assert shown(page) == ALL
    told.get_by_role("button").click()
    told.get_by_text("Copied").wait_for()
    assert ledger.token(left_out) in desk.page.evaluate("() => navigator.clipboard.readText()")


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_axe_finds_nothing_in_either_theme(page, desk, theme):
    desk.theme(theme)
    page.get_by_role("button", name=f"More: {ALL[0]}").click()
    found = Axe().run(desk.page, context=".jp-OutputArea .ll")
    assert found.response["violations"] == []
    assert len(found.response["passes"]) > 10
    desk.theme("Light")


@pytest.mark.parametrize("width", [1180, 900, 600])
def test_nothing_stands_over_the_edge_and_the_table_does_not_scroll_sideways(page, width):
    page.get_by_role("button", name=f"More: {ALL[0]}").click()
    out, sideways = page.evaluate(BEYOND, width)
    assert out == []
    assert sideways <= 1
