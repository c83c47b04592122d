"""The square of firms and partners: futures, the first future, public bodies, what lasts, and the ground behind."""

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.win_win_win.params import WinWinWinParams
from labkit.win_win_win.pictures.square import BAR, BAR_WIDE, FOOT, HEAD, LEFT, RIGHT, SIDE
from labkit.win_win_win.replicator import gains
from labkit.win_win_win.told import tipping
from labkit.win_win_win.view import WinWinWinView

from ..reading_figures import data, points, texts
from .bench import ALONE, DEFAULT, GIVES_IN, HARMONY, LONG, WAR, every_setting

CORNERS = ((1, 1), (1, 0), (0, 1), (0, 0))


@pytest.fixture(scope="module")
def view():
    return WinWinWinView("light")


def at(**knobs):
    return SimpleNamespace(**dict(WinWinWinParams(**knobs)))


def shares(places):
    """Back from px to shares of firms and partners."""
    return (np.array(places) - (LEFT, FOOT)) / SIDE


def shown(view, result, year=40, against=None):
    view.look["year"] = year
    view.show(result, against)
    return view


@every_setting
@pytest.mark.parametrize("year", [0, 12, 40])
def test_each_future_stands_at_its_shares_with_the_mark_of_who_wins_that_year(view, future, knobs, year):
    result = future(**knobs)
    shown(view, result, year)
    told = [result.firms[:, year], result.partners[:, year]]
    wins = result.pay_off[:, year] > 0
    sides = wins[:, 0].astype(int) + wins[:, 1]
    marked = (sides == 2) & wins[:, 2], (sides == 2) & ~wins[:, 2], sides == 1, sides == 0
    for kind, who in enumerate(marked):
        assert np.allclose(shares(points(view, f"futures_{kind}")), np.array(told)[:, who].T)
    assert sum(len(data(view, f"futures_{kind}")["x"]) for kind in range(4)) == result.runs


@pytest.mark.parametrize("year", [0, 12, 40])
def test_the_path_is_the_first_future_up_to_the_year_looked_at(view, future, year):
    now, then = future(), future(**LONG)
    shown(view, now, year, then)
    for name, result in (("path", now), ("path_then", then)):
        assert np.allclose(shares(points(view, name)).T, [result.firms[0, : year + 1], result.partners[0, : year + 1]])
    head, bodies = points(view, "first")
    assert shares(head) == pytest.approx([now.firms[0, year], now.partners[0, year]])
    assert bodies == pytest.approx([BAR, FOOT + SIDE * now.investing[0, year]])
    shown(view, now, year)
    assert not len(data(view, "path_then")["x"])


@every_setting
@pytest.mark.parametrize("year", [0, 40])
def test_public_bodies_are_counted_at_each_share(view, future, knobs, year):
    result = future(**knobs)
    bars = data(shown(view, result, year), "bodies")
    found = {round(share, 6): int((np.abs(result.investing[:, year] - share) < 1e-6).sum()) for share in
             np.unique(result.investing[:, year])}  # fmt: skip
    assert np.allclose((bars["y"] - FOOT) / SIDE, sorted(found))
    long = (bars["x1"] - BAR) / BAR_WIDE * max(found.values())
    assert long == pytest.approx([max(found[share], 0.02 * max(found.values())) for share in sorted(found)])
    assert (bars["x0"] == BAR).all()


@pytest.mark.parametrize(
    ("knobs", "lasting", "bodies"),
    [(DEFAULT, {(1, 1), (0, 0)}, True), (WAR, {(0, 0)}, False), (GIVES_IN, {(1, 0), (0, 1)}, False),
     (HARMONY, {(1, 1)}, True), (ALONE, {(1, 1), (0, 0)}, True)],
    ids=str,
)  # fmt: skip
def test_full_marks_are_the_states_that_last_and_hollow_ones_the_others(view, future, knobs, lasting, bodies):
    result = future(**knobs)
    shown(view, result)
    full, hollow = ({tuple(np.round(shares(at), 6)) for at in points(view, name) if at[0] != BAR}
                    for name in ("lasts", "fades"))  # fmt: skip
    assert full == lasting
    assert hollow & set(CORNERS) == set(CORNERS) - lasting
    assert len(hollow - set(CORNERS)) <= 1
    rest = [BAR, pytest.approx(FOOT + SIDE * float(result.invested_at_rest))]
    assert rest in points(view, "lasts" if bodies else "fades").tolist()


@pytest.mark.parametrize("year", [0, 20, 40])
def test_the_tipping_point_is_where_no_side_gains_if_as_many_invest_as_in_the_first_future(view, future, year):
    result = future()
    shown(view, result, year)
    inside = [at for at in shares(points(view, "fades")) if 0 < at[0] < 1 and 0 < at[1] < 1]
    k, z = at(), result.investing[0, year]
    if (q := tipping(z, k)) is None:
        assert not inside
    else:
        assert inside == [pytest.approx([q, q])]
        assert gains(q, q, z, k)[:2] == pytest.approx((0, 0), abs=1e-12)


@pytest.mark.parametrize(
    ("z", "knobs"), [(0.0, {}), (1.0, {}), (0.0, {"exploit": 9.8, "lasting": 0, "fight": 5})], ids=str
)
def test_there_is_no_tipping_point_where_one_answer_is_always_better(z, knobs):
    assert tipping(z, at(**knobs)) is None


@every_setting
def test_nothing_leaves_its_place(view, future, knobs):
    shown(view, future(**knobs), 20)
    for name in ("path", *(f"futures_{kind}" for kind in range(4))):
        x, y = points(view, name).T
        assert ((x >= LEFT) & (x <= RIGHT) & (y >= FOOT) & (y <= HEAD)).all()
    assert (data(view, "bodies")["x1"] <= 496).all()


def test_corners_are_named_by_who_competes(view, future):
    shown(view, future())
    named = {}
    for align in ("left", "right"):
        for row, text in zip(points(view, f"corners_{align}"), texts(view, f"corners_{align}"), strict=True):
            named[int(row[0] > (LEFT + RIGHT) / 2), int(row[1] > HEAD)] = text
    assert named == {(1, 1): "both co-operate", (0, 0): "both compete", (0, 1): "firms cheat", (1, 0): "partners cheat"}


def test_the_caption_says_for_which_share_of_public_bodies_the_ground_is(view, future):
    result = future()
    for year in (0, 30):
        shown(view, result, year)
        assert view.shown.subs["futures"] == f"if {100 * result.investing[0, year]:.0f}\u202f% invest"
