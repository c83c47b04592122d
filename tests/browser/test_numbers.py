"""Numbers behind the picture: files, table, outcome map."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pandas
import pytest

from labkit.relocation.lab import lab


def test_the_csv_holds_the_bands_on_the_screen(bench, desk, told):
    bench.type("globalisation", "0.6")
    bench.settle(told(globalisation=0.6)[0])
    text, name = download(bench, desk, "CSV")
    expected = lab.simulate(lab.Params(globalisation=0.6), seed=0, runs=200).summary()
    pandas.testing.assert_frame_equal(
        pandas.read_csv(io.StringIO(text)), pandas.read_csv(io.StringIO(expected.to_csv(index=False)))
    )
    assert name == f"labkit_relocation_{told(globalisation=0.6)[0]}.csv"


def test_the_json_holds_scenario_and_sentence(bench, desk, told):
    bench.button("Pin as A").click()
    bench.type("trust", "0.2")
    token, sentence = told(trust=0.2)
    bench.settle(token)
    held = json.loads(download(bench, desk, "JSON")[0])
    assert (held["token"], held["sentence"], held["seed"], held["runs"]) == (token, sentence, 0, 200)
    assert held["knobs"] == dict(lab.Params(trust=0.2))
    assert held["pinned"] == dict(lab.Params())
    assert {row["output"] for row in held["bands"]} >= {"home", "destination"}


def download(bench, desk, form):
    bench.reveal("Download")
    with desk.page.expect_download() as coming:
        bench.button(form).click()
    return Path(coming.value.path()).read_text(encoding="utf-8"), coming.value.suggested_filename


def test_the_table_lists_the_numbers_behind_the_picture(bench, told):
    bench.reveal("Table")
    home = lab.simulate(lab.Params(), seed=0, runs=200).home[:, 40]
    row = next(row.split("\t") for row in bench.numbers if row.startswith("home\t"))
    assert float(row[1]) == pytest.approx(float(pandas.Series(home).median()), rel=0.01)
    bench.reveal("Table", wanted=False)


def test_the_svg_is_the_still_picture_of_what_is_on_the_screen(bench, desk, told):
    bench.type("globalisation", "0.6")
    bench.settle(told(globalisation=0.6)[0])
    text, name = download(bench, desk, "SVG")
    assert name == f"labkit_relocation_{told(globalisation=0.6)[0]}.svg"
    assert "Competitiveness" in ElementTree.fromstring(text).itertext()


CANVASES = "(all) => all.map((c) => c.toDataURL())"
PARTS = """(bar) => { window.parts = [];
    const note = (records) => window.parts.push(...records.map((r) => Number(r.oldValue)), bar.value);
    new MutationObserver(note).observe(bar, { attributeFilter: ["value"], attributeOldValue: true }); }"""


def test_the_outcome_map_fills_with_progress_and_tells_when_it_is_out_of_date(bench, desk, told):
    bench.reveal("Outcome map")
    area = bench.root.get_by_role("region", name="Outcome map")
    area.locator("progress").wait_for(state="hidden")
    bench.settle()
    before = area.locator(".bk-Canvas canvas").evaluate_all(CANVASES)
    area.locator("progress").evaluate(PARTS)
    area.get_by_role("combobox", name="Across").select_option("trust")
    area.get_by_role("button", name="Compute").click()
    desk.page.wait_for_function("window.parts.at(-1) === 1")
    bench.settle()
    assert len(set(desk.page.evaluate("window.parts.filter((p) => p > 0 && p < 1)"))) >= 2
    area.locator("progress").wait_for(state="hidden")
    assert area.locator(".bk-Canvas canvas").evaluate_all(CANVASES) != before
    assert not area.locator(".lk-stale").is_visible()
    bench.slider("trust").press("ArrowRight")
    bench.settle(told(trust=0.61)[0])
    assert not area.locator(".lk-stale").is_visible()
    bench.slider("human_capital").press("ArrowRight")
    bench.settle(told(trust=0.61, human_capital=0.51)[0])
    assert area.locator(".lk-stale").is_visible()
