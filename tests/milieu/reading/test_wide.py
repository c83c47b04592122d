"""The survey with one column a statement: the same judgements, the same data, faults in the cell where they stand."""

import io

import pytest
from openpyxl import Workbook

from labkit.milieu.catalogue import ITEMS
from labkit.milieu.reading import read

from .conftest import faults, only_fault, where
from .test_accepted import noted

WIDE = """\
rater,territory,interaction,shared_aims
R1,Alder,4,
R2,Alder,5,3
R1,Birch,,2
R2,Birch,,1
"""
LONG = """\
rater,territory,item,score
R1,Alder,interaction,4
R2,Alder,interaction,5
R2,Alder,shared_aims,3
R1,Birch,shared_aims,2
R2,Birch,shared_aims,1
"""


@pytest.fixture
def wide(files):
    """The files with a wide survey, and one passage of it replaced."""

    def changed(old="", new=""):
        assert old == "" or WIDE.count(old) == 1
        return {**files, "survey.csv": WIDE.replace(old, new) if old else WIDE}

    return changed


def test_a_wide_survey_is_the_same_data_as_a_long_one_in_its_order(files, wide):
    data = read(wide())
    assert data.digest == read({**files, "survey.csv": LONG}).digest
    assert data.survey["item"].tolist() == ["interaction", "interaction", *["shared_aims"] * 3]
    assert data.survey["score"].tolist() == [4, 5, 3, 2, 1]


def test_judgements_keep_the_rows_in_which_they_stand_and_the_name_of_the_file(wide):
    survey = read(wide()).survey
    assert survey.row.tolist() == [2, 3, 3, 4, 5]
    assert survey.file == "survey.csv"


def test_judgements_of_a_wide_survey_cannot_be_written_to(wide):
    with pytest.raises(ValueError, match="read-only"):
        read(wide()).survey["score"][0] = 5


def test_all_statements_are_read_from_their_own_columns(files):
    points = {item: 1 + place % 5 for place, item in enumerate(ITEMS)}
    files["survey.csv"] = f"rater,territory,{','.join(ITEMS)}\nR1,Alder,{','.join(map(str, points.values()))}\n"
    survey = read(files).survey
    assert dict(zip(survey["item"].tolist(), survey["score"].tolist(), strict=True)) == points


def test_the_order_of_columns_does_not_matter(files, wide):
    lines = [",".join(reversed(line.split(","))) for line in WIDE.splitlines()]
    assert read({**files, "survey.csv": "\n".join(lines)}).digest == read(wide()).digest


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_wide_survey_may_have_semicolons_or_tabs(files, wide, separator):
    text = WIDE.replace(",", separator).replace("shared_aims", " Shared aims ")
    assert read({**files, "survey.csv": text}).digest == read(wide()).digest


def test_a_workbook_may_have_a_wide_survey(files, wide):
    book = Workbook()
    book.remove(book.active)
    for name, text in wide().items():
        sheet = book.create_sheet(name.removesuffix(".csv"))
        for line in text.splitlines():
            sheet.append([cell or None for cell in line.split(",")])
    out = io.BytesIO()
    book.save(out)
    assert read({"a.xlsx": out.getvalue()}).digest == read(wide()).digest


@pytest.mark.parametrize("cell", ["0", "6", "3.5", "-1", "good", "=1+1"])
def test_a_point_that_breaks_a_rule_is_named_by_row_and_statement(wide, cell):
    fault = only_fault(wide("R2,Alder,5,3", f"R2,Alder,5,{cell}"))
    assert where(fault) == ("survey.csv", 3, "shared_aims", cell)
    assert fault.rule.endswith(f"(points: {ITEMS['shared_aims'].statement.rstrip('.')})")


@pytest.mark.parametrize(("row", "column"), [(",Alder,4,", "rater"), ("R1,,4,", "territory")])
def test_a_rater_and_a_territory_may_not_be_empty(wide, row, column):
    fault = only_fault(wide("R1,Alder,4,", row))
    assert where(fault) == ("survey.csv", 2, column, "")


def test_a_rater_judges_a_territory_in_one_row(wide):
    fault = only_fault(wide("R2,Birch,,1", "R1,Birch,3,"))
    assert where(fault) == ("survey.csv", 5, "rater, territory", "R1, Birch")
    assert "row 4 has the same already" in fault.rule


@pytest.mark.parametrize("row", ["R1,Brich,,2", "R1,Brich,,"])
def test_an_unknown_territory_is_one_fault_however_many_points_stand_in_its_row(wide, row):
    fault = only_fault(wide("R1,Birch,,2", row))
    assert where(fault) == ("survey.csv", 4, "territory", "Brich")
    assert "the nearest is 'Birch'" in fault.rule


@pytest.mark.parametrize(
    ("column", "named"),
    [("item", "item, interaction, shared_aims"), ("Score", "score, interaction, shared_aims")],
)
def test_both_forms_in_one_header_are_one_fault(files, column, named):
    lines = WIDE.splitlines()
    files["survey.csv"] = "\n".join([f"{lines[0]},{column}", *(f"{line},5" for line in lines[1:])])
    fault = only_fault(files)
    assert where(fault) == ("survey.csv", 1, "column", named)
    assert "two forms in one header" in fault.rule


@pytest.mark.parametrize("header", ["interactions,shared_aims", "interaction,shared_aim", "interactoin,sharedaims"])
def test_misspelt_statements_get_the_nearest_one(wide, header):
    found = faults(wide("interaction,shared_aims", header))
    wrong = [name for name in header.split(",") if name not in ITEMS]
    assert [(fault.row, fault.column, fault.value) for fault in found] == [(1, "column", name) for name in wrong]
    assert all("the nearest is 'interaction'" in f.rule or "the nearest is 'shared_aims'" in f.rule for f in found)


def test_a_column_that_is_in_neither_form_is_a_fault_that_names_it(wide):
    assert where(only_fault(wide("interaction,shared_aims", "interaction,weather"))) == (
        "survey.csv", 1, "column", "weather",
    )  # fmt: skip


def test_statements_without_a_column_are_said(wide):
    assert noted(read(wide()), "survey.csv: without work_habits, experience, imitation, coordination")


def test_a_row_without_any_points_is_no_judgement_and_that_is_said(wide):
    data = read(wide("R2,Birch,,1", "R2,Birch,,"))
    assert len(data.survey) == 4
    assert noted(data, "survey.csv: row 5 without any points")
    assert not noted(read(wide()), "without any points")


def test_a_wide_survey_with_its_header_alone_is_empty(files):
    header = {**files, "survey.csv": WIDE.splitlines()[0]}
    assert len(read(header).survey) == 0
    assert read(header).digest == read({**files, "survey.csv": LONG.splitlines()[0]}).digest
    assert noted(read(header), "The survey is empty")


def test_a_decimal_comma_in_a_wide_survey_is_a_row_that_is_too_long(wide):
    fault = only_fault(wide("R1,Alder,4,", "R1,Alder,4,5,"))
    assert (fault.row, fault.column) == (2, "")
    assert "the row has 5 cells, the header 4" in fault.rule
