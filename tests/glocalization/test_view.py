"""The map of the glocalization lab tells the truth: every dot, line, label and shade is that of the arrays."""

import numpy as np
import pytest

from labkit.glocalization import kernel
from labkit.glocalization.pictures import ground
from labkit.glocalization.your_firm import LEAST_PRIVATE

from ..reading_figures import data, points, texts
from .conftest import END

SIDE = 60
REGION, CAPITAL = {"placement": "region"}, {"placement": "capital"}


def test_showing_never_simulates(view, future, monkeypatch):
    now, then = future(reach=20), future()

    def simulated(*_args, **_named):
        raise AssertionError("the view simulates")

    for name in ("evolve", "draw", "simulate"):
        monkeypatch.setattr(kernel, name, simulated)
    view.show(now, then)
    view.look = {"year": 3, "future": 7}
    view.show(then)


def test_every_firm_stands_at_its_place_as_large_as_its_staff_and_carries_its_number(view, future):
    result = future()
    view.show(result)
    firms = data(view, "firms")
    assert np.allclose(points(view, "firms"), np.column_stack([result.firm_x, result.firm_y]))
    assert firms["firm_place"].tolist() == list(range(1, 401))
    assert firms["firm_size"].tolist() == result.staff.tolist()
    by_staff = np.argsort(result.staff, kind="stable")
    assert (np.diff(np.asarray(firms["size"])[by_staff]) >= 0).all()
    assert firms["size"][result.staff.argmax()] > 2 * firms["size"][result.staff.argmin()]


def test_a_click_on_a_firm_puts_yours_on_its_dot_and_gives_it_its_staff(view, future):
    view.show(future())
    firms = {name: np.array(values) for name, values in data(view, "firms").items()}
    for dot in (0, 17, 302, 399):
        view.show(future(firm_place=int(firms["firm_place"][dot]), firm_size=int(firms["firm_size"][dot])))
        assert points(view, "you").tolist() == [[firms["x"][dot], firms["y"][dot]]]
        assert texts(view, "yours")[0] == f"your firm, {firms['firm_size'][dot]:.0f} staff"


@pytest.mark.parametrize(("year", "which"), [(20, 1), (0, 1), (7, 1), (7, 60), (20, 33)])
def test_firms_that_are_lit_export_in_the_future_and_year_looked_at(view, future, year, which):
    result = future()
    view.look = {"year": year, "future": which}
    view.show(result)
    exports = result.lit[which - 1, year]
    assert 0 < exports.sum() < 400
    assert np.allclose(points(view, "lit"), points(view, "firms")[exports])
    assert np.allclose(data(view, "lit")["size"], np.asarray(data(view, "firms")["size"])[exports])


def test_a_draft_with_fewer_futures_shows_its_last(view, future):
    view.look = {"year": 5, "future": 60}
    result = future(runs=9)
    view.show(result)
    assert np.allclose(points(view, "lit"), points(view, "firms")[result.lit[8, 5]])


def shades(view):
    return np.array(data(view, "shade")["image"][0])


@pytest.mark.parametrize("year", [0, 6, 20])
def test_the_shade_is_of_all_futures_in_the_year_looked_at(view, future, year):
    result = future()
    view.look = {"year": year, "future": 1}
    view.show(result)
    by_hand = ground.shade(result.firm_x, result.firm_y, result.lit[:, year].mean(axis=0))
    assert np.allclose(shades(view), by_hand)
    before = shades(view)
    view.look["future"] = 40
    view.show(result)
    assert np.array_equal(shades(view), before)
    others = [y for y in (0, 6, 20) if y != year]
    assert all(not np.allclose(before, ground.shade(result.firm_x, result.firm_y, result.exporting[y])) for y in others)


def test_a_cell_has_the_share_of_the_firms_around_it_with_north_on_top():
    x, y, share = np.array([5, 55, 5, 55.0]), np.array([5, 5, 55, 55.0]), np.array([0.1, 0.2, 0.3, 0.4])
    image = ground.shade(x, y, share)
    column, row = (np.abs(ground.MIDDLES[:, None] - places).argmin(axis=0) for places in (x, y))
    assert np.allclose(image[row, column], share, atol=1e-3)  # Bokeh counts the rows of an image upwards from 0
    assert (image.min(), image.max()) == pytest.approx((0.1, 0.4), abs=1e-3)


def test_where_all_firms_are_alike_the_shade_is_the_same_everywhere(future):
    result = future()
    assert np.allclose(ground.shade(result.firm_x, result.firm_y, np.full(400, 0.37)), 0.37, atol=0.01)


