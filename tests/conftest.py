"""What tests of several rooms ask for: the notebook that a module names as FILE, and the futures of its `lab`."""

import json

import pytest

from .futures import each_once


@pytest.fixture(scope="module")
def cells(request):
    return json.loads(request.module.FILE.read_text(encoding="utf-8"))["cells"]


@pytest.fixture(scope="module")
def lines(cells):
    """The prose with its line breaks."""
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@pytest.fixture(scope="module")
def prose(lines):
    return " ".join(lines.split())


@pytest.fixture(scope="module")
def shown(cells):
    """What the compared cells print; strict nbval holds it to the kernel."""
    return "".join("".join(each.get("text", "")) for cell in cells for each in cell.get("outputs", []))


@pytest.fixture(scope="module")
def futures(request):
    """Futures as on the bench, each simulated once for all tests of a module."""
    lab = request.module.lab
    return each_once(lab.simulate, lab.Params, runs=200)
