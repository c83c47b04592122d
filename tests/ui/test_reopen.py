"""Benches come and go: a cell that is run again closes those of its run before, and nothing is left behind."""

import gc
import weakref

import ipywidgets
import pytest
from IPython.core.formatters import DisplayFormatter

from labkit.ui import opened as benches
from labkit.ui.bench import Bench
from labkit.ui.errors import BenchClosed

CLOSED = "This bench was closed, because its cell was run again. Use the new one."


@pytest.fixture(autouse=True)
def _closed_afterwards(monkeypatch):
    made, init = weakref.WeakSet(), Bench.__init__
    monkeypatch.setattr(Bench, "__init__", lambda bench, *rest: made.add(bench) or init(bench, *rest))
    yield
    for bench in list(made):
        bench.close()
    benches._open.clear()


@pytest.fixture
def cell(monkeypatch):
    """Runs the next lines as if in this notebook cell; each call is a run of its own."""

    class Shell:
        run = 0

        def get_parent(self):
            return {"metadata": {"cellId": self.id}, "header": {"msg_id": f"run {self.run}"}}

        def __call__(self, name):
            self.id, self.run = name, self.run + 1

    shell = Shell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    return shell


def widgets_alive():
    gc.collect()
    return len(ipywidgets.widgets.widget._instances)


def is_closed(bench):
    return bench.comm is None


def test_a_cell_that_is_run_again_closes_its_bench(pocket, cell):
    cell("a")
    first = pocket.open()
    cell("a")
    second = pocket.open(price=0.3)
    assert [is_closed(bench) for bench in (first, second)] == [True, False]


def test_benches_of_one_run_of_a_cell_live_side_by_side_and_go_together(pocket, cell):
    cell("a")
    pair = [pocket.open(), pocket.open(price=0.3)]
    assert not any(map(is_closed, pair))
    cell("a")
    later = [pocket.open(), pocket.open()]
    assert [is_closed(bench) for bench in pair + later] == [True, True, False, False]


def test_a_bench_of_another_cell_or_another_lab_stays_open(pocket, other_pocket, cell):
    cell("a")
    first, other_lab = pocket.open(), other_pocket.open()
    cell("b")
    other_cell = pocket.open()
    assert not any(map(is_closed, (first, other_lab, other_cell)))
    cell("a")
    pocket.open()
    assert [is_closed(bench) for bench in (first, other_lab, other_cell)] == [True, False, False]


def test_outside_a_notebook_nothing_is_closed(pocket):
    assert not any(map(is_closed, [pocket.open() for _ in range(3)]))
    assert benches._open == {}


@pytest.mark.parametrize(
    "parent",
    [{}, {"metadata": None}, {"metadata": {}}, {"metadata": {}, "header": {"msg_id": "run"}}, {"header": None}],
    ids=str,
)
def test_a_shell_that_tells_no_cell_closes_nothing(pocket, monkeypatch, parent):
    monkeypatch.setattr("IPython.get_ipython", lambda: type("Shell", (), {"get_parent": lambda _self: parent})())
    assert not any(map(is_closed, [pocket.open(), pocket.open()]))


def test_a_closed_bench_says_so_and_does_nothing(pocket, cell):
    cell("a")
    bench = pocket.open(price=0.3)
    bench.pin()
    scenario = bench.scenario
    cell("a")
    pocket.open()
    for act in (
        lambda: bench.move(price=0.7),
        bench.pin,
        bench.unpin,
        bench.swap,
        bench.new_luck,
        bench.reset,
        lambda: bench.preset("cheap"),
        lambda: bench.read(bench.token),
    ):
        with pytest.raises(BenchClosed, match=f"^{CLOSED}$"):
            act()
    assert (bench.scenario, pocket.read_token(bench.token)[0].price) == (scenario, 0.3)


def test_a_closed_bench_shows_that_it_is_closed(stall):
    stall.close()
    shown, _ = DisplayFormatter().format(stall)
    assert shown == {"text/plain": CLOSED}


@pytest.mark.parametrize(
    "act", [lambda bench: bench.show_table(True), lambda bench: bench.compute_map("price", "stalls", "takings")]
)
def test_a_closed_bench_says_so_of_table_and_map_too(stall, act):
    stall.close()
    with pytest.raises(BenchClosed):
        act(stall)


def test_a_closed_bench_lets_go_of_what_it_held(pocket):
    bench = pocket.open()
    held = [weakref.ref(bench.view), weakref.ref(bench.view.figures()[0])]
    bench.move(price=0.7)
    bench.close()
    gc.collect()
    assert [ref() for ref in held] == [None, None]
    assert (bench._futures, bench.frame, bench.spec) == (None, b"", {})
    bench.close()  # once more does no harm


def test_controls_of_a_closed_bench_are_followed_no_more(pocket):
    heard = []
    bench = pocket.open()
    price = bench.controls["price"]
    price.observe(heard.append, "value")
    bench.close()
    price.value = 0.7
    assert (heard, bench.params.price) == ([], 0.5)


@pytest.mark.slow
def test_twenty_runs_of_a_cell_leave_one_bench_and_nothing_of_the_others(pocket, cell):
    cell("a")
    pocket.open()
    widgets, objects = widgets_alive(), len(gc.get_objects())
    cell("b")
    one = pocket.open()
    of_one_bench = len(gc.get_objects()) - objects
    one.close()
    del one
    cell("b")
    widgets_with_one = (pocket.open(), widgets_alive())[1]
    seen = []
    for _ in range(20):
        cell("b")
        opened = pocket.open()
        seen += [weakref.ref(opened), weakref.ref(opened.view.figures()[0])]
        del opened
    assert widgets_alive() == widgets_with_one > widgets
    assert sum(ref() is not None for ref in seen) == 2  # the bench that is open and its figure
    assert len(gc.get_objects()) - objects < 1.5 * of_one_bench


def test_a_bench_that_cannot_open_leaves_the_old_one_open(pocket, cell):
    cell("a")
    first = pocket.open()
    cell("a")
    with pytest.raises(ValueError, match="price = 7 is outside"):
        pocket.open(price=7)
    assert not is_closed(first)


def test_a_bench_whose_first_run_fails_leaves_no_widget(pocket, monkeypatch):
    alive = widgets_alive()
    monkeypatch.setitem(pocket.__dict__, "simulate", lambda *_args, **_named: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        pocket.open()
    assert widgets_alive() == alive


def test_a_bench_opens_from_a_token_and_knobs_given_beside_it_win(pocket):
    scenario = pocket.token(pocket.Params(price=0.9, stalls=35), 12)
    bench = pocket.open(scenario, stalls=40)
    assert (bench.params, bench.seed) == (pocket.Params(price=0.9, stalls=40), 12)


def test_a_seed_given_beside_a_token_wins_and_an_empty_token_is_an_error(pocket):
    assert pocket.open(pocket.token(pocket.Params(), 12), seed=0).seed == 0
    with pytest.raises(ValueError, match="token = '' is empty"):
        pocket.open("")


def test_a_prediction_reaches_the_view_of_the_bench(pocket):
    guess = pocket.predict("takings", 85)
    assert pocket.open(prediction=guess).view.prediction is guess
