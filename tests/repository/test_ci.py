"""The build machine's script and the list of checks."""

import os
import re
import sys

import pytest

from .conftest import ROOT, load


@pytest.fixture
def checks(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["checks.py"])
    return load(".ci/checks.py")


def test_the_script_of_the_build_machine_does_nothing_but_call_the_test_command():
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    allowed = r"#.*|set -euo pipefail|cd \"\$\(dirname .*|if ! command -v chromium .*|  apt-get .*|fi|python3 start.*|"
    assert [line for line in lines if not re.fullmatch(allowed, line)] == []
    assert lines[-1] == 'python3 start.py test "$@"'
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)


def test_quick_leaves_out_the_browser_and_nothing_else(monkeypatch):
    names = {}
    for args in ([], ["--quick"]):
        monkeypatch.setattr(sys, "argv", ["checks.py", *args])
        names[bool(args)] = [name for lane in load(".ci/checks.py").lanes() for name, _ in lane]
    assert names[False] == [*names[True], "browser"]
    assert "notebooks, numbers compared" in names[True]


def test_every_folder_of_tests_is_run_once(checks):
    commands = [command for lane in checks.lanes() for _, command in lane]
    folders = sorted(f"tests/{path.name}" for path in (ROOT / "tests").iterdir() if list(path.glob("**/test_*.py")))
    run = [part for command in commands for part in command if part.startswith("tests/")]
    assert sorted(run) == sorted([*folders, "tests/browser"]), "the browser's tests run twice: without one and with one"


def test_a_failed_step_does_not_stop_the_next_and_fails_the_whole(checks, monkeypatch, capfd):
    good, bad = (
        [sys.executable, "-c", "print('3 passed in 1s')"],
        [sys.executable, "-c", "raise SystemExit('1 failed')"],
    )
    monkeypatch.setattr(checks, "lanes", lambda: ([("first", bad), ("second", good)], []))
    assert checks.main() == 1
    said = capfd.readouterr().out
    assert re.search(r"FAILED +\d+\.\d s  first", said)
    assert re.search(r"ok +\d+\.\d s  second", said)
    assert said.splitlines()[-1] == "3 passed, 1 failed"


def test_all_well_is_told_by_the_exit_code(checks, monkeypatch, capfd):
    only = [("only", [sys.executable, "-c", "print('2 passed, 1 skipped in 1s')"])]
    monkeypatch.setattr(checks, "lanes", lambda: ([], only))
    assert checks.main() == 0
    assert capfd.readouterr().out.splitlines()[-1] == "2 passed, 0 failed, 1 skipped"


def test_the_second_lane_runs_beside_the_first_and_is_told_last(checks, monkeypatch, capfd, tmp_path):
    mark = tmp_path / "seen"
    waits = f"import pathlib, time\nwhile not pathlib.Path({str(mark)!r}).exists(): time.sleep(0.02)\nprint('1 failed')"
    leaves = f"import pathlib; pathlib.Path({str(mark)!r}).touch(); print('2 passed in 1s')"
    lanes = [("tests", [sys.executable, "-c", leaves])], [("browser", [sys.executable, "-c", waits])]
    monkeypatch.setattr(checks, "lanes", lambda: lanes)
    assert checks.main() == 0
    lines = [line for line in capfd.readouterr().out.splitlines() if line.startswith(("==", "1 ", "2 passed in"))]
    assert lines == ["== tests", "2 passed in 1s", "== browser", "1 failed", "== summary"]
