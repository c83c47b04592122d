"""Looks and picks in the page, run by node: the latest look waits, play ends, a click takes the nearest dot."""

import pytest

from .fair import DAY, HOUR
from .stage import NODE, WHY_NOT, play

pytestmark = pytest.mark.skipif(NODE is None, reason=WHY_NOT)

BENCH = """
const said = [];
const model = {
  send: (message) => said.push(message),
  set: (_, wish) => said.push({ wish: structuredClone(wish) }),
  save_changes() {},
};
const bench = Object.assign(Object.create(BenchView.prototype), {
  model, words, root: node("div"), lookRows: {}, queue: [], asked: 0, answered: 0, moved: {}, lost: false, header: {},
});
bench.showStatus = () => {};
globalThis.setTimeout = () => 0;
globalThis.clearTimeout = () => {};
const answer = () => { bench.answered = bench.asked; bench.flush(); };
"""
LOOKS = """
const rows = Object.fromEntries(GIVEN.map((look) => [look.name, looks(bench, { looks: [look] })]));
for (const [name, row] of Object.entries(bench.lookRows)) row.set(GIVEN.find((l) => l.name === name).start);
const to = (name, v) => { const input = range(rows[name]); input.value = String(v); input.fire("input"); };
const button = rows.hour.find((n) => n.tag === "button" && n.set.class.includes("lk-play"));
const told = () => range(rows.hour).value;
const stands = () => rows.hour.find((n) => "--v" in n.style.set).style.set["--v"];
"""


def page(script):
    return play(BENCH + LOOKS + script, [vars(HOUR), vars(DAY)])


def test_a_look_is_asked_for_at_once_and_shown_before_the_answer():
    said, number, place = page("""
    to("hour", 4);
    const number = rows.hour.find((n) => n.tag === "output");
    console.log(JSON.stringify([said, number.textContent, stands()]));""")
    assert said == [{"do": "look", "at": {"hour": 4}, "n": 1}]
    assert (number, place) == ("4", 0.5)


def test_while_a_question_is_open_only_the_latest_look_waits_and_looks_travel_together():
    said = page("""
    to("hour", 4);
    for (const v of [5, 6, 7]) to("hour", v);
    to("day", 3);
    const before = said.length;
    answer();
    console.log(JSON.stringify([before, said]));""")
    assert said == [1, [{"do": "look", "at": {"hour": 4}, "n": 1}, {"do": "look", "at": {"hour": 7, "day": 3}, "n": 2}]]


def test_a_look_that_waits_is_not_pulled_back_by_an_older_answer():
    assert page("""
    to("hour", 4);
    to("hour", 6);
    bench.lookRows.hour.set(4);
    bench.lookRows.day.set(2);
    console.log(JSON.stringify([told(), range(rows.day).value]));""") == ["6", "2"]


def test_play_goes_on_by_one_only_when_the_last_was_answered_and_stops_at_the_end():
    seen, shown, left, faces = page("""
    bench.lookRows.hour.set(5);
    const faces = [button.set["aria-label"]];
    button.fire("click");
    faces.push(button.set["aria-label"]);
    const seen = [];
    for (let i = 0; i < 12; i += 1) {
      tick();
      if (i % 2) answer();
      seen.push(told());
    }
    faces.push(button.set["aria-label"]);
    console.log(JSON.stringify([said.map((m) => m.at.hour), seen, clocks.size, faces]));""")
    assert seen == [6, 7, 8]
    assert shown == ["6", "6", "7", "7", *["8"] * 8]
    assert left == 0
    assert faces == ["play Hour", "pause Hour", "play Hour"]


def test_play_at_the_end_begins_anew():
    assert page("""
    button.fire("click");
    answer();
    tick();
    console.log(JSON.stringify([said.map((m) => m.at.hour), clocks.size]));""") == [[0, 1], 1]


@pytest.mark.parametrize("stop", ['button.fire("click");', 'to("hour", 3);', "bench.lookRows.hour.stop();"])
def test_a_second_click_a_hand_on_the_slider_or_the_end_of_the_bench_stop_the_play(stop):
    left, asked, face = page(f"""
    bench.lookRows.hour.set(1);
    button.fire("click");
    tick();
    answer();
    {stop}
    const asked = said.length;
    for (let i = 0; i < 3; i += 1) {{ answer(); tick(); }}
    console.log(JSON.stringify([clocks.size, said.length - asked, button.set["aria-label"]]));""")
    assert (left, asked, face) == (0, 0, "play Hour")


