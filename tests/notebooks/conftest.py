import json
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


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
