"""One version, told in four places; and a reason for every dependency."""

import re
from importlib import metadata

import yaml
from packaging.requirements import Requirement

import labkit

from .conftest import ROOT


def test_all_four_places_tell_the_same_version(project):
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE).group(1)
    assert project["version"] == str(citation["version"]) == newest == labkit.__version__


def test_the_installed_labkit_is_this_one(project):
    assert metadata.version("labkit") == project["version"]


def test_the_citation_names_the_licence_of_pyproject(project):
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["license"] == project["license"] == "BSD-3-Clause"
    assert "BSD 3-Clause" in (ROOT / "LICENSE").read_text()
    assert "CC BY 4.0" in (ROOT / "LICENSE-text.md").read_text()


def test_every_dependency_has_its_reason_in_contributing(project):
    reasons = dict(re.findall(r"^- `([\w-]+)`: (.+)$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE))
    lines = project["dependencies"] + [line for group in project["groups"].values() for line in group]
    names = {Requirement(line).name for line in lines}
    assert names - reasons.keys() == set()
    assert {name for name, reason in reasons.items() if len(reason.split()) < 4} == set()


def test_contributing_gives_no_reason_for_a_dependency_that_is_gone(project):
    section = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## Why each dependency")[1].split("\n## ")[0]
    lines = project["dependencies"] + [line for group in project["groups"].values() for line in group]
    assert set(re.findall(r"^- `([\w-]+)`", section, re.MULTILINE)) == {Requirement(line).name for line in lines}
