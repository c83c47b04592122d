"""The verdict rule, on experiments whose truth is known."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from labkit.core.claims import Claim, Found
from labkit.core.conditions import condition_for, shrunk, sobol, wilson
from labkit.core.judging import FAILS, HOLDS, NEAR_DEFAULTS, ONLY_WHEN, verdict
from labkit.core.records import read, record
from labkit.ledger.printed import in_words


def claim_that(holds, ledger, words=None, asked=lambda points: True):
    def experiment(points, seed, runs):
        return Found({"it does": holds(points)}, {"sum": points["a"] + points["b"]}, asked(points))

    return Claim(
        id="XX1", lab="none", proposition="p", source="s", place="part 1", invented="all", experiment=experiment,
        box={"a": (0.0, 1.0), "b": (0.0, 1.0), "c": (0.0, 1.0)}, defaults={"a": 0.5, "b": 0.5, "c": 0.5},
        words=words or {"a": "wage gap", "b": "trust", "c": "noise", "sum": "both together"},
        ledger=ledger, reading="r",
    )  # fmt: skip


@pytest.fixture
def ledger(tmp_path):
    return tmp_path / "data" / "ledger.json"


def test_what_is_true_everywhere_holds(ledger):
    row = claim_that(lambda points: points["a"] > -1, ledger).judge()
    assert (row["verdict"], row["condition"], row["share"]) == (HOLDS, "", 1.0)
    assert row["interval"][0] > 0.99


def test_what_is_true_nowhere_does_not_hold(ledger):
    row = claim_that(lambda points: points["a"] < -1, ledger).judge()
    assert (row["verdict"], row["condition"], row["share"]) == (FAILS, "", 0.0)


def test_another_luck_is_tried_only_if_asked_and_tells_its_own_share_verdict_and_condition(ledger):
    claim = claim_that(lambda points: points["a"] > 0.3, ledger)
    assert "other_luck" not in claim.judge()
    plain = claim.experiment

    def by_luck(points, seed, runs):
        limit = {0: 0.3, 1: 0.6, 2: -1, 3: 2}[seed] if len(points["a"]) > 1 else 0.3
        return replace(plain(points, seed, runs), parts={"it does": points["a"] > limit})

    row = replace(claim, experiment=by_luck).judge(lucks=(1, 2, 3))
    assert (row["verdict"], row["condition"]) == (ONLY_WHEN, "wage gap at least 0.3")
    assert [each["luck"] for each in row["other_luck"]] == [1, 2, 3]
    assert [each["share"] for each in row["other_luck"]] == pytest.approx([0.4, 1.0, 0.0], abs=0.01)
    told = [(each["verdict"], each["condition"]) for each in row["other_luck"]]
    assert told == [(ONLY_WHEN, "wage gap at least 0.6"), (HOLDS, ""), (FAILS, "")]


def test_a_full_run_keeps_what_a_quick_one_finds(ledger):
    claim = claim_that(lambda points: points["a"] + points["b"] ** 2 > 0.62, ledger)
    full = claim.judge()
    record(ledger, [full])
    assert full["quick"]["share"] not in (full["share"], full["first"]["share"])
    quick = claim.judge(quick=True)
    assert full["quick"] == {name: quick[name] for name in ("verdict", "share", "at_default")}
    assert "quick" not in quick


def test_one_limit_is_found_and_told(ledger):
    row = claim_that(lambda points: points["a"] > 0.3, ledger).judge()
    assert (row["verdict"], row["condition"]) == (ONLY_WHEN, "wage gap at least 0.3")
    assert row["share"] == pytest.approx(0.7, abs=0.01)
    assert row["within"]["share"] >= 0.9


def test_two_limits_together_are_found_and_told(ledger):
    row = claim_that(lambda points: (points["a"] > 0.3) & (points["b"] < 0.6), ledger).judge()
    assert row["condition"] in (
        "wage gap at least 0.3 and trust at most 0.6",
        "trust at most 0.6 and wage gap at least 0.3",
    )


def test_a_range_of_one_quantity_is_told_from_to(ledger):
    row = claim_that(lambda points: abs(points["a"] - 0.5) < 0.2, ledger).judge()
    assert row["condition"] == "wage gap from 0.3 to 0.7"


def test_what_only_chance_decides_gets_no_condition(ledger):
    def coin(points):
        return (np.floor(points["c"] * 1e6) % 10) < 7

    row = claim_that(coin, ledger).judge()
    assert (row["verdict"], row["condition"]) == (FAILS, "")


def test_what_holds_around_the_defaults_only_is_told_so(ledger):
    def in_the_middle(points):
        return np.maximum.reduce([abs(points[name] - 0.5) for name in "abc"]) < 0.18

    row = claim_that(in_the_middle, ledger, words={"sum": "both together"}).judge()
    assert (row["verdict"], row["condition"]) == (ONLY_WHEN, NEAR_DEFAULTS)


def test_settings_at_which_the_question_does_not_arise_count_neither_way(ledger):
    row = claim_that(lambda points: points["a"] >= 0.5, ledger, asked=lambda points: points["a"] >= 0.5).judge()
    assert row["verdict"] == HOLDS
    assert row["points"] == row["asked_of"] / 2


def test_a_question_that_never_arises_does_not_hold_and_says_why(ledger):
    never = claim_that(lambda points: points["a"] >= 0, ledger, asked=lambda points: points["a"] > 2)
    row = never.judge()
    assert (row["verdict"], row["condition"]) == (FAILS, "the question did not arise in any sampled setting")
    assert (row["share"], row["interval"], row["points"]) == (None, [0.0, 1.0], 0)
    assert row["at_default"] == {"share": None, "parts": {"it does": None}, "figures": {"sum": None}}
    assert json.loads(json.dumps(row)) == row
    assert "The question arose in none of 512 settings." in in_words(row)
    assert never.judge(quick=True)["condition"] == row["condition"]


def test_seeds_with_which_the_question_does_not_arise_at_the_defaults_count_neither_way(ledger):
    def by_seed(points, seed, runs):
        return Found({"it does": points["a"] + seed > 2}, {"seed": points["a"] * 0 + seed}, asked=seed >= 3)

    found = replace(claim_that(None, ledger), experiment=by_seed).default_findings()
    assert found == {"share": 1.0, "parts": {"it does": 1.0}, "figures": {"seed": 4.0}}


def test_a_claim_that_is_not_asked_at_its_defaults_can_hold(ledger):
    row = claim_that(lambda points: points["a"] > 0.6, ledger, asked=lambda points: points["a"] > 0.6).judge()
    assert (row["verdict"], row["at_default"]["share"]) == (HOLDS, None)
    assert "it did not arise at the defaults" in in_words(row)


MARKET = {"stalls": range(5, 45, 5), "weather": ("dry", "wet", "hail"), "music": (False, True), "price": (0.0, 1.0)}


def market_claim(holds, ledger, words):
    def experiment(points, seed, runs):
        return Found({"it does": holds(points)}, {})

    at = {"stalls": 20, "weather": "wet", "music": True, "price": 0.5}
    return replace(claim_that(None, ledger), experiment=experiment, box=MARKET, defaults=at, words=words)


def test_a_box_may_hold_whole_numbers_and_choices_each_as_often():
    sample = sobol(MARKET, 64)
    assert sorted(set(sample["stalls"].tolist())) == list(range(5, 45, 5))
    assert np.unique(sample["stalls"], return_counts=True)[1].tolist() == [8] * 8
    assert set(sample["weather"].tolist()) == {"dry", "wet", "hail"}
    assert sample["music"].tolist().count(True) == 32


def test_drawn_in_a_box_keeps_whole_numbers_whole_and_choices_at_their_default():
    near = {name: shrunk(MARKET[name], at, 1 / 3) for name, at in (("stalls", 20), ("weather", "wet"), ("music", True))}
    assert near == {"stalls": range(15, 26, 5), "weather": ("wet",), "music": (True,)}
    assert shrunk((0.0, 1.0), 0.5, 0.5) == (0.25, 0.75)
    assert all(shrunk(MARKET[name], at, 1.0) == MARKET[name] for name, at in (("stalls", 20), ("weather", "wet")))


@pytest.mark.parametrize(
    ("holds", "condition"),
    [
        (lambda points: points["weather"] != "hail", "the weather is not hail"),
        (lambda points: points["weather"] == "wet", "the weather is wet"),
        (lambda points: points["music"], "music is yes"),
        (lambda points: points["stalls"] >= 15, "stalls at least 15"),
        (lambda points: (points["weather"] == "dry") & ~points["music"], "music is no and the weather is dry"),
    ],
)
def test_a_choice_can_be_a_condition(ledger, holds, condition):
    words = {"stalls": "stalls", "music": "music", "weather": "the weather"}
    row = market_claim(holds, ledger, words).judge()
    assert (row["verdict"], row["condition"]) == (ONLY_WHEN, condition)


def test_a_claim_of_choices_is_tried_at_its_defaults(ledger):
    claim = market_claim(lambda points: (points["weather"] == "wet") & points["music"], ledger, {})
    assert claim.default_findings()["share"] == 1
    assert claim.judge()["condition"] == NEAR_DEFAULTS


@pytest.mark.parametrize(
    ("share", "default_share", "conditional", "word"),
    [
        (0.9, 1.0, False, HOLDS),
        (0.89, 1.0, False, FAILS),
        (0.95, 0.5, False, FAILS),
        (0.2, 0.0, True, ONLY_WHEN),
        (0.9, None, False, HOLDS),
        (None, None, True, FAILS),
    ],
)
def test_the_verdict_rule(share, default_share, conditional, word):
    assert verdict(share, default_share, conditional) == word


def test_a_condition_that_fails_on_fresh_points_is_dropped():
    quantity = np.tile(np.linspace(0, 1, 100), 2)
    holds = np.concatenate([quantity[:100] > 0.5, quantity[:100] < 0.5])
    assert condition_for(holds, {"x": quantity}, {"x": "x"}) is None


def test_the_limits_of_a_share_are_wilsons():
    assert wilson(32, 64) == pytest.approx([0.38, 0.62], abs=0.005)
    assert wilson(64, 64) == pytest.approx([0.943, 1.0], abs=0.001)
    assert wilson(0, 0) == [0.0, 1.0]


def test_the_sample_fills_the_box_evenly_and_is_always_the_same():
    box = {"a": (2.0, 4.0), "b": (-1.0, 0.0)}
    sample = sobol(box, 64)
    assert np.histogram(sample["a"], bins=8, range=(2, 4))[0].tolist() == [8] * 8
    assert np.histogram(sample["b"], bins=8, range=(-1, 0))[0].tolist() == [8] * 8
    assert (sobol(box, 64)["a"] == sample["a"]).all()


def test_a_quick_run_takes_its_condition_from_the_record_and_says_so(ledger):
    claim = claim_that(lambda points: points["a"] > 0.3, ledger)
    record(ledger, [claim.judge()])
    row = claim.judge(quick=True)
    assert (row["verdict"], row["condition"]) == (ONLY_WHEN, "wage gap at least 0.3")
    assert row["note"] == "quick run of 32 settings instead of 512 and 3 seeds instead of 6, condition as recorded"
    assert row["asked_of"] == 32


def test_a_quick_run_that_finds_otherwise_says_what_the_full_run_found(ledger):
    claim = claim_that(lambda points: points["a"] > 0.3, ledger)
    record(ledger, [claim.judge() | {"verdict": HOLDS}])
    assert claim.judge(quick=True)["note"].endswith(", condition as recorded; the full run found otherwise: holds")


def test_the_record_is_read_back_as_it_was_written(ledger):
    claim = claim_that(lambda points: points["a"] > 0.3, ledger)
    assert claim.recorded == {}
    row = claim.judge()
    record(ledger, [row])
    assert claim.recorded == row == json.loads(ledger.read_text(encoding="utf-8"))[0]
    assert len(read(ledger)) == 1


@pytest.mark.parametrize("quick", [False, True], ids=["full", "quick"])
def test_what_the_first_settings_gave_is_kept_and_found_again(ledger, quick):
    claim = claim_that(lambda points: points["a"] > 0.3, ledger, asked=lambda points: points["b"] > 0.5)
    first = claim.judge(quick=quick)["first"]
    assert first == claim.first_findings()
    assert first["points"] == 8
    assert first["share"] == first["parts"]["it does"] == pytest.approx(0.7, abs=0.06)
    assert 0.95 < first["figures"]["sum"] < 1.55
    assert first["share"] != claim.judge(quick=quick)["share"] or quick


@pytest.mark.parametrize(
    "change",
    [
        {"experiment": lambda points, seed, runs: Found({"it does": points["a"] > 0.33}, {"sum": points["a"] * 0})},
        {"experiment": lambda points, seed, runs: Found({"it does": points["a"] > 0.3}, {"sum": points["b"]})},
        {"box": {"a": (0.0, 1.0), "b": (0.0, 1.01), "c": (0.0, 1.0)}},
    ],
    ids=["another limit", "another figure", "a wider box"],
)
def test_a_changed_experiment_or_box_shows_in_the_first_settings(ledger, change):
    claim = claim_that(lambda points: points["a"] > 0.3, ledger)
    assert replace(claim, **change).first_findings() != claim.first_findings()
