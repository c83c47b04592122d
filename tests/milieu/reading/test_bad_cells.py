"""Faults of single cells, and of cells that do not fit together."""

import pytest

from labkit.milieu.catalogue import OPERATOR_KINDS
from labkit.milieu.reading import read

from .conftest import faults, only_fault, spoil, where


def test_a_fault_reads_as_file_row_column_value_rule_unit_and_meaning(files):
    fault = only_fault(spoil(files, "territories.csv", "Birch,2001,790", "Birch,2001,-790"))
    assert str(fault) == (
        "territories.csv, row 5, smes = '-790': must be a whole number of at least 1, or empty"
        " (firms: small and medium-sized firms in the territory)"
    )


@pytest.mark.parametrize(
    "cell", ["many", "7a", "0x10", "1_000", "nan", "inf", "1e999", "12.5", "0", "٣", "1.2.3", "1 00", "½"]
)
def test_what_is_no_whole_number_of_firms_is_a_fault(files, cell):
    fault = only_fault(spoil(files, "territories.csv", "Birch,2001,790,61", f"Birch,2001,{cell},"))
    assert where(fault) == ("territories.csv", 5, "smes", cell)


@pytest.mark.parametrize("cell", ["0", "-3.5", "large"])
def test_an_area_must_be_a_number_above_zero(files, cell):
    fault = only_fault(spoil(files, "territories.csv", "Birch,2001,790,61,40", f"Birch,2001,790,61,{cell}"))
    assert where(fault) == ("territories.csv", 5, "area_km2", cell)


def test_negative_counts_are_faults(files):
    fault = only_fault(spoil(files, "territories.csv", "Alder,2000,1000,100", "Alder,2000,1000,-100"))
    assert where(fault) == ("territories.csv", 2, "exporters", "-100")


def test_there_cannot_be_more_exporters_than_firms(files):
    fault = only_fault(spoil(files, "territories.csv", "Birch,2000,800,60", "Birch,2000,800,801"))
    assert where(fault) == ("territories.csv", 4, "exporters", "801")
    assert "at most smes, which is 800" in fault.rule


@pytest.mark.parametrize("standard", ["iso_9001", "iso_9002", "iso_9003"])
def test_there_cannot_be_more_certified_firms_than_firms(files, standard):
    files["territories.csv"] = f"territory,year,smes,{standard}\nAlder,2001,1100,1100\nBirch,2001,790,791\n"
    fault = only_fault(files)
    assert where(fault) == ("territories.csv", 3, standard, "791")
    assert "must be at most smes, which is 790" in fault.rule


@pytest.mark.parametrize("standard", ["iso_9001", "iso_9002", "iso_9003"])
def test_certified_firms_may_be_told_where_the_number_of_firms_is_not_known(files, standard):
    files["territories.csv"] = f"territory,year,smes,{standard}\nAlder,2001,1100,\nBirch,2001,,791\n"
    assert read(files).territories[standard][1] == 791


def test_a_decimal_comma_where_firms_are_counted_is_called_by_its_name(files):
    fault = only_fault(spoil(files, "territories.csv", "Birch,2001,790,61", 'Birch,2001,790,"61,5"'))
    assert where(fault) == ("territories.csv", 5, "exporters", "61,5")
    assert fault.rule.startswith("has a decimal comma and reads as 61.5; it must be a whole number")


@pytest.mark.parametrize(("name", "text"), [("area", '"-0,5"'), ("firms", "61.5"), ("firms", '"-61,0"')])
def test_no_other_number_is_said_to_have_a_decimal_comma_too_many(files, name, text):
    new = {"area": f"Birch,2001,790,61,{text}", "firms": f"Birch,2001,790,{text},40"}[name]
    assert "decimal comma" not in only_fault(spoil(files, "territories.csv", "Birch,2001,790,61,40", new)).rule


