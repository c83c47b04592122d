"""The ledger of the course: what it holds, how it is chosen from, and that each verdict can be seen."""

from __future__ import annotations

import numpy as np
import pytest
from packaging.version import Version

import labkit
from labkit.core.judging import FAILS, HOLDS, ONLY_WHEN
from labkit.core.words import words
from labkit.ledger import ledger
from labkit.ledger.cited import bare, cites, parts
from labkit.ledger.course import VERDICTS
from labkit.ledger.reasons import REASONS, reason, weak

every_claim = pytest.mark.parametrize("claim", ledger.claims, ids=lambda claim: claim.id)


def test_the_ledger_holds_the_claims_of_all_labs_in_teaching_order(course):
    assert [claim.id for claim in course.claims] == [claim.id for lab in labkit.labs().values() for claim in lab.claims]
    assert [row["id"] for row in course.rows()] == [claim.id for claim in course.claims]
    assert list(course.table().index) == [claim.id for claim in course.claims]


@every_claim
def test_the_token_of_a_claim_opens_in_its_lab_at_legal_knobs(claim):
    lab = ledger.labs[claim.lab]
    params, seed = lab.read_token(ledger.token(claim.id))
    assert seed == 0
    assert params.changed() == {n: v for n, v in claim.shown_at.items() if v != lab.Params.knobs()[n].default}
    assert len(claim.shown_at) <= 6


@every_claim
def test_a_claim_says_what_to_look_at_in_a_few_plain_sentences(claim):
    assert 5 <= len(claim.look_at.split()) <= 60
    assert claim.look_at.endswith(".")


def felt(claim):
    """What its experiment feels of the setting at which it shows."""
    return {name: value for name, value in claim.shown_at.items() if name in claim.box}


@pytest.mark.slow
@pytest.mark.parametrize("claim", [claim for claim in ledger.claims if felt(claim)], ids=lambda claim: claim.id)
def test_the_verdict_shows_at_the_setting_of_the_token(claim):
    found = claim.where_shown()
    assert np.broadcast_to(found.asked, found.holds.shape).all(), "the question does not arise there"
    assert found.holds.item() == (claim.recorded["verdict"] != FAILS), f"{claim.id}: {found.parts}"


@pytest.mark.parametrize("claim", [claim for claim in ledger.claims if not felt(claim)], ids=lambda claim: claim.id)
def test_a_verdict_that_shows_at_the_defaults_was_found_there_with_every_seed(claim):
    assert claim.recorded["at_default"]["share"] == (claim.recorded["verdict"] != FAILS)


@every_claim
def test_a_record_rests_on_what_the_claim_declares_and_on_its_lab(claim):
    row, lab = claim.recorded, ledger.labs[claim.lab]
    assert row["rests_on"] == claim.rests_on(row), f"{claim.id}: box, sizes, words or rule changed: record it anew"
    assert row["made_with"]["lab"] == lab.version
    assert Version(row["made_with"]["labkit"]) <= Version(labkit.__version__)


def test_filters_keep_what_fits_and_all_of_it(course):
    by_verdict = {word: course.chosen(verdict=word) for word in VERDICTS}
    assert sum(map(len, by_verdict.values())) == len(course.claims)
    for word, chosen in by_verdict.items():
        assert {claim.recorded["verdict"] for claim in chosen} == {VERDICTS[word]}
    lab = course.claims[0].lab
    assert {claim.lab for claim in course.chosen(lab=lab)} == {lab}
    assert course.chosen(source="TORRES") == course.chosen(source="Torrès") != ()
    assert course.chosen(source="part 11.10") != ()
    assert course.chosen(lab=lab, source="nobody wrote this") == ()


@pytest.mark.parametrize(
    ("filters", "said"),
    [({"lab": "alchemy"}, "lab = 'alchemy': there is no such lab"), ({"verdict": "maybe"}, "verdict = 'maybe'")],
)
def test_a_filter_that_cannot_be_is_refused_with_what_there_is(course, filters, said):
    with pytest.raises(ValueError, match=said):
        course.chosen(**filters)


def test_a_claim_is_found_by_its_id_in_small_letters_too(course):
    assert course.claim(" re3 ").id == "RE3"
    with pytest.raises(ValueError, match="id = 'RE99' is no claim of the course; there are GL1, "):
        course.claim("RE99")


def test_a_claim_opens_its_lab_where_it_shows(stall):
    assert stall.ledger.token("ST1") == "ST3-0.1-0"
    assert stall.ledger.show("ST1") == "a bench of ST3-0.1-0"


