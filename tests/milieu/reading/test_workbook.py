"""Workbooks: the same data as CSV, formulas by their saved values, and no broken file that gets through."""

import csv
import io
import re
import subprocess
import sys
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from labkit.milieu.reading import read

from .conftest import faults, only_fault, where, zipped


def typed(text):
    """A cell as Excel would hold it: numbers as numbers."""
    return float(text) if re.fullmatch(r"[0-9.]+", text) else text or None


@pytest.fixture
def book(files):
    """A workbook of the sheets without faults, which a test may spoil."""
    book = Workbook()
    book.remove(book.active)
    for name, text in files.items():
        sheet = book.create_sheet(name.removesuffix(".csv"))
        for row in csv.reader(io.StringIO(text)):
            sheet.append([typed(cell) for cell in row])
    return book


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return {"a.xlsx": out.getvalue()}


def patched(content, part, change):
    """The workbook with one of its parts rewritten by `change`, a function of its text."""
    with zipfile.ZipFile(io.BytesIO(content["a.xlsx"])) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    new = change(parts[part].decode())
    assert new != parts[part].decode()
    return {"a.xlsx": zipped({**parts, part: new})}


def test_a_workbook_gives_the_same_data_as_csv(files, book, tmp_path):
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").digest == read(saved(book)).digest == read(files).digest
    assert read(saved(book)).operators.file == "a.xlsx, sheet operators"


def test_real_dates_in_cells_are_read_as_dates(book):
    book["operators"]["E2"], book["operators"]["F2"] = date(1985, 3, 1), datetime(2001, 5, 17, 12)
    data = read(saved(book))
    assert (data.operators["founded"][0], data.operators["closed"][0]) == (1985, 2001)


def test_dates_in_cells_are_compared_to_the_day(book):
    book["operators"]["E2"], book["operators"]["F2"] = date(2001, 5, 17), date(2001, 5, 16)
    assert where(only_fault(saved(book))) == ("a.xlsx, sheet operators", 2, "closed", "2001-05-16")


def test_empty_cells_at_the_end_of_a_row_of_a_workbook_do_no_harm(files, book):
    book["territories"]["H3"] = " "
    assert read(saved(book)).digest == read(files).digest


def test_a_cell_beyond_the_header_of_a_workbook_is_a_fault(book):
    book["territories"]["F3"] = 7
    fault = only_fault(saved(book))
    assert where(fault) == ("a.xlsx, sheet territories", 3, "", "Alder, 2001, 1100, 120, 50.5, 7")
    assert "the row has 6 cells, the header 5: there are cells beyond it" in fault.rule


def test_a_number_with_three_decimals_in_a_cell_reads_one_way_only(book):
    book["territories"]["E2"] = 1.234
    assert read(saved(book)).territories["area_km2"][0] == 1.234


def test_a_number_typed_as_text_with_a_comma_reads_two_ways(book):
    book["territories"]["C2"] = "1,234"
    assert "reads as 1234 or as 1.234" in only_fault(saved(book)).rule


def test_names_that_are_numbers_are_the_same_text_as_in_csv(files, book):
    for row in book["survey"].iter_rows(min_row=2, max_col=1):
        row[0].value = float(row[0].value[1:])
    files["survey.csv"] = files["survey.csv"].replace("R1", "1").replace("R2", "2")
    assert read(saved(book)).digest == read(files).digest


def test_a_fault_names_workbook_sheet_row_and_column(book):
    book["territories"]["C5"] = -790
    assert where(only_fault(saved(book))) == ("a.xlsx, sheet territories", 5, "smes", "-790")


def test_a_missing_sheet_is_named(book):
    del book["survey"]
    fault = only_fault(saved(book))
    assert where(fault) == ("a.xlsx", None, "sheet", "survey")
    assert "territories, operators, ties" in fault.rule


def test_two_sheets_whose_names_differ_by_a_space_are_a_fault_and_not_a_choice(book):
    book.create_sheet("survey ").append(["x"])
    fault = only_fault(saved(book))
    assert where(fault) == ("a.xlsx", None, "sheet", "survey ")
    assert "is the same sheet as 'survey'" in fault.rule


def test_two_sheets_of_your_own_may_be_called_what_you_like(book):
    book.create_sheet("Notes")
    book.create_sheet("notes ")
    assert len(read(saved(book)).survey) == 4


def test_a_whole_number_saved_with_a_decimal_is_the_same_name(book):
    book["survey"]["A2"] = 7
    content = patched(saved(book), "xl/worksheets/sheet4.xml", lambda x: x.replace("<v>7</v>", "<v>7.0</v>"))
    assert read(content).survey["rater"][0] == "7"


def test_drop_down_lists_and_other_extras_make_no_warnings(files, book):
    extra = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    content = patched(saved(book), "xl/worksheets/sheet1.xml", lambda x: x.replace("</worksheet>", extra))
    assert read(content).digest == read(files).digest


