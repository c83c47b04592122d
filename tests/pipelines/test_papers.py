"""The table of R's twelve papers: complete, in R's order, in short words of our own; and it can be filtered."""

import re
import shutil

import pytest

from labkit.cases import facts
from labkit.pipelines import papers as table
from labkit.pipelines.channels import CATALOGUE
from labkit.pipelines.papers import KINDS, WORDS, PaperError, papers, resources

MOST_WORDS = 20  # a cell is a note, not a quotation


@pytest.fixture
def folder(tmp_path):
    for name in ("papers.csv", "resources.csv"):
        shutil.copy(table.DATA / name, tmp_path)
    return tmp_path


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_each_of_the_twelve_sections_of_the_review_is_one_row_in_its_order():
    assert list(papers()["place"]) == [f"11.{section}" for section in range(1, 13)]


def test_every_row_is_complete():
    for _, row in papers().iterrows():
        assert all(row[column].strip() for column in WORDS), row["place"]
        assert all(row[column] for column in KINDS), row["place"]


def test_a_citation_has_authors_year_and_pages():
    for citation in papers()["paper"]:
        assert re.search(r"\((19|20)\d\d\), .+ \d+–\d+$|\((19|20)\d\d\), .+, \d+–\d+$", citation), citation


def test_cells_are_short_notes_without_quotation_marks():
    for _, row in papers().iterrows():
        for column in set(WORDS) - {"paper", "place"}:
            assert len(row[column].split()) <= MOST_WORDS, (row["place"], column)
            assert not re.search(r"[\"“”„«»]", row[column]), (row["place"], column)


def test_what_is_not_said_is_said_so_in_words_and_in_kinds_alike():
    for _, row in papers().iterrows():
        for words, kinds in (("carriers", "carrier_kinds"), ("channels", "channel_kinds")):
            assert (row[words] == "not said") == (row[kinds] == ("not said",)), (row["place"], words)


def test_every_kind_is_found_in_some_paper():
    for column, kinds in KINDS.items():
        assert set(kinds) == {kind for row in papers()[column] for kind in row}


def test_the_table_is_filtered_by_what_moves_who_carries_it_and_how():
    assert list(papers(channel="relocation")["place"]) == ["11.2", "11.3", "11.8", "11.9"]
    assert list(papers(carrier="individuals")["place"]) == ["11.5", "11.6", "11.9"]
    assert list(papers(resource="tangible", carrier="multinationals")["place"]) == ["11.3"]
    assert len(papers(resource="intangible")) == 12
    assert papers(carrier="small firms", channel="events").empty


def test_every_channel_of_the_model_has_a_paper_and_a_place_in_the_review():
    for channel, entry in CATALOGUE.items():
        assert len(papers(channel=channel)), channel
        assert re.fullmatch(r"R 7\.[12]\.[123]", entry.place)


def test_every_case_named_has_facts():
    named = set(papers()["case"]) - {""}
    assert len(named) == 5
    assert all(len(facts(case)) for case in named)


def test_resources_are_those_of_the_review_and_what_stays_is_said_to_stay():
    found = resources()
    assert list(found["kind"]).count("tangible") == list(found["kind"]).count("intangible") == 5
    assert set(found.loc[found["kind"] == "intangible", "family"]) == {"relational resources", "competences"}
    assert (found["carried_by"].str.len() > 0).all()


def test_an_unknown_kind_is_refused_with_those_there_are():
    with pytest.raises(PaperError, match=r"channel = 'pigeon': one of trade, events, social, relocation, network"):
        papers(channel="pigeon")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("11.4,", "11.3,", r"papers.csv, row 2, place = .*: 11.1 to 11.12, each once"),
        (",ceramic tiles,castellon", ",,castellon", r"papers.csv, row 2, industry = '': must not be empty"),
        ("relocation;network", "relocation;raft", r"papers.csv, row 3, channel_kinds = 'relocation;raft': of trade"),
        (",castellon-emilia", "", r"papers.csv, row 2, row = .*: 12 cells"),
        ("place,paper", "paper,place", r"papers.csv, row 1, header = .*: columns are place, paper"),
    ],
)
def test_a_broken_table_says_file_row_column_value_and_rule(folder, old, new, message):
    change(folder / "papers.csv", old, new)
    with pytest.raises(PaperError, match=message):
        papers(folder=folder)


def test_a_broken_resource_is_refused(folder):
    change(folder / "resources.csv", "money,tangible", "money,solid")
    with pytest.raises(PaperError, match=r"resources.csv, row 6, kind = 'solid': one of tangible, intangible"):
        resources(folder)
