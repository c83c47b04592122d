"""`python -m labkit answers`: each student's values and what is right, as `check` would have it."""

import csv
import io
import json
from types import SimpleNamespace

import pytest

import labkit
from labkit.__main__ import main
from labkit.answer_sheet import COLUMNS, SAME, UNCHANGED, WITHOUT_NAMES, names_in, sheet
from labkit.core import exercises
from labkit.core.exercises import Exercise, Key, digest, set_of

asked_for = []


def half(pairs, way):
    asked_for.append((pairs, way))
    return Key(pairs / 2, 0.5, reading=0.25)


HALF = Exercise("07-1", "Half of {pairs}, {way}?", "pairs", half, {"pairs": (2, 3.5, 5), "way": ("up", "down")}, "No.")
SIDE = Exercise("07-2", "Which?", "word", lambda: "left", {}, "No.", choices=("left", "right"))
START = Exercise("00-1", "How many?", "pairs", lambda pairs: Key(pairs, 0.1), {"pairs": (1, 2, 3, 4, 5, 6)}, "No.")
SOURCES = (SimpleNamespace(exercises=(HALF, SIDE)), SimpleNamespace(exercises=(START,)))


@pytest.fixture(autouse=True)
def _nothing_asked_yet(monkeypatch):
    asked_for.clear()
    monkeypatch.setitem(exercises._session, "digest", b"")


@pytest.fixture
def written(tmp_path):
    """A file with these bytes."""

    def write(content):
        file = tmp_path / "class.txt"
        file.write_bytes(content)
        return file

    return write


def rows(lines, delimiter=","):
    return list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=delimiter))


def test_each_student_has_a_row_for_each_exercise_with_values_key_tolerance_and_unit():
    half_of, side = rows(sheet(SOURCES, ["Rossi, Maria"], "7"))
    values = HALF.variant(digest("Rossi, Maria"))
    assert tuple(half_of) == COLUMNS
    assert half_of["student"] == "Rossi, Maria"
    assert half_of["set"] == f"set {set_of(digest('Rossi, Maria'))}"
    assert half_of["asked"] == f"pairs {values['pairs']:g}; way {values['way']}"
    assert (float(half_of["answer"]), half_of["tolerance"]) == (values["pairs"] / 2, "0.5")
    assert (side["answer"], side["tolerance"], side["unit"]) == ("left", "", "word")


def test_a_variant_is_computed_once_however_many_have_it():
    names = [f"student {number}" for number in range(60)]
    made = rows(sheet(SOURCES, names, "07"))
    assert len(made) == 120
    assert len(asked_for) == len(set(asked_for)) == 6


def test_without_a_number_all_notebooks_come_in_the_order_of_the_course():
    assert [row["exercise"] for row in rows(sheet(SOURCES, ["Maria"]))] == ["00-1", "07-1", "07-2"]


def test_a_notebook_that_asks_for_no_name_has_the_first_variant_for_everybody():
    for name in ("Maria", "Anna", "Luca"):
        row = rows(sheet(SOURCES, [name], "00"))[0]
        assert (row["set"], row["asked"], row["answer"]) == (SAME, "pairs 1", "1")


def test_the_notebooks_ask_for_names_as_the_sheet_takes_it(notebook_file, code):
    asks = any("student(" in cell["source"] for cell in code)
    checks = any("check(" in cell["source"] for cell in code)
    assert asks == (checks and notebook_file.name[:2] not in WITHOUT_NAMES)
    assert asks == any(f"student({json.dumps(UNCHANGED)})" in cell["source"] for cell in code)


def test_semicolons_come_with_decimal_commas():
    (row, _) = rows(sheet(SOURCES, ["Maria"], "07", semicolons=True), delimiter=";")
    assert row["tolerance"] == "0,5"
    assert float(row["answer"].replace(",", ".")) == HALF.variant(digest("Maria"))["pairs"] / 2


def test_what_the_sheet_calls_right_is_right_for_that_student():
    labs = labkit.labs().values()
    for name in ("Maria Rossi", "4711"):
        for row in rows(sheet(labs, [name], "08")):
            labkit.student(name)
            answer = row["answer"] if row["unit"] == "word" else float(row["answer"])
            said = labkit.check(row["exercise"], answer)
            assert repr(said).startswith(f"right ({row['set']}): ")


@pytest.mark.parametrize(
    "content",
    [
        "Maria Rossi\n\nM\u00fcller, Anna\n4711".encode(),
        'Maria Rossi\r\n"M\u00fcller, Anna"\r\n4711\r\n'.encode("utf-8-sig"),
        "Maria Rossi\r\nM\u00fcller, Anna\r\n4711\r\n".encode("utf-16"),
    ],
    ids=["plain", "from a spreadsheet", "UTF-16"],
)
def test_a_list_of_names_is_read_however_it_was_saved(content, written):
    assert names_in(written(content)) == ("Maria Rossi", "M\u00fcller, Anna", "4711")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no names: write one a line"),
        (b"\r\n  \n", "holds no names"),
        ("M\u00fcller".encode("cp1252"), r"is not text in UTF-8: save it so \(in Excel: CSV UTF-8\), one name a line"),
        ("Maria".encode("utf-16-le"), "is not text in UTF-8"),
        (b"PK\x03\x04\x00\x00", "is not text in UTF-8"),
        (b"Maria Rossi\n4711\nmaria  ROSSI\n", "line 3 = 'maria  ROSSI' is the name of line 1, 'Maria Rossi'"),
        (b"Maria,Rossi,4711\n", "line 1 = 'Maria,Rossi,4711' has several columns"),
        (b"4711\nMaria;Rossi\n", "line 2 = 'Maria;Rossi' has several columns"),
        (b"Maria\tRossi\n", "has several columns: keep one, the name that the student types"),
        (b'"Maria","Rossi"\n', "has several columns"),
    ],
)
def test_a_file_that_is_no_list_of_names_is_refused(content, said, written):
    with pytest.raises(ValueError, match=said):
        names_in(written(content))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--notebook", "11"], "notebook = '11': there is no such number with exercises; there are 00, 01"),
        (["--students", "nobody.txt"], "students = 'nobody.txt' cannot be read: No such file"),
        (["--student", "  "], "identifier = '  ' is not a name or number"),
        (["--student", ""], "identifier = '' is not a name or number"),
    ],
)
def test_the_command_refuses_what_cannot_be(options, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["answers", *options]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


def test_the_command_prints_the_unchanged_set_with_the_mark_that_spreadsheets_look_for(capsys):
    assert main(["answers", "--notebook", "10"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"\ufeff{COLUMNS[0]},")
    assert {(row["student"], row["set"]) for row in rows([out[1:]])} == {(UNCHANGED, "set 0322")}


def test_the_command_reads_the_names_of_a_class(capsys, written):
    file = written(b"Maria\nLuca\n")
    assert main(["answers", "--notebook", "10", "--students", str(file)]) == 0
    assert {row["student"] for row in rows([capsys.readouterr().out[1:]])} == {"Maria", "Luca"}
