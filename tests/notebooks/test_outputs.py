"""What is committed of a run: text outputs of compared cells, nothing else."""

import copy
import json
import re
import subprocess
import sys

import nbformat
import pytest

from labkit.__main__ import main
from labkit.refresh import COMPARED, METADATA, NOT_COMPARED, TEXT, as_text, joined, refresh, text_of, tidy

from .conftest import NOTEBOOKS


def test_the_notebook_compares_something(code):
    assert sum(COMPARED in cell["source"] for cell in code) >= 3


def test_every_compared_cell_has_its_output(code):
    assert [cell["source"] for cell in code if COMPARED in cell["source"] and not cell["outputs"]] == []


def test_no_other_cell_has_an_output(code):
    assert [cell["source"] for cell in code if COMPARED not in cell["source"] and cell["outputs"]] == []


def test_the_mark_stands_in_the_first_line_and_no_cell_has_both(code):
    for cell in code:
        marks = [line for line in cell["source"].splitlines() if "NBVAL" in line]
        assert len(marks) <= 1
        assert marks == [] or marks[0] == cell["source"].splitlines()[0]
        assert marks == [] or marks[0] in (COMPARED, NOT_COMPARED)


def test_pictures_are_not_compared(code):
    opening = [cell for cell in code if re.search(r"\b\w+\.open\(", cell["source"])]
    assert opening
    assert all(cell["source"].startswith(NOT_COMPARED) for cell in opening)


def test_outputs_are_text_without_pictures_scripts_or_widgets(code):
    for cell in code:
        for output in cell["outputs"]:
            assert output["output_type"] in ("stream", "execute_result", "display_data")
            assert set(output.get("data", {})) <= set(TEXT)
            assert not any(tag in json.dumps(output) for tag in ("<svg", "<img", "<script", "base64", "widget"))
            assert output.get("name") != "stderr"


def test_no_output_names_a_place_in_memory_or_on_a_machine(code):
    for cell in code:
        assert not re.search(r"0x[0-9a-f]{4}|(?<![<\w])/\w+/\w|[A-Z]:\\", json.dumps(cell["outputs"]))


def test_compared_numbers_have_few_digits(code):
    for cell in code:
        assert not re.search(r"\d\.\d{5,}", json.dumps(cell["outputs"])), cell["source"]


def test_the_file_is_what_tidy_would_write(notebook_file):
    text = notebook_file.read_text(encoding="utf-8")
    assert as_text(tidy(nbformat.reads(text, as_version=4))) == text


@pytest.mark.slow
def test_nbstripout_finds_nothing_to_strip_but_the_kept_outputs():
    files = [str(file) for file in sorted(NOTEBOOKS.glob("*.ipynb"))]
    command = [sys.executable, "-m", "nbstripout", "--keep-id", "--keep-output", "--verify", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def ran():
    """A notebook as JupyterLab leaves it: pictures, widget state, counts, noise in the metadata."""
    picture = nbformat.v4.new_output("display_data", {"text/plain": "a bench", "image/png": "iVBO"})
    shown = {"text/plain": "1", "text/html": "<b>1</b>", "image/svg+xml": "<svg/>"}
    table = nbformat.v4.new_output("execute_result", shown, execution_count=7)
    said = nbformat.v4.new_output("stream", name="stdout", text="hello\n")
    cells = [
        nbformat.v4.new_markdown_cell("# A", metadata={"editable": True}),
        nbformat.v4.new_code_cell(f"{COMPARED}\n1", outputs=[said, table], metadata={"scrolled": True}),
        nbformat.v4.new_code_cell(f"{NOT_COMPARED}\nbench", outputs=[picture], execution_count=8),
        nbformat.v4.new_code_cell("1 + 1", outputs=[table], execution_count=9),
    ]
    noise = {"widgets": {"state": {}}, "language_info": {"name": "python", "version": "3.11.7"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=noise)


def test_tidy_keeps_the_text_of_compared_cells(ran):
    said, table = tidy(ran)["cells"][1]["outputs"]
    assert said["text"] == "hello\n"
    assert table["data"] == {"text/plain": "1", "text/html": "<b>1</b>"}


def test_tidy_drops_all_else(ran):
    clean = tidy(ran)
    assert clean["metadata"] == METADATA
    assert [cell.get("outputs", []) for cell in clean["cells"][2:]] == [[], []]
    assert all(cell["metadata"] == {} for cell in clean["cells"])
    assert {cell.get("execution_count") for cell in clean["cells"]} == {None}
    assert "svg" not in as_text(clean)


def test_tidy_leaves_its_argument_as_it_was_and_is_done_after_once(ran):
    before = copy.deepcopy(ran)
    once = tidy(ran)
    assert ran == before
    assert tidy(once) == once


def test_an_output_without_data_keeps_its_text():
    said = {"output_type": "stream", "name": "stdout", "text": "a"}
    assert text_of(said) == said


def test_what_was_printed_in_two_goes_becomes_one():
    said = [nbformat.v4.new_output("stream", name="stdout", text=text) for text in ("a\n", "b\n")]
    assert [each["text"] for each in joined(said)] == ["a\nb\n"]
    warned = nbformat.v4.new_output("stream", name="stderr", text="c\n")
    assert len(joined([said[0], warned, said[1]])) == 3


def test_refresh_renews_a_stale_output_once_and_then_leaves_the_file_alone(tmp_path):
    stale = nbformat.v4.new_output("execute_result", {"text/plain": "3"}, execution_count=1)
    cell = nbformat.v4.new_code_cell(f"{COMPARED}\n1 + 1", outputs=[stale], execution_count=1)
    file = tmp_path / "stale.ipynb"
    file.write_text(as_text(nbformat.v4.new_notebook(cells=[cell])), encoding="utf-8")
    assert refresh([file]) == [file]
    assert nbformat.read(file, as_version=4)["cells"][0]["outputs"][0]["data"] == {"text/plain": "2"}
    assert refresh([file]) == []


def test_refresh_without_notebooks_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr("labkit.refresh.FOLDER", tmp_path / "notebooks")
    with pytest.raises(FileNotFoundError, match="no notebooks in notebooks/"):
        refresh()


def test_the_command_refreshes_the_notebooks_that_are_named_and_refuses_others(monkeypatch, capsys, tmp_path):
    asked = []
    monkeypatch.setattr("labkit.refresh.refresh", lambda files: asked.append(list(files)) or [])
    there = tmp_path / "one.ipynb"
    there.touch()
    assert main(["refresh", str(there)]) == 0
    assert main(["refresh"]) == 0
    assert asked == [[str(there)], []]
    assert main(["refresh", str(there), "two.ipynb"]) == 2
    assert capsys.readouterr().err.startswith("two.ipynb: there is no such notebook")
    assert len(asked) == 2
