"""start.py: what it says where it cannot go on, and what it hands over to."""

import ast
import os
import runpy
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest

from .conftest import ROOT, ends_with


class TestAnOldPython:
    def test_can_read_the_file(self):
        ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))

    def test_is_told_which_one_is_needed(self, start, monkeypatch):
        monkeypatch.setattr(sys, "version_info", (3, 10, 4))
        message = ends_with(start.main)
        assert "3.11 or newer is needed; this is 3.10." in message

    @pytest.mark.parametrize("version", ["3.6", "3.8", "3.10"])
    def test_is_told_so_by_itself_where_there_is_one(self, version):
        python = shutil.which(f"python{version}")
        works = python and subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0
        if not works:
            pytest.skip(f"no Python {version} here")
        done = subprocess.run([python, ROOT / "start.py"], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert f"this is {version}." in done.stderr


class TestAMachineThatCannotDoIt:
    def test_without_the_venv_module_is_told_what_to_install(self, start, monkeypatch):
        monkeypatch.setitem(sys.modules, "ensurepip", None)
        message = ends_with(start.check_machine)
        assert "no working venv module" in message
        assert "sudo apt install python3-venv" in message

    def test_without_room_on_the_disk_is_told_how_much_is_needed(self, start, monkeypatch):
        monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=3e8))
        assert "disk is full: labkit needs 2 GB" in ends_with(start.check_machine)

    def test_with_all_of_it_is_let_through(self, start, monkeypatch):
        monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=3e9))
        assert start.check_machine() is None

    @pytest.mark.parametrize(
        ("output", "fault"),
        [
            ("OSError: [Errno 28] No space left on device", "disk is full"),
            ("error: failed to write (os error 28)", "disk is full"),
            ("Failed to establish a new connection: Temporary failure in name resolution", "no network"),
            ("error: dns error: failed to lookup address information", "no network"),
            ("PermissionError: [WinError 5] Access is denied: 'python.exe'", "in use or protected"),
            ("The filename or extension is too long. (os error 206)", "too long"),
        ],
    )
    def test_is_told_the_fault_that_the_installer_met(self, start, output, fault):
        assert fault in ends_with(lambda: start.explain(output))

    def test_meets_an_unknown_fault_and_sees_its_last_lines(self, start):
        message = ends_with(lambda: start.explain("first\n" * 50 + "the wheel is square"))
        assert "the wheel is square" in message
        assert message.count("first") < 10

    @pytest.mark.slow
    def test_without_network_is_told_so_and_goes_on_later(self, clone):
        nowhere = {
            "HTTPS_PROXY": "http://127.0.0.1:9",
            "HTTP_PROXY": "http://127.0.0.1:9",
            "ALL_PROXY": "http://127.0.0.1:9",
        }
        private = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1", "UV_CACHE_DIR": str(clone / "cache")}
        variables = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")} | nowhere | private
        command = [sys.executable, "start.py", "--no-browser"]
        done = subprocess.run(command, cwd=clone, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "no network" in done.stderr
        assert "run the same command again" in done.stderr
        assert "Traceback" not in done.stdout + done.stderr
        assert not list((clone / ".venv").glob("ready-*"))


class TestHandingOver:
    @pytest.fixture
    def command(self, start, monkeypatch):
        """The command that start.py becomes, for given arguments."""

        def hand_over(*parts):
            raise StopIteration(*map(str, parts))

        def became(*arguments):
            made = []
            monkeypatch.setattr(start, "make", made.append)
            monkeypatch.setattr(start, "hand_over", hand_over)
            monkeypatch.setattr(sys, "argv", ["start.py", *arguments])
            with pytest.raises(StopIteration) as handed:
                start.main()
            return [*made, *handed.value.args]

        return became

    def test_opens_the_first_notebook(self, command):
        kind, *parts = command()
        assert kind == "labs"
        page = next(part for part in parts if "default_url" in part).split("/lab/tree/")[1]
        assert (ROOT / page).exists()
        assert "--no-browser" not in parts

    def test_passes_on_the_port_and_the_wish_for_no_browser(self, command):
        parts = command("--no-browser", "--port", "9001")
        assert "--no-browser" in parts
        assert parts[parts.index("--port") + 1] == "9001"

    def test_runs_the_checks_quick_or_not(self, command):
        assert command("test")[0] == "checks"
        assert not any("--quick" in part for part in command("test"))
        assert command("test", "--quick")[-1] == "--quick"
        assert command("test")[-1].endswith("checks.py")

    def test_refuses_quick_without_test_and_says_where_it_belongs(self, command, capsys):
        with pytest.raises(SystemExit) as stopped:
            command("--quick")
        assert stopped.value.code == 2
        assert "--quick belongs to the checks: python3 start.py test --quick" in capsys.readouterr().err

    def test_leaves_behind_what_would_bring_in_the_packages_of_another_python(self, start, monkeypatch):
        monkeypatch.setenv("PYTHONPATH", "elsewhere")
        monkeypatch.setenv("PYTHONHOME", "elsewhere")
        monkeypatch.setenv("LABKIT_TRIED", "yes")
        became = []
        monkeypatch.setattr(start.os, "name", "posix")
        monkeypatch.setattr(start.os, "chdir", lambda folder: None)
        monkeypatch.setattr(start.os, "execve", lambda *given: became.extend(given))
        running = SimpleNamespace(poll=lambda: 0, returncode=0)
        monkeypatch.setattr(start.subprocess, "Popen", lambda *given, **named: running)
        with pytest.raises(SystemExit):
            start.hand_over("python", "-V")
        path, command, variables = became
        assert (path, command) == ("python", ["python", "-V"])
        assert variables["LABKIT_TRIED"] == "yes"
        assert not {"PYTHONPATH", "PYTHONHOME"} & variables.keys()

    def test_refuses_a_word_it_does_not_know(self, command, capsys):
        with pytest.raises(SystemExit):
            command("tset")
        assert "invalid choice" in capsys.readouterr().err


def test_the_module_can_be_loaded_without_doing_anything():
    assert "main" in runpy.run_path(str(ROOT / "start.py"), run_name="not main")
