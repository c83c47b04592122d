"""Sections in the page, run by node: what opens them, what fills them, and that text stays text."""

import pytest

from .stage import NODE, WHY_NOT, play

pytestmark = pytest.mark.skipif(NODE is None, reason=WHY_NOT)

PAGE = """
const said = [];
const bench = {
  words, header: { sections: {} },
  spec: { sections: [{ name: "beside", title: "Beside" }, { name: "plain", title: "Plain" }] },
  ask: (message) => said.push(message),
};
const root = node("div");
root.append(...sections(bench));
const box = bench.sectionBoxes.beside;
const show = (beside) => {
  bench.header = { sections: beside === undefined ? {} : { beside } };
  bench.showSections(bench.header);
};
const given = { text: "1", bar: [0, 0.5, 1], shade: -0.4, strong: true };
const grid = { caption: "Two", head: ["", "b"], rows: [["<b>x</b>", given]], left: [0] };
const others = { label: "Other", options: [["a", "A"], ["b", "B"]], chosen: "b" };
const content = (more = {}) => ({ note: "A note.", choose: { other: others }, tables: [grid], stale: false, ...more });
const all = (n, wanted) => [...(wanted(n) ? [n] : []), ...(n.parts ?? []).flatMap((part) => all(part, wanted))];
const tags = (...names) => all(box, (n) => names.includes(n.tag));
const out = (value) => console.log(JSON.stringify(value));
"""


def page(script):
    return play(PAGE + script)


def test_a_link_opens_and_shuts_and_what_is_opened_by_hand_comes_into_view():
    assert page("""
    bench.sectionLinks.beside.fire("click");
    show(content());
    bench.sectionLinks.beside.fire("click");
    out([said, box.hidden, box.scrolled, bench.sectionLinks.beside.set["aria-expanded"]]);""") == [
        [
            {"do": "section", "name": "beside", "open": True, "choose": {}},
            {"do": "section", "name": "beside", "open": False, "choose": {}},
        ],
        False,
        True,
        "true",
    ]


def test_a_section_that_the_kernel_shut_is_hidden_and_its_link_says_so():
    assert page("""
    show(content());
    show(undefined);
    out([box.hidden, bench.sectionLinks.beside.set["aria-expanded"], bench.sectionBoxes.plain.hidden]);""") == [
        True,
        "false",
        True,
    ]


def test_cells_are_text_with_a_heading_a_row_a_bar_and_a_shade():
    heading, cells, bar = page("""
    show(content());
    const bar = all(box, (n) => n.set?.class === "lk-cellbar")[0];
    const row = tags("th").map((n) => [n.set.scope, n.parts[0]]);
    const last = tags("td").at(-1);
    out([row, [last.set.class.trim(), last.set.style, last.parts[0].tag, last.parts[0].parts[0]], bar.set.style]);""")
    assert heading == [["col", "b"], ["row", "<b>x</b>"]]
    assert cells == ["lk-drawn lk-low", "--shade:0.4", "b", "1"]
    assert bar == "--low:0;--v:0.5;--high:1"


def test_while_a_slider_moves_a_section_stays_as_it_was_and_waits():
    assert page("""
    show(content());
    const before = box.parts;
    show(null);
    const waits = [box.hidden, box.classList["lk-waits"], box.parts === before];
    show(content());
    out([waits, box.classList["lk-waits"], box.parts === before]);""") == [[False, True, True], False, True]


def test_a_section_is_filled_anew_only_when_it_differs():
    assert page("""
    show(content());
    const before = box.parts;
    show(content());
    const same = box.parts === before;
    show(content({ stale: true }));
    out([same, box.parts === before, tags("p").map((p) => p.parts[0])]);""") == [
        True,
        False,
        ["section_stale {label}", "A note."],
    ]


def test_a_menu_shows_what_is_chosen_and_asks_for_another():
    assert page("""
    show(content());
    const select = tags("select")[0];
    const was = select.value;
    select.value = "a";
    select.fire("change");
    out([was, said]);""") == [
        "b",
        [{"do": "section", "name": "beside", "open": True, "choose": {"other": "a"}}],
    ]


@pytest.mark.parametrize(("menus", "below"), [(1, False), (4, False), (5, True), (20, True)])
def test_a_few_menus_stand_beside_the_title_and_more_below_it_in_columns(menus, below):
    head, columns, labels = page(f"""
    const many = Object.fromEntries(Array.from({{ length: {menus} }}, (_, i) => [`m${{i}}`, others]));
    show(content({{ choose: many }}));
    const within = (name) => all(box, (n) => n.set?.class === name).flatMap((n) => all(n, (m) => m.tag === "select"));
    const kept = tags("select").map((s) => s.set["data-keep"]);
    out([within("lk-sectionhead").length, within("lk-menus").length, kept]);""")
    assert (head, columns) == ((0, menus) if below else (menus, 0))
    assert labels == [f"m{i}" for i in range(menus)]


def test_closing_within_the_section_brings_the_hand_back_to_its_link():
    assert page("""
    show(content());
    const shut = tags("button")[0];
    shut.fire("click");
    out([said.at(-1).open, document.activeElement === bench.sectionLinks.beside, shut.set["aria-label"]]);""") == [
        False,
        True,
        "close {label}: Beside",
    ]
