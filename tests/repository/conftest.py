import importlib.util
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("start.py", "pyproject.toml", "requirements.lock", ".ci", "README.md", "LICENSE", "LICENSE-text.md")
UNWANTED = {
    ".git",
    ".venv",
    "__pycache__",
    ".ruff_cache",
    ".pytest_cache",
    ".ipynb_checkpoints",
    ".import_linter_cache",
}


def load(path):
    """A Python file of the repository that is no part of the package, as a fresh module."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, ROOT / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def committed_files():
    """Files that are, or would be, committed; in a download without git, all but what tools leave behind."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False) if has_git() else None
    if listed and listed.returncode == 0:
        return sorted(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())
    return sorted(path for path in ROOT.rglob("*") if path.is_file() and not UNWANTED & set(path.parts))


def has_git():
    return (ROOT / ".git").exists() and shutil.which("git") is not None


@pytest.fixture(scope="session")
def project():
    """The [project] table of pyproject.toml, and the dependency groups beside it."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {**tables["project"], "groups": tables["dependency-groups"], "tool": tables["tool"]}


@pytest.fixture(scope="session")
def texts():
    """All committed text files: path from the root, as text, to content."""
    contents = {}
    for path in committed_files():
        if path.suffix not in {".png", ".ico", ".woff2"}:
            contents[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
    return contents


@pytest.fixture
def start():
    return load("start.py")


@pytest.fixture
def clone(tmp_path):
    """A copy of what start.py needs, in a folder whose path has a space."""
    folder = tmp_path / "my labkit"
    folder.mkdir()
    for name in NEEDED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    for name in ("labkit", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def ends_with(action):
    """What start.py says when it stops."""
    with pytest.raises(SystemExit) as stopped:
        action()
    assert re.search(r"^start\.py: .+\nWhat to do: .+", str(stopped.value).strip(), re.DOTALL)
    return str(stopped.value)
