"""Panels in the page, run by node: marks of a key, square figures, even columns."""

import re
from pathlib import Path

import pytest

import labkit
from labkit.ui import view as panels

from .stage import NODE, WHY_NOT, play

LABS = labkit.labs().values()
pytestmark = pytest.mark.skipif(NODE is None, reason=WHY_NOT)


def test_a_mark_of_the_key_takes_its_shape_and_the_colour_of_its_role():
    marks = play(
        """
    const seen = GIVEN.map((mark) => keyMark({}, mark, "word").find((n) => n.tag === "i").set);
    console.log(JSON.stringify(seen.map((set) => [set.class, set.style ?? null])));""",
        ["gem:agent", "circle", "stroke:dest"],
    )
    assert marks == [
        ["lk-mark lk-gem", "--mark:var(--agent)"],
        ["lk-mark lk-circle", None],
        ["lk-mark lk-stroke", "--mark:var(--dest)"],
    ]


def test_every_mark_that_a_panel_of_a_lab_uses_has_a_form_of_its_own():
    css = Path(panels.__file__).with_name("front").joinpath("bench.css").read_text(encoding="utf-8")
    drawn = {*re.findall(r"^\.lk-(\w+) \{", css, re.MULTILINE), "square"}
    marks = {mark for lab in LABS for panel in lab.load_view()("light").panels for mark, _ in panel.key}
    assert {"line", "stroke"} <= drawn
    assert {mark.partition(":")[0] for mark in marks} - {"ramp"} <= drawn


def test_a_square_figure_is_as_high_as_wide_and_others_have_their_height():
    styles = play("""
    const bench = { words, lookRows: {}, captions: {}, slots: [] };
    const plain = { title: "", sub: "", key: [], looks: [], figure: true, picks: "" };
    const style = (panel) => figurePanel(bench, { ...plain, ...panel }) && bench.slots.at(-1).style;
    const square = style({ name: "a", square: 300, height: 440 }).cssText;
    const other = style({ name: "b", square: 0, height: 190 });
    console.log(JSON.stringify([square, other.height, other.cssText ?? null]));""")
    assert styles == ["aspect-ratio: 1; max-width: 300px", "190px", None]


@pytest.mark.parametrize(("even", "columns"), [(True, "lk-grid lk-even"), (False, "lk-grid")])
def test_even_columns_are_a_class_of_the_grid(even, columns):
    assert (
        play("console.log(JSON.stringify(panels({ spec: { panels: [], even: GIVEN }, words }).set.class));", even)
        == columns
    )
