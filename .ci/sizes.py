"""Say which files and functions of labkit have grown long, and how large its rooms are. For the eye, never a fault."""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE, FUNCTION = 200, 20


def lengths(path):
    """(name, lines) of the file and of each of its functions, without their docstrings."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT).as_posix()
    yield name, len(text.splitlines()), FILE
    for node in ast.walk(ast.parse(text)) if path.suffix == ".py" else ():
        if isinstance(node, ast.FunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            yield f"{name}:{node.lineno} {node.name}", node.end_lineno - first.lineno + 1, FUNCTION


PARTS = {
    "claims": ("claims", "experiments", "compare"),
    "exercises": ("exercises", "keys", "by_hand"),
    "what a student sees": (
        *("view", "pictures", "sections", "sentence", "told", "report", "report_parts"),
        *("behind", "lab", "presets", "naming"),
    ),
}


def room(path):
    """The room of a Python file; all labs count together, by what their files are for."""
    first, *rest = path.relative_to(ROOT / "labkit").with_suffix("").parts
    if not (ROOT / "labkit" / first / "kernel.py").exists():
        return first if rest else "commands"
    return next((f"labs: {part}" for part, names in PARTS.items() if {*names} & {*rest}), "labs: kernels")


def rooms():
    """Lines of Python by room."""
    lines = Counter()
    for path in (ROOT / "labkit").rglob("*.py"):
        lines[room(path)] += len(path.read_text(encoding="utf-8").splitlines())
    return lines


def main():
    paths = [path for ending in ("py", "js", "css") for path in sorted((ROOT / "labkit").rglob(f"*.{ending}"))]
    found = [item for path in paths for item in lengths(path)]
    long = [(name, lines, limit) for name, lines, limit in found if lines > limit]
    for name, lines, limit in long:
        print(f"{lines:5} lines (rather {limit}): {name}")
    total = sum(lines for _, lines, limit in found if limit == FILE)
    for name, lines in rooms().most_common():
        print(f"{lines:5} lines of Python: {name}")
    print(f"{total} lines in labkit; {len(long)} files and functions are longer than they should be")


if __name__ == "__main__":
    main()
