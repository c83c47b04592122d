"""The form of every notebook, read from its file: headings, cells, imports, links."""

import ast
import inspect
import json
import re
import statistics
import tomllib
from urllib.parse import unquote

import pytest

import labkit
from labkit.core.exercises import find
from labkit.ledger import ledger

from .conftest import NOTEBOOKS

LAB = ["Question", "In the sources", "Predict", "Try", "Look inside", "Compare with your prediction", "The claim"]
LAB += ["A real case", "Exercises", "Limits", "Sources"]
START = ["What this is", "Move a knob", "Read the band", "Pin and compare", "Save the scenario", "What a claim is"]
START += ["Where to go next"]
CLOSING = ["Question", "In the sources", "Predict", "Try", "Compare with your prediction", "Why claims fail"]
CLOSING += ["What a verdict can say", "Exercises", "Limits", "Sources"]
FIRST, LAST = "00_start_here.ipynb", "10_read_the_ledger.ipynb"
HEADINGS = {FIRST: START, LAST: CLOSING}
STANDARD = {"inspect", "statistics", "textwrap"}
BINDER = r"\[Open this page in Binder\]\(https://mybinder\.org/v2/gh/([^/]+/[^/]+)/HEAD\?urlpath=(\S+?)\)"


def sections(notebook):
    """Heading of the second level to what stands below it: prose and code as one text."""
    found, name = {}, None
    for cell in notebook["cells"]:
        text = "".join(cell["source"])
        for line in text.splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("## "):
                name = line.removeprefix("## ").strip()
                assert name not in found, f"{name} stands twice"
                found[name] = ""
            elif name:
                found[name] += line + "\n"
    return found


def test_the_folder_holds_the_start_and_at_least_one_lab():
    names = [file.name for file in sorted(NOTEBOOKS.glob("*.ipynb"))]
    assert "00_start_here.ipynb" in names
    assert len(names) >= 2


def test_the_name_is_two_digits_and_words(notebook_file):
    assert re.fullmatch(r"\d\d(_[a-z]+)+\.ipynb", notebook_file.name)


def test_headings_are_the_fixed_ones_in_order_and_none_is_empty(notebook_file, notebook):
    found = sections(notebook)
    assert list(found) == HEADINGS.get(notebook_file.name, LAB)
    assert [name for name, text in found.items() if len(text.split()) < 15] == []


def test_the_first_cell_has_the_only_title(notebook):
    markdown = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    titles = [cell for cell in markdown if re.search(r"^# ", "".join(cell["source"]), re.M)]
    assert titles == notebook["cells"][:1]


def test_a_lab_says_what_it_needs_and_how_long_it_takes(notebook_file, notebook):
    if notebook_file.name == FIRST:
        assert "five minutes" in "".join(notebook["cells"][0]["source"])
    else:
        question = sections(notebook)["Question"]
        assert all(word in question for word in ("**Needs:**", "**Minutes:**", "**You will be able to:**"))


def test_a_lab_has_20_to_30_cells(notebook_file, notebook):
    if notebook_file.name != FIRST:
        assert 20 <= len(notebook["cells"]) <= 30


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


def test_the_student_commits_before_the_lab_opens(notebook_file, code):
    if notebook_file.name not in HEADINGS:
        text = "\n".join(cell["source"] for cell in code)
        assert 0 <= text.index("lab.predict(") < text.index("lab.open(prediction=")
        assert text.index("lab.open(prediction=") < text.index(".compare(")


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


def test_run_all_is_told_what_it_does(notebook_file, prose):
    told = "scroll back up" if notebook_file.name == FIRST else "Run the cells one by one on this page."
    assert told in prose


def test_no_variable_is_named_like_a_word_that_an_exercise_asks_for(code):
    every = [each for lab in labkit.labs().values() for each in lab.exercises]
    asked = {word for each in every for choice in each.choices for word in choice.split()}
    nodes = [node for cell in code for node in ast.walk(ast.parse(cell["source"]))]
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    assert {"low", "high"} <= asked
    assert stored & asked == set()


def test_every_scenario_opens_in_its_lab(notebook):
    text = json.dumps([cell["source"] for cell in notebook["cells"]])
    lab = next(lab for lab in labkit.labs().values() if f"labkit.{lab.name}.lab" in text)
    tokens = re.findall(rf"\b{lab.code}{lab.version}(?:-[0-9A-Z]+)+", text)
    assert tokens
    for token in tokens:
        params, seed = lab.read_token(token)
        assert params.changed()
        assert seed == 0


