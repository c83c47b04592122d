"""The first page: short, with figures that the bench shows, and it gives away no answer of a lab."""

import json
import re

import numpy as np
import pytest

import labkit

from .conftest import FIRST, NOTEBOOKS

RELOCATION = labkit.labs()["relocation"]
CELLS = json.loads((NOTEBOOKS / FIRST).read_text(encoding="utf-8"))["cells"]
PROSE = "\n\n".join("".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "markdown")
CODE = "\n\n".join("".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "code")
PRINTED = json.dumps([cell.get("outputs", []) for cell in CELLS])


def test_of_its_fifteen_minutes_a_third_is_reading():
    assert re.findall(r"^This page takes (\w+) minutes", PROSE, re.M) == ["fifteen"]
    assert re.findall(r"^\| (\d+) \|", PROSE, re.M) == ["15"]
    read = re.sub(r"\]\([^)]*\)|^[|#].*$", "", PROSE.split("## Map of the course")[0], flags=re.M)
    assert len(read.split()) <= 5 * 150


def test_the_question_of_notebook_08_stays_open():
    tokens = re.findall(r"\bRE1(?:-[0-9A-Z]+)+", PROSE + CODE)
    gaps = {RELOCATION.read_token(token)[0].globalisation for token in tokens}
    assert gaps == {RELOCATION.Params().globalisation}
    assert "0.50" not in PROSE + CODE + PRINTED


def test_one_claim_is_shown_and_no_other_verdict():
    assert set(re.findall(r"\bRE[1-8]\b(?!-)", PROSE + CODE + PRINTED)) == {"RE2"}


@pytest.fixture(scope="module")
def dragged():
    """Trust where the drag begins and ends, each with its 200 futures."""
    ends = re.search(r"Drag \*\*Initial trust\*\* slowly from (\S+) to (\S+)\. ", PROSE).groups()
    return [(end, RELOCATION.simulate(RELOCATION.Params(trust=float(end)), seed=0, runs=200)) for end in ends]


def test_about_half_of_the_futures_collapse_where_the_page_says_so(dragged):
    end, futures = dragged[1]
    assert f"near {end} the band of home opens wide, and about half of the futures collapse" in PROSE
    assert futures.tipped.sum() == 104


def test_the_band_opens_from_the_default_on(dragged):
    assert float(dragged[0][0]) == RELOCATION.Params().trust
    before, after = (np.ptp(np.quantile(futures.home[:, 40], (0.25, 0.75))) for _, futures in dragged)
    assert after > 8 * before
