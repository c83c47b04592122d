"""Knobs that change nothing at a setting: the bench tells which, and the page dims them and says so in words."""

from dataclasses import replace

import pytest

from labkit.ui.controls import described

from .conftest import POCKET, Stall
from .stage import NODE, WHY_NOT, play

on_the_page = pytest.mark.skipif(NODE is None, reason=WHY_NOT)


def without_music(params):
    return () if params.music else ("stalls", "price")


def test_a_frame_tells_which_knobs_change_nothing_at_the_knobs_that_it_shows(opened, shown):
    bench = opened(replace(POCKET, idle=without_music))
    assert shown(bench)[0]["idle"] == ["price", "stalls"]
    bench.move(music=True)
    assert shown(bench)[0]["idle"] == []


def test_a_lab_that_names_no_idle_knobs_has_none(stall, shown):
    assert shown(stall)[0]["idle"] == []


ROW = """
const own = { idle: "not used", idle_why: "Changes nothing.", pinned_at: "A at {value}" };
const text = new Proxy(own, { get: (known, name) => known[name] ?? String(name) });
const spec = { kept: [], split: [], knobs: [GIVEN] };
const bench = { words: text, root: node("div"), spec, drag() {}, rest() {}, type() {} };
knobs(bench);
const row = bench.rows[GIVEN.name];
const small = () => row.small.hidden ? "" : row.small.textContent || row.small.parts[0];
const state = () => [Boolean(row.node.classList["lk-idle"]), small(), row.named.at.set["aria-description"] ?? null];
"""
KNOBS = {**Stall.knobs(), "unitless": replace(Stall.knobs()["price"], unit="share")}


@on_the_page
@pytest.mark.parametrize("name", KNOBS)
def test_an_idle_knob_is_dimmed_says_so_beside_its_label_and_to_a_screen_reader_and_comes_back(name):
    script = "row.idle(true); const is = state(); row.idle(false); console.log(JSON.stringify([is, state()]));"
    idle, back = play(ROW + script, described(KNOBS[name]))
    assert idle == [True, "not used", "Changes nothing."]
    assert back == [False, "stalls" if name == "stalls" else "", None]


@on_the_page
def test_an_idle_slider_still_says_where_a_was_pinned():
    script = """
    row.idle(true); row.pin(20);
    const both = state()[2];
    row.idle(false);
    const pinned = state()[2];
    row.idle(true); row.pin(undefined);
    console.log(JSON.stringify([both, pinned, state()[2]]));"""
    said = play(ROW + script, described(KNOBS["stalls"]))
    assert said == ["Changes nothing. A at 20", "A at 20", "Changes nothing."]


@on_the_page
@pytest.mark.parametrize("name", KNOBS)
def test_an_idle_knob_can_still_be_moved(name):
    script = """
    row.idle(true);
    const off = row.node.find((n) => n.disabled === true || n.set.disabled !== undefined);
    console.log(JSON.stringify(off === null));"""
    assert play(ROW + script, described(KNOBS[name]))
