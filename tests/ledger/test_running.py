"""Running the ledger: pieces in two processes, progress, and what is kept."""

from __future__ import annotations

import io
import os

import pytest

from labkit.core.findings import Piece
from labkit.core.judging import FAILS, ONLY_WHEN
from labkit.core.records import read
from labkit.ledger.progress import Progress, bar, in_words, teller
from labkit.ledger.running import keep, one_thread_each, run, signed, tasks


@pytest.fixture
def light(course):
    """The two claims of the course whose experiments simulate least."""
    return sorted(course.claims, key=lambda claim: claim.futures)[:2]


@pytest.mark.slow
def test_other_processes_find_what_this_one_finds(light):
    lines = []
    rows = run(light, quick=True, tell=lines.append, processes=1)
    assert rows == [claim.judge(quick=True) for claim in light]
    assert [row["id"] for row in rows] == [claim.id for claim in light]
    assert lines[-1].endswith("100 % done, about 0 s left")
    assert len(lines) == 2 * 4


def test_the_pieces_of_a_run_are_all_its_settings_and_seeds(stall):
    claim, _ = stall.claims
    whole, quick = claim.pieces(), claim.pieces(quick=True)
    assert whole[0] == Piece(512, 0)
    assert sum(64 for piece in whole if piece.points == 512) == 512
    assert sum(64 for piece in whole if piece.points == 128 and piece.reach < 1) == 128
    assert [piece for piece in quick if piece.points] == [Piece(32, 0)]
    assert [piece.at for piece in quick if not piece.points] == list(range(3))


@pytest.mark.parametrize("quick", [True, False])
def test_a_row_put_together_from_pieces_is_that_of_one_run(stall, quick):
    claim, _ = stall.claims
    found = {piece: claim.find(piece) for piece in claim.pieces(quick)}
    assert claim.judge(quick, find=found.__getitem__) == claim.judge(quick)


def test_the_first_piece_of_every_claim_is_run_first(stall):
    order = tasks(stall.claims, quick=False)
    assert [claim.id for claim, _ in order[:4]] == ["ST1", "ST2", "ST1", "ST2"]
    assert len(order) == len({(claim.id, piece) for claim, piece in order}) == 2 * (8 + 2 + 6)


def test_what_is_recorded_says_which_versions_made_it_and_leaves_other_rows_alone(stall, monkeypatch):
    monkeypatch.setattr("labkit.__version__", "9.8.7")
    rows = [claim.judge() for claim in stall.claims]
    keep(rows, stall.labs)
    assert [row["made_with"] for row in read(stall.file)] == [{"labkit": "9.8.7", "lab": 3}] * 2
    monkeypatch.setattr("labkit.__version__", "10.0.0")
    keep(rows[1:], stall.labs)
    assert [(row["id"], row["made_with"]["labkit"]) for row in read(stall.file)] == [
        ("ST1", "9.8.7"),
        ("ST2", "10.0.0"),
    ]
    assert [(row["verdict"]) for row in stall.ledger.rows()] == [ONLY_WHEN, FAILS]


def test_a_row_is_signed_without_being_changed(stall):
    row = stall.claims[0].judge()
    (after,) = signed([row], stall.labs)
    assert {name: after[name] for name in row} == row
    assert after.keys() - row.keys() == {"made_with"}


def test_the_first_pieces_tell_how_long_the_rest_will_take(stall):
    one, other = stall.claims
    work = [(one, Piece(512, 0)), (other, Piece(512, 0)), (one, Piece(512, 64)), (other, Piece(512, 64))]
    lines = []
    progress = Progress(work, 2, lines.append)
    assert progress.line().endswith("0 % done, about 0 s left")
    for task, seconds in zip(work, (30, 10, 30, 10), strict=True):
        progress.done(task, seconds)
    assert [line.partition("] ")[2] for line in lines] == [
        " 25 % done, about 45 s left",
        " 50 % done, about 20 s left",
        " 87 % done, about 5 s left",
        "100 % done, about 0 s left",
    ]


def test_time_left_and_the_bar_are_plain_letters():
    assert [in_words(seconds) for seconds in (0, 4.2, 89, 90, 600)] == [
        *("about 0 s", "about 5 s", "about 89 s"),
        *("about 2 min", "about 10 min"),
    ]
    assert bar(0.5) == "[" + "#" * 12 + "." * 12 + "]"


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("stream", "ends"), [(Screen(), "\r"), (io.StringIO(), "\n")], ids=["terminal", "file"])
def test_a_terminal_rewrites_one_line_and_a_file_gets_one_for_each_tenth(stream, ends):
    tell = teller(stream)
    for percent in (0, 3, 9, 10, 12, 25, 29, 100):
        tell(f"[#] {percent:3} % done, about 1 s left")
    told = stream.getvalue()
    assert told.endswith("\n")
    assert told.count("%") == (8 if ends == "\r" else 4)
    assert told.count("\n") == (1 if ends == "\r" else 4)


def test_processes_begun_for_a_run_compute_in_one_thread_and_the_setting_is_put_back(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    with one_thread_each():
        assert os.environ["OPENBLAS_NUM_THREADS"] == os.environ["OMP_NUM_THREADS"] == "1"
    assert os.environ["OMP_NUM_THREADS"] == "7"
    assert "MKL_NUM_THREADS" not in os.environ
