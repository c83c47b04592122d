"""The template: a student's first files are without faults, explained, and never written over."""

import subprocess
import sys

import pytest

from labkit.__main__ import main
from labkit.milieu.catalogue import ITEMS, OPERATOR_KINDS
from labkit.milieu.cells import value
from labkit.milieu.contract import SHEETS, SURVEY
from labkit.milieu.reading import read
from labkit.milieu.template import NOTE, RATINGS, files, write

NAMES = ["territories.csv", "operators.csv", "ties.csv", "survey.csv", "README.md"]


def test_the_template_is_read_without_faults(tmp_path):
    write(tmp_path / "mine")
    data = read(tmp_path / "mine")
    assert data.names == ("Examplia", "Elsewhere")
    assert all(len(sheet) for sheet in data.sheets.values())


def test_the_template_shows_every_column_and_every_statement():
    for name, form in SHEETS.items():
        assert tuple(files()[f"{name}.csv"].splitlines()[0].split(",")) == (form.wide or form).names
    data = read({name: text for name, text in files().items() if name.endswith(".csv")})
    assert set(data.survey["item"]) == set(ITEMS)


def test_the_readme_explains_every_column_kind_and_statement():
    readme = files()["README.md"]
    for form in SHEETS.values():
        assert f"## {form.name}.csv" in readme
        for column in form.columns:
            line = next(
                line for line in readme.splitlines() if line.startswith(f"| `{column.name}` | {column.meaning}")
            )
            assert all(text in line for text in (column.unit, column.rule(), column.source, column.example))
    assert all(f"| `{kind}` | {meaning} |" in readme for kind, meaning in OPERATOR_KINDS.items())
    assert all(item.statement in readme and item.source in readme for item in ITEMS.values())


def test_the_readme_explains_both_forms_of_the_survey():
    readme = files()["README.md"]
    for form in (SURVEY, SURVEY.wide):
        assert f"One row is {form.row}. No two rows have the same {', '.join(form.key)}." in readme
    assert ", ".join(f"`{item}`" for item in ITEMS) in readme


def test_a_rater_of_the_template_is_one_row_of_eight_points():
    header, *rows = [line.split(",") for line in files()["survey.csv"].splitlines()]
    assert header[2:] == list(ITEMS)
    assert [(row[1], row[0]) for row in rows] == list(RATINGS)
    assert ["".join(row[2:]) for row in rows] == list(RATINGS.values())


def test_the_readme_says_that_the_example_is_invented():
    assert NOTE in files()["README.md"]
    assert "invented" in NOTE


def test_every_example_in_the_contract_passes_its_own_rule():
    for form in (*SHEETS.values(), SURVEY.wide):
        for column in form.columns:
            if column.example:
                value(column.example, column)


def test_every_source_is_a_place_in_the_source_or_the_word_assumed():
    columns = [column.source for form in SHEETS.values() for column in form.columns]
    for source in [*columns, *(item.source for item in ITEMS.values())]:
        assert source == "assumed" or source.startswith(("T part", "T introduction", "T conclusion"))


def test_the_statements_inform_the_two_judged_dimensions_and_no_other():
    assert {item.dimension for item in ITEMS.values()} == {"dynamics", "directionality"}


def test_the_command_writes_the_files_and_names_them(tmp_path, capsys):
    assert main(["template", str(tmp_path / "new" / "deep")]) == 0
    assert sorted(path.name for path in (tmp_path / "new" / "deep").iterdir()) == sorted(NAMES)
    said = capsys.readouterr().out
    assert all(name in said for name in NAMES)


def test_the_command_never_writes_over_a_file_and_then_writes_none(tmp_path, capsys):
    (tmp_path / "ties.csv").write_text("mine")
    (tmp_path / "README.md").write_text("mine too")
    assert main(["template", str(tmp_path)]) == 1
    assert (tmp_path / "ties.csv").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "ties.csv"]
    said = capsys.readouterr().err
    assert "has ties.csv, README.md already" in said


def test_a_file_where_the_folder_should_be_is_an_error_in_words(tmp_path, capsys):
    (tmp_path / "taken").write_text("x")
    assert main(["template", str(tmp_path / "taken")]) == 1
    assert "taken" in capsys.readouterr().err


def test_the_command_line_knows_the_template(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "labkit", "template", str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.count("written: ") == 5


@pytest.mark.parametrize("name", ["numpy.random", "openpyxl", "bokeh", "pandas"])
def test_the_template_loads_nothing_that_it_does_not_need(name):
    code = f"import sys; from labkit.milieu import template; template.files(); print({name!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
