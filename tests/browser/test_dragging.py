"""A slider in the hand: few futures while it moves, all of them at rest, and never a queue."""

from __future__ import annotations

import time

import pytest

from labkit.core.words import plain
from labkit.relocation.lab import lab

STATES = """(bench) => { window.states = []; window.drafts = [];
    new MutationObserver(() => window.states.push(bench.querySelector(".lk-status").textContent))
        .observe(bench.querySelector(".lk-status"), { childList: true, subtree: true });
    new MutationObserver(() => { if (bench.dataset.draft === "true")
        window.drafts.push([".lk-foot code", ".lk-say"].map((part) => bench.querySelector(part).textContent)); })
        .observe(bench, { attributeFilter: ["data-painted"] }); }"""


def thumb(slider, share):
    """Where the thumb stands on the page for this share of the way; its half width is 10 px."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    return box["x"] + 10 + share * (box["width"] - 20), box["y"] + box["height"] / 2


def test_while_dragging_the_picture_is_a_draft_and_at_rest_all_futures(bench, desk, told):
    slider, mouse = bench.slider("globalisation"), desk.page.mouse
    bench.root.evaluate(STATES)
    mouse.move(*thumb(slider, 0.42))
    mouse.down()
    for share in (0.45, 0.5, 0.55):
        mouse.move(*thumb(slider, share), steps=3)
        bench.root.locator("css=:scope[data-draft=true]").wait_for()
    mouse.up()
    bench.settle()
    value = float(bench.number("globalisation").input_value())
    assert value == pytest.approx(0.55, abs=0.02)
    assert (bench.token, bench.sentence) == told(globalisation=value)
    assert bench.status == "200 futures, luck 0"
    drafts = desk.page.evaluate("window.drafts")
    assert len(drafts) >= 3
    for token, sentence in drafts:
        params, seed = lab.read_token(token)
        assert sentence == plain(lab.simulate(params, seed=seed, runs=60).marked(draft=True))


def test_a_fast_drag_of_sixty_steps_never_queues(bench, desk, told):
    slider, mouse = bench.slider("trust"), desk.page.mouse
    mouse.move(*thumb(slider, 0.6))
    mouse.down()
    bench.root.evaluate(STATES)
    for step in range(60):
        mouse.move(*thumb(slider, 0.6 - 0.55 * (step + 1) / 60))
    mouse.up()
    end = time.monotonic()
    value = float(bench.number("trust").input_value())
    bench.settle(told(trust=value)[0])
    assert time.monotonic() - end < 2
    assert value < 0.1
    assert bench.sentence == told(trust=value)[1]
    assert len(desk.page.evaluate("window.drafts")) >= 2


SLOW = """
import time
def slowly(*args, fast=bench.lab.simulate, **options):
    time.sleep(0.4)
    return fast(*args, **options)
object.__setattr__(bench.lab, 'simulate', slowly)
"""


@pytest.fixture
def far_away(opened, desk):
    """A kernel that takes its time, as over a long line."""
    desk.execute("fast = bench.lab.simulate" + SLOW)
    yield
    desk.execute("object.__setattr__(bench.lab, 'simulate', fast)")


def test_what_is_pressed_right_after_a_drag_counts_after_the_drag(bench, far_away, desk, told):
    slider, mouse = bench.slider("globalisation"), desk.page.mouse
    mouse.move(*thumb(slider, 0.42))
    mouse.down()
    mouse.move(*thumb(slider, 0.6), steps=10)
    mouse.up()
    bench.button("Reset").click()
    desk.page.wait_for_timeout(2500)
    bench.settle(told()[0])
    assert float(slider.input_value()) == 0.42


def test_a_wait_is_announced(bench, far_away, desk, told):
    bench.root.evaluate(STATES)
    bench.type("trust", "0.8")
    bench.settle(told(trust=0.8)[0])
    assert "Computing…" in desk.page.evaluate("window.states")


def test_text_being_typed_survives_an_answer_that_arrives_meanwhile(bench, far_away, told):
    bench.type("globalisation", "0.3")
    bench.number("trust").fill("0.8")
    bench.settle(told(globalisation=0.3)[0])
    assert bench.number("trust").input_value() == "0.8"
    bench.number("trust").press("Enter")
    bench.settle(told(globalisation=0.3, trust=0.8)[0])
