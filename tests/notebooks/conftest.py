import ast
import json
from pathlib import Path

import pytest

import labkit

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LAB = ["Question", "In the sources", "Predict", "Try", "Look inside", "Compare with your prediction", "The claim"]
LAB += ["A real case", "Exercises", "Limits", "Sources"]
START = ["What this is", "Move a knob", "Read the band", "Pin and compare", "Save the scenario", "What a claim is"]
START += ["Map of the course"]
CLOSING = ["Question", "In the sources", "Predict", "Try", "Compare with your prediction", "Why claims fail"]
CLOSING += ["What a verdict can say", "Exercises", "Limits", "Sources"]
FIRST, LAST = "00_start_here.ipynb", "10_read_the_ledger.ipynb"
HEADINGS = {FIRST: START, LAST: CLOSING}


def pytest_generate_tests(metafunc):
    if "notebook_file" in metafunc.fixturenames:
        files = sorted(NOTEBOOKS.glob("*.ipynb"))
        metafunc.parametrize("notebook_file", files, ids=[file.name for file in files])


@pytest.fixture
def notebook(notebook_file):
    return json.loads(notebook_file.read_text(encoding="utf-8"))


@pytest.fixture
def code(notebook):
    """The code cells, with their source as one text."""
    return [{**cell, "source": "".join(cell["source"])} for cell in notebook["cells"] if cell["cell_type"] == "code"]


@pytest.fixture
def prose(notebook):
    """The markdown of the notebook as one text."""
    return "\n\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")


@pytest.fixture
def opened(code):
    """The labs that the notebook imports, by the name it gives them."""
    nodes = [node for cell in code for node in ast.walk(ast.parse(cell["source"])) if isinstance(node, ast.ImportFrom)]
    names = {node.module: alias.asname or alias.name for node in nodes for alias in node.names if alias.name == "lab"}
    return {names[f"labkit.{name}.lab"]: lab for name, lab in labkit.labs().items() if f"labkit.{name}.lab" in names}
