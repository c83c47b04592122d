"""A knob that is not used at a setting is dimmed and says so; nothing on the bench moves for it."""

from __future__ import annotations

PLACES = """(all) => all.map((row) => { const { x, y, width, height } = row.getBoundingClientRect();
    return [row.dataset.knob, x, y, width, height]; })"""
WORDS_THAT_FIT = "(all) => all.map((e) => [e.textContent, e.checkVisibility() && e.scrollWidth <= e.clientWidth])"


def dimmed(bench):
    return set(bench.root.locator(".lk-idle").evaluate_all("(all) => all.map((row) => row.dataset.knob)"))


def places(bench):
    return bench.root.locator("[data-knob]").evaluate_all(PLACES)


def test_knobs_that_are_not_used_are_dimmed_in_their_place_and_can_be_moved(bench, told):
    ours = {"policy_yield", "policy_ability"}
    row = bench.knob("policy_yield")
    assert dimmed(bench) == ours
    before = places(bench)
    words = row.locator("small").evaluate_all(WORDS_THAT_FIT)
    assert words == [["not used", True]]
    bench.type("policy", "0.5")
    bench.settle(told(policy=0.5)[0])
    assert dimmed(bench) == set()
    assert row.locator("small").inner_text() == "per year"
    assert places(bench) == before
    bench.type("policy", "0")
    bench.settle(told()[0])
    bench.slider("policy_yield").press("End")
    bench.settle(told(policy_yield=0.05)[0])
    assert bench.sentence == told()[1]
    assert dimmed(bench) == ours


def test_the_tip_of_a_knob_that_is_not_used_says_why(bench):
    bench.knob("policy_ability").locator(".lk-i").focus()
    assert "changes nothing" in bench.root.get_by_role("tooltip").inner_text()
    assert "changes nothing" in bench.slider("policy_ability").get_attribute("aria-description")
    bench.knob("shock").locator(".lk-i").focus()
    assert "changes nothing" not in bench.root.get_by_role("tooltip").inner_text()