def test_when_the_kernel_is_gone_play_stops_and_nobody_waits_for_an_answer_any_more():
    left, waiting, lost = page("""
    let timers = new Set();
    let last = 0;
    globalThis.setTimeout = () => { timers.add((last += 1)); return last; };
    globalThis.clearTimeout = (id) => timers.delete(id);
    Object.assign(bench.root, { classList: { add() {} }, querySelectorAll: () => [], replaceChildren() {} });
    bench.notice = Object.assign(node("div"), { replaceChildren() {} });
    bench.lookRows.hour.set(1);
    button.fire("click");
    tick();
    const before = timers.size;
    bench.lose();
    console.log(JSON.stringify([clocks.size, [before, timers.size], bench.lost]));""")
    assert (left, waiting, lost) == (0, [2, 0], True)


def test_only_a_look_that_says_so_can_be_played():
    assert page('console.log(JSON.stringify(rows.day.find((n) => n.set.class?.includes("lk-play"))));') is None


DOTS = """
const columns = { x: [1, 5, 5.5], y: [1, 5, 5], booth: [1, 2, 3], visitors: [10, 20, 30] };
const column = ([name, values]) => [name, { kind: "numbers", numbers: Float32Array.from(values) }];
const frame = { x_scale: { compute: (v) => 20 * v }, y_scale: { compute: (v) => 200 - 20 * v } };
Object.assign(bench, {
  spec: { knobs: ["visitors", "booth", "other"].map((name) => ({ name, low: 1, high: 100, step: 1 })) },
  sources: { booths: Object.fromEntries(Object.entries(columns).map(column)) },
  picture: { rootOf: (name) => (name === "ground" ? { frame } : null) },
});
const slot = node("div");
slot.getBoundingClientRect = () => ({ left: 300, top: 40 });
const at = (name, x, y) => {
  slot.fire(name, { clientX: 300 + frame.x_scale.compute(x), clientY: 40 + frame.y_scale.compute(y) });
  return slot.style.cursor;
};
picks(bench, GIVEN, slot);
"""


def clicked(script, panel="ground", source="booths"):
    return play(BENCH + DOTS + script, {"name": panel, "picks": source})


@pytest.mark.parametrize(("place", "booth"), [((1, 1), 1), ((5.1, 5), 2), ((5.4, 5), 3), ((1.3, 1.3), 1)])
def test_a_click_sets_the_knobs_that_the_nearest_dot_names(place, booth):
    said = clicked(f'at("click", {place[0]}, {place[1]}); console.log(JSON.stringify(said));')
    assert said == [{"wish": {"n": 1, "values": {"visitors": 10 * booth, "booth": booth}, "draft": False}}]


@pytest.mark.parametrize(
    "script",
    ['at("click", 9, 9);', 'at("click", 1, 1.8);', 'bench.lost = true; at("click", 1, 1);'],
    ids=["far from all", "just too far", "kernel gone"],
)
def test_a_click_beside_the_dots_or_on_a_bench_that_is_gone_does_nothing(script):
    assert clicked(f"{script} console.log(JSON.stringify(said));") == []


def test_the_pointer_tells_where_a_click_would_take_a_dot():
    assert clicked("""
    const seen = [[1, 1], [9, 9], [5.2, 5]].map(([x, y]) => at("mousemove", x, y));
    console.log(JSON.stringify(seen));""") == ["pointer", "", "pointer"]


def test_a_panel_without_picks_hears_no_clicks_and_one_not_drawn_yet_takes_none():
    assert clicked("console.log(JSON.stringify(Object.keys(slot.heard)));", source="") == []
    assert clicked('at("click", 1, 1); console.log(JSON.stringify(said));', panel="other") == []


@pytest.mark.parametrize(
    ("key", "booth"), [("ArrowRight", 2), ("ArrowUp", 2), ("ArrowLeft", None), ("ArrowDown", None), ("a", None)]
)
def test_an_arrow_key_goes_from_where_the_knobs_stand_to_the_nearest_dot_in_its_direction(key, booth):
    said = clicked(f"""
    bench.header = {{ values: {{ booth: 1, visitors: 10, other: 7 }} }};
    slot.fire("keydown", {{ key: "{key}", preventDefault() {{}} }});
    console.log(JSON.stringify(said.map((s) => s.wish.values.booth)));""")
    assert said == ([booth] if booth else [])


def test_an_arrow_key_with_alt_is_left_to_the_browser():
    assert (
        clicked("""
    bench.header = { values: { booth: 1, visitors: 10, other: 7 } };
    slot.fire("keydown", { key: "ArrowRight", altKey: true, preventDefault() {} });
    console.log(JSON.stringify(said));""")
        == []
    )
