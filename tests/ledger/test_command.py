"""`python -m labkit claims`: the record at once, filtered, or run again."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from labkit.__main__ import MORE, main
from labkit.core.judging import HOLDS
from labkit.core.records import read
from labkit.ledger.printed import brief, in_words, made_with, opening, under_condition, with_other_luck

CONTRACT = {
    *("id", "lab", "proposition", "source", "place", "invented"),
    *("verdict", "condition", "share", "interval", "runs"),
}


@pytest.fixture
def in_stall(stall, monkeypatch):
    """The command over the two claims of the stall; experiments run in this process."""
    monkeypatch.setattr("labkit.__main__.ledger", stall.ledger)
    monkeypatch.setattr(
        "labkit.ledger.running.run",
        lambda claims, quick, tell, lucks: [claim.judge(quick, lucks=lucks) for claim in claims],
    )
    return stall


def test_the_command_prints_one_line_a_claim_and_how_to_see_more(course, capsys, monkeypatch):
    monkeypatch.setattr("labkit.core.claims.Claim.find", None)
    assert main(["claims"]) == 0
    *lines, told, more = capsys.readouterr().out.splitlines()
    assert lines == [brief(row) for row in course.rows()]
    for claim, line in zip(course.claims, lines, strict=True):
        assert line.startswith(f"{claim.id} ")
        assert line.endswith(f"{claim.recorded['verdict']} {claim.recorded['condition']}".rstrip())
    assert told.startswith(f"{len(course.claims)} claims: ")
    assert more == MORE


@pytest.mark.parametrize("option", ["--lab", "--verdict", "--source"])
def test_what_is_chosen_is_printed_in_full(option, course, capsys):
    row = course.rows()[0]
    word = {"--lab": row["lab"], "--verdict": "holds", "--source": row["source"]}[option]
    assert main(["claims", option, word]) == 0
    out = capsys.readouterr().out
    assert "Invented: " in out
    assert MORE not in out


def test_a_reader_who_has_read_enough_ends_the_command_quietly():
    command = subprocess.Popen(
        [sys.executable, "-m", "labkit", "claims", "--full"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout.readline()
    command.stdout.close()
    said = command.stderr.read()
    command.stderr.close()
    assert (command.wait(), said) == (0, b"")


def test_the_command_prints_the_whole_record_without_running_anything(course, capsys, monkeypatch):
    monkeypatch.setattr("labkit.core.claims.Claim.find", None)
    assert main(["claims", "--full"]) == 0
    out = capsys.readouterr().out
    for claim in course.claims:
        assert f"\n\n{claim.id}  {claim.recorded['verdict']}" in f"\n\n{out}"
        assert f'.open("{course.token(claim.id)}")' in " ".join(out.split())
    assert out.splitlines()[-1].startswith(f"{len(course.claims)} claims: ")


def test_the_record_is_printed_as_json_with_all_that_the_contract_names(course, capsys):
    assert main(["claims", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == [claim.id for claim in course.claims]
    assert all(row.keys() >= CONTRACT | {"token", "look_at", "shown_at", "reason", "made_with"} for row in rows)
    assert all(row["verdict"] == course.claim(row["id"]).recorded["verdict"] for row in rows)


def test_filters_can_be_joined(course, capsys):
    lab = course.claims[0].lab
    assert main(["claims", "--json", "--lab", lab, "--verdict", "holds", "--source", "torres"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert {(row["lab"], row["verdict"]) for row in rows} == {(lab, HOLDS)}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--lab", "alchemy"], "lab = 'alchemy': there is no such lab; the labs are"),
        (["--verdict", "maybe"], "verdict = 'maybe': there is no such verdict; there are holds, only-when, fails"),
        (["--source", "nobody wrote this"], "no claim is like that; leave out --lab, --verdict or --source"),
        (["--quick", "--record"], "--record needs the full run"),
        (["--quick", "--run"], "--run needs the full run"),
    ],
)
def test_the_command_refuses_what_cannot_be(options, said, capsys):
    assert main(["claims", *options]) == 2
    assert said in capsys.readouterr().err


def test_a_lab_that_was_never_recorded_prints_no_rows(in_stall, capsys):
    assert main(["claims", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_run_tells_its_rows_and_keeps_them_only_when_asked(in_stall, capsys):
    assert main(["claims", "--run", "--json"]) == 0
    ran = json.loads(capsys.readouterr().out)
    assert [row["asked_of"] for row in ran] == [512, 512]
    assert read(in_stall.file) == ()
    assert main(["claims", "--record"]) == 0
    kept = read(in_stall.file)
    assert [row["verdict"] for row in kept] == [row["verdict"] for row in ran]
    assert [[each["luck"] for each in row["other_luck"]] for row in kept] == [[1, 2], [1, 2]]
    assert not any("other_luck" in row for row in ran)
    assert "Recorded with labkit" not in capsys.readouterr().out


def test_a_quick_run_says_that_it_is_one(in_stall, capsys):
    assert main(["claims", "--quick"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert (
        out.count("Note: quick run of 32 settings instead of 512 and 3 seeds instead of 6, condition as recorded.") == 2
    )


def test_a_run_that_is_stopped_records_nothing(in_stall, capsys, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("labkit.ledger.running.run", stopped)
    assert main(["claims", "--record"]) == 130
    assert "stopped; nothing was recorded" in capsys.readouterr().err
    assert not in_stall.file.exists()


def test_a_printed_row_has_all_a_reader_needs(course):
    row = next(row for row in course.rows(source="torres") if row.get("within"))
    told = " ".join(in_words(row).split())
    for part in ("proposition", "place", "invented", "reading", "look_at", "verdict"):
        assert " ".join(row[part].split()) in told
    assert opening(row) in told
    assert with_other_luck(row) in told
    assert under_condition(row) in told
    assert made_with(row) in told
    low, high = row["interval"]
    assert f"({low:.0%} to {high:.0%})" in told


def test_other_luck_is_told_with_its_own_share_and_with_its_verdict_where_that_differs():
    held, fails = {"verdict": "holds", "condition": ""}, {"verdict": "does not hold here", "condition": ""}
    tried = [{"share": 0.4, **fails}, {"share": 0.62, **held}, {"share": None, **fails}]
    assert with_other_luck({"share": 0.5, **held, "other_luck": tried}) == "40% (does not hold here), 62%"
