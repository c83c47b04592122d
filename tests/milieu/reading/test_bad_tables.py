"""Faults of whole files and their headers: what is missing, too much, or no table at all."""

import pytest

from labkit.milieu.faults import DataError
from labkit.milieu.reading import read

from .conftest import faults, only_fault, spoil, where

SHEETS = ("territories", "operators", "ties", "survey")


@pytest.mark.parametrize("name", SHEETS)
def test_a_missing_file_is_named(files, name):
    del files[f"{name}.csv"]
    fault = only_fault(files)
    assert where(fault) == (f"{name}.csv", None, "", "")
    assert "this file is missing" in fault.rule


def test_a_file_with_nearly_the_right_name_is_suggested(files):
    files["operator.csv"] = files.pop("operators.csv")
    assert "the nearest is 'operator.csv'" in only_fault(files).rule


def test_a_path_that_leads_nowhere_is_a_fault_that_says_what_is_expected(tmp_path):
    assert "a folder of CSV files, a zip of it, or an .xlsx workbook" in only_fault(tmp_path / "nowhere").rule


def test_a_single_csv_file_is_not_taken_for_the_whole_data(files, tmp_path):
    (tmp_path / "operators.csv").write_text(files["operators.csv"])
    fault = only_fault(tmp_path / "operators.csv")
    assert fault.file == "operators.csv"
    assert "expected a folder of CSV files" in fault.rule


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("territories", "smes"),
        ("territories", "year"),
        ("operators", "kind"),
        ("operators", "territory"),
        ("ties", "b"),
        ("survey", "score"),
    ],
)
def test_a_missing_column_that_is_needed_is_named_with_its_meaning(files, name, column):
    lines = [line.split(",") for line in files[f"{name}.csv"].splitlines()]
    place = lines[0].index(column)
    files[f"{name}.csv"] = "\n".join(",".join(line[:place] + line[place + 1 :]) for line in lines)
    fault = only_fault(files)
    assert where(fault) == (f"{name}.csv", 1, "column", column)
    assert fault.rule.startswith("this column is missing; the header is ")


def test_an_extra_column_gets_the_nearest_known_name(files):
    fault = only_fault(spoil(files, "territories.csv", "exporters", "exporter"))
    assert where(fault) == ("territories.csv", 1, "column", "exporter")
    assert "the nearest is 'exporters'" in fault.rule


def test_an_extra_column_unlike_any_other_is_a_fault_without_a_suggestion(files):
    fault = only_fault(spoil(files, "territories.csv", "exporters", "weather"))
    assert where(fault) == ("territories.csv", 1, "column", "weather")
    assert "nearest" not in fault.rule


def test_a_column_that_stands_twice_is_a_fault(files):
    fault = only_fault(spoil(files, "operators.csv", "place", "name"))
    assert where(fault) == ("operators.csv", 1, "column", "name")
    assert "twice" in fault.rule


def test_cells_below_an_empty_name_in_the_header_are_not_dropped(files):
    fault = only_fault(spoil(files, "territories.csv", "exporters", ""))
    assert (fault.file, fault.row, fault.column) == ("territories.csv", 1, "column")
    assert "cell 4 of the header is empty" in fault.rule


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", " , ,\n", b"", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_fault(files, content):
    fault = only_fault({**files, "survey.csv": content})
    assert where(fault) == ("survey.csv", None, "", "")
    assert fault.rule.startswith("is empty")


def test_territories_with_a_header_only_are_a_fault(files):
    files = {name: text.splitlines()[0] + "\n" for name, text in files.items()}
    fault = only_fault(files)
    assert where(fault) == ("territories.csv", None, "", "")
    assert "at least one territory" in fault.rule


@pytest.mark.parametrize(
    ("row", "cells"),
    [("Birch,2000,800,60", 4), ("Birch,2000,800,60,40,7", 6), ("Birch", 1)],
    ids=["too short", "too long", "one cell"],
)
def test_a_row_of_another_length_than_the_header_is_one_fault(files, row, cells):
    fault = only_fault(spoil(files, "territories.csv", "Birch,2000,800,60,40", row))
    assert (fault.file, fault.row, fault.value) == ("territories.csv", 4, row)
    assert f"the row has {cells} cells, the header 5" in fault.rule


def test_a_comma_inside_a_name_without_quotation_marks_is_a_row_that_is_too_long(files):
    fault = only_fault(spoil(files, "operators.csv", "chamber,Chamber,", "chamber,Chamber, foreign service,"))
    assert fault.row == 2
    assert "the row has 10 cells, the header 9" in fault.rule