def test_the_circle_is_as_wide_as_your_firm_sees_and_is_dashed_for_a(view, future):
    now, then = future(firm_size=100, firm_place=10), future()
    view.show(now, then)
    for name, result, at in (("sight", now, 9), ("sight_then", then, 302)):
        away = points(view, name) - [result.firm_x[at], result.firm_y[at]]
        assert np.allclose(np.hypot(*away.T), float(result.your_reach))
    assert texts(view, "yours") == [
        "your firm, 100 staff",
        f"sees {float(now.your_reach):.0f} km, no partner beyond {float(now.your_limit):.0f} km",
    ]
    assert not np.allclose(points(view, "sight"), points(view, "sight_then"))
    view.show(now)
    assert np.isnan(points(view, "sight_then")).all()


@pytest.mark.slow
def test_words_about_your_firm_stand_on_the_map_wherever_it_stands_and_however_far_it_sees(view, future):
    corners = [lambda r: r.firm_x + r.firm_y, lambda r: r.firm_x - r.firm_y]
    for at in [int(f(future()).argmax()) + 1 for f in corners] + [int(f(future()).argmin()) + 1 for f in corners]:
        for knobs in ({"reach": 5, "firm_size": 1}, {"reach": 30, "firm_size": 249}, {}):
            view.show(future(firm_place=at, **knobs))
            x, y = points(view, "yours").T
            assert ((x >= 8) & (x <= SIDE - 8)).all()
            assert ((y > -ground.EDGE) & (y < SIDE + ground.EDGE)).all()


def test_offices_near_firms_stand_in_all_towns_and_without_capacity_there_are_none(view, future):
    result = future()
    view.show(result)
    assert np.allclose(points(view, "offices"), np.column_stack([result.town_x, result.town_y]))
    assert texts(view, "away") == []
    view.show(future(capacity=0))
    assert points(view, "offices").shape == (0, 2)


@pytest.mark.parametrize(
    ("knobs", "place", "said"),
    [
        (REGION, [61.5, 30], ["regional office, 45 km →"]),
        (CAPITAL, [61.5, 30], ["national office, 600 km →"]),
        ({**REGION, "office_distance": 31}, [61, 30], ["regional office, 31 km →"]),
        ({**REGION, "office_distance": 20}, [50, 30], ["regional office"]),
        ({**CAPITAL, "capacity": 0}, [], []),
    ],
    ids=str,
)
def test_a_far_office_is_named_and_one_beyond_the_map_stands_at_its_edge_and_says_how_far_it_is(
    view, future, knobs, place, said
):
    view.show(future(**knobs))
    assert points(view, "offices").ravel().tolist() == place
    assert texts(view, "away") == said


@pytest.mark.parametrize(("year", "which"), [(20, 1), (12, 30), (0, 1)])
def test_advisers_stand_in_towns_that_have_some_in_the_future_and_year_looked_at(view, future, year, which):
    result = future()
    view.look = {"year": year, "future": which}
    view.show(result)
    private = result.private[which - 1, year]
    here = private >= LEAST_PRIVATE
    assert np.allclose(points(view, "advisers"), np.column_stack([result.town_x, result.town_y])[here])
    assert (np.argsort(data(view, "advisers")["size"]) == np.argsort(private[here])).all()
    assert here.any() == (year > 0)


@pytest.mark.parametrize("year", [0, 8, END])
@pytest.mark.parametrize("knobs", [{}, REGION, {"reach": 30, "firm_size": 249}, {"capacity": 0}], ids=str)
def test_lines_lead_from_your_firm_to_the_help_it_sees_in_half_of_the_futures_of_that_year(view, future, knobs, year):
    result = future(**knobs)
    view.look["year"] = year
    view.show(result)
    lines, you = data(view, "seen"), points(view, "you")[0]
    assert all(np.allclose([x, y], you) for x, y in zip(lines["x0"], lines["y0"], strict=True))
    towns = np.column_stack([result.town_x, result.town_y])
    offices = np.column_stack([result.office_x, result.office_y])[result.office_capacity > 0]
    help_there = towns[(result.private[:, year] >= LEAST_PRIVATE).mean(axis=0) >= 0.5]
    shown = np.unique(np.concatenate([offices, help_there]), axis=0)
    within = shown[np.hypot(*(shown - you).T) <= float(result.your_reach)]
    assert np.array_equal(np.column_stack([lines["x1"], lines["y1"]]), within)


def test_every_town_is_named_beside_its_place(view, future):
    result = future()
    view.show(result)
    names = dict(zip(texts(view, "towns"), points(view, "towns"), strict=True))
    assert list(names)[1:] == view.words["towns"]
    for at, name in enumerate(view.words["towns"]):
        assert names[name].tolist() == pytest.approx([result.town_x[at], result.town_y[at]], abs=3.001)


def test_the_bar_of_ten_kilometres_is_as_long_as_it_says(view):
    figure = view.panels[0].figure
    bar = next(r for r in figure.renderers if r.glyph.__class__.__name__ == "Segment" and "x0" in r.data_source.data)
    assert bar.data_source.data["x1"][0] - bar.data_source.data["x0"][0] == 10
    assert view.words["scale"] == "10 km"
    spans = [axis.end - axis.start for axis in (figure.x_range, figure.y_range)]
    assert spans == [spans[0]] * 2
