"""Where the sentence of the activation lab says one thing or another, and how high its axis of exporters reaches."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from labkit.activation.view import ActivationView
from labkit.core.words import plain

from ..reading_figures import data
from .bench import FULL, NOBODY


def with_left_over(result, share):
    """The same futures with so much of all the money not spent."""
    spent = np.zeros_like(result.spent)
    spent[..., 1], spent[..., 3] = 1 - share, share
    return replace(result, spent=spent)


def with_years(result, *years):
    """The same futures, of which only the first are connected, from these years on; one of them falls back at last."""
    first, reached = np.full(result.runs, 21.0), np.zeros_like(result.connected)
    first[: len(years)] = years
    for run, year in enumerate(years):
        reached[run, year : 20 if run else 21] = 0.5
        reached[run, year] = 0.5
    return replace(result, year_connected=first, connected=reached)


@pytest.mark.parametrize(("share", "told"), [(0.0049, False), (0.0051, True), (0.04, True)])
def test_money_that_is_left_is_told_from_half_a_per_cent_on(future, share, told):
    assert ("Left over" in with_left_over(future(), share).sentence()) == told


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ((), "In no future is the milieu ever connected."),
        ((20,), "In 1 of 60 futures the milieu is ever connected, from year 20; in year 20 in 1."),
        ((4, 8), "In 2 of 60 futures the milieu is ever connected, half by year 6; in year 20 in 1."),
        ((4, 20, 20), "In 3 of 60 futures the milieu is ever connected, half by year 20; in year 20 in 3."),
    ],
)
def test_one_future_has_its_year_and_two_have_their_middle(future, years, said):
    assert said in with_years(future(), *years).sentence()


def test_where_all_have_fallen_back_nobody_is_connected_at_the_end(future):
    then = with_years(future(), 4, 8)
    fallen = replace(then, connected=np.zeros_like(then.connected))
    assert "In 2 of 60 futures the milieu is ever connected, half by year 6; in year 20 in none." in fallen.sentence()


@pytest.mark.parametrize(
    ("points", "said"), [(0.04, "as in run A"), (0.3, "+0.3 on run A"), (-0.3, "\u22120.3 on run A")]
)
def test_a_change_that_rounds_to_a_tenth_of_a_point_is_told(future, points, said):
    then = future()
    now = replace(then, exporters=then.exporters + points / 100)
    assert f"({said})" in plain(now.marked(then))


def test_the_axis_of_exporters_holds_run_a_where_a_has_more_of_them(future):
    view = ActivationView("light")
    view.show(future(**NOBODY))
    alone = view.figure("exporters").y_range.end
    view.show(future(**NOBODY), future(**FULL))
    highest = np.median(future(**FULL).exporters, axis=0).max()
    assert alone < highest == data(view, "exporters_then")["y"].max() <= view.figure("exporters").y_range.end
    view.show(future(**NOBODY))
    assert view.figure("exporters").y_range.end == alone
