"""`python -m labkit doctor`: which versions, what is missing, what to do."""

import os
import subprocess
import sys
from importlib import metadata

import pytest
from packaging.requirements import Requirement

from labkit import doctor

from .conftest import ROOT


def test_here_nothing_is_missing_and_all_requirements_are_named(project):
    done = subprocess.run([sys.executable, "-m", "labkit", "doctor"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert all(Requirement(line).name in done.stdout for line in project["dependencies"])
    assert metadata.version("bokeh") in done.stdout


def test_a_version_that_does_not_fit_is_a_fault_with_a_remedy():
    finding = doctor.package(Requirement("numpy<1"))
    assert (finding.state, finding.remedy) == ("fault", doctor.REPAIR)
    assert "(needs <1)" in finding.text


def test_a_missing_package_is_a_fault_with_a_remedy():
    finding = doctor.package(Requirement("a-package-nobody-has>=1"))
    assert (finding.state, finding.remedy) == ("fault", doctor.REPAIR)
    assert "missing" in finding.text


def test_a_python_that_is_too_old_is_a_fault():
    assert doctor.python(">=3.99").state == "fault"
    assert doctor.python(">=3.11").state == "ok"


@pytest.mark.parametrize(("prefix", "state"), [(ROOT / ".venv", "ok"), (ROOT / "elsewhere", "note")])
def test_another_environment_is_noted(monkeypatch, prefix, state):
    monkeypatch.setattr(sys, "prefix", str(prefix))
    assert doctor.environment().state == state


def test_a_read_only_folder_of_notebooks_is_a_fault(tmp_path, monkeypatch):
    assert doctor.notebooks(tmp_path).state == "ok"
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert doctor.notebooks(tmp_path).state == "fault"
    assert doctor.notebooks(tmp_path / "missing").state == "note"


def test_a_missing_browser_is_only_noted(monkeypatch):
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    assert doctor.browser().state == "note"


def test_without_packaging_the_report_says_so_and_goes_on():
    code = "import sys; sys.modules['packaging'] = None; from labkit.doctor import doctor; sys.exit(doctor())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "fault packaging is missing: no versions can be compared" in done.stdout
    assert "the folder notebooks can be written to" in done.stdout
    assert "To repair: 1." in done.stdout


def test_a_fault_is_told_by_the_exit_code_and_counted(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "findings", lambda: iter([doctor.Finding("fault", "numpy is missing", "Run it.")]))
    assert doctor.doctor() == 1
    said = capsys.readouterr().out
    assert "What to do: Run it." in said
    assert "To repair: 1." in said


def test_the_report_imports_no_drawing_library():
    code = "import sys; from labkit.doctor import doctor; doctor(); sys.exit('bokeh' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
