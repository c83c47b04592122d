"""The code cells of every notebook: short, without definitions, and in the order that a student needs."""

import ast
import re
import statistics

import labkit
from labkit.core.exercises import find
from labkit.ledger import ledger

from .conftest import FIRST, HEADINGS

STANDARD = {"inspect", "statistics", "textwrap"}


def test_code_cells_are_short(code):
    lines = [[line for line in cell["source"].splitlines() if line.strip()] for cell in code]
    lengths = [len([line for line in each if not line.startswith("# NBVAL")]) for each in lines]
    assert max(lengths) <= 8
    assert 1 <= statistics.median(lengths) <= 3


def test_code_defines_nothing_installs_nothing_and_fetches_nothing(code):
    for cell in code:
        tree = ast.parse(cell["source"])  # also refuses !pip and %magic
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
        assert not [node for node in ast.walk(tree) if isinstance(node, kinds)]
        assert not re.search(r"https?:|urlopen|requests|download|read_csv", cell["source"])


def test_imports_are_labkit_and_its_labs_only(code):
    labs = {f"labkit.{name}{part}" for name in labkit.labs() for part in ("", ".lab")}
    rooms = {"labkit", "labkit.cases", "labkit.ledger"} | labs
    seen = set()
    for cell in code:
        for node in ast.walk(ast.parse(cell["source"])):
            if isinstance(node, ast.Import):
                seen |= {alias.name for alias in node.names}
            if isinstance(node, ast.ImportFrom):
                seen.add(node.module)
                assert [alias.name for alias in node.names] != ["*"]
    assert any(name.startswith("labkit") for name in seen)
    assert seen <= rooms | STANDARD


def test_the_student_commits_before_the_lab_opens(notebook_file, code, opened):
    if notebook_file.name not in HEADINGS:
        text = "\n".join(cell["source"] for cell in code)
        opens = [text.index(f"{name}.open(prediction=") for name in opened]
        assert all(0 <= text.index(f"{name}.predict(") < at for name, at in zip(opened, opens, strict=True))
        assert min(opens) < text.index(".compare(")
        assert max(opens) < text.rindex(".compare(")


def test_the_notebook_is_committed_without_a_guess(notebook_file, code):
    if notebook_file.name != FIRST:
        guesses = re.findall(r"\w\.predict\((.*)\)", "\n".join(cell["source"] for cell in code))
        assert guesses
        assert [guess for guess in guesses if not f", {guess}".endswith(", ...")] == []


def test_a_bench_opened_without_a_guess_shows_no_mark():
    lab = labkit.labs()["relocation"]
    for value, marks in ((..., 0), (100, 1)):
        bench = lab.open(prediction=lab.predict("home", value))
        assert len(bench.view.data()["guess"]["x"]) == marks
        bench.close()


def test_no_variable_is_named_like_a_word_that_an_exercise_asks_for(code):
    every = [each for lab in labkit.labs().values() for each in lab.exercises]
    asked = {word for each in every for choice in each.choices for word in choice.split()}
    nodes = [node for cell in code for node in ast.walk(ast.parse(cell["source"]))]
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    assert {"low", "high"} <= asked
    assert stored & asked == set()


def test_every_exercise_of_this_notebook_is_shown_and_checked(notebook_file, code):
    number = notebook_file.name[:2]
    text = "\n".join(cell["source"] for cell in code)
    shown = set(re.findall(r'exercise\("([^"]+)"\)', text))
    checked = set(re.findall(r'check\("([^"]+)", \.\.\.\)', text))
    there = (*labkit.labs().values(), ledger)
    declared = {each.id for room in there for each in room.exercises if each.id.startswith(number)}
    assert shown == checked == declared
    assert all(find(there, each) for each in shown)
