"""The glossary: every word once, with its place in a source or as ours, and used in the notebooks it names."""

import json
import re

import pytest

from .conftest import NOTEBOOKS

TEXT = (NOTEBOOKS / "glossary.md").read_text(encoding="utf-8")
OURS = "Words of the method"
PLACE = r"\b[TGRB] (?:parts? \d|introduction|conclusion|abstract|Table \d|\d+\.\d)"
FROM_SOURCES = """proximity · proximity principle · glocalization · internationalising milieu · operator · four D's ·
Density · Diversity · Dynamics · Directionality · network activation · export group · shared executive · win-win-win ·
cluster · district · Marshallian · hub and spoke · satellite · state-anchored · circle · star · local buzz · pipeline ·
gatekeeper · absorptive capacity · small world · smile curve · kernel of critical activities · kernel of tacit
knowledge · selective relocation · replicative relocation"""
OF_THE_METHOD = """future · band · paired comparison · claim · verdict · setting of the box · idle knob · draw · run A ·
bench · token · outcome map · centralisation · logit · elasticity · bimodality · Sobol index · raters' α"""


def entries(part):
    """Term to what is said of it, in one part of the glossary or all of them."""
    chosen = [text for text in re.split(r"^## ", TEXT, flags=re.M)[1:] if part(text.splitlines()[0])]
    found = re.findall(r"^- \*\*(.+?)\*\*(.+?)(?=^- |^#|\Z)", "\n".join(chosen), re.M | re.S)
    return {term: " ".join(said.split()) for term, said in found}


SOURCED = entries(lambda title: title != OURS)
METHOD = entries(lambda title: title == OURS)


def terms(listed):
    return {" ".join(term.split()) for term in listed.split("·")}


def test_no_word_stands_twice():
    found = re.findall(r"^- \*\*(.{2,}?)\*\*", TEXT, re.M)
    assert len(set(found)) == len(found) == len(SOURCED) + len(METHOD)


def test_the_words_of_the_course_are_there():
    assert terms(FROM_SOURCES) - SOURCED.keys() == set()
    assert terms(OF_THE_METHOD) - METHOD.keys() == set()


@pytest.mark.parametrize("term", SOURCED)
def test_a_word_of_a_source_has_its_place(term):
    assert re.search(PLACE, SOURCED[term])


@pytest.mark.parametrize("term", METHOD)
def test_a_word_of_ours_names_no_place_of_a_source(term):
    assert not re.search(PLACE, METHOD[term])


@pytest.mark.parametrize("term", SOURCED | METHOD)
def test_a_notebook_that_an_entry_names_uses_the_word(term):
    for name in re.findall(r"\]\((\S+\.ipynb)\)", (SOURCED | METHOD)[term]):
        cells = json.loads((NOTEBOOKS / name).read_text(encoding="utf-8"))["cells"]
        prose = " ".join(" ".join("".join(cell["source"]) for cell in cells).lower().split())
        assert any(word in prose for word in re.findall(r"\w{3,}", term.lower())), name
