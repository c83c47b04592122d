"""What is installed, what is missing or mismatched, and what to do: `python -m labkit doctor`."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
REPAIR = "Run `python3 start.py` in the labkit folder; if this line stays, delete the folder .venv and run it again."
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@dataclass(frozen=True)
class Finding:
    """One line of the report: `state` is "ok", "note" or "fault"; a fault says in `remedy` what to do."""

    state: str
    text: str
    remedy: str = ""


def chromium() -> str | None:
    """Path of Chromium or Chrome, or None; only the browser tests need one."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def doctor() -> int:
    """Prints the report, one line a finding. Returns 0, or 1 where anything is at fault."""
    found = [*findings()]
    for finding in found:
        print(f"{finding.state:<6}{finding.text}")
        if finding.remedy:
            print(f"      What to do: {finding.remedy}")
    faults = sum(finding.state == "fault" for finding in found)
    print("\nNothing is missing." if not faults else f"\nTo repair: {faults}.")
    return 1 if faults else 0


def findings() -> Iterator[Finding]:
    """All findings, in the order of the report."""
    try:
        installed = metadata.distribution("labkit")
    except metadata.PackageNotFoundError:
        yield Finding("fault", "labkit is not installed in this Python", REPAIR)
        return
    yield Finding("ok", f"labkit {installed.version}")
    yield environment()
    yield from versions(installed)
    yield notebooks(ROOT / "notebooks")
    yield browser()


def versions(installed: metadata.Distribution) -> Iterator[Finding]:
    """Whether Python and all packages have versions that labkit asks for; without `packaging` nobody can tell."""
    try:
        from packaging.requirements import Requirement
    except ModuleNotFoundError:
        yield Finding("fault", "packaging is missing: no versions can be compared", REPAIR)
        return
    yield python(installed.metadata["Requires-Python"])
    for line in sorted(installed.requires or []):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate():
            yield package(requirement)


def python(needed: str) -> Finding:
    """Whether the version of this Python is one that labkit is made for; `needed` as in pyproject.toml."""
    from packaging.specifiers import SpecifierSet

    version = platform.python_version()
    text = f"Python {version} (needs {needed})"
    if SpecifierSet(needed).contains(version, prereleases=True):
        return Finding("ok", text)
    return Finding("fault", text, "Install a newer Python and run start.py with it.")


def environment() -> Finding:
    """Whether this Python is the one that start.py made."""
    own = ROOT / ".venv"
    if Path(sys.prefix).resolve() == own.resolve():
        return Finding("ok", "this is the environment made by start.py")
    return Finding(
        "note", f"this is not the environment made by start.py, but {sys.prefix} (right for conda and Binder)"
    )


def package(requirement: Requirement) -> Finding:
    """Whether a package that labkit needs is there, in a version that fits. Does not import it."""
    needed = f"(needs {requirement.specifier})" if requirement.specifier else ""
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return Finding("fault", f"{requirement.name} is missing {needed}", REPAIR)
    well = requirement.specifier.contains(version, prereleases=True)
    return Finding("ok" if well else "fault", f"{requirement.name} {version} {needed}", "" if well else REPAIR)


def notebooks(folder: Path) -> Finding:
    """Whether a student can save the notebooks."""
    if not folder.is_dir():
        return Finding("note", "no folder notebooks beside labkit: this is not a clone of the repository")
    if os.access(folder, os.W_OK):
        return Finding("ok", "the folder notebooks can be written to")
    return Finding("fault", "the folder notebooks is read-only", "Copy the labkit folder to a place of your own.")


def browser() -> Finding:
    """Whether the browser tests can run; nobody needs this to use the labs."""
    path = chromium()
    if path:
        return Finding("ok", f"Chromium for the browser tests: {path}")
    return Finding("note", "no Chromium: the browser tests will be skipped; the labs need none")
