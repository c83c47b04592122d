"""The claims of the lab can fail: a part breaks when its mechanism is taken out of the kernel."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.judging import FAILS, HOLDS, ONLY_WHEN
from labkit.win_win_win import kernel
from labkit.win_win_win.claims import CLAIMS
from labkit.win_win_win.experiments import ALONE, game

BY_ID = {claim.id: claim for claim in CLAIMS}
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


def deaf_to(**fixed):
    """A game in which some numbers stand at a value whatever the experiment says."""

    def take_out(patch):
        real = kernel.in_points
        patch.setattr(kernel, "in_points", lambda values: real({**values, **fixed}))

    return take_out


FIGHTING_COSTS_MORE = {"fight": 9.0}
BROKEN = {
    "WW1": ({}, deaf_to(support=0.0), "all three still win after 40 years"),
    "WW2, one side": (FIGHTING_COSTS_MORE, deaf_to(fight=2.0), "one side wins and the other loses"),
    "WW2, territory": (FIGHTING_COSTS_MORE, deaf_to(damage=-1.0), "the territory loses"),
}


def found_at(claim, runs=24, **knobs):
    points = {name: np.array([knobs.get(name, value)]) for name, value in claim.defaults.items()}
    return claim.experiment(points, 0, runs)


def test_every_claim_of_the_lab_is_there():
    assert [claim.id for claim in CLAIMS] == ["WW1", "WW2"]


@pytest.mark.parametrize("name", BROKEN)
def test_a_part_fails_when_its_mechanism_is_taken_out_of_the_kernel(name, monkeypatch):
    knobs, take_out, part = BROKEN[name]
    claim = BY_ID[name.split(",")[0]]
    assert found_at(claim, **knobs).parts[part].all()
    take_out(monkeypatch)
    found = found_at(claim, **knobs)
    assert not found.parts[part].any()
    assert not found.holds.any()


def test_the_question_of_ww2_does_not_arise_without_a_temptation():
    temptation = BY_ID["WW2"]
    assert not found_at(temptation, runs=2, exploit=9.0).asked[0]
    assert found_at(temptation, runs=2, exploit=11.0).asked[0]


def test_in_pure_competition_nobody_remembers_and_nobody_is_helped():
    assert [ALONE[name] for name in ("lasting", "support", "relief", "returns")] == [0] * 4
    points = {"fight": np.array([2.0, 9.0])}
    told = game(points, 0, 40, **ALONE)
    assert told["investing"].max() < 0.06
    assert told["both_lose"].tolist() == [1, 0]
    assert told["one_side_wins"].tolist() == [0, 1]


@every_claim
def test_a_claim_finds_at_the_defaults_what_was_recorded(claim):
    found, recorded = claim.default_findings(), claim.recorded["at_default"]
    assert (found["share"], found["parts"]) == (recorded["share"], recorded["parts"])
    assert found["figures"] == pytest.approx(recorded["figures"], rel=1e-5, abs=2e-6)


@pytest.mark.slow
@every_claim
def test_the_first_settings_of_the_box_give_what_was_recorded(claim):
    found, recorded = claim.first_findings(), claim.recorded["first"]
    assert (found["points"], found["share"], found["parts"]) == tuple(
        recorded[name] for name in ("points", "share", "parts")
    )
    assert found["figures"] == pytest.approx(recorded["figures"], rel=1e-5, abs=2e-6)


@every_claim
def test_a_claim_is_recorded_whole_with_its_words(claim):
    row, written = claim.recorded, claim.data()
    assert {name: row[name] for name in written} == written
    assert all(written[name] for name in ("proposition", "source", "place", "invented", "by_construction", "reading"))
    assert row["verdict"] in (HOLDS, ONLY_WHEN, FAILS)
    assert row["points"] >= 400
    assert set(claim.words) <= set(claim.box) | set(row["medians"])
    assert claim.shown.keys() <= row["medians"].keys()