def test_other_sheets_are_not_read_and_that_is_said(book):
    book.create_sheet("Notes")["A1"] = "=1/0"
    assert any("were not read: Notes" in note for note in read(saved(book)).notes)


def test_names_of_sheets_may_be_in_capitals(book):
    book["survey"].title = "other"
    book["other"].title = " SURVEY"
    assert len(read(saved(book)).survey) == 4


def test_empty_rows_below_and_empty_cells_beside_do_no_harm(files, book):
    book["survey"]["J40"] = " "
    assert read(saved(book)).digest == read(files).digest


def test_text_beside_the_header_is_not_dropped(book):
    book["survey"]["F3"] = "I am not sure"
    fault = only_fault(saved(book))
    assert (fault.file, fault.row) == ("a.xlsx, sheet survey", 3)
    assert "the row has 6 cells, the header 4" in fault.rule


def test_a_formula_is_read_by_the_value_saved_with_it_and_that_is_said(book):
    book["territories"]["C5"] = "=700+90"
    content = patched(
        saved(book), "xl/worksheets/sheet1.xml", lambda x: re.sub(r"(<f>700\+90</f>)<v ?/>|<v></v>", r"\1<v>795</v>", x)
    )
    data = read(content)
    assert data.territories["smes"][3] == 795
    assert any("formulas stand in 1 cells" in note for note in data.notes)


def test_every_formula_without_a_saved_value_is_a_fault(book):
    book["territories"]["C5"], book["territories"]["D5"], book["operators"]["B2"] = "=700+90", "=60+1", '="A"&"B"'
    assert [where(fault) for fault in faults(saved(book))] == [
        ("a.xlsx, sheet territories", 5, "smes", "=700+90"),
        ("a.xlsx, sheet territories", 5, "exporters", "=60+1"),
        ("a.xlsx, sheet operators", 2, "name", '="A"&"B"'),
    ]


@pytest.mark.parametrize(
    ("formula", "text"),
    [('<f t="array" ref="C5">SUM(D2:D3)</f>', "=SUM(D2:D3)"), ('<f t="dataTable" ref="C5" r1="D2"/>', "=TABLE()")],
)
def test_formulas_of_whole_arrays_are_formulas_too(book, formula, text):
    def with_value(saved):
        return patched(
            saved_book, "xl/worksheets/sheet1.xml", lambda x: re.sub(r'<c r="C5"[^>]*>.*?</c>', cell(saved), x)
        )

    def cell(saved):
        return f'<c r="C5">{formula}{saved}</c>'

    saved_book = saved(book)
    assert where(only_fault(with_value(""))) == ("a.xlsx, sheet territories", 5, "smes", text)
    assert read(with_value("<v>795</v>")).territories["smes"][3] == 795


def test_the_error_of_a_formula_is_a_fault(book):
    book["territories"]["C5"] = "#DIV/0!"
    assert where(only_fault(saved(book))) == ("a.xlsx, sheet territories", 5, "smes", "#DIV/0!")


def test_text_that_looks_like_a_formula_is_a_fault_as_in_csv(book):
    book["operators"]["B2"] = "@SUM(A1)"
    assert "is a formula to a spreadsheet" in only_fault(saved(book)).rule


def test_html_in_a_cell_is_kept_as_the_text_it_is(book):
    book["operators"]["B2"] = "<script>alert('&amp;')</script>"
    assert read(saved(book)).operators["name"][0] == "<script>alert('&amp;')</script>"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("content", ["", "<", "<x/>", "\0"])
def test_a_workbook_with_a_spoilt_part_is_a_fault_and_no_crash(book, part, content):
    found = faults(patched(saved(book), part, lambda _: content))
    assert {fault.file.split(",")[0] for fault in found} == {"a.xlsx"}


def test_a_sheet_that_states_a_false_size_is_read_whole(files, book):
    content = patched(
        saved(book), "xl/worksheets/sheet1.xml", lambda x: re.sub('<dimension ref="[^"]*"', '<dimension ref="A1:A1"', x)
    )
    assert read(content).digest == read(files).digest


def test_entities_that_grow_without_end_are_a_fault(book):
    bomb = '<!DOCTYPE a [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))

    def spoilt(text):
        return text.replace("<worksheet", f"{bomb}]><worksheet", 1).replace("<sheetData>", "&a11;<sheetData>")

    assert "not a workbook" in only_fault(patched(saved(book), "xl/worksheets/sheet1.xml", spoilt)).rule


def test_a_workbook_with_a_password_is_named_as_such():
    assert "has a password" in only_fault({"a.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}).rule


def test_reading_csv_does_not_load_openpyxl(files):
    code = f"import sys; from labkit.milieu.reading import read; read({files!r}); print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
