"""What the activation lab may import: core, the milieu lab's scorer, and itself."""

from __future__ import annotations

import ast
from pathlib import Path

import labkit.activation

FOLDER = Path(labkit.activation.__file__).parent
ALLOWED = ("labkit.core", "labkit.milieu.scorer", "labkit.activation")
# The files that a student looks at may use the screen.
SCREEN = ("presets.py", "lab.py", "view.py", "exercises.py", "sections.py", "pictures")


def test_of_other_labs_only_the_scorer_of_the_milieu_lab_is_imported():
    for file in FOLDER.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
        names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        for name in (name for name in names if name.startswith("labkit")):
            seen = file.name in SCREEN or file.parent.name in SCREEN
            assert name.startswith((*ALLOWED, "labkit.ui") if seen else ALLOWED), (file.name, name)


def test_the_import_contract_says_so_too():
    text = (FOLDER.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert "activation uses the milieu lab's scorer and no more of another lab" in text
    assert 'ignore_imports = ["labkit.activation.* -> labkit.milieu.scorer"]' in text
