"""One address in pyproject.toml; every link to the repository and to Binder is made from it."""

import json
import re

import pytest

from .conftest import ROOT

BINDER = "https://mybinder.org/v2/gh/{}/HEAD?urlpath=lab/tree/notebooks/{}"
NOTEBOOKS = sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("notebooks/*.ipynb"))
SOURCES = ["README.md", "CONTRIBUTING.md", *NOTEBOOKS]
PAGES = [*SOURCES, "CHANGELOG.md", "LICENSE-text.md", "notebooks/glossary.md"]


def prose(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    if not name.endswith(".ipynb"):
        return text
    return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown")


@pytest.fixture(scope="module")
def home(project):
    return project["urls"]["Repository"].removeprefix("https://github.com/")


@pytest.mark.parametrize("name", SOURCES)
def test_links_to_binder_open_an_existing_notebook_of_this_repository(name, home):
    for link in re.findall(r"https://mybinder\.org/v2/[^\s)\"'>]+", prose(name)):
        notebook = link.rsplit("/", 1)[-1]
        assert link == BINDER.format(home, notebook)
        assert (ROOT / "notebooks" / notebook).exists()


@pytest.mark.parametrize("name", ["README.md", *NOTEBOOKS])
def test_there_is_a_link_to_binder(name):
    assert "https://mybinder.org/v2/gh/" in prose(name)


@pytest.mark.parametrize("name", [*SOURCES, "CITATION.cff", "CHANGELOG.md"])
def test_links_to_the_repository_are_the_one_of_pyproject(name, home):
    found = set(re.findall(r"https://github\.com/([\w-]+/[\w.-]+?)(?:\.git)?(?=[\s/)\"'>]|$)", prose(name)))
    assert found <= {home}


def test_the_citation_names_the_repository(project):
    assert f'repository-code: "{project["urls"]["Repository"]}"' in prose("CITATION.cff")


@pytest.mark.parametrize("name", SOURCES)
def test_pictures_come_with_the_repository_and_are_not_fetched(name):
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)|<img[^>]+src=\"([^\"]+)\"", prose(name))
    addresses = ["".join(pair) for pair in pictures]
    assert [a for a in addresses if not ((ROOT / name).parent / a).exists()] == []


def targets(name):
    """The file and the heading of each link that stays in the repository."""
    links = re.findall(r"\]\((?!https?:)([^)\s#]*)#?([^)\s]*)\)", re.sub(r"`[^`\n]*`", "", prose(name)))
    return [((ROOT / name).parent / file if file else ROOT / name, heading) for file, heading in links]


def anchors(file):
    """As JupyterLab makes them from headings in `notebooks/`, and GitHub elsewhere."""
    headings = re.findall(r"^#+ (.+)$", prose(file.resolve().relative_to(ROOT.resolve()).as_posix()), re.M)
    if file.parent.name == "notebooks":
        return {heading.replace(" ", "-") for heading in headings}
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_repository_lead_to_a_file_and_a_heading(name):
    dead = [(file.name, heading) for file, heading in targets(name) if not file.exists()]
    dead += [(file.name, heading) for file, heading in targets(name) if heading and heading not in anchors(file)]
    assert dead == []


@pytest.mark.parametrize("name", ["README.md", *NOTEBOOKS, "notebooks/glossary.md"])
def test_there_are_links_within_the_repository_to_try(name):
    assert targets(name)
