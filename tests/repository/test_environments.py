"""environment.yml and the Binder configuration: written from the lock, and good for what they promise."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import yaml

from .conftest import ROOT, load

BINDER = ROOT / "binder"


@pytest.fixture(scope="module")
def environments():
    return load(".ci/environments.py")


def pip_part(path):
    """The pip list of a conda environment file."""
    return next(entry["pip"] for entry in yaml.safe_load(path.read_text())["dependencies"] if isinstance(entry, dict))


def test_environment_yml_is_what_the_script_writes(environments):
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == environments.for_conda()


def test_binder_environment_yml_is_what_the_script_writes(environments):
    assert (BINDER / "environment.yml").read_text(encoding="utf-8") == environments.for_binder()


def test_a_changed_pin_is_seen_as_drift(environments, monkeypatch):
    before = environments.for_conda(), environments.for_binder()
    monkeypatch.setattr(environments, "pins", lambda: iter([("numpy==0.1", None)]))
    assert all(text not in before for text in (environments.for_conda(), environments.for_binder()))


@pytest.mark.parametrize("path", [ROOT / "environment.yml", BINDER / "environment.yml"], ids=["conda", "binder"])
def test_python_is_named_exactly_since_a_range_gives_binder_another_one(path):
    assert "python=3.11" in yaml.safe_load(path.read_text())["dependencies"]


def test_binder_gets_plain_pins_only():
    assert [line for line in pip_part(BINDER / "environment.yml") if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_binder_gets_what_linux_needs_and_nothing_for_other_systems():
    names = {line.split("==")[0] for line in pip_part(BINDER / "environment.yml")}
    assert {"ptyprocess", "pexpect", "numpy", "hatchling"} <= names
    assert not {"pywinpty", "appnope", "colorama"} & names


def test_the_conda_way_ends_with_labkit_itself():
    assert pip_part(ROOT / "environment.yml")[-1] == "-e ."


def test_nothing_in_the_binder_folder_is_a_link_and_postbuild_can_be_run():
    assert {path.name for path in BINDER.iterdir()} == {"environment.yml", "postBuild"}
    assert not any(path.is_symlink() for path in BINDER.iterdir())
    assert os.name == "nt" or os.access(BINDER / "postBuild", os.X_OK)
    assert "set -e" in (BINDER / "postBuild").read_text().splitlines()


@pytest.mark.delivery
def test_repo2docker_reads_the_binder_folder():
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "Building conda environment for python=3.11" in said
    assert '--file "binder/environment.yml"' in said
    assert "RUN ./binder/postBuild" in said


@pytest.fixture(scope="module")
def like_binder(tmp_path_factory):
    """Environment variables in which `python` is a fresh one, made from binder/environment.yml and postBuild."""
    folder = tmp_path_factory.mktemp("binder") / "env"
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
    pins = pip_part(BINDER / "environment.yml")
    done = subprocess.run([uv, "pip", "install", "-p", python, *pins], capture_output=True, text=True, check=False)
    if done.returncode and re.search(load("start.py").NO_NETWORK, done.stderr, re.IGNORECASE):
        pytest.skip("no network: the Binder environment was not made")
    assert done.returncode == 0, done.stderr
    variables = {**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([BINDER / "postBuild"], cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return variables


def in_binder(like_binder, *arguments):
    command = [str(Path(like_binder["PATH"].split(os.pathsep)[0]) / "python"), *arguments]
    return subprocess.run(command, cwd=ROOT, env=like_binder, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.slow
@pytest.mark.delivery
@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="Binder's environment is for Python 3.11")
class TestTheEnvironmentThatBinderWillHave:
    def test_it_holds_labkit_and_its_labs(self, like_binder):
        done = in_binder(like_binder, "-c", "import labkit, json; print(json.dumps(list(labkit.labs())))")
        assert "relocation" in json.loads(done.stdout), done.stderr

    def test_its_doctor_finds_nothing_missing(self, like_binder):
        done = in_binder(like_binder, "-m", "labkit", "doctor")
        assert done.returncode == 0, done.stdout + done.stderr

    def test_its_jupyterlab_neither_reads_news_nor_looks_for_updates(self, like_binder):
        done = in_binder(like_binder, "-m", "jupyter", "labextension", "list")
        assert "@jupyterlab/apputils-extension:announcements" in done.stdout + done.stderr

    def test_its_notebooks_give_the_committed_numbers(self, like_binder):
        options = ["-q", "-W", "default", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env"]
        done = in_binder(like_binder, "-m", "pytest", *options, "notebooks/00_start_here.ipynb")
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr
