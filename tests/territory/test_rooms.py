"""What the room of this lab may import: core, itself, and of other labs the activation and the relocation lab."""

from __future__ import annotations

import ast
from pathlib import Path

import labkit.territory

FOLDER = Path(labkit.territory.__file__).parent
ALLOWED = ("labkit.__version__", "labkit.core", "labkit.activation", "labkit.relocation", "labkit.territory")
SCREENS = ("lab", "view", "pictures", "sections", "sentence")
# The files that a student looks at may use the screen.
SCREEN = ("presets.py", "report.py", "lab.py", "view.py", "exercises.py", "sections.py", "pictures", "sections")


def imported(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_of_other_labs_only_the_kernels_that_are_joined_are_imported():
    for file in FOLDER.rglob("*.py"):
        seen = file.name in SCREEN or file.parent.name in SCREEN
        for name in (name for name in imported(file) if name.startswith("labkit.")):
            assert name.startswith((*ALLOWED, "labkit.ui") if seen else ALLOWED), (file.name, name)
            if not name.startswith("labkit.territory") and not name.startswith("labkit.ui"):
                assert name.split(".")[2:3] not in [[screen] for screen in SCREENS], (file.name, name)


def test_nothing_with_an_underscore_is_taken_from_another_lab():
    for file in FOLDER.rglob("*.py"):
        foreign = [name for name in imported(file) if name.startswith(("labkit.activation", "labkit.relocation"))]
        assert not [name for name in foreign if any(part.startswith("_") for part in name.split("."))]