CITED = [
    ("Torrès (2002)", "part 1 (end: scattered means) and part 2", "T 1, T 2"),
    ("Torrès (2002)", "conclusion (end)", ""),
    ("Guerrieri (no date; about 2001)", "part 2 and Graphic 1, arrow 3", "G 2"),
    ("Biggiero (2006); Andersen & Lorenzen (2007)", "R 7.1.3, 7.2.1 and 11.8", "R 7.1.3, R 7.2.1, R 11.8"),
    ("R part 8, on Derbyshire (2010)", "R part 11.10", "R 8, R 11.10"),
    ("Bathelt, Malmberg & Maskell (2004)", "p. 41, as quoted in R 11.11", "R 11.11"),
    ("Review of resource transfer between clusters", "parts 8 and 11.8, citing Biggiero (2006), p. 459", "R 8, R 11.8"),
    ("Torrès (2002) and Biggiero (2006)", "T parts 1 and 2; B abstract (policy)", "T 1, T 2"),
    ("Fourcade (1993)", "as told in T conclusion", ""),
]


@pytest.mark.parametrize(("source", "place", "found"), CITED)
def test_the_parts_that_a_claim_cites_are_read_with_their_letters(source, place, found):
    assert ", ".join(f"{letter} {number}" for letter, number in parts(source, place)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        *(
            ("T part 1", [0, 7]),
            ("t part 2", [0, 7]),
            ("T parts 1 and 2", [0, 7]),
            ("T 1 and 4", []),
            ("T part 11", []),
            ("T part 4", []),
        ),
        *(("R part 11", [3, 4, 5, 6]), ("R 11.1", []), ("R part 8", [4, 6]), ("R 7.2", [3]), ("R part 2006", [])),
        *(
            ("T", [0, 1, 7]),
            ("B", [3, 7]),
            ("B abstract", [7]),
            ("T conclusion", [1, 8]),
            ("G conclusion", []),
            ("G Graphic 1", [2]),
        ),
        *(("torres", [0, 1, 7]), ("as quoted", [5]), ("p. 459", [6]), ("R", [3, 4, 5, 6]), ("", [*range(9)])),
    ],
)
def test_a_citation_is_found_by_letter_and_part_or_by_any_text(asked, found):
    assert [at for at, (source, place, _) in enumerate(CITED) if cites(source, place, asked)] == found


def test_the_ledger_can_be_asked_as_the_notebooks_cite(course):
    chosen = course.chosen(source="T part 3")
    assert "EG1" in [claim.id for claim in chosen]
    assert {claim.source for claim in chosen} == {"Torrès (2002)"}
    assert all("part 3" in claim.place for claim in chosen)


def test_text_is_searched_without_accents_and_capitals():
    assert bare("Torrès – Émilie") == "torres – emilie"


def row(verdict=FAILS, condition="", share=0.4, default=1.0, parts=(0.4,)):
    return {
        "verdict": verdict,
        "condition": condition,
        "share": share,
        "at_default": {"share": default},
        "parts": {str(at): {"share": part} for at, part in enumerate(parts)},
    }


NEAR = "every assumed number stays near its default, within a third of its range"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (row(HOLDS, share=0.95), ""),
        (row(ONLY_WHEN, "trust at least 0.3", default=0.0), "needs a condition"),
        (row(ONLY_WHEN, NEAR), "near our defaults only"),
        (row(default=0.5, parts=(0.99, 0.4)), "fails at our defaults too"),
        (row(parts=(0.99, 0.4)), "one part is in the way"),
        (row(parts=(0.99, 0.4), default=None), "one part is in the way"),
        (row(parts=(0.6, 0.4)), "comes and goes"),
        (row(parts=(0.4,)), "comes and goes"),
        (row(condition="x", share=None, default=None, parts=(None,)), "never asked"),
    ],
)
def test_the_rule_of_the_reasons(given, why):
    assert reason(given) == why
    assert why in ("", *REASONS)


def test_weak_parts_are_those_below_nine_in_ten():
    assert weak(row(parts=(0.9, 0.89, None))) == ["1"]


def test_a_guess_is_told_beside_the_record(course):
    holding = sum(claim.recorded["verdict"] == HOLDS for claim in course.claims)
    assert repr(course.predict(...)).startswith("No guess yet")
    assert " ".join(course.predict(...).compare().split()).endswith(f"Recorded: {holding} of {len(course.claims)}.")
    assert "That is exact." in course.predict(holding).compare()
    assert "2 too many" in course.predict(holding + 2).compare()
    assert "1 too few" in " ".join(course.predict(holding - 1).compare().split())


@pytest.mark.parametrize("holding", [-1, 1000, 2.5, True, "six"])
def test_a_guess_that_no_ledger_can_hold_is_refused(course, holding):
    with pytest.raises(ValueError, match=r"is not a whole number from 0 to \d+ \(claims\)"):
        course.predict(holding)


def test_nothing_of_the_ledger_names_a_lab_or_a_claim():
    from pathlib import Path

    import labkit.ledger as package

    folder = Path(package.__file__).parent
    files = [path for path in folder.rglob("*") if path.suffix in (".py", ".js", ".css", ".json")]
    names = [*labkit.TEACHING_ORDER, *(claim.id for claim in ledger.claims)]
    assert len(files) > 10
    assert [(path.name, name) for path in files for name in names if name in path.read_text("utf-8").split('"')] == []
    assert words(folder).items() <= ledger.words.items()
