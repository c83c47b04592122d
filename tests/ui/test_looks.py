"""Looks: another year or future of the same run, without a knob; and what the page is told about them."""

import numpy as np
import pytest

from labkit.ui.errors import BenchClosed
from labkit.ui.looks import Look, LookError, looked

from .fair import DAY, FAIR, HOUR, FairView


@pytest.fixture
def fair(opened):
    return opened(FAIR)


def booths(bench):
    return bench.view.sources["booths"].data["y"].tolist()


def state(bench):
    """All that a look which fails must leave alone."""
    sources = {s: {c: list(v) for c, v in columns.items()} for s, columns in bench.view.data().items()}
    return dict(bench.view.look), sources, bench.scenario, id(bench.result), bench.token


def test_a_view_begins_with_every_look_at_its_start(fair, shown):
    assert fair.view.looks() == (HOUR, DAY)
    assert shown(fair)[0]["looks"] == {"hour": 8, "day": 1}
    assert booths(fair) == [8 * 12] * 3


def test_looking_elsewhere_changes_the_picture_and_nothing_else(fair, shown, monkeypatch):
    before, table = state(fair), shown(fair)[0]
    monkeypatch.setitem(fair.lab.__dict__, "simulate", None)  # nothing is simulated for a look
    fair.look(hour=5, day=3)
    header = shown(fair)[0]
    assert booths(fair) == [5 * (12 + 2)] * 3
    assert header["looks"] == {"hour": 5, "day": 3}
    assert state(fair)[2:] == before[2:]
    assert {**header, "looks": None, "columns": None} == {**table, "looks": None, "columns": None}
    fair.look(hour=8, day=1)
    assert state(fair) == before


def test_a_look_stays_where_it_is_while_knobs_move(fair, wish, shown):
    fair.look(hour=2)
    wish(fair, draft=True, visitors=20)
    assert (booths(fair), shown(fair)[0]["looks"]) == ([40] * 3, {"hour": 2, "day": 1})
    wish(fair, visitors=30)
    fair.new_luck()
    fair.reset()
    assert (booths(fair), fair.view.look) == ([24] * 3, {"hour": 2, "day": 1})


def test_a_look_at_a_draft_shows_the_draft(fair, wish, ask, shown):
    wish(fair, draft=True, visitors=20)
    ask(fair, do="look", at={"day": 4})
    header = shown(fair)[0]
    assert (header["draft"], header["runs"], booths(fair)) == (True, 10, [8 * 23] * 3)


def test_a_message_of_the_page_looks_and_is_answered(fair, ask, shown):
    ask(fair, do="look", at={"hour": 3})
    header = shown(fair)[0]
    assert (header["n"], header["looks"], header["error"]) == (1, {"hour": 3, "day": 1}, None)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ({"hour": 9}, "hour = 9 is not a whole number from 0 to 8 (the hour that the map shows)"),
        ({"hour": -1}, "hour = -1 is not a whole number from 0 to 8"),
        ({"day": 0}, "day = 0 is not a whole number from 1 to 10 (which day the map shows)"),
        ({"hour": 2.5}, "hour = 2.5 is not a whole number"),
        ({"hour": True}, "hour = True is not a whole number"),
        ({"hour": "3"}, "hour = '3' is not a whole number"),
        ({"week": 1}, "week = 1: there is no such look; there are hour, day"),
        ({"hour": 3, "day": 99}, "day = 99 is not a whole number"),
    ],
)
def test_a_look_that_cannot_be_is_named_with_its_rule_and_nothing_changes(fair, ask, shown, at, said):
    fair.look(hour=6)
    before = state(fair)
    with pytest.raises(LookError) as caught:
        fair.look(**at)
    assert str(caught.value).startswith(said)
    ask(fair, do="look", at=at)
    assert shown(fair)[0]["error"]["text"].startswith(said.rstrip("."))
    assert state(fair) == before


def test_a_lab_without_looks_says_that_there_are_none(stall):
    with pytest.raises(LookError, match="hour = 1: there is no such look; there are none"):
        stall.look(hour=1)


