"""How faults are told: twenty at first, equal ones together, none lost."""

import os
import subprocess
import sys

import pytest

from labkit.milieu.faults import DataError, Fault, Findings, nearest
from labkit.milieu.reading import read

from .conftest import faults


def fault(row, value="x"):
    return Fault("survey.csv", row, "score", value, "must be a whole number")


def test_one_fault_is_one_sentence():
    text = "1 fault in the data:\n- survey.csv, row 5, score = 'x': must be a whole number"
    assert str(DataError([fault(5)])) == text


SHELL = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell()
shell.run_cell("from labkit.milieu.reading import read")
shell.run_cell("read({'survey.csv': 'rater,territory,item,score'})")
"""


def test_a_notebook_shows_the_message_alone_and_no_traceback(tmp_path):
    # In a process of its own, because a shell of IPython takes the place of the running program.
    home = {**os.environ, "IPYTHONDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", SHELL], capture_output=True, text=True, check=True, env=home)
    with pytest.raises(DataError) as caught:
        read({"survey.csv": "rater,territory,item,score"})
    assert len(caught.value.faults) == 3
    assert done.stdout.strip() == str(caught.value)


def test_twenty_faults_are_shown_and_the_rest_is_counted():
    lines = str(DataError([fault(row, str(row)) for row in range(2, 39)])).splitlines()
    assert lines[0] == "37 faults in the data:"
    assert len(lines) == 22
    assert lines[20].startswith("- survey.csv, row 21,")
    assert lines[21] == "… and 17 more: correct these first, then read again"


def test_twenty_faults_leave_no_rest_to_count():
    lines = str(DataError([fault(row, str(row)) for row in range(2, 22)])).splitlines()
    assert len(lines) == 21
    assert lines[-1].startswith("- survey.csv, row 21,")


def test_equal_faults_of_many_rows_are_one_line():
    lines = str(DataError([fault(row) for row in range(2, 32)] + [fault(40, "y")])).splitlines()
    assert lines[1:] == [
        "- survey.csv, rows 2, 3, 4 and 27 more, score = 'x': must be a whole number",
        "- survey.csv, row 40, score = 'y': must be a whole number",
    ]


def test_three_rows_are_named_and_none_is_left_to_count():
    line = str(DataError([fault(2), fault(3), fault(4)])).splitlines()[1]
    assert line == "- survey.csv, rows 2, 3, 4, score = 'x': must be a whole number"


def test_all_faults_are_kept_however_many_are_shown(files):
    files["survey.csv"] += "".join(f"R{n},Alder,interaction,{n}\n" for n in range(6, 306))
    assert len(faults(files)) == 300


def test_thousands_of_ties_to_unknown_operators_are_told_soon_and_only_the_first_get_a_suggestion(files, monkeypatch):
    compared = []
    monkeypatch.setattr("labkit.milieu.rules.nearest", lambda text, _: compared.append(text) or "")
    files["ties.csv"] += "".join(f"chamber,clib{n},,\n" for n in range(3000))
    assert len(faults(files)) == 3000
    assert compared == [f"clib{n}" for n in range(20)]


def test_a_long_value_is_shown_short_and_kept_whole():
    error = DataError([fault(2, "y" * 500)])
    assert len(str(error)) < 200
    assert error.faults[0].value == "y" * 500


def test_the_message_shows_html_and_line_ends_so_that_they_cannot_pass_for_its_own(files):
    files["survey.csv"] += 'R9,Alder,"<script>\n- survey.csv, row 1",3\n'
    with pytest.raises(DataError) as caught:
        read(files)
    assert len(str(caught.value).splitlines()) == 2
    assert "<script>\\n- survey.csv" in str(caught.value)


def test_a_closed_row_has_no_more_faults_and_others_have():
    findings = Findings()
    findings.fault("a.csv", 2, "", "", "too short")
    findings.close("a.csv", 2)
    findings.fault("a.csv", 2, "smes", "", "must not be empty")
    findings.fault("b.csv", 2, "smes", "", "must not be empty")
    assert [(fault.file, fault.rule) for fault in findings.faults] == [
        ("a.csv", "too short"),
        ("b.csv", "must not be empty"),
    ]


def test_the_nearest_name_is_found_whatever_its_capitals_and_none_is_made_up():
    assert nearest("PUBLIC BODI", ["public body", "training"]) == "; the nearest is 'public body'"
    assert nearest("weather", ["public body", "training"]) == ""
    assert nearest("", ["public body"]) == ""


def test_looking_for_the_nearest_name_ends_soon_with_long_texts_and_many_names():
    assert nearest("x" * 81, ["x" * 80]) == ""
    many = [f"{n:04d}" * 3 for n in range(1001)]
    assert nearest("099909990999a", many) != ""
    assert "100010001000" not in nearest("100010001000a", many)
