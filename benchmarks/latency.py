"""Key press to last repaint: the bench beside interact + matplotlib, plotly's FigureWidget and a bare canvas.

    python benchmarks/latency.py [--presses 60]

All four stand in one notebook of one JupyterLab in one Chromium and show the same result, computed in the same way
from the same 60 runs. Keys are pressed in turn, one on each, so that whatever else the machine does falls on all of
them alike. The clock starts with the keydown event in the page and stops in the first animation frame after the last
thing drawn for it (`watch.js`), the same for all. The bench's second, full picture, 140 ms later, is not counted.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from tests.browser.chromium import launch  # noqa: E402
from tests.browser.desk import Desk  # noqa: E402
from tests.browser.server import jupyterlab  # noqa: E402

PREPARE = f"""%matplotlib inline
import sys
sys.path.insert(0, {str(HERE / "peers")!r})
import with_interact, with_plotly, with_canvas
from labkit.relocation.lab import lab"""
CELLS = {
    "labkit bench": "bench = lab.open()\nbench",
    "bare canvas": "with_canvas.show()",
    "plotly FigureWidget": "with_plotly.show()",
    "interact + matplotlib": "with_interact.show()",
}
SLIDERS = {"labkit bench": "[data-knob=globalisation] input[type=range]", "bare canvas": "input[type=range]"}
QUIET = """() => new Promise((done) => { const begin = performance.now(); const look = setInterval(() => {
    const now = performance.now(), last = Math.max(seen.drawn, seen.painted);
    const rests = seen.drawn && seen.painted >= seen.drawn && now - last > 450;
    if (rests || now - begin > 8000) { clearInterval(look); done({ ...seen }); }
}, 20); })"""
# What the kernel spends, timed in the same process after the browser run.
IN_KERNEL = """
import json, time, statistics
from labkit.ui import frame, page
def median(act, times=41):
    out = []
    for i in range(times):
        begin = time.perf_counter(); act(i); out.append(1000 * (time.perf_counter() - begin))
    return statistics.median(out)
at = lambda i: lab.Params(globalisation=0.3 + 0.0001 * i)
result = lab.simulate(at(0), seed=0, runs=lab.draft_runs)
print(json.dumps({
    "whole answer to a draft wish": median(lambda i: bench._move({"globalisation": 0.2 + 0.0001 * i}, True)),
    "  simulate, 60 runs": median(lambda i: lab.simulate(at(i), seed=0, runs=lab.draft_runs)),
    "  view.show": median(lambda i: bench.view.show(result, None)),
    "  sentence": median(lambda i: result.marked(None, True)),
    "  header": median(lambda i: page.header(bench, "", True)),
    "  pack": median(lambda i: frame.pack(bench._last[0], bench._last[1])),
    "for comparison: simulate, 200 runs": median(lambda i: lab.simulate(at(i), seed=0, runs=lab.runs)),
    "frame, kB": len(bench.frame) / 1000,
}))
"""


def press(page: Page, name: str, key: str) -> dict[str, float]:
    """One key on one slider; times in ms from the key press."""
    cell = page.locator(".jp-Cell").nth(1 + list(CELLS).index(name))
    slider = cell.locator(SLIDERS.get(name, ".noUi-handle")).first
    slider.focus()
    page.wait_for_timeout(60)
    page.evaluate("startWatching()")
    page.keyboard.press(key)
    seen = page.evaluate(QUIET)
    if seen["painted"] < seen["drawn"] or not seen["drawn"]:
        raise RuntimeError(f"{name}: nothing was painted within 8 s of the key")
    return {part: seen[part] - seen["key"] for part in ("sent", "received", "updated", "drawn", "painted")}


def measure(page: Page, presses: int) -> dict[str, list[dict[str, float]]]:
    """Times of every press, by name; one key on each in turn, and who is first changes."""
    times = {name: [] for name in CELLS}
    for turn in range(-3, presses):
        names = list(CELLS)
        for name in names[turn % 4 :] + names[: turn % 4]:
            time = press(page, name, "ArrowRight" if turn % 40 < 20 else "ArrowLeft")
            if turn >= 0:
                times[name].append(time)
    return times


def table(times: dict[str, list[dict[str, float]]]) -> None:
    """Median and 95 % of key press to last repaint, and the ratio to the bench."""
    painted = {name: np.array([time["painted"] for time in all_times]) for name, all_times in times.items()}
    ours = np.median(painted["labkit bench"])
    print(f"\n{'key press to last repaint, ms':32} {'median':>7} {'95 %':>7} {'times the bench':>16}")
    for name, values in painted.items():
        print(f"{name:32} {np.median(values):7.0f} {np.quantile(values, 0.95):7.0f} {np.median(values) / ours:16.2f}")


def breakdown(times: list[dict[str, float]], kernel: dict[str, float]) -> None:
    """Where the bench's time goes: medians of each stretch in the page, and of each step in the kernel."""
    ends = ["sent", "received", "updated", "drawn", "painted"]
    words = [
        "key to message sent",
        "line and kernel, there and back",
        "unpack, words, hand over to Bokeh",
        "Bokeh draws all panels",
        "to the next animation frame",
    ]
    print("\nthe bench, median ms")
    for word, end, before in zip(words, ends, [None, *ends], strict=False):
        print(f"  {word:36} {np.median([t[end] - (t[before] if before else 0) for t in times]):7.1f}")
    print("inside the kernel, median ms")
    for name, value in kernel.items():
        print(f"  {name:36} {value:7.1f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--presses", type=int, default=60)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place) / "notebooks"
        folder.mkdir()
        browser = launch(playwright)
        with jupyterlab(folder, Path(place) / "private") as address:
            context = browser.new_context(viewport={"width": 1560, "height": 2100})
            context.add_init_script(path=HERE / "watch.js")
            desk = Desk(context.new_page(), address, folder)
            desk.open(desk.write("latency.ipynb", PREPARE, *CELLS.values()))
            for cell in range(1 + len(CELLS)):
                desk.run_cell(cell)
            desk.page.wait_for_timeout(3000)
            times = measure(desk.page, chosen.presses)
            table(times)
            breakdown(times["labkit bench"], json.loads(desk.execute(IN_KERNEL).splitlines()[-1]))
        browser.close()


if __name__ == "__main__":
    main()