@pytest.mark.parametrize(("text", "joined", "pointed"), [("1,234", "1234", "1.234"), ("1.234", "1234", "1.234")])
def test_a_number_of_firms_that_reads_two_ways_is_a_fault_with_both(files, text, joined, pointed):
    fault = only_fault(spoil(files, "territories.csv", "Birch,2001,790", f'Birch,2001,"{text}"'))
    assert where(fault) == ("territories.csv", 5, "smes", text)
    assert f"reads as {joined} or as {pointed}" in fault.rule


@pytest.mark.parametrize("text", ["1,234", "1.234"])
def test_an_area_that_reads_two_ways_in_a_file_with_semicolons_is_a_fault(files, text):
    files["territories.csv"] = files["territories.csv"].replace(",", ";")
    fault = only_fault(spoil(files, "territories.csv", "790;61;40", f"790;61;{text}"))
    assert where(fault) == ("territories.csv", 5, "area_km2", text)
    assert "reads as 1234 or as 1.234" in fault.rule


def test_marks_between_thousands_and_a_decimal_mark_together_are_a_fault(files):
    fault = only_fault(spoil(files, "territories.csv", "790,61,40", '790,61,"1.234,5"'))
    assert where(fault) == ("territories.csv", 5, "area_km2", "1.234,5")


@pytest.mark.parametrize("name", ["founded", "closed"])
def test_a_date_that_reads_two_ways_is_a_fault_with_both(files, name):
    old, new = {
        "founded": ("Alder,public body,1985,", "Alder,public body,05/06/2001,"),
        "closed": ("1994,2000,", "1994,05/06/2001,"),
    }[name]
    fault = only_fault(spoil(files, "operators.csv", old, new))
    assert (fault.column, fault.value) == (name, "05/06/2001")
    assert "reads as 2001-06-05 or as 2001-05-06" in fault.rule


@pytest.mark.parametrize(
    ("date", "rule"),
    [
        ("05/17/2001", "has the month first: write 2001-05-17"),
        ("2001-02-30", "there is no day 30 in month 2 of 2001"),
        ("31/04/2001", "there is no day 31 in month 4 of 2001"),
        ("0999", "years from 1000 to 2100"),
        ("2101-01-01", "years from 1000 to 2100"),
        ("May 2001", "such as 2001, 2001-05-17 or 17/05/2001"),
        ("17.05.2001", "such as 2001, 2001-05-17 or 17/05/2001"),
        ("01", "such as 2001, 2001-05-17 or 17/05/2001"),
        ("37028", "such as 2001, 2001-05-17 or 17/05/2001"),
    ],
)
def test_what_is_no_date_is_a_fault(files, date, rule):
    fault = only_fault(spoil(files, "ties.csv", "joint project,1996", f"joint project,{date}"))
    assert where(fault) == ("ties.csv", 2, "since", date)
    assert rule in fault.rule


@pytest.mark.parametrize(
    ("founded", "closed"),
    [("2001", "2000"), ("2001-05-17", "2001-05-16"), ("17/05/2001", "2000"), ("2001", "31/12/2000")],
)
def test_nothing_closes_before_it_was_founded(files, founded, closed):
    fault = only_fault(spoil(files, "operators.csv", "1994,2000", f"{founded},{closed}"))
    assert (fault.file, fault.row, fault.column) == ("operators.csv", 3, "closed")
    assert "is before founded" in fault.rule


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("public boddy", "the nearest is 'public body'"),
        ("Multinationals", "the nearest is 'multinational'"),
        ("private asociation", "the nearest is 'private association'"),
    ],
)
def test_an_unknown_kind_of_operator_gets_the_nearest_one(files, kind, hint):
    fault = only_fault(spoil(files, "operators.csv", "public body", kind))
    assert where(fault) == ("operators.csv", 2, "kind", kind)
    assert hint in fault.rule
    assert "must be one of infrastructure, multinational, piggy-back" in fault.rule


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("school", "training"),
        ("Business Schools", "training"),
        ("school of commerce", "training"),
        ("university", "training"),
        ("port", "infrastructure"),
        ("chamber", "public body"),
        ("foreign trade office", "public body"),
        ("trading house", "service provider"),
        ("Exporters' Club", "private association"),
        ("large firm", "piggy-back"),
    ],
)
def test_a_kind_that_a_description_names_is_suggested_with_that_description(files, text, kind):
    fault = only_fault(spoil(files, "operators.csv", "public body", text))
    assert fault.rule.partition(" (")[0].endswith(f"; the nearest is {kind!r}: {OPERATOR_KINDS[kind]}")


