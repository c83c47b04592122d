"""Which claims, and which parts of claims, are ours and no source's, as notebook 10 tells it."""

from __future__ import annotations

import ast
import json

import pytest

from labkit.core.conditions import ENOUGH
from labkit.core.judging import HOLDS
from labkit.ledger.reasons import weak

from .test_exercises import NOTEBOOK

CELLS = {cell["id"]: "".join(cell["source"]) for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]}
PROSE = " ".join(" ".join(CELLS.values()).split())
WORDS = {6: "six", 9: "nine"}


def ours():
    """The parts that the notebook marks as ours, by claim."""
    found = {}
    for node in ast.parse(CELLS["why-3"]).body:
        if isinstance(node, ast.Assign | ast.AugAssign):
            found |= ast.literal_eval(node.value)
    return found


MARKED = ours()
BLAMED = [name for name in MARKED if name != "RE3"]


def shares_of_the_source(row):
    return [part["share"] for name, part in row["parts"].items() if name not in MARKED[row["id"]]]


def test_the_claims_named_are_those_marked():
    assert f"the part that fails is ours, not the source's: {BLAMED[0]}, {BLAMED[1]} and {BLAMED[2]}." in PROSE
    assert f"In {BLAMED[0]}, {BLAMED[1]} and {BLAMED[2]} even the part that fails is ours" in PROSE
    assert len(BLAMED) == 3


@pytest.mark.parametrize("name", BLAMED)
def test_the_one_part_that_fails_is_ours_and_the_rest_would_hold_alone(course, name):
    row = course.claim(name).recorded
    assert weak(row) == MARKED[name]
    rest = shares_of_the_source(row)
    assert sum(rest) - (len(rest) - 1) >= ENOUGH  # all of them at once: at least this share
    assert row["at_default"]["share"] == 1
    assert row["verdict"] != HOLDS


def test_the_part_of_re3_that_fails_is_the_source_s(course):
    (failing,) = weak(course.claim("RE3").recorded)
    assert failing not in MARKED["RE3"]
    assert set(MARKED["RE3"]) < set(course.claim("RE3").recorded["parts"])


def test_the_shares_of_the_sources_parts_and_the_count_are_those_told(course):
    least = [100 * min(shares_of_the_source(course.claim(name).recorded)) for name in BLAMED]
    assert "come true in {:.0f} % and more (RE5), {:.0f} % and more (EG5) and {:.0f} % (AC1)".format(*least) in PROSE
    holding = sum(claim.recorded["verdict"] == HOLDS for claim in course.claims)
    assert f"{WORDS[holding + len(BLAMED)]} claims would hold, not {WORDS[holding]}" in PROSE


@pytest.mark.parametrize("name", BLAMED)
def test_a_claim_with_a_part_of_ours_says_so_where_it_is_read(course, name):
    claim = course.claim(name)
    assert "ours" in claim.place or "our addition" in claim.place
    assert "is our part, and no source's" in claim.invented
    assert "What fails is our part" in claim.reading
    told = [f"{100 * share:.0f} %" for share in shares_of_the_source(claim.recorded) if share < 0.995]
    assert [share for share in told if share not in claim.reading] == []


def test_two_claims_are_told_as_our_own(course):
    assert "All but two of the claims come from texts" in PROSE
    assert "MI1 and WW3 are our own" in PROSE
    assert course.claim("MI1").source.startswith("ours")
    assert "our conjecture" in course.claim("MI1").place
    assert "neither says so" in course.claim("WW3").place


@pytest.mark.parametrize("name", ["DI3", "DI4", "DI5", "DI6"])
def test_a_transition_that_may_happen_is_told_as_one_that_can(course, name):
    claim = course.claim(name)
    assert " can turn " in claim.proposition
    assert "G says only that it may happen. That half of the futures must go is ours" in claim.invented
    median = f"{100 * claim.recorded['medians']['with']:.0f} %"
    assert f"{median} of the futures" in claim.reading or f"{median} of them" in claim.reading
