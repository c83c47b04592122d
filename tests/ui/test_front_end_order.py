"""The page's side of the conversation, run by node with stand-ins for the page: what it asks for, and in what order."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from labkit.ui import wire as python

FRONT = Path(python.__file__).parent / "front"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed: the front end's code is not run here")

PAGE = """
const timers = [];
globalThis.setTimeout = (act) => timers.push(act);
globalThis.clearTimeout = () => {};
const said = [];
const element = () => ({ replaceChildren() {}, dataset: {}, set: {} });
function frame(n, values, more = {}) {
  const none = { sentence: "", draft: false, idle: [], notes: {}, bars: {}, subs: {}, tops: {}, columns: [] };
  const header = { n, values, strings: {}, ...none, ...more };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(4 + Math.ceil(text.length / 4) * 4).fill(32);
  new DataView(bytes.buffer).setUint32(0, bytes.length - 4, true);
  bytes.set(text, 4);
  return new DataView(bytes.buffer);
}
function page() {
  const model = {
    frame: frame(0, { price: 0.5, stalls: 20 }),
    get() { return this.frame; },
    set(_, wish) { said.push({ wish: structuredClone(wish) }); },
    save_changes() {},
    send(message) { said.push(message); },
  };
  const row = () => ({ shown: [], set(v) { this.shown.push(v); }, idle() {} });
  const rows = { price: row(), stalls: row() };
  const knobs = Object.keys(rows).map((name) => ({ name, first: true, default: 0 }));
  const spec = { knobs, panels: [] };
  const made = Object.create(BenchView.prototype);
  const at = { asked: 0, answered: 0, moved: {}, queue: [] };
  Object.assign(made, { model, spec, words: {}, rows, captions: {}, lookRows: {}, ...at });
  for (const name of ["showPreset", "showPin", "showError", "showStatus", "paint"]) made[name] = () => {};
  for (const name of ["say", "live", "token", "tableLink", "foldCount", "notice", "tableBox"]) made[name] = element();
  made.hear = (...args) => { model.frame = frame(...args); made.update(); };
  made.update();
  return made;
}
"""


def run_page(script):
    code = "\n".join([*((FRONT / part).read_text(encoding="utf-8") for part in python.FRONT), PAGE, script])
    done = subprocess.run(
        [NODE, "--input-type=module", "-"], input=code, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def wish(n, draft, **values):
    return {"wish": {"n": n, "values": values, "draft": draft}}


def test_a_wish_names_the_knobs_the_hand_moved_since_the_last_answer():
    said = run_page("""
    const p = page();
    p.drag("price", 0.6);
    p.drag("price", 0.7);
    p.drag("stalls", 25);
    p.hear(2, { price: 0.7, stalls: 20 });
    p.rest();
    p.hear(4, { price: 0.7, stalls: 25 });
    p.type("stalls", 30);
    console.log(JSON.stringify(said));""")
    assert said == [
        wish(1, True, price=0.6),
        wish(2, True, price=0.7),
        wish(3, True, price=0.7, stalls=25),
        wish(4, False, price=0.7, stalls=25),
        wish(5, False, stalls=30),
    ]


def test_a_knob_in_the_hand_is_not_pulled_back_by_an_older_answer():
    shown = run_page("""
    const p = page();
    p.drag("price", 0.6);
    p.drag("price", 0.7);
    p.hear(1, { price: 0.6, stalls: 35 });
    p.hear(2, { price: 0.7, stalls: 35 });
    console.log(JSON.stringify([p.rows.price.shown, p.rows.stalls.shown]));""")
    assert shown == [[0.5, 0.7], [20, 35, 35]]


def test_a_button_waits_for_the_hand_and_for_the_answer_to_its_last_wish():
    said = run_page("""
    const p = page();
    p.drag("price", 0.6);
    p.ask({ do: "pin" });
    p.ask({ do: "luck" });
    const before = said.length;
    p.hear(1, { price: 0.6, stalls: 20 });
    const between = said.length;
    p.hear(2, { price: 0.6, stalls: 20 });
    console.log(JSON.stringify([before, between, said]));""")
    assert said[:2] == [2, 2]
    assert said[2] == [
        wish(1, True, price=0.6),
        wish(2, False, price=0.6),
        {"do": "pin", "n": 3},
        {"do": "luck", "n": 4},
    ]


def test_a_button_on_a_bench_at_rest_is_heard_at_once_and_what_follows_waits_for_it():
    said = run_page("""
    const p = page();
    p.ask({ do: "reset" });
    p.ask({ do: "pin" });
    const before = structuredClone(said);
    p.hear(1, { price: 0.5, stalls: 20 });
    console.log(JSON.stringify([before, said]));""")
    assert said == [[{"do": "reset", "n": 1}], [{"do": "reset", "n": 1}, {"do": "pin", "n": 2}]]


def test_a_page_that_is_loaded_again_counts_on_from_the_frame():
    said = run_page("""
    const p = page();
    p.hear(41, { price: 0.9, stalls: 20 });
    p.type("price", 0.8);
    console.log(JSON.stringify(said));""")
    assert said == [wish(42, False, price=0.8)]


def test_letting_go_twice_asks_once():
    said = run_page("""
    const p = page();
    p.drag("price", 0.6);
    p.rest();
    p.rest();
    console.log(JSON.stringify(said));""")
    assert said == [wish(1, True, price=0.6), wish(2, False, price=0.6)]


def test_the_page_moves_the_axis_of_the_panel_that_is_named():
    ends = run_page("""
    const roots = [1, 2, 3].map((end) => ({ y_range: { end } }));
    const drawn = [["first", true], ["bar", false], ["second", true]].map(([name, figure]) => ({ name, figure }));
    const picture = new Picture({ panels: drawn }, "light", []);
    picture.doc = { roots: () => roots };
    picture.show({}, { second: 202 });
    console.log(JSON.stringify(roots.map((root) => root.y_range.end)));""")
    assert ends == [1, 202, 3]


def test_a_part_of_a_bar_takes_its_colours_from_its_role_may_be_hatched_and_of_nothing_stands_below_only():
    parts = run_page("""
    const all = [];
    globalThis.document = { createElement(tag) {
      const node = { tag, dataset: {}, set: {}, append() {}, replaceChildren() {} };
      node.setAttribute = (name, value) => { node.set[name] = value; };
      all.push(node);
      return node;
    } };
    showBar(document.createElement("div"), [
      { role: "stayed", label: "Stayed", share: 0.6, text: "60 %", hatch: false },
      { role: "replicative", label: "Left", share: 0.4, text: "40 %", hatch: true },
      { role: "kept", label: "Kept", share: 0, text: "0 %", hatch: false },
    ]);
    const painted = all.filter((node) => node.set.style).map((node) => [node.set.class.trim(), node.set.style]);
    console.log(JSON.stringify(painted));""")
    stayed, left = (f"--role:var(--{role});--on-role:var(--on-{role}, var(--bg))" for role in ("stayed", "replicative"))
    assert parts == [
        ["lk-part", f"{stayed};flex:0.6"],
        ["lk-part lk-hatch", f"{left};flex:0.4"],
        ["lk-mark lk-filled", stayed],
        ["lk-mark lk-filled lk-hatch", left],
        ["lk-mark lk-filled", "--role:var(--kept);--on-role:var(--on-kept, var(--bg))"],
    ]


def test_a_frame_waits_for_the_spec_that_it_belongs_to_and_then_the_knobs_are_made_anew():
    """Over other data both come in one message; nothing is shown of either before both are there."""
    seen = run_page("""
    const p = page();
    const made = [];
    const model = p.model;
    model.spec = { knobs: p.spec.knobs, panels: [], edition: 0 };
    p.spec = model.spec;
    model.get = (name) => model[name];
    p.rebind = (spec) => { made.push(spec.edition); p.spec = spec; };
    const hears = (n, edition, price) => {
      const read = new TextDecoder();
      const text = read.decode(new Uint8Array(frame(n, { price, stalls: 1 }).buffer).slice(4)).trim();
      const header = new TextEncoder().encode(JSON.stringify({ ...JSON.parse(text), edition }));
      const bytes = new Uint8Array(4 + Math.ceil(header.length / 4) * 4).fill(32);
      new DataView(bytes.buffer).setUint32(0, bytes.length - 4, true);
      bytes.set(header, 4);
      model.frame = new DataView(bytes.buffer);
      p.update();
    };
    const shown = () => p.rows.price.shown.at(-1);
    const out = [];
    hears(1, 0, 0.1);
    out.push(shown());
    hears(2, 1, 0.2);
    out.push(shown());
    model.spec = { ...model.spec, edition: 1 };
    p.update();
    out.push(shown());
    hears(3, 1, 0.3);
    out.push(shown());
    console.log(JSON.stringify([out, made]));""")
    assert seen == [[0.1, 0.1, 0.2, 0.3], [1]]


def test_the_parts_of_a_file_travel_as_buffers_beside_their_message():
    said = run_page("""
    const p = page();
    const sent = [];
    p.model.send = (...args) => sent.push(args);
    p.ask({ do: "upload", name: "a", buffers: [new Uint8Array([1, 2]).buffer] });
    p.ask({ do: "load" });
    p.hear(1, { price: 0.5, stalls: 20 });
    console.log(JSON.stringify(sent.map(([m, call, buffers]) => [m, call ?? null, buffers?.[0].byteLength ?? 0])));""")
    assert said == [
        [{"do": "upload", "name": "a", "n": 1}, None, 2],
        [{"do": "load", "n": 2}, None, 0],
    ]