def test_what_you_should_see_is_what_the_lab_shows(notebook_file, notebook):
    if notebook_file.name.startswith("08"):
        lab, rows = labkit.labs()["relocation"], sections(notebook)["Try"]
        found = re.findall(r"^\| (3\S+).*`(\S+)` \| (\S+) \| (\S+) \| (\S+) \|$", rows, re.M)
        assert [row[0] for row in found] == ["3a", "3b", "3c,", "3c,"]
        for _, token, gap, trust, said in found:
            params, seed = lab.read_token(token)
            assert params.changed() == {"globalisation": float(gap), "trust": float(trust), "digitalisation": 0.2}
            assert gained(lab, params, seed, digitalisation=0.6) == int(said.replace("\u2212", "-"))
        assert f"Home about +{gained(lab, lab.Params(globalisation=0.5), 0, human_capital=0.6)}." in rows


def gained(lab, params, seed, **moved):
    """The median difference of home in year 40, future by future, as a whole number."""
    before, after = (lab.simulate(p, seed=seed, runs=200).home[:, 40] for p in (params, params.replace(**moved)))
    return round(statistics.median(after - before))


def test_the_figures_shown_of_a_claim_are_figures_of_its_experiment():
    for lab in labkit.labs().values():
        for claim in lab.claims:
            if claim.shown:
                assert set(claim.shown) <= set(claim.recorded["at_default"]["figures"])
                assert len(claim.shown) <= 6


def test_the_names_explained_from_the_kernel_are_in_the_kernel(notebook_file, notebook):
    if notebook_file.name not in HEADINGS:
        lab = next(lab for lab in labkit.labs().values() if f"labkit.{lab.name}.lab" in json.dumps(notebook))
        text = "".join(sections(notebook)["Look inside"])
        named = set(re.findall(r"`(\w+)`", text)) | set(re.findall(r"getsource\(kernel\.(\w+)\)", text))
        simulate = getattr(lab.simulate, "func", lab.simulate)  # a lab over data has its simulate bound to them
        source = inspect.getsource(inspect.getmodule(simulate))
        assert len(named) >= 3
        assert {name for name in named if not re.search(rf"\b{name}\b", source)} == set()


def test_every_exercise_of_this_notebook_is_shown_and_checked(notebook_file, code):
    number = notebook_file.name[:2]
    text = "\n".join(cell["source"] for cell in code)
    shown = set(re.findall(r'exercise\("([^"]+)"\)', text))
    checked = set(re.findall(r'check\("([^"]+)", \.\.\.\)', text))
    there = (*labkit.labs().values(), ledger)
    declared = {each.id for room in there for each in room.exercises if each.id.startswith(number)}
    assert shown == checked == declared
    assert all(find(there, each) for each in shown)


def test_links_to_other_notebooks_lead_somewhere(prose):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", prose)
    assert [target for target in targets if not (NOTEBOOKS / unquote(target)).exists()] == []


def test_the_binder_link_opens_this_notebook_of_this_repository(notebook_file, prose):
    project = tomllib.loads((NOTEBOOKS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    home = project["urls"]["Repository"].removeprefix("https://github.com/")
    assert re.findall(BINDER, prose) == [(home, f"lab/tree/notebooks/{notebook_file.name}")]


def test_the_page_loads_nothing_from_elsewhere(prose):
    assert not re.search(r"!\[|<img|<script|<iframe|<link", prose)


def test_the_prose_has_no_long_sentences(prose):
    plain = re.sub(r"\([^)]*\)|^\|.*$|[*`#]", "", prose, flags=re.M)
    sentences = re.split(r"(?<=[.?!:])\s+|\n\s*\n|\n- |\n\d\. ", plain)
    assert max(len(sentence.split()) for sentence in sentences) <= 38


@pytest.mark.parametrize("word", ["utilize", "leverage", "robust", "seamless", "powerful", "simply", "obviously"])
def test_the_prose_is_plain(prose, word):
    assert not re.search(rf"\b{word}", prose, re.I)


def test_the_file_is_valid_notebook_json_with_an_id_for_each_cell(notebook):
    import nbformat

    nbformat.validate(nbformat.from_dict(json.loads(json.dumps(notebook))))
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