@pytest.mark.parametrize("text", ["firm", "network", "trade", "fair trade", "it", "...", "7"])
def test_a_word_of_several_descriptions_or_of_none_suggests_nothing(files, text):
    assert "nearest" not in only_fault(spoil(files, "operators.csv", "public body", text)).rule


def test_a_kind_unlike_all_others_is_a_fault_without_a_suggestion(files):
    fault = only_fault(spoil(files, "operators.csv", "public body", "zzz"))
    assert "nearest" not in fault.rule


@pytest.mark.parametrize(
    ("name", "old", "new", "column", "value"),
    [
        ("operators.csv", "Oldport,yes", "Oldport,perhaps", "coordinator", "perhaps"),
        ("operators.csv", "international,High", "worldwide,High", "scope", "worldwide"),
        ("survey.csv", "R1,Alder,interaction", "R1,Alder,interactions", "item", "interactions"),
    ],
)
def test_what_is_not_on_the_list_is_a_fault(files, name, old, new, column, value):
    fault = only_fault(spoil(files, name, old, new))
    assert (fault.file, fault.column, fault.value) == (name, column, value)


@pytest.mark.parametrize("score", ["0", "6", "3.5", "-1", "", "good", '"3,5"'])
def test_a_score_is_a_whole_number_from_1_to_5(files, score):
    fault = only_fault(spoil(files, "survey.csv", "R1,Alder,interaction,4", f"R1,Alder,interaction,{score}"))
    assert where(fault) == ("survey.csv", 2, "score", score.strip('"'))


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        ("territories.csv", ",2000,800,60,40", "territory"),
        ("territories.csv", "Birch,,800,60,40", "year"),
        ("operators.csv", ",Port,Birch,infrastructure,,,,,", "operator"),
        ("operators.csv", "dock,Port,,infrastructure,,,,,", "territory"),
        ("operators.csv", "dock,Port,Birch,,,,,,", "kind"),
        ("ties.csv", "port,,contract,", "b"),
        ("survey.csv", ",Alder,imitation,3", "rater"),
    ],
)
def test_a_cell_that_is_needed_may_not_be_empty(files, name, row, column):
    files[name] += row + "\n"
    fault = only_fault(files)
    assert (fault.file, fault.row, fault.column, fault.value) == (name, len(files[name].splitlines()), column, "")
    assert fault.rule.startswith("must not be empty")


@pytest.mark.parametrize(
    ("name", "row", "column", "first"),
    [
        ("territories.csv", "Alder,2001,1,1,1", "territory, year", 3),
        ("operators.csv", "club,Another,Birch,training,,,,,", "operator", 3),
        ("survey.csv", "R2,Birch,shared_aims,5", "rater, territory, item", 5),
    ],
)
def test_what_tells_rows_apart_may_stand_once(files, name, row, column, first):
    files[name] += row + "\n"
    fault = only_fault(files)
    assert (fault.file, fault.column) == (name, column)
    assert f"row {first} has the same already" in fault.rule


@pytest.mark.parametrize("row", ["chamber,club,joint project,1999", "club,chamber,joint project,1996"])
def test_a_tie_stands_once_whichever_end_comes_first(files, row):
    files["ties.csv"] += row + "\n"
    fault = only_fault(files)
    assert (fault.file, fault.row, fault.column) == ("ties.csv", 4, "a, b, kind")
    assert "row 2 has this tie already" in fault.rule


@pytest.mark.parametrize(("row", "column"), [("chmaber,port,,", "a"), ("port,chmaber,,", "b")])
def test_a_tie_to_an_unknown_operator_gets_the_nearest_one(files, row, column):
    files["ties.csv"] += row + "\n"
    fault = only_fault(files)
    assert where(fault) == ("ties.csv", 4, column, "chmaber")
    assert "the nearest is 'chamber'" in fault.rule


