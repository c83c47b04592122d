"""A stage for the front end's code: node runs it with stand-ins for the page, the clock and the kernel."""

import json
import shutil
import subprocess
from pathlib import Path

from labkit.ui import wire as python

FRONT = Path(python.__file__).parent / "front"
NODE = shutil.which("node")
WHY_NOT = "node is not installed: the front end's code is not run here"

STAND_INS = """
const clocks = new Map();
let clock = 0;
globalThis.setInterval = (act) => { clocks.set((clock += 1), act); return clock; };
globalThis.clearInterval = (id) => clocks.delete(id);
const tick = () => [...clocks.values()].forEach((act) => act());
const node = (tag) => ({
  tag, dataset: {}, set: {}, parts: [], heard: {}, hidden: false, textContent: "", value: "",
  style: { set: {}, setProperty(name, value) { this.set[name] = value; } },
  setAttribute(name, value) { this.set[name] = String(value); if (name === "value") this.value = String(value); },
  removeAttribute(name) { delete this.set[name]; },
  append(...parts) { this.parts.push(...parts); },
  addEventListener(name, act) { (this.heard[name] ??= []).push(act); },
  fire(name, event = {}) {
    for (const act of this.heard[name] ?? []) act({ preventDefault() { this.taken = true; }, ...event });
  },
  replaceChildren(...parts) { this.parts = parts; },
  classList: { toggle(name, is) { this[name] = is; } },
  querySelectorAll: () => [],
  contains: () => false,
  focus() { document.activeElement = this; },
  scrollIntoView() { this.scrolled = true; },
  find(wanted) {
    if (wanted(this)) return this;
    for (const part of this.parts) {
      const found = part.find?.(wanted);
      if (found) return found;
    }
    return null;
  },
});
globalThis.document = { createElement: node, activeElement: null };
const range = (root) => root.find((n) => n.set.type === "range");
const words = new Proxy({}, { get: (_, name) => `${String(name)} {label}` });
"""


def play(script, given=None):
    """What the script prints, as Python reads it; GIVEN in it stands for what is given."""
    parts = [(FRONT / part).read_text(encoding="utf-8") for part in python.FRONT]
    code = "\n".join([*parts, STAND_INS, script.replace("GIVEN", json.dumps(given))])
    done = subprocess.run(
        [NODE, "--input-type=module", "-"], input=code, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
