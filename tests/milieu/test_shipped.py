"""The data that come with the lab: they pass the contract, hold what they say, and Montpellier holds nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu.contract import SHEETS
from labkit.milieu.reading import read
from labkit.milieu.shipped import FOLDER, SHIPPED, places, shipped

UNDER_CONTRACT = ("montpellier_2002", "stylised")
# Columns that name a row or put it in our order; `kind` and `name` are ours throughout.
OURS = {"operator", "name", "territory", "kind", "a", "b"}


def documented(name):
    return (FOLDER / name / "SOURCE.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def montpellier():
    return shipped("montpellier_2002")


def test_every_folder_of_data_is_on_the_list_and_tells_its_source():
    assert sorted(path.name for path in FOLDER.iterdir() if path.is_dir()) == sorted(SHIPPED)
    for name in SHIPPED:
        assert len(documented(name)) > 500


@pytest.mark.parametrize("name", UNDER_CONTRACT)
def test_each_folder_can_also_be_read_as_a_student_reads_his_own(name):
    by_path, by_name = read(FOLDER / name), shipped(name)
    assert by_path.digest == by_name.digest
    assert by_name.source == name


def test_a_name_that_is_not_on_the_list_is_refused_with_the_list():
    with pytest.raises(ValueError, match=r"name = 'lyon' is not one of montpellier_2002, stylised, regions"):
        shipped("lyon")


def test_files_beside_the_sheets_are_not_taken_for_sheets_left_unread():
    assert not [note for note in shipped("montpellier_2002").notes if "not read" in note]


def test_montpellier_has_as_many_rows_as_its_source_tells(montpellier):
    text = documented("montpellier_2002")
    assert montpellier.names == ("Montpellier",)
    assert f"- {len(montpellier.operators)} operators, eight of them" in text
    assert f"- {len(montpellier.ties)} ties, two of them" in text
    assert sum(b.startswith("outside:") for b in montpellier.ties["b"]) == 2


def test_every_row_of_montpellier_has_a_place_and_every_place_a_row(montpellier):
    ties = [f"{a} – {b}" for a, b in zip(montpellier.ties["a"], montpellier.ties["b"], strict=True)]
    rows = {("territories", "Montpellier, 2002")}
    rows |= {("operators", operator) for operator in montpellier.operators["operator"].tolist()}
    rows |= {("ties", tie) for tie in ties}
    told = [(place.sheet, place.row) for place in places() if place.sheet != "none" and not place.column]
    assert sorted(told) == sorted(rows)


def test_every_filled_cell_of_montpellier_has_a_place_and_every_place_a_cell(montpellier):
    filled = set()
    for sheet, id_ in (("operators", "operator"), ("ties", "a")):
        table = montpellier.sheets[sheet]
        for column in set(SHEETS[sheet].names) - OURS:
            known = ~np.isnan(table[column]) if SHEETS[sheet][column].number else table[column] != ""
            filled |= {(sheet, row, column) for row in table[id_][known].tolist()}
    assert {(place.sheet, place.row, place.column) for place in places() if place.column} == filled


def test_every_place_tells_where_in_the_source_of_whom_and_why():
    for place in places():
        assert place.place_in_source.startswith(("T part ", "T title"))
        assert place.said_of.startswith("said of ")
        assert place.note
        assert place.sheet in (*SHEETS, "none")


def test_what_the_source_does_not_say_of_montpellier_is_missing(montpellier):
    territory = montpellier.territories
    assert territory["year"].tolist() == [2002]
    assert all(np.isnan(territory[column]).all() for column in SHEETS["territories"].names[2:])
    assert np.isnan(montpellier.ties["since"]).all()
    assert np.isnan(montpellier.operators["closed"]).all()
    assert len(montpellier.survey) == 0


def test_the_only_date_of_montpellier_is_the_structure_created_in_2000(montpellier):
    operators = montpellier.operators
    dated = ~np.isnan(operators["founded"])
    assert operators["operator"][dated].tolist() == ["irdt"]
    assert operators["founded"][dated].tolist() == [2000]


def test_the_foreign_service_coordinates_and_has_set_up_the_eight_export_groups(montpellier):
    operators, ties = montpellier.operators, montpellier.ties
    assert operators["operator"][operators["coordinator"] == "yes"].tolist() == ["foreign_service"]
    set_up = ties["b"][(ties["a"] == "foreign_service") & (ties["kind"] == "set it up")].tolist()
    assert set_up == [f"export_group_{number}" for number in range(1, 9)]


def test_what_was_only_planned_in_2002_has_a_place_but_is_no_operator(montpellier):
    planned = [place.row for place in places() if place.sheet == "none" and "not at work in 2002" in place.note]
    assert planned == ["Cap Omega", "Business incubator for international trade"]
    assert not [name for name in montpellier.operators["name"] if "Omega" in name or "incubator" in name]
