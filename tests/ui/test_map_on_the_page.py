"""The outcome map in the page, run by node: the last wish wins, and a map of other menus says so."""

import pytest

from .stage import NODE, WHY_NOT, play

pytestmark = pytest.mark.skipif(NODE is None, reason=WHY_NOT)

PAGE = """
const said = [];
const names = { price: "Price", stalls: "Stalls", rain: "Rain" };
const outcomes = { takings: { label: "Takings", low: 0, high: 1 }, crowd: { label: "Crowd", low: 0, high: 9 } };
const spec = { map: { knobs: names, outcomes, futures: 1, runs: 1 } };
const text = { ...Object.fromEntries(["map", "map_note", "map_stale", "map_compute"].map((w) => [w, w])),
  map_across: "Across", map_up: "Up", map_outcome: "Outcome", about_figure: "", map_progress: "",
  map_other: "{outcome}: {across}, {up}" };
const bench = { spec, words: text, slots: [], asked: 0, answered: 0 };
bench.ask = (message) => { bench.asked += 1; said.push(message); };
const box = outcomeMap(bench);
const menu = (label) => box.find((n) => n.set["aria-label"] === label && n.tag === "select");
const choose = (label, value) => { menu(label).value = value; menu(label).fire("change"); };
const compute = () => box.find((n) => n.set.class === "lk-btn").fire("click");
const isLine = (n) => ["lk-stale", "lk-other"].includes(n.set?.class);
const lines = (n) => [...(isLine(n) ? [n] : []), ...(n.parts ?? []).flatMap(lines)];
const told = () => lines(box).filter((line) => !line.hidden).map((line) => line.textContent || line.parts[0]);
const hear = (n, done, more = {}) => {
  bench.answered = n;
  const shown = bench.header?.map ?? { across: "price", up: "stalls", outcome: "takings", stale: false };
  bench.header = { map: { ...shown, done, ...more } };
  bench.showMap(bench.header);
};
hear(0, 0);
"""


def on_the_page(script):
    return play(PAGE + script + "\nconsole.log(JSON.stringify([said, told()]));")


def wish(across="price", up="stalls", outcome="takings"):
    return {"do": "map", "across": across, "up": up, "outcome": outcome}


def test_what_is_wished_for_while_a_map_is_computed_comes_after_it_and_the_last_wish_wins():
    script = """
    compute();
    choose("Up", "rain"); compute();
    hear(1, 0.2);
    choose("Outcome", "crowd"); compute();
    hear(1, 0.8);
    const before = said.length;
    hear(1, 1);
    said.push(before);
    hear(2, 0.2, { up: "rain", outcome: "crowd" });
    hear(2, 1);"""
    said, told = on_the_page(script)
    assert said == [wish(), wish(up="rain", outcome="crowd"), 1]
    assert told == []


def test_a_wish_waits_for_the_answer_to_what_was_asked_before_it():
    said, _ = on_the_page("bench.asked = 3; compute(); said.push('waits'); hear(3, 0); hear(4, 1);")
    assert said == ["waits", wish()]


def test_a_map_of_other_menus_than_those_chosen_says_what_it_is_of():
    said, told = on_the_page("compute(); hear(1, 1); choose('Up', 'rain'); choose('Outcome', 'crowd');")
    assert told == ["Takings: Price, Stalls"]
    assert said == [wish()]


def test_menus_that_are_put_back_and_a_map_not_yet_computed_say_nothing():
    _, told = on_the_page("compute(); hear(1, 1); choose('Up', 'rain'); choose('Up', 'stalls');")
    assert told == []
    _, told = on_the_page("choose('Up', 'rain');")
    assert told == []


def test_a_map_that_failed_leaves_the_old_one_which_says_what_it_is_of():
    script = "compute(); hear(1, 1); choose('Across', 'rain'); compute(); hear(2, 1);"
    said, told = on_the_page(script)
    assert told == ["Takings: Price, Stalls"]
    assert said == [wish(), wish(across="rain")]


def test_a_map_of_other_settings_and_other_menus_says_both():
    _, told = on_the_page("compute(); hear(1, 1, { stale: true }); choose('Across', 'rain');")
    assert told == ["Takings: Price, Stalls", "map_stale"]
