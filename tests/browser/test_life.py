"""What happens to a bench over a lesson: reload, a second view, a cell run again, a kernel that stops."""

from __future__ import annotations

import pytest

from .conftest import OPEN

# IPython itself keeps every output in Out; that list is emptied before benches are counted.
RUNNING_BENCHES = (
    "import gc, ipywidgets.widgets.widget as w\n"
    "get_ipython().run_line_magic('reset', '-f out')\n"
    "gc.collect()\n"
    "from labkit.ui.bench import Bench\n"
    "print(len(w._instances), sum(isinstance(o, Bench) for o in gc.get_objects()))"
)


RUNNING = "running.ipynb"


@pytest.fixture
def fresh(desk, request):
    """A notebook of its own for a test that ends its kernel."""
    return opened_in(desk, f"{request.node.name}.ipynb")


@pytest.fixture
def running(desk):
    """A new bench, alone on the page, in a kernel that tests share which let it run."""
    if not desk.shows(RUNNING):
        return opened_in(desk, RUNNING)
    desk.command("notebook:clear-all-cell-outputs")
    desk.run_cell(1)
    return desk.bench()


def opened_in(desk, name):
    desk.open(desk.write(name, *OPEN, "bench"))
    desk.run_cell(0)
    desk.run_cell(1)
    return desk.bench()


def counts(desk):
    numbers = desk.execute(RUNNING_BENCHES).splitlines()[-1].split()
    return dict(zip(("widgets", "benches"), map(int, numbers), strict=True))


def move(bench, told, name="globalisation", value=0.6):
    bench.type(name, str(value))
    bench.settle(told(**{name: value})[0])


def test_a_reloaded_page_shows_the_running_bench_which_moves_on(running, desk, told):
    move(running, told)
    before, picture = (running.sentence, running.token), running.pixels()
    desk.command("docmanager:save")
    desk.page.reload()
    desk.arrive(RUNNING)
    bench = desk.bench()
    assert (bench.sentence, bench.token) == before
    assert float(bench.slider("globalisation").input_value()) == 0.6
    bench.slider("globalisation").press("ArrowRight")
    bench.settle(told(globalisation=0.61)[0])
    assert bench.sentence == told(globalisation=0.61)[1]
    bench.slider("globalisation").press("ArrowLeft")
    bench.settle(told(globalisation=0.6)[0])
    assert bench.pixels_back_at(picture)


def test_six_runs_of_a_cell_leave_one_bench_in_kernel_and_page(running, desk, told):
    desk.run_cell(1)
    desk.bench()
    before = counts(desk)
    counted = "() => [document.querySelectorAll('.lk').length, Bokeh.documents.length]"
    on_page = desk.page.evaluate(counted)
    for _ in range(6):
        desk.run_cell(1)
    bench = desk.bench()
    after = counts(desk)
    assert after["widgets"] == before["widgets"]
    assert after["benches"] <= before["benches"] + 1
    assert desk.page.evaluate(counted) == on_page == [1, 1]
    move(bench, told)


@pytest.mark.parametrize("how", ["the same bench in a second cell", "a new view for the cell's output"])
def test_both_views_of_a_bench_follow_whichever_is_moved(running, desk, told, how):
    if "second cell" in how:
        desk.run_cell(2)
    else:
        desk.select(1)
        desk.command("notebook:create-output-view")
    views = [running, desk.bench(1)]
    for hand, value in ((0, 0.6), (0, 0.65), (0, 0.5), (1, 0.3), (0, 0.7)):
        token, sentence = told(globalisation=value)
        before = [view.pixels() for view in views]
        views[hand].type("globalisation", str(value))
        for view, picture in zip(views, before, strict=True):
            view.settle(token)
            assert view.sentence == sentence
            assert float(view.slider("globalisation").input_value()) == value
            assert view.pixels() != picture


@pytest.mark.parametrize("how", ["restarted", "killed", "shut down"])
def test_a_bench_whose_kernel_is_gone_says_what_to_do_and_hands_out_the_scenario(fresh, desk, told, how, request):
    move(fresh, told)
    sentence = fresh.sentence
    if how == "killed":
        desk.page.evaluate(
            "(code) => { jupyterapp.shell.currentWidget.sessionContext.session.kernel"
            ".requestExecute({ code }).done.catch(() => null); }",
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        )
    else:
        desk.page.evaluate(
            "(name) => { jupyterapp.commands.execute(name); }",
            f"kernelmenu:{'restart' if how == 'restarted' else 'shutdown'}",
        )
        if how == "restarted":
            desk.page.locator(".jp-Dialog .jp-mod-accept").click()
    fresh.root.get_by_text("Run this cell again.").wait_for()
    assert told(globalisation=0.6)[0] in fresh.root.locator(".lk-lost").inner_text()
    assert fresh.status == "Not connected"
    assert fresh.sentence == sentence
    able = fresh.root.locator("input:enabled, select:enabled, button:enabled").all_inner_texts()
    assert able == ["Copy"]
    if how == "killed":
        desk.page.locator(".jp-Dialog .jp-mod-accept").click()
    if how == "restarted":
        the_cell_run_again_gives_a_bench_that_moves(desk, told, f"{request.node.name}.ipynb")


def the_cell_run_again_gives_a_bench_that_moves(desk, told, name):
    desk.arrive(name)
    desk.run_cell(0)
    desk.run_cell(1)
    bench = desk.bench()
    move(bench, told)
    assert bench.sentence == told(globalisation=0.6)[1]
    assert desk.page.locator(".lk").count() == 1
