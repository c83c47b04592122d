"""The form of every notebook, read from its file: headings, what stands where, links, plain words."""

import inspect
import json
import re
import statistics
import tomllib

import pytest

import labkit

from .conftest import FIRST, HEADINGS, LAB, LAST, NOTEBOOKS

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


def test_a_lab_says_what_it_needs_and_what_it_is_for(notebook_file, notebook):
    if notebook_file.name != FIRST:
        told = re.findall(r"^- \*\*(.+?):\*\*", sections(notebook)["Question"], re.M)
        assert told == ["Needs", "Leans on", "How", "Minutes", "You will be able to"]


def test_a_lab_has_20_to_30_cells_and_the_closing_page_few_more(notebook_file, notebook):
    if notebook_file.name != FIRST:
        assert 20 <= len(notebook["cells"]) <= (32 if notebook_file.name == LAST else 30)


def test_run_all_is_told_what_it_does(notebook_file, prose):
    told = "scroll back up" if notebook_file.name == FIRST else "Run the cells one by one on this page."
    assert told in prose


def test_every_scenario_opens_in_its_lab(notebook, opened):
    text = json.dumps([cell["source"] for cell in notebook["cells"]])
    for lab in opened.values():
        tokens = re.findall(rf"\b{lab.code}{lab.version}(?:-[0-9A-Z]+)+", text)
        assert tokens
        read = [lab.read_token(token) for token in tokens]
        assert [tokens[at] for at, (params, seed) in enumerate(read) if seed or not params.changed()] == []


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
                assert len(claim.shown) <= 9


def test_the_names_explained_from_the_kernel_are_in_the_kernel(notebook_file, notebook, opened):
    if notebook_file.name not in HEADINGS:
        text = "".join(sections(notebook)["Look inside"])
        named = set(re.findall(r"`(\w+)`", text)) | set(re.findall(r"getsource\(kernel\.(\w+)\)", text))
        source = "".join(kernel_of(lab) for lab in opened.values())
        assert len(named) >= 3
        assert {name for name in named if not re.search(rf"\b{name}\b", source)} == set()


def kernel_of(lab):
    simulate = getattr(lab.simulate, "func", lab.simulate)  # a lab over data has its simulate bound to them
    return inspect.getsource(inspect.getmodule(simulate))


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
