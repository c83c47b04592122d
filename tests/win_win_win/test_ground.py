"""What lies behind the futures: where large groups go from everywhere, and how they end."""

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.win_win_win.params import WinWinWinParams
from labkit.win_win_win.pictures.futures import MARKS
from labkit.win_win_win.pictures.ground import TINTS, arrows, ends_from, middles, palette
from labkit.win_win_win.replicator import gains
from labkit.win_win_win.told import tipping
from labkit.win_win_win.view import WinWinWinView

from ..reading_figures import data
from ..ui.test_colours import contrast
from .bench import DEFAULT, GIVES_IN, HELPED

WIN, LOSES, ONE, LOSE = range(4)


@pytest.fixture(scope="module")
def view():
    return WinWinWinView("light")


def at(**knobs):
    return SimpleNamespace(**dict(WinWinWinParams(**knobs)))


def ground_of(view, result, year):
    view.look["year"] = year
    view.show(result)
    return data(view, "ends_ground")


def test_the_ground_parts_at_the_tipping_point_and_both_parts_are_as_the_closed_form_says():
    k = at(errors=0.0)
    q, ground = tipping(0.5, k), ends_from(0.5, k)
    x = middles(len(ground))
    for side in range(len(ground)):
        ends = ground[side, side]
        if abs(x[side] - q) > 0.05:
            assert ends in ((WIN, LOSES) if x[side] > q else (LOSE,))
    assert ground[-1, -1] == WIN
    assert np.array_equal(ground, ground.T)


def test_where_giving_in_pays_the_ground_says_that_one_side_wins():
    ground = ends_from(0.0, at(**GIVES_IN))
    off = ~np.eye(len(ground), dtype=bool)
    assert (ground[off] == ONE).all()


def test_more_public_bodies_that_invest_widen_the_ground_on_which_all_win(view, future):
    parts = [(ends_from(z, at()) == WIN).mean() for z in (0.0, 0.4, 0.6, 0.8)]
    assert parts == sorted(parts)
    assert parts[0] == 0
    assert parts[-1] > 0.9
    result = future()
    for year in (0, 40):
        (cells,) = ground_of(view, result, year)["image"]
        assert np.array_equal(cells.astype(int), ends_from(result.investing[0, year], at()))


@pytest.mark.parametrize("knobs", [DEFAULT, GIVES_IN, HELPED], ids=str)
def test_arrows_point_where_large_groups_go_and_stay_in_the_square(view, knobs):
    k = at(**knobs, errors=0.0)
    xs, ys = arrows(0.4, k)
    x, y = xs[:, :2].mean(axis=1), ys[:, :2].mean(axis=1)
    right, upwards = gains(x, y, np.full_like(x, 0.4), k)[:2]
    assert np.array_equal(np.sign((xs[:, 1] - xs[:, 0]).round(12)), np.sign(right.round(9)))
    assert np.array_equal(np.sign((ys[:, 1] - ys[:, 0]).round(12)), np.sign(upwards.round(9)))
    assert np.hypot(xs[:, 1] - xs[:, 0], ys[:, 1] - ys[:, 0]).max() <= 0.0821
    assert 0 <= min(xs.min(), ys.min()) < max(xs.max(), ys.max()) <= 1


def test_the_head_of_an_arrow_is_even_and_points_ahead():
    xs, ys = arrows(0.4, at())
    steps = np.stack([xs, ys], axis=-1)
    tail, tip, one, again, other = steps.swapaxes(0, 1)
    assert np.array_equal(tip, again)
    long = np.linalg.norm(tip - tail, axis=-1)
    for barb in (one, other):
        assert np.linalg.norm(tip - barb, axis=-1) == pytest.approx(long * np.hypot(0.3, 0.18))
        assert ((tip - barb) * (tip - tail)).sum(axis=-1) == pytest.approx(0.3 * long**2)
    assert np.linalg.norm(one - other, axis=-1) == pytest.approx(0.36 * long)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_way_to_end_has_a_ground_of_its_own_and_none_hides_the_marks(theme):
    view = WinWinWinView(theme)
    colours = palette(view)
    assert len(set(colours)) == len(TINTS) == len(MARKS) == 4
    for colour, (_, role, _) in zip(colours, MARKS, strict=True):
        assert contrast(view.colour[role], colour) >= 3
    assert all(contrast(view.colour["axis"], colour) >= 3 for colour in colours)  # arrows
