"""`python -m labkit cases`: each fact stands in the text of its source, at its place; what does not is named."""

from functools import partial

import pytest

from labkit import __main__
from labkit.cases import against_texts
from labkit.cases.against_texts import check
from labkit.cases.as_written import figures, phrases, stands_in
from labkit.cases.tables import facts, sources

FACTS = """case,quantity,value,unit,year,source,place,as_written,standing,note
fair,firms on the stand,8,firms,1999,P,part 1,Eight firms; in 1999,read,
fair,share that pays,0.25,share,1999,P,part 1,a quarter,read,
fair,who pays,,statement,1999,P,part 2,the town,read,The town.
fair,workers,3400,workers,2001,V,"7.1 and 11.1, quoting p. 13","3,400 people; small firms",quoted,
fair,visitors,12,visitors,2001,W,page 4,,secondary,
"""
SOURCES = """key,reference,text
P,A paper,paper.txt
V,A review,review.txt
W,A web page,
"""
PAPER = "## 1. What\n\nEight firms share a stand in\n1999; a quarter pays.\n\n## 2. Who\n\nNow *the town* pays.\n"
REVIEW = "7.1 TIES\n\nOf small firms.\n\n11.1 NOBODY (2001)\n\n“The 3,400 people” (p. 13). “No more” (p. 14).\n"


def held():
    """The facts whose sources have a text."""
    text = sources().set_index("key")["text"]
    return [fact for fact in facts().to_dict("records") if text[fact["source"]]]


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path, {"facts.csv": FACTS, "sources.csv": SOURCES})


@pytest.fixture
def seeds(tmp_path):
    return write(tmp_path / "texts", {"paper.txt": PAPER, "review.txt": REVIEW})


def write(where, files):
    where.mkdir(exist_ok=True)
    for name, text in files.items():
        (where / name).write_text(text, encoding="utf-8")
    return where


def test_facts_that_stand_as_told_are_counted_and_those_without_a_text_are_listed(folder, seeds):
    found = check(seeds, folder)
    assert found.passed
    assert (found.numbers, found.statements) == (3, 1)
    assert found.told().splitlines() == [
        "found: 3 numbers and 1 statements; not found: 0",
        "not checked here, since their sources are no texts of ours: 1, W (1)",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("stand,8,", "stand,9,", "firms on the stand = 9 (P part 1): as_written = 'Eight firms' does not read as this"),
        ("stand,8,firms,1999,P,part 1,Eight", "stand,9,firms,1999,P,part 1,Nine", "'Nine firms' does not stand there"),
        (
            "P,part 1,Eight",
            "P,part 2,Eight",
            "(P part 2): 'Eight firms' does not stand there, but elsewhere in the text",
        ),
        ("P,part 1,Eight", "P,part 7,Eight", "firms on the stand = 8 (P part 7): the text has no 'part 7'"),
        ("in 1999,read", "in 1998,read", "'in 1998' does not stand there"),
        ("0.25,share", "0.5,share", "share that pays = 0.5 (P part 1): as_written = 'a quarter' does not read as this"),
        ("P,part 2,the town", "P,part 2,the state", "who pays (P part 2): 'the state' does not stand there"),
        ("p. 13", "p. 14", "quoting p. 14): '3,400 people' does not stand there, but elsewhere in the text"),
        ("; small firms", "", "7.1 holds nothing of it"),
    ],
)
def test_a_fact_that_does_not_stand_as_told_is_named_with_row_value_and_place(folder, seeds, old, new, message):
    assert FACTS.count(old) == 1
    write(folder, {"facts.csv": FACTS.replace(old, new)})
    found = check(seeds, folder)
    assert not found.passed
    assert len(found.faults) == 1
    at = next(at for at, line in enumerate(FACTS.splitlines(), start=1) if old in line)
    assert found.faults[0].startswith(f"facts.csv, row {at}, fair, ")
    assert message in found.faults[0]
    assert found.faults[0] in found.told()


def test_a_text_that_is_missing_is_named_with_the_facts_that_wait_for_it(folder, seeds):
    (seeds / "paper.txt").unlink()
    found = check(seeds, folder)
    assert not found.passed
    assert (found.numbers, found.statements) == (1, 0)
    assert f"P: there is no paper.txt in {seeds}; 3 facts" in found.told()


def test_the_command_ends_with_1_where_texts_are_missing(tmp_path, capsys):
    assert __main__.main(["cases", "--seeds", str(tmp_path)]) == 1
    assert "T: there is no torres-2002-glocalization.txt" in capsys.readouterr().out


def test_the_command_ends_with_0_where_all_stands(folder, seeds, monkeypatch, capsys):
    monkeypatch.setattr(against_texts, "check", partial(check, folder=folder))
    assert __main__.main(["cases", "--seeds", str(seeds)]) == 0
    assert "found: 3 numbers" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("phrase", "read"),
    [
        ("3487 workers", {3487}),
        ("3,487", {3487}),
        ("53%", {0.53}),
        ("53 %", {0.53}),
        ("10 per cent", {0.1}),
        ("about a quarter", {0.25}),
        ("Eight firms", {8}),
        ("more than two hundred firms", {200}),
        ("second-largest", {2}),
        ("from 3 to 5", {3, 5}),
        ("2.67 ties", {2.67}),
        ("no figure", set()),
    ],
)
def test_figures_are_read_as_texts_print_them(phrase, read):
    assert figures(phrase) == read


def test_a_figure_is_no_part_of_a_longer_one():
    assert stands_in("8", "in all, 8.")
    assert not any(stands_in("8", text) for text in ("18 firms", "8.5 firms", "8,500 firms", "1.8 firms", "80%"))


def test_every_number_reads_as_it_is_printed_in_the_text_that_we_hold():
    numbers = [fact for fact in held() if fact["unit"] != "statement"]
    assert len(numbers) >= 25
    for fact in numbers:
        assert fact["value"] in figures(phrases(fact["as_written"])[0]), fact["quantity"]


def test_what_is_printed_is_told_in_a_few_words_only():
    told = [phrase for cell in facts()["as_written"] for phrase in phrases(cell)]
    assert max(len(phrase.split()) for phrase in told) <= 7


def test_every_statement_from_a_text_that_we_hold_names_words_to_look_for():
    assert [fact["quantity"] for fact in held() if fact["as_written"] == ""] == []
