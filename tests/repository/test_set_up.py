"""start.py: how it makes .venv, on a bare machine and over a broken one."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from types import SimpleNamespace

import pytest

from .conftest import ROOT, ends_with


@pytest.fixture
def pretend(start, clone, monkeypatch):
    """start.py in the copy, with steps that are written down instead of run; texts in `failing` fail."""
    said = SimpleNamespace(start=start, steps=[], failing={}, ready=[])
    monkeypatch.setattr(start, "ROOT", clone)
    for name, path in {"VENV": ".venv", "PYTHON": ".venv/python", "UV": ".venv/uv"}.items():
        monkeypatch.setattr(start, name, clone / path)

    def step(text, *command):
        said.steps.append((text, [str(part) for part in command]))
        for pattern, output in said.failing.items():
            if pattern in text:
                return False, output
        if text == "making .venv":
            start.VENV.mkdir()
            start.PYTHON.touch()
        if "uv" in text:
            start.UV.touch()
        return True, ""

    monkeypatch.setattr(start, "step", step)
    monkeypatch.setattr(start, "check_machine", lambda: None)
    return said


class TestSettingUp:
    def test_makes_installs_and_remembers(self, pretend):
        pretend.start.make("labs")
        texts = [text for text, _ in pretend.steps]
        assert texts == [
            "making .venv",
            "fetching the installer uv",
            "installing JupyterLab and the rest",
            "installing labkit itself",
        ]
        pretend.start.make("labs")
        assert len(pretend.steps) == 4

    def test_installs_only_what_has_the_recorded_hash(self, pretend):
        pretend.start.make("checks")
        fetched = [command for _, command in pretend.steps if "-r" in command]
        assert len(fetched) == 3
        assert all("--require-hashes" in command for command in fetched)
        itself = next(command for text, command in pretend.steps if text == "installing labkit itself")
        assert {"--no-deps", "--no-build-isolation"} <= set(itself)

    def test_fetches_uv_in_the_locked_version(self, pretend):
        pretend.start.make("labs")
        asked = (pretend.start.VENV / "uv.txt").read_text()
        assert re.match(r"uv==[\d.]+ \\\n    --hash=sha256:", asked)
        assert asked in (ROOT / "requirements.lock").read_text()

    def test_takes_pip_where_uv_cannot_be_had(self, pretend):
        pretend.failing["fetching the installer"] = "no matching distribution"
        pretend.start.make("labs")
        assert "installing JupyterLab and the rest, with pip" in [text for text, _ in pretend.steps]
        assert pretend.start.is_ready("labs")

    def test_takes_pip_where_uv_cannot_finish(self, pretend, monkeypatch):
        made = pretend.start.step

        def uv_breaks(text, *command):
            return (False, "illegal instruction") if command[0] == pretend.start.UV else made(text, *command)

        monkeypatch.setattr(pretend.start, "step", uv_breaks)
        pretend.start.make("labs")
        assert [text for text, _ in pretend.steps if text.endswith("with pip")]

    def test_stops_where_pip_fails_too_and_is_not_ready(self, pretend):
        pretend.failing["installing JupyterLab"] = "Connection refused"
        assert "no network" in ends_with(lambda: pretend.start.make("labs"))
        assert not pretend.start.is_ready("labs")

    def test_throws_away_what_an_interrupted_run_left(self, pretend):
        pretend.start.VENV.mkdir()
        (pretend.start.VENV / "half a file").touch()
        pretend.start.make("labs")
        assert not (pretend.start.VENV / "half a file").exists()

    def test_adds_the_test_tools_to_an_environment_that_is_ready(self, pretend):
        pretend.start.make("labs")
        pretend.start.make("checks")
        assert [text for text, _ in pretend.steps].count("making .venv") == 1
        assert pretend.start.is_ready("labs")
        assert pretend.start.is_ready("checks")

    @pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
    def test_starts_anew_when_the_pins_change(self, pretend, name):
        pretend.start.make("labs")
        with (pretend.start.ROOT / name).open("a") as file:
            file.write("# changed\n")
        assert not pretend.start.is_ready("labs")

    def test_starts_anew_when_the_folder_has_moved_or_its_python_is_gone(self, pretend, monkeypatch):
        pretend.start.make("labs")
        pretend.start.PYTHON.unlink()
        assert not pretend.start.is_ready("labs")
        pretend.start.PYTHON.touch()
        assert pretend.start.is_ready("labs")
        shutil.copytree(pretend.start.ROOT, pretend.start.ROOT.parent / "moved")
        monkeypatch.setattr(pretend.start, "ROOT", pretend.start.ROOT.parent / "moved")
        assert not pretend.start.is_ready("labs")

    def test_a_stop_by_hand_says_that_the_next_run_starts_anew(self, pretend, monkeypatch):
        def interrupted(kind):
            raise KeyboardInterrupt

        monkeypatch.setattr(pretend.start, "make", interrupted)
        monkeypatch.setattr(sys, "argv", ["start.py"])
        assert "starts anew" in ends_with(pretend.start.main)

    def test_a_locked_file_is_explained(self, pretend, monkeypatch):
        def in_use(path):
            raise PermissionError(13, "Access is denied")

        pretend.start.VENV.mkdir()
        monkeypatch.setattr(pretend.start.shutil, "rmtree", in_use)
        monkeypatch.setattr(sys, "argv", ["start.py"])
        assert "in use" in ends_with(pretend.start.main)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers(process, port, seconds):
    """Whether JupyterLab answers within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=5).status == 200
        except OSError:
            time.sleep(0.2)
    return False


@pytest.mark.slow
@pytest.mark.delivery
def test_from_nothing_to_jupyterlab_and_again(clone, tmp_path):
    (clone / ".venv").mkdir()
    (clone / ".venv" / "left by an interrupted run").touch()
    variables = os.environ | {"JUPYTER_RUNTIME_DIR": str(tmp_path), "JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    for turn, seconds in enumerate((240, 30)):
        port, log = free_port(), tmp_path / f"log {turn}"
        with log.open("w") as out:
            command = [sys.executable, "start.py", "--no-browser", "--port", str(port)]
            process = subprocess.Popen(command, cwd=clone, env=variables, stdout=out, stderr=subprocess.STDOUT)
            well = answers(process, port, seconds)
            process.terminate()
            process.wait(timeout=30)
        if "no network" in log.read_text():
            pytest.skip("no network: nothing was set up")
        assert well, log.read_text()
        assert ("making .venv" in log.read_text()) == (turn == 0)
        assert "with pip" not in log.read_text()
