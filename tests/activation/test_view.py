"""Exporters, connection, the four D's, the money and differences from A: every line is that of the arrays."""

import numpy as np
import pytest

from labkit.activation import course, kernel, sweep
from labkit.activation.four_d import DIMENSIONS
from labkit.activation.pictures.scores import STARTS
from labkit.activation.view import ActivationView
from labkit.core.result import QUANTILES
from labkit.core.words import percent
from labkit.ui import svg

from ..reading_figures import data, number, points, texts
from .bench import DEFAULT, FULL, NOBODY, UNWEIGHED, WEB, every_setting


@pytest.fixture(scope="module")
def one_view():
    return ActivationView("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at the last year."""
    one_view.look = {"year": 20}
    return one_view


def test_showing_never_simulates(view, future, monkeypatch):
    now, then = future(), future(**WEB)

    def simulated(*_args, **_named):
        raise AssertionError("the view simulates")

    for module in (kernel, sweep, course):
        for name in {"simulate", "evolve", "draw", "move_on", "score"} & vars(module).keys():
            monkeypatch.setattr(module, name, simulated)
    view.show(now, then)
    view.look["year"] = 3
    view.show(then)


def test_a_still_knows_every_glyph_of_the_territory(view, future):
    view.show(future(**FULL))
    assert svg.left_out(view) == set()
    assert view.panels[0].name == "territory"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_have_a_colour_for_every_role(theme, future):
    view = ActivationView(theme)
    view.show(future(), future(**WEB))
    roles = {role for name, source in view.data().items() for role in source.get("colour", ())}
    roles |= {part["role"] for part in view.shown.bars["money"]}
    assert {"agent", "exporter", "ink", "dest", "source", "stayed"} <= roles <= set(view.colour)


@every_setting
def test_exporters_are_median_and_bands_and_the_axis_holds_them(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    drawn = data(view, "exporters")
    for level, share in QUANTILES.items():
        assert np.allclose(drawn[level], np.quantile(result.exporters, share, axis=0))
    assert drawn["high90"].max() <= view.figure("exporters").y_range.end
    assert texts(view, "exporters_end") == [f"export {percent(np.median(result.exporters[:, -1]))}"]


def test_the_axis_of_exporters_rises_only_where_a_band_leaves_it(view, future):
    tops = []
    for knobs in (NOBODY, DEFAULT, FULL, NOBODY):
        view.show(future(**knobs))
        tops.append(view.figure("exporters").y_range.end)
        assert max(data(view, "exporters_grid")["y"]) <= tops[-1]
    assert tops[0] == tops[3] < tops[2]


@every_setting
def test_connection_is_median_and_bands_with_the_years_of_the_futures_that_get_there(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    for level, share in QUANTILES.items():
        assert np.allclose(data(view, "reached")[level], np.quantile(result.connected, share, axis=0))
    got_there = result.connected.max(axis=1) >= 0.5
    years = result.year_connected[got_there]
    spread = data(view, "half_year")
    if len(years):
        for level, share in QUANTILES.items():
            assert spread[level] == pytest.approx(np.quantile(years, share))
        assert spread["y"] == pytest.approx(0.5)
        assert spread["high90"][0] <= 20
        last = (result.connected[:, 20] >= 0.5).sum()
        assert texts(view, "half_told") == [f"ever: {got_there.sum()} of {result.runs}", f"in year 20: {last}"]
    else:
        assert not any(len(column) for column in spread.values())
        assert texts(view, "half_told") == ["half: never"]
    assert texts(view, "reached_end")[0] == f"reach {percent(np.median(result.connected[:, -1]))}"


def test_who_was_connected_once_is_told_from_who_is_so_at_the_end(view, future):
    """At the defaults most fall back; with all money on brokerage hardly any."""
    said = {}
    for use in (None, "brokerage"):
        view.show(future(use=use))
        ever, last = texts(view, "half_told")
        said[use] = int(ever.split()[1]), int(last.split()[-1])
    assert 0 < said[None][1] < said[None][0] / 2
    assert 54 <= said["brokerage"][1] <= said["brokerage"][0] == 60


def test_all_kinds_of_connection_are_tried(future):
    parts = [float((future(**knobs).year_connected <= 20).mean()) for knobs in (NOBODY, DEFAULT, WEB)]
    assert parts[0] < 0.05 < parts[1] < 0.95 <= parts[2]


@every_setting
def test_words_at_the_ends_of_connection_stand_apart_and_inside(view, future, knobs):
    view.show(future(**knobs))
    y = sorted(at for name in ("reached_end", "half_told") for at in data(view, name)["y"])
    top, high = view.figure("connected").y_range.end, view.figure("connected").height - 32
    assert min(np.diff(y)) * high / top >= 14.9
    assert all(0 <= at <= top for at in y)


@every_setting
def test_the_four_ds_are_those_of_the_scorer_in_order(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    for at, (name, start) in enumerate(zip(DIMENSIONS, STARTS, strict=True)):
        drawn, scores = data(view, name), result.four_d[:, :, at]
        assert np.allclose(drawn["period"], start + np.arange(21))
        for level, share in QUANTILES.items():
            assert np.allclose(drawn[level], np.quantile(scores, share, axis=0))
        assert texts(view, "score_heads")[at] == f"{name.capitalize()} {np.median(scores[:, -1]):.0f}"
    assert texts(view, "operators") == [f"{np.median(result.operators[:, -1]):.0f} operators"]


@every_setting
def test_density_is_the_number_of_operators_on_another_scale(view, future, knobs):
    """So that operators need no curve of their own."""
    result = future(**knobs)
    assert np.allclose(result.four_d[..., 0], 1 + 99 * result.operators / 40)


def test_run_a_is_dashed_lines_and_goes_with_the_pin(view, future):
    now, then = future(**WEB), future(**FULL)
    view.show(now, then)
    assert np.allclose(data(view, "exporters_then")["y"], np.median(then.exporters, axis=0))
    assert np.allclose(data(view, "reached_then")["y"], np.median(then.connected, axis=0))
    for at, (name, start) in enumerate(zip(DIMENSIONS, STARTS, strict=True)):
        assert np.allclose(points(view, f"{name}_then")[:, 1], np.median(then.four_d[..., at], axis=0))
        assert data(view, f"{name}_then")["x"][0] == start
    assert view.figure("exporters").y_range.end >= data(view, "exporters_then")["y"].max()
    gone = [name for name in view.sources if name.endswith("_then")]
    assert len(gone) == 6
    view.show(now)
    assert not any(len(data(view, name)["x"]) for name in gone)
    assert view.shown.notes["differences"]


def test_upright_lines_stand_in_the_year_looked_at_and_not_at_the_end(view, future):
    for year in (0, 7):
        view.look["year"] = year
        view.show(future())
        assert data(view, "exporters_year")["x"].tolist() == data(view, "connected_year")["x"].tolist() == [year]
        assert data(view, "scores_year")["x"].tolist() == [start + year for start in STARTS]
    view.look["year"] = 20
    view.show(future())
    assert not any(len(data(view, f"{name}_year")["x"]) for name in ("exporters", "connected", "scores"))


def test_the_years_of_two_panels_line_up(view):
    one, other = (view.figure(name) for name in ("exporters", "connected"))
    assert (one.x_range.start, one.x_range.end) == (other.x_range.start, other.x_range.end)
    assert one.min_border_left == other.min_border_left


@pytest.mark.parametrize("knobs", [WEB, NOBODY, UNWEIGHED], ids=str)
def test_differences_are_taken_future_by_future(view, future, knobs):
    now, then = future(**knobs), future()
    view.show(now, then)
    assert texts(view, "row_names") == ["Exporters, %", "Operators", "Quality, %"]
    assert not view.shown.notes["differences"]
    limit, spread = number(texts(view, "scale")[2]), data(view, "spread")

    def last(result):
        return 100 * result.exporters[:, -1], result.operators[:, -1], 100 * result.quality[:, -1]

    for row, (one, other) in enumerate(zip(last(now), last(then), strict=True)):
        for level, share in QUANTILES.items():
            expected = np.clip(np.quantile(one - other, share), -limit, limit)
            assert limit * spread[level][row] == pytest.approx(expected)
        assert number(texts(view, "row_values")[row]) == pytest.approx(np.median(one - other), abs=0.51)
    shuffled = [np.quantile(a - b[::-1], 0.95) for a, b in zip(last(now), last(then), strict=True)]
    assert not np.allclose(limit * spread["high90"], shuffled, atol=0.1)  # so that this test can tell pairs from none
