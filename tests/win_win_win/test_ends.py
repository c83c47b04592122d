"""How the futures end: counted bars, beside run A."""

import numpy as np
import pytest

from labkit.win_win_win.pictures.ends import END, START
from labkit.win_win_win.view import WinWinWinView

from ..reading_figures import data, texts
from .bench import DEFAULT, FREE_RIDERS, GIVES_IN, LONG, WAR, every_setting, told_ends


@pytest.fixture(scope="module")
def view():
    return WinWinWinView("light")


@every_setting
def test_ends_are_counted_from_the_pay_offs_of_the_last_year(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    found = told_ends(result)
    assert texts(view, "ending_counts") == [str(hits) for hits in found]
    assert sum(found) == result.runs
    for kind, hits in enumerate(found):
        ends = data(view, f"ending_{kind}")["x"]
        assert list(ends) == ([pytest.approx(START + (END - START) * hits / result.runs)] if hits else [])
    assert not texts(view, "ending_counts_then")
    assert not len(data(view, "ending_then")["x"])


def test_all_ways_to_end_are_tried(future):
    ended = np.array([told_ends(future(**knobs)) for knobs in (DEFAULT, GIVES_IN, FREE_RIDERS, LONG, WAR)])
    assert (ended.max(axis=0) > [50, 5, 50, 50]).all()
    assert (ended[0] > 0).sum() >= 3


def test_beside_run_a_each_end_has_its_count_and_a_tick(view, future):
    now, then = future(**GIVES_IN), future()
    view.show(now, then)
    before = told_ends(then)
    assert texts(view, "ending_counts_then") == [f"A: {hits}" for hits in before]
    assert data(view, "ending_then")["x"] == pytest.approx([START + (END - START) * hits / 60 for hits in before])


@pytest.mark.parametrize("knobs", [WAR, GIVES_IN, DEFAULT, LONG], ids=str)
def test_no_count_of_an_end_stands_on_its_bar_or_on_the_tick_of_run_a(view, future, knobs):
    for then in (future(), future(**LONG), future(start=0.65)):
        now = future(**knobs)
        view.show(now, then)
        for kind, left in enumerate(data(view, "ending_counts")["x"]):
            bars, tick = data(view, f"ending_{kind}")["x"], data(view, "ending_then")["x"][kind]
            assert left >= max([*bars, START]) + 5
            assert not left - 3 < tick < left + 24
            assert left + 24 < 496 - 44, "the count of run A at the right edge is free"
