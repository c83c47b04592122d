"""One address in pyproject.toml; every link to the repository and to Binder is made from it."""

import json
import re

import pytest

from .conftest import ROOT

BINDER = "https://mybinder.org/v2/gh/{}/HEAD?urlpath=lab/tree/notebooks/{}"
SOURCES = [
    "README.md",
    "CONTRIBUTING.md",
    *sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("notebooks/*.ipynb")),
]


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


@pytest.mark.parametrize("name", ["README.md", *SOURCES[2:]])
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


def test_links_inside_the_readme_lead_somewhere():
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", prose("README.md") + prose("CONTRIBUTING.md"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