@pytest.mark.parametrize(
    ("separator", "why"),
    [
        (",", "a comma inside a number or a text (write 412.7, or put quotation marks round it)"),
        (";", "a semicolon inside a text (put quotation marks round it)"),
        ("\t", "a tab inside a text (put quotation marks round it)"),
    ],
)
def test_a_cell_too_many_is_a_fault_though_it_is_empty(files, separator, why):
    files = spoil(files, "territories.csv", "Birch,2000,800,60,40", "Birch,2000,800,60,40,")
    files["territories.csv"] = files["territories.csv"].replace(",", separator)
    fault = only_fault(files)
    row = separator.join(["Birch", "2000", "800", "60", "40", ""])
    assert where(fault) == ("territories.csv", 4, "", row)
    assert f"the row has 6 cells, the header 5: {why}" in fault.rule


def test_a_decimal_comma_does_not_move_the_cells_behind_it(files):
    files["territories.csv"] = (
        "territory,year,smes,exporters,area_km2,population,iso_9001,iso_9002,iso_9003\n"
        "Alder,2023,1700,90,50.5,70000,9,4,\nBirch,2023,1850,96,412,7,88000,14,9,\n"
    )
    fault = only_fault(files)
    assert where(fault) == ("territories.csv", 3, "", "Birch,2023,1850,96,412,7,88000,14,9,")
    assert "the row has 10 cells, the header 9" in fault.rule


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_at_the_end_of_every_line_and_of_the_header_do_no_harm(files, separator):
    before = read(files).digest
    ended = "".join(f"{line},,\n" for line in files["territories.csv"].splitlines())
    assert read({**files, "territories.csv": ended.replace(",", separator)}).digest == before


def test_one_separator_more_than_the_header_has_at_its_end_is_a_fault(files):
    ended = "".join(f"{line},\n" for line in files["territories.csv"].splitlines())
    fault = only_fault(spoil({**files, "territories.csv": ended}, "territories.csv", "Birch,2000", "Birch,2000,"))
    assert (fault.row, fault.rule[:40]) == (4, "the row has 7 cells, the header 6: a com")


def test_a_quotation_mark_that_never_closes_does_not_swallow_the_rest(files):
    fault = only_fault(spoil(files, "operators.csv", "club,Club", 'club,"Club'))
    assert (fault.file, fault.row) == ("operators.csv", 3)
    assert "quotation mark is not closed" in fault.rule


def test_a_nul_byte_is_a_fault_with_its_row(files):
    fault = only_fault(spoil(files, "operators.csv", "Port,", "Po\0rt,"))
    assert (fault.file, fault.row) == ("operators.csv", 4)
    assert "NUL byte" in fault.rule


def test_a_file_in_utf_16_that_is_cut_short_is_a_fault(files):
    fault = only_fault({**files, "survey.csv": files["survey.csv"].encode("utf-16")[:-1]})
    assert fault.file == "survey.csv"
    assert "NUL byte" in fault.rule


def test_random_bytes_under_the_name_of_a_sheet_are_faults_of_that_sheet(files):
    noise = bytes(range(256)) * 40
    assert {fault.file for fault in faults({**files, "ties.csv": noise})} == {"ties.csv"}


def test_faults_of_all_files_are_found_in_one_reading(files):
    files = spoil(files, "territories.csv", "Alder,2000,1000", "Alder,2000,many")
    files = spoil(files, "operators.csv", "infrastructure", "harbour")
    files = spoil(files, "ties.csv", "chamber,club", "chamber,clubb")
    files = spoil(files, "survey.csv", "R1,Alder,interaction,4", "R1,Alder,interaction,6")
    assert [(fault.file, fault.row, fault.column) for fault in faults(files)] == [
        ("territories.csv", 2, "smes"),
        ("operators.csv", 4, "kind"),
        ("survey.csv", 2, "score"),
        ("ties.csv", 2, "b"),
    ]


def test_a_sheet_that_cannot_be_read_does_not_make_faults_in_those_that_refer_to_it(files):
    assert {fault.file for fault in faults({**files, "territories.csv": "", "operators.csv": "a;b\n1;2\n"})} == {
        "territories.csv",
        "operators.csv",
    }


def test_faulty_data_are_never_returned(files):
    with pytest.raises(DataError):
        read(spoil(files, "territories.csv", "Birch,2001,790", "Birch,2001,-790"))
