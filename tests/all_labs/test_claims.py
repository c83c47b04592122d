"""Every claim of every lab: complete, recorded, and as recorded."""

from __future__ import annotations

import pytest

import labkit
from labkit.core.findings import counted
from labkit.core.judging import FAILS, HOLDS, NEAR_DEFAULTS, NEVER_ASKED, ONLY_WHEN, verdict

CLAIMS = [claim for lab in labkit.labs().values() for claim in lab.claims]
CONTRACT = {
    *("id", "lab", "proposition", "source", "place", "invented"),
    *("verdict", "condition", "share", "interval", "runs"),
}


def cheapest(claims):
    """The claim whose experiment simulates the fewest futures, but some."""
    return min((claim for claim in claims if claim.futures), key=lambda claim: claim.futures)


OF_A_LAB = [cheapest(lab.claims) for lab in labkit.labs().values() if lab.claims]
# Run whole: one claim of each verdict. How a verdict is found is one piece of code for all labs. What a lab puts in
# is held by a quick run of every claim of every lab, and by the mark of its record.
JUDGED = [cheapest(c for c in CLAIMS if c.recorded["verdict"] == word) for word in (HOLDS, ONLY_WHEN, FAILS)]

# Claims for which 32 settings and three seeds give another verdict than 512 and six; a quick run says so in its note.
FEW_SAY_OTHERWISE = {"GL3", "EG2", "DI8"}

every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


def test_there_are_claims_and_their_ids_differ():
    assert CLAIMS
    assert len({claim.id for claim in CLAIMS}) == len(CLAIMS)


@every_claim
def test_a_claim_is_recorded_with_all_that_the_ledger_promises(claim):
    row = claim.recorded
    assert row.keys() >= CONTRACT
    assert row["verdict"] in (HOLDS, ONLY_WHEN, FAILS)
    condition = row["condition"] if row["verdict"] == ONLY_WHEN else NEVER_ASKED if row["share"] is None else ""
    assert row["condition"] == condition
    assert row["condition"] or row["verdict"] != ONLY_WHEN
    low, high = row["interval"]
    assert 0 <= low <= (low if row["share"] is None else row["share"]) <= high <= 1
    assert row["asked_of"] >= 256


@every_claim
def test_what_is_written_about_a_claim_is_what_was_recorded(claim):
    written = claim.data()
    assert {name: claim.recorded[name] for name in written} == written
    assert all(written[name] for name in ("proposition", "source", "place", "invented", "reading"))


@pytest.mark.parametrize("claim", OF_A_LAB, ids=lambda claim: claim.id)
def test_a_claim_finds_at_the_defaults_what_was_recorded(claim):
    assert_found_again(claim.default_findings(), claim.recorded["at_default"], claim)


@pytest.mark.slow
@every_claim
def test_a_quick_run_gives_the_verdict_and_the_figures_that_were_recorded(claim):
    row, then = claim.judge(quick=True), claim.recorded
    assert_found_again(row["first"], then["first"], claim)
    assert_found_again(row["at_default"], then["quick"]["at_default"], claim)
    now = {name: row[name] for name in ("verdict", "share")}
    before = {name: then["quick"][name] for name in now}
    assert now == before, f"{claim.id}: a quick run recorded {before}, and finds {now}"


@every_claim
def test_where_few_settings_give_another_verdict_than_all_the_record_says_which(claim):
    quick, full = claim.recorded["quick"]["verdict"], claim.recorded["verdict"]
    assert (quick != full) == (claim.id in FEW_SAY_OTHERWISE), f"{claim.id}: {full}, and {quick} by a quick run"


def assert_found_again(found, recorded, claim):
    """Yes and no exactly; figures but for the last digits, which differ between machines."""
    then, now = (told(claim, findings) for findings in (recorded, found))
    assert then == now, f"{claim.id} was recorded so: {then}. Now it is so: {now}"
    assert counted(found) == counted(recorded)
    assert found["figures"] == pytest.approx(recorded["figures"], rel=1e-5, abs=2e-6)


def told(claim, findings):
    """The verdict that these findings alone would give, and the share it comes from."""
    share = "never asked" if findings["share"] is None else f"{findings['share']:.1%}"
    return f"{verdict(findings['share'], findings['share'], bool(claim.recorded['condition']))}, {share}"


@every_claim
def test_a_recorded_condition_is_still_in_the_words_of_the_claim(claim):
    told = claim.recorded["condition"]
    if told not in ("", NEAR_DEFAULTS, NEVER_ASKED):
        assert any(word in told for words in claim.words.values() for word in words.split("{}") if word)


@every_claim
def test_conditions_speak_only_of_what_the_experiment_varies_or_measures(claim):
    found = claim.at_default(runs=4)
    assert set(claim.words) <= set(claim.box) | set(found.figures)
    assert set(claim.box) == set(claim.defaults)
    assert set(claim.shown) <= set(found.figures)


@pytest.mark.slow
@pytest.mark.parametrize("claim", JUDGED, ids=lambda claim: claim.id)
def test_the_full_run_gives_the_recorded_verdict(claim):
    row = claim.judge()
    assert row["first"] == claim.first_findings()
    assert (row["verdict"], row["condition"]) == (claim.recorded["verdict"], claim.recorded["condition"])
    assert row["share"] == pytest.approx(claim.recorded["share"], abs=0.02)
    for name, part in row["parts"].items():
        assert part["share"] == pytest.approx(claim.recorded["parts"][name]["share"], abs=0.02)
