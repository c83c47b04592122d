"""The facts of the sources: every row checked, and a broken table says where."""

import shutil

import pytest

from labkit.cases import FactError, facts, sources, tables
from labkit.small_world import published


@pytest.fixture
def folder(tmp_path):
    for name in ("facts.csv", "sources.csv"):
        shutil.copy(tables.FOLDER / name, tmp_path)
    return tmp_path


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def value(case, quantity):
    table = facts(case)
    return table.loc[table["quantity"] == quantity, "value"].item()


def test_figures_read_in_the_review_are_there_unchanged():
    assert value("castellon-emilia", "glazing firms in Castellón") == 26
    assert value("castellon-emilia", "workers in glazing in Castellón") == 3487
    assert value("castellon-emilia", "equipment firms in Emilia") == 171
    assert value("castellon-emilia", "workers in equipment in Emilia") == 6500
    towns = ("Suzhou", "Kunshan", "Wujiang")
    parks = [value("taiwan-suzhou", f"Taiwan's share of IT FDI, parks in {town}") for town in towns]
    assert parks == [0.53, 0.80, 0.95]
    assert value("taiwan-suzhou", "Taiwanese firms' share of Kunshan's local taxes") == 0.86


def test_what_was_not_read_at_its_source_is_marked():
    table = facts().set_index("source")
    assert set(table.loc["OSEM-2009", "standing"]) == {"secondary"}
    assert set(table.loc["Vibrata-profile", "standing"]) == {"secondary"}
    assert set(table.loc["R", "standing"]) == {"quoted"}


def test_what_was_read_in_the_chapter_on_districts_says_where():
    assert value("italian-districts-censis", "districts in the panel") == 40
    read = facts().set_index("source").loc["G"]
    assert set(read["standing"]) == {"read"}
    assert read["place"].str.match(r"part [23](,|$)").all()
    assert len(read) >= 17


def test_every_source_is_used_or_is_the_paper_of_the_lab():
    assert set(sources()["key"]) - {"B"} == set(facts()["source"])


def test_the_networks_among_the_facts_are_those_that_the_small_world_lab_shows():
    told = facts("measured-networks").set_index("quantity")["value"]
    assert len(told) == 6 * len(published.NETWORKS)
    for each in published.NETWORKS:
        name = each.name.partition(" (")[0]
        assert told[f"{name}: nodes"] == each.nodes
        assert told[f"{name}: ties a node"] == each.ties
        assert told[f"{name}: steps between two"] == each.path_length
        assert told[f"{name}: steps between two, at random"] == each.path_length_random
        assert told[f"{name}: clustering"] == each.clustering
        assert told[f"{name}: clustering, at random"] == each.clustering_random


def test_no_fact_stands_twice():
    assert not facts().duplicated(["case", "quantity", "year"]).any()


def test_quantities_are_short_enough_to_be_shown_whole():
    assert facts()["quantity"].str.len().max() <= 50


def test_an_unknown_case_names_those_there_are():
    with pytest.raises(FactError, match=r"case = 'atlantis' is not among the cases: montebelluna, vibrata"):
        facts("atlantis")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",0.64,share", ",sixty,share", r"facts.csv, row 3, value = 'sixty': a number, with a point"),
        (",0.64,share", ",64,share", r"facts.csv, row 3, value = '64': shares run from 0 to 1"),
        (",0.64,share", ",,share", r"facts.csv, row 3, value = '': a number"),
        (",0.64,share", ",nan,share", r"facts.csv, row 3, value = 'nan': a number"),
        ("OSEM-2009", "Nobody-1999", r"facts.csv, row 3, source = 'Nobody-1999': a key of sources.csv"),
        ("secondary", "hearsay", r"facts.csv, row 3, standing = 'hearsay': one of abstract, quoted, secondary"),
        ("article of 7 Nov 2009", "", r"facts.csv, row 3, place = '': must not be empty"),
        (",secondary,", ",", r"facts.csv, row 3, row = .*: 10 cells"),
        ("quantity,value", "value,quantity", r"facts.csv, row 1, header = .*: columns are case, quantity"),
        ("26 local glazing firms; ASCER 2005", "", r"facts.csv, row 23, as_written = '': the figure as it is printed"),
        (",,statement", ",1,statement", r"facts.csv, row 2, value = '1': a statement has no number"),
    ],
)
def test_a_broken_fact_says_file_row_column_value_and_rule(folder, old, new, message):
    change(folder / "facts.csv", old, new)
    with pytest.raises(FactError, match=message):
        facts(folder=folder)


def test_a_source_given_twice_is_refused(folder):
    change(folder / "sources.csv", "Vibrata-profile", "OSEM-2009")
    with pytest.raises(FactError, match=r"sources.csv, row 6, key = 'OSEM-2009': a key stands once"):
        facts(folder=folder)
