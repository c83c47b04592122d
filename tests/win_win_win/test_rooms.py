"""What the room of this lab may import: core and itself; what a student looks at, the screen as well."""

from __future__ import annotations

import ast
from pathlib import Path

import labkit.win_win_win

FOLDER = Path(labkit.win_win_win.__file__).parent
# The files that a student looks at may use the screen.
SCREEN = ("presets.py", "lab.py", "view.py", "exercises.py", "sections.py", "pictures", "sections")


def imported(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_other_lab_is_imported():
    for file in FOLDER.rglob("*.py"):
        seen = file.name in SCREEN or file.parent.name in SCREEN
        allowed = ("labkit.core", "labkit.win_win_win", *(("labkit.ui",) if seen else ()))
        for name in (name for name in imported(file) if name.startswith("labkit.")):
            assert name.startswith(allowed), (file.name, name)