def test_ends_that_are_missing_are_no_tie_of_an_operator_to_itself(files):
    files["ties.csv"] += ",,contract,\n"
    assert [where(fault) for fault in faults(files)] == [("ties.csv", 4, "a", ""), ("ties.csv", 4, "b", "")]


def test_years_and_names_that_are_missing_are_no_duplicates(files):
    files["territories.csv"] += "Birch,,1,1,1\nBirch,,2,1,1\n"
    files["operators.csv"] += ",,Birch,training,,,,,\n,,Birch,training,,,,,\n"
    assert {fault.rule.split(" (")[0] for fault in faults(files)} == {"must not be empty"}


def test_an_operator_has_no_tie_to_itself(files):
    files["ties.csv"] += "port,port,,\n"
    fault = only_fault(files)
    assert where(fault) == ("ties.csv", 4, "b", "port")
    assert "a tie needs two operators" in fault.rule


def test_a_tie_between_two_partners_beyond_the_territory_is_a_fault(files):
    files["ties.csv"] += "outside:Lyon,outside:Nice,,\n"
    assert where(only_fault(files)) == ("ties.csv", 4, "b", "outside:Nice")


def test_a_partner_beyond_the_territory_needs_a_name(files):
    files["ties.csv"] += "port,outside:,,\n"
    assert where(only_fault(files)) == ("ties.csv", 4, "b", "outside:")


def test_an_operator_may_not_be_called_outside(files):
    fault = only_fault(
        spoil(files, "operators.csv", "chamber,Chamber", "outside:chamber,Chamber") | {"ties.csv": "a,b"}
    )
    assert where(fault) == ("operators.csv", 2, "operator", "outside:chamber")


@pytest.mark.parametrize("name", ["operators.csv", "survey.csv"])
def test_an_unknown_territory_gets_the_nearest_one(files, name):
    files[name] = files[name].replace("Birch", "Brich")
    found = faults(files)
    assert {(fault.file, fault.column, fault.value) for fault in found} == {(name, "territory", "Brich")}
    assert all("the nearest is 'Birch'" in fault.rule for fault in found)


def test_an_operator_does_not_sit_in_a_territory_that_is_not_in_the_data(files):
    fault = only_fault(spoil(files, "operators.csv", "Port,Birch", "Port,outside:Birch"))
    assert where(fault) == ("operators.csv", 4, "territory", "outside:Birch")


@pytest.mark.parametrize("cell", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+A1", "-A1", "-", "+", "=", "\t=1", " @x"])
def test_a_formula_in_a_cell_is_a_fault(files, cell):
    fault = only_fault(spoil(files, "operators.csv", "port,Port", f'port,"{cell}"'))
    assert where(fault) == ("operators.csv", 4, "name", cell.strip())
    assert f"begins with {cell.strip()[0]} is a formula to a spreadsheet" in fault.rule


@pytest.mark.parametrize("cell", ["=SUM(A1:A9)", "+A1"])
def test_a_formula_where_a_number_should_be_is_called_a_formula(files, cell):
    fault = only_fault(spoil(files, "territories.csv", "Birch,2001,790", f"Birch,2001,{cell}"))
    assert "is a formula to a spreadsheet" in fault.rule


@pytest.mark.parametrize("cell", ["#N/A", "#DIV/0!", "#REF!", "#NAME?"])
def test_the_error_of_a_formula_is_a_fault_in_text_and_numbers_alike(files, cell):
    found = faults(spoil(spoil(files, "operators.csv", "port,Port", f"port,{cell}"), "territories.csv", "790", cell))
    assert [(fault.column, fault.value) for fault in found] == [("smes", cell), ("name", cell)]
    assert all("the error of a formula" in fault.rule for fault in found)


def test_a_text_of_more_than_200_characters_is_a_fault(files):
    fault = only_fault(spoil(files, "operators.csv", "port,Port", f"port,{'x' * 201}"))
    assert "has 201 characters" in fault.rule
    assert fault.value == "x" * 201
