"""A background that fills in sends frames of its own; they say nothing new of knobs, looks or errors."""

import json

import pytest

from .test_front_end_order import NODE, run_page

pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed: the front end's code is not run here")


def test_a_hand_on_a_slider_is_not_disturbed_by_a_part_of_the_old_background():
    shown, moved = run_page("""
    const p = page();
    p.hear(1, { price: 0.5, stalls: 20 }, { filling: "Filling in" });
    p.drag("price", 0.6);
    p.hear(1, { price: 0.5, stalls: 20 }, { filling: "Filling in" });
    console.log(JSON.stringify([p.rows.price.shown, p.moved]));""")
    assert (shown, moved) == ([0.5, 0.5], {"price": 0.6})


def test_a_look_on_its_way_to_the_kernel_is_not_set_back():
    shown = run_page("""
    const p = page();
    const at = { looks: { hour: 1 } };
    p.lookRows.hour = { shown: [], set(v) { this.shown.push(v); } };
    p.hear(1, {}, at);
    p.look("hour", 2);
    p.hear(1, {}, at);
    p.hear(2, {}, { looks: { hour: 2 } });
    console.log(JSON.stringify(p.lookRows.hour.shown));""")
    assert shown == [1, 2]


def test_an_error_is_told_once_and_one_of_the_page_itself_stays():
    told = run_page("""
    const p = page();
    const told = [];
    p.showError = (error) => told.push(error);
    const error = { bold: "Price 7" };
    const at = (n, error) => p.hear(n, {}, { error });
    at(1, null); at(1, null);
    at(2, error); at(2, error);
    at(2, null);
    at(3, error); at(4, error);
    console.log(JSON.stringify(told));""")
    error = {"bold": "Price 7"}
    assert told == [None, error, None, error, error]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ["dot", "40 futures"]),
        ({"filling": "Filling in: 50 %"}, ["busy", "Filling in: 50 %"]),
        ({"filling": "Filling in: 50 %", "draft": True}, ["busy", "10 of 40"]),
        ({"filling": "Filling in: 50 %", "error": {"bold": "no"}}, ["square", "Not computed"]),
        ({"filling": "Filling in: 50 %", "error": {"bold": "no", "done": True}}, ["busy", "Filling in: 50 %"]),
    ],
)
def test_the_status_tells_of_the_filling_when_nothing_weighs_more(more, said):
    made = run_page(f"""
    const node = () => ({{ dataset: {{}}, setAttribute(name, v) {{ this[name] = v; }}, append() {{}} }});
    globalThis.document = {{ createElement: node }};
    const p = page();
    p.words = {{ futures: "{{runs}} futures", refining: "{{runs}} of {{all}}", not_computed: "Not computed" }};
    p.spec.runs = 40;
    p.header = {{ runs: {10 if more.get("draft") else 40}, filling: "", ...{json.dumps(more)} }};
    p.status = {{ replaceChildren(mark, text) {{ this.said = [mark.class.split("-").at(-1), text]; }} }};
    BenchView.prototype.showStatus.call(p);
    console.log(JSON.stringify(p.status.said));""")
    assert made == said
