"""How much is read at most, and what is no source or no visible character at all."""

import csv
import io
import zipfile

import pytest
from openpyxl import Workbook

from labkit.milieu import limits, unpack
from labkit.milieu.faults import DataError
from labkit.milieu.lab import over
from labkit.milieu.reading import read

from .conftest import faults, only_fault, spoil, where, zipped


@pytest.fixture
def with_rows(files):
    """A function: the sheets as a workbook, with rows of XML behind those of the sheet ties."""
    book = Workbook()
    book.remove(book.active)
    for name, text in files.items():
        sheet = book.create_sheet(name.removesuffix(".csv"))
        for row in csv.reader(io.StringIO(text)):
            sheet.append([float(cell) if cell.replace(".", "").isdigit() else cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)

    def patched(xml):
        with zipfile.ZipFile(out) as old:
            parts = {name: old.read(name).decode() for name in old.namelist()}
        part = "xl/worksheets/sheet3.xml"
        parts[part] = parts[part].replace("</sheetData>", xml + "</sheetData>")
        return {"a.xlsx": zipped(parts)}

    return patched


def rows(first, last, cell):
    return "".join(f'<row r="{n}">{cell.format(n)}</row>' for n in range(first, last))


def with_territories(files, number):
    files["territories.csv"] += "".join(f"Cedar {n},2001,500,20,30\n" for n in range(number - 2))
    return files


def test_a_cell_far_to_the_right_is_a_fault_that_names_the_sheet_and_its_first_row(with_rows):
    fault = only_fault(with_rows(rows(20, 4020, '<c r="XFD{}"><v>1</v></c>')))
    assert where(fault) == ("a.xlsx, sheet ties", 20, "", "")
    assert "right of column 100" in fault.rule


def test_the_last_column_that_may_hold_a_cell_is_still_read(with_rows):
    assert "row has 100 cells" in only_fault(with_rows(rows(20, 21, '<c r="CV{}"><v>1</v></c>'))).rule
    assert "right of column 100" in only_fault(with_rows(rows(20, 21, '<c r="CW{}"><v>1</v></c>'))).rule


def test_empty_cells_with_a_format_do_no_harm_far_to_the_right_or_far_below(files, with_rows):
    for xml in (rows(20, 22, '<c r="XFD{}" s="0"/>'), rows(1_048_576, 1_048_577, '<c r="A{}" s="0"/>')):
        assert read(with_rows(xml)).digest == read(files).digest


def test_thousands_of_empty_cells_far_to_the_right_are_a_fault_in_words(with_rows):
    fault = only_fault(with_rows(rows(20, 4020, '<c r="XFD{}" s="0"/>')))
    assert where(fault) == ("a.xlsx, sheet ties", None, "", "")
    assert "more than 2,000,000 cells" in fault.rule
    assert "only have a format" in fault.rule


def test_a_row_without_end_is_refused_before_it_is_read(with_rows, monkeypatch):
    content = with_rows('<row r="20">' + "<c/>" * (limits.MOST_CELLS + 1) + "</row>")
    monkeypatch.setattr("openpyxl.load_workbook", None)
    fault = only_fault(content)
    assert where(fault) == ("a.xlsx", None, "", "")
    assert "more than 2,000,000 cells" in fault.rule


@pytest.mark.slow
@pytest.mark.parametrize("row", [200_001, 1_048_576, 99_999_999])
def test_a_cell_far_below_is_a_fault(with_rows, row):
    fault = only_fault(with_rows(rows(row, row + 1, '<c r="A{}"><v>1</v></c>')))
    assert (fault.file, fault.row) == ("a.xlsx, sheet ties", min(row, limits.EXCEL_ROWS + 1))
    assert "below row 200,000" in fault.rule


def test_names_in_a_workbook_are_composed_as_in_a_csv_file(with_rows):
    apart = '<c t="inlineStr"><is><t>{}</t></is></c>'
    xml = '<row r="20">' + "".join(apart.format(cell) for cell in ("club", "outside:Se\u0300te", "fair")) + "</row>"
    assert read(with_rows(xml)).ties["b"][-1] == "outside:S\u00e8te"


def test_folders_uploads_and_zips_have_one_limit_for_all_sheets_together(files, tmp_path, monkeypatch):
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    size = sum(map(len, files.values()))
    ways = [tmp_path, files, {"a.zip": zipped(files, zipfile.ZIP_STORED)}]
    monkeypatch.setattr(unpack, "MOST_BYTES", size - 1)
    assert max(map(len, files.values())) < size - 1
    for way in ways:
        fault = only_fault(way)
        assert fault.file in ("operators.csv", "a.zip")
        assert "too large: together the sheets may have" in fault.rule
    monkeypatch.setattr(unpack, "MOST_BYTES", size)
    assert {read(way).names for way in ways[:2]} == {("Alder", "Birch")}


def test_files_that_are_not_read_do_not_count_towards_the_limit(files, tmp_path, monkeypatch):
    more = {**files, "photo.jpg": "x" * 10_000}
    for name, text in more.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(unpack, "MOST_BYTES", 5_000)
    assert {read(way).names for way in (tmp_path, more, {"a.zip": zipped(more)})} == {("Alder", "Birch")}


def test_an_uploaded_archive_beyond_the_limit_is_not_opened(monkeypatch):
    monkeypatch.setattr(unpack, "MOST_BYTES", 100)
    fault = only_fault({"a.zip": b"x" * 101})
    assert (fault.file, "too large" in fault.rule) == ("a.zip", True)


def test_two_hundred_territories_are_read(files):
    assert len(read(with_territories(files, 200)).names) == 200


def test_more_territories_are_a_fault_that_says_why(files):
    fault = only_fault(with_territories(files, 201))
    assert where(fault) == ("territories.csv", None, "", "")
    assert "has 201 territories; it may have at most 200, since each move of a slider" in fault.rule


UNSEEN = ["\u202e", "\u2066", "\u200e", "\u200b", "\u00ad", "\ufeff", "\x07", "\x1b", "\x7f", "\x85", "\ud800"]


@pytest.mark.parametrize("mark", UNSEEN)
def test_a_character_that_cannot_be_seen_is_left_out_once_for_all_and_that_is_said(files, mark):
    data = read(spoil(files, "territories.csv", "Birch,2000", f"Bi{mark}rch,2000"))
    assert data.digest == read(files).digest
    assert any(
        f"1 cell holds characters that cannot be seen, the first U+{ord(mark):04X} in row 4" in n for n in data.notes
    )


def test_numbers_and_headers_lose_such_characters_too_and_are_counted(files):
    other = spoil(files, "territories.csv", "Birch,2000,800", "Birch,\u200e2000,\u202d800\u202c")
    other = spoil(other, "territories.csv", "area_km2", "\u200barea_km2")
    data = read(other)
    assert data.digest == read(files).digest
    assert any("territories.csv: 3 cells hold" in note and "U+200B in row 1" in note for note in data.notes)


def test_a_formula_behind_such_a_character_is_still_a_formula(files):
    assert "is a formula" in only_fault(spoil(files, "operators.csv", "club,Club", "club,\u202e=SUM(A1)")).rule


def test_names_that_differ_in_such_a_character_only_are_the_same_name(files):
    fault = only_fault({**files, "operators.csv": files["operators.csv"] + "cl\u200bub,Club,Alder,training,,,,,\n"})
    assert (fault.value, "row 3 has the same already" in fault.rule) == ("club", True)


def test_joiners_that_scripts_and_emoji_need_are_kept(files):
    for name in ("می\u200cخواهم", "👩\u200d🎓"):
        data = read({file: text.replace("Birch", name) for file, text in files.items()})
        assert data.names == ("Alder", name)
        assert not any("cannot be seen" in note for note in data.notes)


@pytest.mark.parametrize("source", [5, None, ["territories.csv"], b"PK\3\4", "", {"survey.csv": None}, {1: "x"}])
def test_what_is_neither_a_path_nor_files_is_an_error_that_says_what_may_be_given(source):
    for reader in (over, read):
        with pytest.raises(ValueError, match="must be the name of shipped data, a path, or a mapping") as error:
            reader(source)
        assert str(error.value).startswith(f"data = {source!r}: ")
        assert not isinstance(error.value, DataError)


def test_a_source_that_is_long_is_shown_short():
    with pytest.raises(ValueError, match="data = ") as error:
        over(b"x" * 100_000)
    assert len(str(error.value)) < 300


def test_a_sheet_handed_over_as_plain_text_is_no_path(files):
    assert "is not there" in faults(files["survey.csv"] * 100)[0].rule
