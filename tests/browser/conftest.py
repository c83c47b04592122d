"""One JupyterLab and one Chromium a session; one desk, on which each test file opens its notebook."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from labkit.relocation.lab import lab

from .chromium import CHROMIUM, launch
from .desk import Desk
from .server import jupyterlab

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
ELSEWHERE = re.compile(r"^(?!data:|blob:|about:|(https?|wss?)://(127\.0\.0\.1|localhost)[:/])")
SHARED = "shared.ipynb"
OPEN = ("from labkit.relocation.lab import lab", "bench = lab.open()\nbench")


def pytest_collection_modifyitems(items):
    """Marks what needs a browser; without Chromium it is skipped, and the summary says why."""
    here = Path(__file__).parent
    items.sort(key=lambda item: here == item.path.parent and not on_the_shared_bench(item))
    for item in items:
        if here in item.path.parents and item.path.name != "test_without_browser.py":
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium found: the bench was not tried in a browser"))


def on_the_shared_bench(item):
    """Whether a test moves the bench that files share; these follow each other, so that it is opened once."""
    return "opened" in item.fixturenames and not hasattr(item.module, "opened")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A copy of the notebooks, in which JupyterLab may write."""
    return Path(shutil.copytree(NOTEBOOKS, tmp_path_factory.mktemp("desk") / "notebooks"))


@pytest.fixture(scope="session")
def address(folder, tmp_path_factory):
    with jupyterlab(folder, tmp_path_factory.mktemp("private")) as where:
        yield where


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def outside():
    """Addresses beyond this machine that any page asked for. They are blocked, and each one fails a test."""
    return []


@pytest.fixture(scope="session")
def browsing(chromium, outside):
    """All pages together, as one person's browser."""
    context = chromium.new_context(viewport={"width": 1560, "height": 1000}, accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(20_000)  # two browsers may run beside each other on two cores

    def block(route):
        outside.append(route.request.url)
        route.abort()

    context.route(ELSEWHERE, block)
    yield context
    context.close()


@pytest.fixture(autouse=True)
def nothing_from_outside(request, outside):
    """No test may ask for anything beyond this machine."""
    yield
    asked, outside[:] = list(outside), []
    assert asked == []


@pytest.fixture(scope="session")
def desk(browsing, address, folder):
    page = browsing.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield Desk(page, address, folder)
    page.close()


@pytest.fixture(autouse=True)
def no_fault_on_the_page(request):
    """An uncaught error in the page fails the test in which it happened."""
    yield
    if "desk" in request.fixturenames:
        page = request.getfixturevalue("desk").page
        # JupyterLab's own, when a kernel goes while it waits for an answer.
        faults, page.faults[:] = [fault for fault in page.faults if "Canceled future" not in fault], []
        assert faults == []


@pytest.fixture(scope="module")
def opened(desk):
    """A bench at the defaults, with nothing open, for all test files that need no notebook of their own."""
    if not desk.shows(SHARED):
        desk.open(desk.write(SHARED, *OPEN))
        desk.run_all()
        desk.kept = desk.bench()
    desk.theme("Light")
    desk.kept.shut()
    return desk.kept


@pytest.fixture
def bench(opened):
    """The file's bench, back at the defaults with nothing pinned."""
    opened.start_again()
    return opened


@pytest.fixture(scope="session")
def told():
    """What Python says about a setting of the knobs: token and sentence, computed here."""

    def tell(seed=0, **knobs):
        params = lab.Params(**knobs)
        return lab.token(params, seed), lab.simulate(params, seed=seed, runs=200).sentence()

    return tell
