"""The front end's own code, run by node: it reads and writes as Python does. Browser tests see to the rest."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from labkit.core.words import plain
from labkit.ui import wire as python
from labkit.ui.controls import described, spelt

FRONT = Path(python.__file__).parent / "front"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed: the front end's code is not run here")


def run_node(script, *parts, given=""):
    code = "\n".join((FRONT / part).read_text(encoding="utf-8") for part in parts) + "\n" + script
    done = subprocess.run(
        [NODE, "--input-type=module", "-"],
        input=code.replace("GIVEN", json.dumps(given)),
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


READ = """
const packed = Buffer.from(GIVEN, "base64");
const shifted = new Uint8Array(packed.length + 3);
shifted.set(packed, 3);
const { header, sources } = unpack(new DataView(shifted.buffer, 3, packed.length));
const safe = (v) => Number.isNaN(v) ? "NaN" : v;
const told = (c) => c.kind === "text" ? { kind: c.kind, values: c.text } : { ...c, values: [...c.numbers].map(safe) };
const each = (columns) => Object.fromEntries(Object.entries(columns).map(([name, c]) => [name, told(c)]));
const all = Object.fromEntries(Object.entries(sources).map(([name, columns]) => [name, each(columns)]));
console.log(JSON.stringify({ header, all }));
"""


def test_the_front_end_reads_what_python_packed(bench, shown):
    read = run_node(READ, "frame.js", given=base64.b64encode(bench.frame).decode())
    assert read["header"] == shown(bench)[0]
    sent = {**bench.view.data(), **bench.map.data(bench.params)}
    assert {name: set(columns) for name, columns in read["all"].items()} == {n: set(c) for n, c in sent.items()}
    kinds = set()
    for name, column, values in ((n, c, v) for n, columns in sent.items() for c, v in columns.items()):
        got = read["all"][name][column]
        kinds.add(got["kind"])
        if got["kind"] == "text":
            assert got["values"] == list(values)
            continue
        expected = np.asarray(values[0] if got["kind"] == "image" else values, "<f4")
        assert got["shape"] == list(expected.shape)
        assert np.array_equal(np.array(got["values"], float), expected.ravel().astype(float), equal_nan=True)
    assert kinds == {"numbers", "rows", "image", "text"}


TWICE = """
const { gzipSync } = await import("node:zlib");
const script = gzipSync("globalThis.loads = (globalThis.loads ?? 0) + 1; globalThis.Bokeh = { '3.9': loads };");
const heard = [];
const model = () => ({ send() {}, on(_, act) { heard.push(act); }, off() {} });
const both = [bokeh("3.9", model()), bokeh("3.9", model())];
for (const act of [...heard, ...heard]) act({ kind: "bokeh" }, [script]);
const got = await Promise.all(both);
await new Promise((done) => setTimeout(done, 200));
console.log(JSON.stringify([got, loads]));
process.exit(0);
"""


def test_bokeh_is_loaded_once_even_if_a_slow_kernel_answers_twice():
    assert run_node(TWICE, "picture.js") == [[1, 1], 1]


def test_the_front_end_sends_bokeh_only_what_changed():
    script = """
    const f = (...v) => ({ kind: "numbers", shape: [v.length], numbers: Float32Array.from(v) });
    const t = (...v) => ({ kind: "text", text: v });
    console.log(JSON.stringify([
      sameSource({ x: f(1, NaN), t: t("a") }, { x: f(1, NaN), t: t("a") }),
      sameSource(undefined, { x: f(1) }),
      sameSource({ x: f(1, 2) }, { x: f(1, 3) }),
      sameSource({ x: f(1, NaN) }, { x: f(1, 2) }),
      sameSource({ x: f(1) }, { x: f(1, 2) }),
      sameSource({ x: f(1), t: t("a") }, { x: f(1), t: t("b") }),
      sameSource({ x: t() }, { x: f() }),
      sameSource({ x: f(1) }, { y: f(1) }),
    ]));"""
    assert run_node(script, "frame.js") == [True] + [False] * 7


def test_the_front_end_is_one_module_that_parses(stall, tmp_path):
    assert sorted(python.FRONT) == sorted(part.name for part in FRONT.glob("*.js"))
    (tmp_path / "bench.mjs").write_text(stall._esm, encoding="utf-8")
    done = subprocess.run([NODE, "--check", "bench.mjs"], cwd=tmp_path, capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_front_end_writes_a_knob_as_python_does(relocation, pocket):
    cases, expected = [], []
    for lab in (relocation, pocket):
        for knob in lab.Params.knobs().values():
            steps = range(round((knob.high - knob.low) / knob.step) + 1) if knob.kind == "number" else ()
            on_grid = [round(knob.low + i * knob.step, 10) for i in steps]
            off_grid = [round(value + 0.37 * knob.step, 10) for value in on_grid[:-1] if not knob.whole]
            for value in [*on_grid, *off_grid] or knob.choices or (False, True):
                cases.append([described(knob), value])
                expected.append(spelt(knob, value))
    script = """
    const words = { yes: "yes", no: "no" };
    console.log(JSON.stringify(GIVEN.map(([knob, value]) => spelt(knob, value, words))));"""
    assert run_node(script, "words.js", given=cases) == expected


def test_the_front_end_reads_the_marks_of_a_sentence_as_python_does(relocation):
    gaps = (0.0, 0.42, 0.5, 1.0)
    futures = [relocation.simulate(relocation.Params(globalisation=gap), seed=0, runs=40) for gap in gaps]
    sentences = [
        future.marked(other, draft) for future in futures for other in (None, futures[1]) for draft in (False, True)
    ]
    sentences += ["no marks at all", "", "**all bold**", "3:1 is {dest:no mark} there"]
    script = """
    const node = (tag) => ({
      dataset: {},
      set: {},
      setAttribute(name, value) { this.set[name] = value; },
      append(...parts) { this.text = parts.join(""); },
    });
    globalThis.document = { createElement: node };
    const read = (text) => marked(text).map((part) => typeof part === "string" ? part : part.text).join("");
    const roles = (text) => marked(text).filter((part) => part.set?.style).map((part) => [part.set.style, part.text]);
    console.log(JSON.stringify([GIVEN.map(read), roles(GIVEN[0])]));"""
    read, roles = run_node(script, "words.js", given=sentences)
    assert read == [plain(sentence) for sentence in sentences]
    assert roles == [["color:var(--source)", "home district"]]
