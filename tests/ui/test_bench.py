"""The bench without a browser: what a student does, and the one frame that shows it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

from labkit.core.token import TokenError
from labkit.core.words import plain
from labkit.ui.controls import spelt


def test_a_bench_opens_on_the_futures_of_its_knobs(opened, pocket):
    bench = opened(pocket, price=0.3, seed=4)
    assert (bench.params, bench.seed, bench.result.runs) == (pocket.Params(price=0.3), 4, pocket.runs)
    assert (bench.result.params, bench.result.seed) == (bench.params, 4)
    assert pocket.read_token(bench.token) == (bench.params, 4)


def test_the_frame_belongs_together(bench, shown, wish):
    for draft in (True, False):
        wish(bench, draft, globalisation=0.6)
        header, _ = shown(bench)
        assert header["values"] == dict(bench.params)
        assert (header["seed"], header["runs"], header["draft"]) == (bench.seed, bench.result.runs, draft)
        assert header["sentence"] == bench.result.marked(None, draft)
        assert header["token"] == bench.token
        assert bench.lab.read_token(header["token"]) == (bench.params, 0)
        assert header["bars"] == bench.view.shown.bars
        assert (header["subs"], header["notes"], header["error"]) == (
            bench.view.shown.subs,
            bench.view.shown.notes,
            None,
        )


def test_the_front_end_is_told_once_what_does_not_change(stall, pocket):
    spec = stall.spec
    assert (spec["lab"], spec["question"], spec["runs"]) == ("pocket", pocket.question, 40)
    assert [knob["name"] for knob in spec["knobs"]] == list(pocket.Params.knobs())
    assert spec["presets"] == [
        {"key": "cheap", "label": "Cheap", "note": "Invented.", "knobs": dict(pocket.Params(price=0.1))}
    ]
    assert [panel["title"] for panel in spec["panels"]] == ["Takings <by hour> & day"]
    assert spec["docs"].keys() == spec["colours"].keys() == {"light", "dark"}
    assert spec["map"] is None
    assert spec["model"] == stall.model_id


def test_a_move_while_dragging_is_a_draft_and_at_rest_is_full(stall, shown, wish):
    wish(stall, draft=True, price=0.7)
    assert (stall.result.runs, shown(stall)[0]["draft"]) == (stall.lab.draft_runs, True)
    assert shown(stall)[0]["sentence"].startswith("About **10**")
    wish(stall, price=0.7)
    assert (stall.result.runs, shown(stall)[0]["draft"]) == (stall.lab.runs, False)


def test_moves_from_two_threads_are_both_kept(stall, monkeypatch):
    """As when a cell moves one knob while a hand on the page moves another."""
    begun, simulate = Event(), stall.lab.simulate

    def slowly(params, **sizes):
        begun.set()
        sleep(0.05)
        return simulate(params, **sizes)

    monkeypatch.setitem(stall.lab.__dict__, "simulate", slowly)
    with ThreadPoolExecutor(2) as threads:
        moves = [threads.submit(stall.move, price=0.9)]
        begun.wait()
        moves.append(threads.submit(stall.move, music=True))
        for move in moves:
            move.result()
    assert stall.params == stall.lab.Params(price=0.9, music=True)


def test_new_luck_reset_preset_and_a_pasted_token(stall):
    stall.move(price=0.9, music=True)
    stall.new_luck()
    assert (stall.seed, stall.params) == (1, stall.lab.Params(price=0.9, music=True))
    scenario = stall.token
    stall.preset("cheap")
    assert (stall.params, stall.seed) == (stall.lab.Params(price=0.1), 1)
    stall.reset()
    assert (stall.params, stall.seed) == (stall.lab.Params(), 0)
    stall.read(scenario.lower().replace("-", " "))
    assert (stall.params, stall.seed, stall.token) == (stall.lab.Params(price=0.9, music=True), 1, scenario)
    assert (stall.result.params, stall.result.seed) == (stall.params, 1)


def test_reset_brings_back_the_luck_that_the_bench_opened_with(opened, pocket):
    bench = opened(pocket, seed=7, price=0.3)
    bench.new_luck()
    bench.pin()
    bench.read(pocket.token(pocket.Params(stalls=40), 12))
    bench.reset()
    assert (bench.params, bench.seed) == (pocket.Params(), 7)
    assert (bench.result.seed, bench.pinned.price) == (7, 0.3)


def test_a_bad_token_raises_and_nothing_is_lost(stall, relocation):
    before, frame = stall.token, stall.frame
    with pytest.raises(TokenError, match="another lab"):
        stall.read(relocation.token(relocation.Params(), 0))
    assert (stall.token, stall.frame) == (before, frame)


def test_pinning_keeps_this_run_to_compare_with(stall, shown):
    stall.move(price=0.2)
    stall.pin()
    assert shown(stall)[0]["pinned"] == {"values": {}, "text": "same knobs as now"}
    stall.move(price=0.9, weather="wet")
    assert shown(stall)[0]["pinned"] == {"values": {"price": 0.2, "weather": "dry"}, "text": "price 0.20, weather dry"}
    assert shown(stall)[0]["sentence"] == stall.result.marked(stall.result)
    assert "beside A" in shown(stall)[0]["sentence"]
    stall.unpin()
    assert shown(stall)[0]["pinned"] is None
    assert "beside A" not in shown(stall)[0]["sentence"]
    assert stall.params.price == 0.9


@pytest.mark.parametrize(("moved", "named"), [(3, 3), (4, 4), (5, 3), (6, 3)])
def test_the_line_of_the_pinned_run_names_four_knobs_at_most_and_has_the_values_of_all(bench, shown, moved, named):
    numbers = [knob for knob in bench.lab.Params.knobs().values() if knob.kind == "number" and knob.first_panel]
    bench.pin()
    bench.move(**{knob.name: knob.high for knob in numbers[:moved]})
    told = shown(bench)[0]["pinned"]
    labels = [f"{knob.label.lower()} {spelt(knob, knob.default)}" for knob in numbers[:named]]
    assert told["text"].split(", ") == labels + ([f"{moved - named} more"] if moved > named else [])
    assert list(told["values"]) == [knob.name for knob in numbers[:moved]]


def test_swapping_twice_is_no_change(stall):
    stall.pin()
    stall.move(price=0.9)
    here, before = stall.params, stall.pinned
    stall.swap()
    assert (stall.params, stall.pinned) == (before, here)
    assert stall.result.params == before
    stall.swap()
    assert (stall.params, stall.pinned) == (here, before)


def test_swapping_without_a_pin_does_nothing(stall):
    before = stall.frame
    stall.swap()
    assert (stall.frame, stall.pinned) == (before, None)


@pytest.mark.parametrize("draft", [False, True], ids=["at rest", "dragging"])
def test_the_pinned_run_has_the_luck_and_the_futures_of_the_one_on_the_screen(stall, wish, monkeypatch, draft):
    shows = []
    show = stall.view.show
    monkeypatch.setattr(
        stall.view, "show", lambda result, against=None: shows.append((result, against)) or show(result, against)
    )
    stall.pin()
    stall.new_luck()
    stall.new_luck()
    wish(stall, draft, price=0.9)
    result, against = shows[-1]
    assert (result.seed, against.seed) == (2, 2)
    assert (result.params.price, against.params.price) == (0.9, 0.5)
    assert result.runs == against.runs == (stall.lab.draft_runs if draft else stall.lab.runs)


def test_the_sentence_of_the_relocation_lab_counts_against_a(bench, shown):
    bench.pin()
    assert shown(bench)[0]["sentence"].endswith("the same as A.")
    bench.move(globalisation=0.6)
    then = bench.lab.simulate(bench.pinned, seed=0, runs=200)
    below = int((bench.result.home[:, -1] < then.home[:, -1]).sum())
    assert shown(bench)[0]["sentence"].endswith(f", below A in **{below} of 200**.")
    assert plain(shown(bench)[0]["sentence"]).startswith(bench.result.sentence().removesuffix("."))


def test_the_table_opens_and_closes_with_the_last_year(bench, shown):
    assert shown(bench)[0]["table"] is None
    bench.show_table(True)
    rows = {row[0]: row[1:] for row in shown(bench)[0]["table"]["rows"]}
    last = bench.result.summary().query("output == 'home' and period == 40").iloc[0]
    assert rows["home"] == [
        *(f"{last[level]:.3g}" for level in ("median", "mean", "low50", "high50", "low90", "high90")),
        "index",
    ]
    assert {f"moved {activity}" for activity in bench.result.labels["activity"]} <= set(rows)
    assert len(bench.spec["words"]["table_head"]) == len(rows["home"]) + 1
    bench.move(globalisation=0.9)
    assert {row[0]: row[1:] for row in shown(bench)[0]["table"]["rows"]}["home"] != rows["home"]
    bench.show_table(False)
    assert shown(bench)[0]["table"] is None
