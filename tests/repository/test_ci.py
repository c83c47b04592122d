"""The build machine's script and the list of checks."""

import os
import re
import sys

import pytest

import labkit

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


def test_the_steps_of_quick_are_all_but_those_of_the_browser(monkeypatch):
    names = {}
    for args in ([], ["--quick"]):
        monkeypatch.setattr(sys, "argv", ["checks.py", *args])
        names[bool(args)] = [name for name, _ in load(".ci/checks.py").steps()]
    assert [name for name in names[False] if not name.startswith("browser, ")] == names[True]
    assert "notebooks, numbers compared" in names[True]


def test_every_folder_of_tests_is_run_once(checks):
    folders = [f"tests/{path.name}" for path in (ROOT / "tests").iterdir() if list(path.glob("**/test_*.py"))]
    without = [command for name, command in checks.steps() if not name.startswith("browser, ")]
    assert sorted(part for command in without for part in command if part.startswith("tests/")) == sorted(folders)
    rest, *benches = [command for name, command in checks.steps() if name.startswith("browser, ")]
    assert {"tests/browser", "--ignore=tests/browser/every_lab"} < set(rest)
    assert all("tests/browser/every_lab" in command for command in benches)
    chosen = " or ".join(command[command.index("-k") + 1] for command in benches).split(" or ")
    assert sorted(chosen) == sorted(labkit.labs()), "the bench of each lab is moved in one of the steps"


def test_all_notebooks_are_run_and_compared(checks):
    command = dict(checks.steps())["notebooks, numbers compared"]
    assert {part for part in command if part.endswith(".ipynb")} == {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "notebooks").glob("*.ipynb")
    }
    assert "--nbval" in command, "not --nbval-lax, which compares only cells that ask for it"


def test_long_tests_of_labs_are_left_out_by_quick_only_and_it_says_so(monkeypatch):
    for args in ([], ["--quick"]):
        monkeypatch.setattr(sys, "argv", ["checks.py", *args])
        checks = load(".ci/checks.py")
        house, *labs = [command for name, command in checks.steps() if name.startswith("tests of ")]
        assert len(labs) == 2, "two halves of the labs"
        assert not [part for part in house if part.startswith("--ignore")]
        for command in labs:
            ignored = [part.split("test_")[1] for part in command if part.startswith("--ignore")]
            assert ignored == [f"{name}.py" for name in checks.LONG if args]
        assert all(name in checks.SLOW for name in checks.LONG)


def test_quick_compares_the_start_notebook_only(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["checks.py", "--quick"])
    command = dict(load(".ci/checks.py").steps())["notebooks, numbers compared"]
    assert [part for part in command if part.endswith(".ipynb")] == ["notebooks/00_start_here.ipynb"]


def test_what_forbids_compiled_code_keeps_it_out_of_the_folders_only(checks, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert not checks.surroundings()["PYTHONDONTWRITEBYTECODE"]
    assert checks.surroundings()["PYTHONPYCACHEPREFIX"].startswith(str(checks.SCRIPTS.parent))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
    assert not {"PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"} & (checks.surroundings().keys() - os.environ.keys())


def test_a_failed_step_does_not_stop_the_next_and_fails_the_whole(checks, monkeypatch, capfd):
    good, bad = (
        [sys.executable, "-c", "print('3 passed in 1s')"],
        [sys.executable, "-c", "raise SystemExit('1 failed')"],
    )
    monkeypatch.setattr(checks, "steps", lambda: [("first", bad), ("second", good)])
    assert checks.main() == 1
    said = capfd.readouterr().out
    assert re.search(r"FAILED +\d+\.\d s  first", said)
    assert re.search(r"ok +\d+\.\d s  second", said)
    assert said.splitlines()[-1] == "3 passed, 1 failed"


def test_all_well_is_told_by_the_exit_code(checks, monkeypatch, capfd):
    only = [("only", [sys.executable, "-c", "print('2 passed, 1 skipped in 1s')"])]
    monkeypatch.setattr(checks, "steps", lambda: only)
    assert checks.main() == 0
    assert capfd.readouterr().out.splitlines()[-1] == "2 passed, 0 failed, 1 skipped"


def test_two_steps_run_beside_each_other_and_each_is_told_as_a_whole(checks, monkeypatch, capfd, tmp_path):
    mark = tmp_path / "seen"
    waits = f"import pathlib, time\nwhile not pathlib.Path({str(mark)!r}).exists(): time.sleep(0.02)\nprint('1 failed')"
    leaves = f"import pathlib; pathlib.Path({str(mark)!r}).touch(); print('2 passed in 1s')"
    steps = [("browser", [sys.executable, "-c", waits]), ("tests", [sys.executable, "-c", leaves])]
    monkeypatch.setattr(checks, "steps", lambda: steps)
    assert checks.main() == 0
    said = capfd.readouterr().out
    assert "== tests\n2 passed in 1s\n" in said, "what a step says stands together"
    assert "== browser\n1 failed\n" in said
    assert said.index("== summary") > max(said.index("== tests"), said.index("== browser"))


def test_a_step_that_cannot_begin_is_told_with_the_others(checks, monkeypatch, capfd):
    good = [sys.executable, "-c", "print('3 passed in 1s')"]
    monkeypatch.setattr(checks, "steps", lambda: [("odd", ["no such tool here"]), ("good", good)])
    assert checks.main() == 1
    said = capfd.readouterr().out
    assert re.search(r"FAILED +\d+\.\d s  odd: 1 failed", said)
    assert said.splitlines()[-1] == "3 passed, 1 failed"


def test_a_step_that_never_ends_is_ended_and_told(checks, monkeypatch, capfd):
    monkeypatch.setattr(checks, "LONGEST", 0.3)
    monkeypatch.setattr(checks, "steps", lambda: [("odd", [sys.executable, "-c", "import time; time.sleep(60)"])])
    assert checks.main() == 1
    said = capfd.readouterr().out
    assert "== begun: odd" in said
    assert "timed out after 0.3 seconds" in said
    assert said.splitlines()[-1] == "0 passed, 1 failed"
