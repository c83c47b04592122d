"""The two locks: complete, hashed, in step with pyproject.toml, and without any address."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from .conftest import ROOT, load

LOCKS = ("requirements.lock", ".ci/requirements.lock")
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)


def pins(name):
    """Package to the set of its pinned versions (more than one where they differ by Python version)."""
    found = {}
    for package, version in PIN.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(package, set()).add(version)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_nothing_but_pins_and_their_hashes(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    form = re.compile(r"[a-z0-9][a-z0-9._-]*==[^ /:]+( ; [^/:]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lines if not form.fullmatch(line)] == []
    assert len(pins(name)) > 50


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_both_locks_pin_the_same_versions():
    students, checks = map(pins, LOCKS)
    shared = students.keys() & checks.keys()
    assert {name: (students[name], checks[name]) for name in shared if not checks[name] <= students[name]} == {}
    assert "traitlets" in shared


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_of_pyproject_is_locked_in_a_version_that_fits(name, project):
    inputs = {LOCKS[0]: project["dependencies"] + project["groups"]["install"], LOCKS[1]: project["groups"]["test"]}
    locked = pins(name)
    for requirement in map(Requirement, inputs[name]):
        versions = locked.get(requirement.name, set())
        assert versions, f"{requirement.name} is not in {name}: run python .ci/environments.py --lock"
        assert all(requirement.specifier.contains(version, prereleases=True) for version in versions)


def test_bokeh_is_pinned_exactly_since_the_bench_leans_on_its_private_members(project):
    line = next(line for line in project["dependencies"] if line.startswith("bokeh"))
    assert re.fullmatch(r"bokeh==\d+\.\d+\.\d+", line)


@pytest.mark.delivery
def test_resolving_again_changes_nothing(tmp_path):
    environments = load(".ci/environments.py")
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, inputs in environments.LOCKS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
        command = [uv, "pip", "compile", "--quiet", *environments.FORM, *inputs, "-o", name]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        if done.returncode and re.search(load("start.py").NO_NETWORK, done.stderr, re.IGNORECASE):
            pytest.skip("no network: the locks were not resolved again")
        assert done.returncode == 0, done.stderr
        assert (tmp_path / name).read_text() == (ROOT / name).read_text(), f"{name} has drifted from pyproject.toml"
