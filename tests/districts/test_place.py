"""Place among the four types: clouds, paths and counts are those of the arrays."""

import numpy as np
import pytest

from labkit.districts.indicators import KINDS, YEARS_AFTER, YEARS_BEFORE
from labkit.districts.pictures import place
from labkit.districts.view import DistrictsView

from ..reading_figures import data, points, texts
from .bench import DEFAULT, FAILURE, LEADERS, SHOCK, STATE, every_setting, every_year, future

NOTES = ["before: years 8–10, after: 38–40", "without: without the cause of year 10"]
CORNERS = {"Marshallian": (0, 1), "hub and spoke": (1, 1), "satellite": (0, 0), "state-anchored": (1, 0)}


@pytest.fixture(scope="module")
def one_view():
    return DistrictsView("light")


@pytest.fixture
def view(one_view):
    one_view.look = {"year": 40}
    return one_view


def mixed(membership):
    """Places from 0 to 1 by the definition: each type pulls to its corner, amalgam to the middle."""
    corners = [*CORNERS.values(), (0.5, 0.5)]
    return sum(membership[..., at, None] * np.array(corner) for at, corner in enumerate(corners))


def unit(points):
    """Px of the figure as places in the square, 0 to 1."""
    return (points - (place.LEFT, place.FOOT)) / (place.RIGHT - place.LEFT, place.HEAD - place.FOOT)


def test_kinds_come_in_the_order_of_the_corners():
    assert (*CORNERS, "amalgam") == KINDS


@every_setting
@every_year
def test_a_dot_is_a_future_in_the_year_looked_at_with_the_mark_of_its_kind(view, knobs, year):
    result = future(**knobs)
    view.look["year"] = year
    view.show(result)
    belongs = result.membership[:, year]
    for at in range(len(KINDS)):
        expected = mixed(belongs[belongs.argmax(axis=1) == at])
        assert np.allclose(unit(points(view, f"cloud_{at}")), expected.reshape(-1, 2))
    assert np.allclose(unit(points(view, "one_future"))[0], mixed(belongs[0]))


@every_setting
def test_no_future_leaves_the_square(view, knobs):
    view.show(future(**knobs))
    seen = np.concatenate([unit(points(view, f"cloud_{at}")) for at in range(len(KINDS))])
    assert len(seen) == 40
    assert (seen >= -1e-9).all()
    assert (seen <= 1 + 1e-9).all()


@every_setting
@every_year
def test_the_path_is_the_median_place_up_to_the_year_looked_at(view, knobs, year):
    result = future(**knobs)
    view.look["year"] = year
    view.show(result)
    expected = np.median(mixed(result.membership), axis=0)[: year + 1]
    assert np.allclose(unit(points(view, "path")), expected)
    marked = unit(points(view, "path_marks"))
    assert np.allclose(marked[-1], expected[-1])
    assert len(marked) == 1 + -(-year // 10)


@pytest.mark.parametrize("knobs", [LEADERS, SHOCK, FAILURE, STATE], ids=str)
def test_the_path_without_the_cause_leaves_it_in_year_10(view, knobs):
    result = future(**knobs)
    view.show(result)
    assert np.allclose(unit(points(view, "path_without")), np.median(mixed(result.membership_without), axis=0)[10:])
    assert np.allclose(points(view, "path_without")[0], points(view, "path")[10])


@every_year
def test_run_a_is_a_dashed_path_with_a_hollow_end(view, year):
    then = future(**FAILURE)
    view.look["year"] = year
    view.show(future(), then)
    expected = np.median(mixed(then.membership), axis=0)[: year + 1]
    assert np.allclose(unit(points(view, "path_then")), expected)
    assert np.allclose(unit(points(view, "a_now")), expected[-1:])


@every_setting
def test_the_list_counts_futures_by_kind_before_after_and_without_the_cause(view, knobs):
    result = future(**knobs)
    view.show(result)
    before, without, after = (
        [str((kinds == at).sum()) for at in range(len(KINDS))]
        for kinds in (result.kind_before, result.kind_after_without, result.kind_after)
    )
    assert texts(view, "kind_names") == list(KINDS)
    assert texts(view, "kind_numbers") == ["before", "after", "without", *NOTES, *before, *without]
    assert texts(view, "kind_after") == after
    assert sum(map(int, after)) == result.runs


def test_before_and_after_are_the_years_that_the_reading_takes():
    assert list(range(41))[YEARS_BEFORE] == [8, 9, 10]
    assert list(range(41))[YEARS_AFTER] == [38, 39, 40]


def test_rows_of_numbers_stand_at_their_kinds_and_columns_do_not_touch(view):
    view.show(future(**DEFAULT))
    assert np.array_equal(data(view, "kind_after")["y"], data(view, "kind_names")["y"])
    edges = list(place.COLUMNS.values())
    assert (np.diff(edges) >= 34).all()
    assert max(edges) <= place.WIDE
    assert (np.asarray(data(view, "kind_numbers")["y"]) > place.FOOT).all()


def test_each_type_is_named_at_its_corner_in_its_colour(view):
    view.show(future())
    assert texts(view, "corners") == list(CORNERS)
    assert list(data(view, "corners")["colour"]) == ["source", "dest", "exporter", "agent"]
    for (x, y), corner in zip(unit(points(view, "corners")), CORNERS.values(), strict=True):
        assert x == pytest.approx(corner[0])
        assert (y > 1) if corner[1] else (y < 0)