def test_a_look_that_the_view_cannot_show_is_taken_back_picture_and_all(fair, monkeypatch, shown):
    fair.look(hour=6)
    before, frame, show = state(fair), fair.frame, fair.view.show

    def stuck(result, against=None):
        show(result, against)
        if fair.view.look["hour"] == 3:
            raise ArithmeticError("the clock is stuck")

    monkeypatch.setattr(fair.view, "show", stuck)
    with pytest.raises(ArithmeticError, match="the clock is stuck"):
        fair.look(hour=3, day=2)
    assert (state(fair), fair.frame) == (before, frame)
    fair.move(visitors=20)
    assert (booths(fair), shown(fair)[0]["looks"]) == ([6 * 20] * 3, {"hour": 6, "day": 1})


def test_a_closed_bench_looks_at_nothing(fair):
    fair.close()
    with pytest.raises(BenchClosed):
        fair.look(hour=1)


def test_looks_are_checked_without_a_bench_and_unnamed_ones_keep_their_place():
    assert looked((HOUR, DAY), {"hour": 8, "day": 1}, {"day": 5}) == {"hour": 8, "day": 5}
    assert looked((HOUR, DAY), {"hour": 8, "day": 1}, {}) == {"hour": 8, "day": 1}
    for end in (0, 8):
        assert looked((HOUR,), {"hour": 4}, {"hour": end}) == {"hour": end}


def test_the_page_is_told_of_looks_picks_squares_keys_and_even_columns(fair, stall):
    ground, time = fair.spec["panels"]
    assert [look["name"] for look in ground["looks"]] == ["hour", "day"]
    assert ground["looks"][0] == {
        "name": "hour", "label": "Hour", "meaning": "the hour that the map shows",
        "low": 0, "high": 8, "start": 8, "play": True,
    }  # fmt: skip
    assert (ground["picks"], ground["square"]) == ("booths", 300)
    assert ground["key"] == [["gem:agent", "yours"], ["circle", "others"]]
    assert (time["looks"], time["picks"], time["square"]) == ([], "", 0)
    assert (fair.spec["even"], stall.spec["even"]) == (True, False)


def test_what_can_be_picked_is_a_place_and_values_that_its_knobs_can_take(fair):
    data = fair.view.sources["booths"].data
    knobs = [name for name in FAIR.Params.knobs() if name in data]
    assert knobs == ["visitors", "booth"]
    for row in range(3):
        assert FAIR.Params(**{name: data[name][row].item() for name in knobs}).booth == row + 1


def test_each_theme_has_a_square_figure_without_axes_or_borders():
    for theme in ("light", "dark"):
        ground, _ = FairView(theme).figures()
        assert ground.sizing_mode == "stretch_both"
        assert {axis.visible for axis in (*ground.xaxis, *ground.yaxis)} == {False}
        borders = ("left", "right", "top", "bottom")
        assert {getattr(ground, f"min_border_{side}") for side in borders} == {0}
        across, up = ground.x_range, ground.y_range
        assert np.ptp([across.start, across.end]) == np.ptp([up.start, up.end])


def test_a_look_leaves_an_error_line_where_it_is_and_the_next_run_takes_it_away(fair, ask, wish, shown):
    wish(fair, visitors=999)
    error = shown(fair)[0]["error"]
    assert error["bold"] == "Visitors 999"
    ask(fair, do="look", at={"hour": 4})
    assert (shown(fair)[0]["error"], fair.view.look["hour"]) == (error, 4)
    wish(fair, visitors=20)
    assert shown(fair)[0]["error"] is None


@pytest.mark.parametrize(("low", "high", "start"), [(0, 5, 9), (3, 3, 3), (5, 0, 2)])
def test_a_look_whose_range_is_none_is_refused(low, high, start):
    with pytest.raises(ValueError, match="look = 'hour': from"):
        Look("hour", "Hour", "the hour", low, high, start)


def test_two_looks_of_one_name_are_refused(fair):
    class Twice(type(fair.view)):
        def looks(self):
            return (*super().looks(), *super().looks())

    with pytest.raises(ValueError, match="two looks of a view have one name"):
        Twice("light")


def test_a_number_of_numpy_is_a_look_too(fair):
    fair.look(hour=np.int64(3))
    assert fair.view.look["hour"] == 3
    assert type(fair.view.look["hour"]) is int
