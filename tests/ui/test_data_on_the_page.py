"""The data menu in the page, run by node: what it sends, in which parts, and what it refuses."""

import pytest

from .stage import NODE, WHY_NOT, play

pytestmark = pytest.mark.skipif(NODE is None, reason=WHY_NOT)

MENU = """
const said = [];
const refused = [];
const shipped = { north: "The north", south: "The south" };
const bench = {
  words, root: node("div"), spec: { data: { shipped, template: true } }, me: "me", asked: 0, lost: false,
  ask: (message) => said.push(message), refuse: (text) => refused.push(text),
};
const menu = node("div");
menu.append(...dataMenu(bench));
const select = menu.find((n) => n.tag === "select");
const own = select.parts.at(-1);
const named = (name) => menu.find((n) => n.tag === "button" && n.parts[0] === name);
const told = (data, n = 0) => bench.showData({ n, data: { key: "north", label: "", notes: [], own: null, ...data } });
const file = (name, size) => ({ name, size, arrayBuffer: async () => new Uint8Array(size).fill(7).buffer });
const out = (value) => console.log(JSON.stringify(value));
"""


def page(script):
    return play(MENU + script)


def test_a_choice_asks_for_the_data_by_their_key_and_the_template_for_this_view():
    assert page("""
    select.value = "south";
    select.fire("change");
    named("data_template {label}").fire("click");
    out(said);""") == [{"do": "data", "key": "south"}, {"do": "template", "to": "me"}]


def test_the_menu_shows_what_is_bound_but_keeps_a_choice_that_is_not_answered_yet():
    assert page("""
    const seen = [];
    told({ key: "south" });
    seen.push(select.value);
    bench.asked = 2;
    select.value = "north";
    told({ key: "south" }, 1);
    seen.push(select.value);
    told({ key: "south" }, 2);
    seen.push(select.value);
    out(seen);""") == ["south", "north", "south"]


def test_one_s_own_data_are_offered_once_there_are_any():
    assert page("""
    const seen = [];
    told({});
    seen.push([own.hidden, own.disabled]);
    told({ key: "", own: "<figs>" });
    seen.push([own.hidden, own.disabled, own.textContent, select.value]);
    out(seen);""") == [[True, True], [False, False, "data_own <figs>", ""]]


def test_files_travel_in_parts_of_four_million_bytes_and_then_are_loaded():
    assert page("""
    await sendFiles(bench, [file("a.csv", 9000000), file("empty.csv", 0), file("b.csv", 4000000)]);
    const sent = said.map((m) => [m.do, m.name ?? "", m.buffers ? m.buffers[0].byteLength : -1]);
    out([sent, new Set(said.map((m) => m.batch)).size, refused]);""") == [
        [
            ["upload", "a.csv", 4_000_000],
            ["upload", "a.csv", 4_000_000],
            ["upload", "a.csv", 1_000_000],
            ["upload", "empty.csv", 0],
            ["upload", "b.csv", 4_000_000],
            ["load", "", -1],
        ],
        1,
        [],
    ]


@pytest.mark.parametrize(("sizes", "refused"), [((10_000_000, 10_000_000), 0), ((10_000_000, 10_000_001), 1)])
def test_files_of_more_than_twenty_million_bytes_together_are_refused_and_none_is_sent(sizes, refused):
    sent, words = page(f"""
    await sendFiles(bench, {list(sizes)}.map((size, i) => file(`${{i}}.csv`, size)));
    out([said.length, refused]);""")
    assert (bool(sent), len(words)) == (not refused, refused)


def test_what_cannot_be_read_is_refused_and_none_is_sent():
    assert page("""
    const folder = { name: "mine", size: 0, arrayBuffer: async () => { throw new Error("a folder"); } };
    await sendFiles(bench, [file("a.csv", 5), folder]);
    out([said, refused.length]);""") == [[], 1]


def test_the_same_file_can_be_chosen_again_and_a_window_shut_without_a_choice_sends_nothing():
    assert page("""
    const input = menu.find((n) => n.tag === "input");
    const seen = [];
    for (const files of [[], [file("a.csv", 5)], [file("a.csv", 6)]]) {
      input.files = files;
      input.value = "a.csv";
      input.fire("change");
      await new Promise((done) => setTimeout(done));
      seen.push([input.value, said.length]);
    }
    out(seen);""") == [["", 0], ["", 2], ["", 4]]


def test_notes_are_counted_listed_when_asked_for_and_go_with_their_data():
    assert page("""
    const list = menu.find((n) => n.set.class === "lk-notes");
    const count = menu.find((n) => n.tag === "button" && "aria-expanded" in n.set);
    const seen = [];
    const look = () => seen.push([count.hidden, list.hidden, list.parts.map((li) => li.parts[0])]);
    told({ notes: ["one", "<b>two</b>"] });
    look();
    count.fire("click");
    look();
    told({ notes: [] });
    look();
    out(seen);""") == [[False, True, ["one", "<b>two</b>"]], [False, False, ["one", "<b>two</b>"]], [True, True, []]]


def test_only_files_are_taken_when_dropped():
    assert page("""
    let taken = 0;
    const drop = (types) => bench.root.fire("drop", {
      stopPropagation() { taken += 1; },
      dataTransfer: { types, files: types.includes("Files") ? [file("a.csv", 5)] : [] },
    });
    drop(["text/plain"]);
    drop(["Files"]);
    await new Promise((done) => setTimeout(done));
    out([taken, said.map((m) => m.do)]);""") == [1, ["upload", "load"]]


def test_a_lab_without_data_has_no_menu():
    assert page("out(dataMenu({ words, spec: { data: null } }));") == []


def test_a_bench_whose_kernel_is_gone_sends_nothing():
    assert page("""
    bench.lost = true;
    await sendFiles(bench, [file("a.csv", 5)]);
    out([said, refused]);""") == [[], []]
