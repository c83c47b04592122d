"""Structure over the years, transitions and differences from A: every line and number is that of the arrays."""

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.core.prediction import Prediction
from labkit.core.result import QUANTILES
from labkit.core.words import percent
from labkit.districts import course, kernel, sweep
from labkit.districts.change import CHANGE
from labkit.districts.kernel import simulate
from labkit.districts.params import DistrictsParams
from labkit.districts.pictures import structure, transitions
from labkit.districts.result import WITHOUT
from labkit.districts.view import DistrictsView
from labkit.ui import figures, svg

from ..reading_figures import data, points, texts
from .bench import ANCHORED, DEFAULT, FAILURE, GIANTS, LEADERS, SHOCK, STATE, every_setting, future, numbers

SHARES = ("concentration", "outside", "public", "trade", "star")


@pytest.fixture(scope="module")
def one_view():
    return DistrictsView("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at the last year."""
    one_view.look = {"year": 40}
    return one_view


def base(name):
    return structure.BASES[name]


def test_showing_never_simulates(view, monkeypatch):
    now, then = future(), future(**LEADERS)

    def simulated(*_args, **_named):
        raise AssertionError("the view simulates")

    for module in (kernel, sweep, course):
        for name in {"simulate", "evolve", "opening", "sequel", "draw", "disperse"} & vars(module).keys():
            monkeypatch.setattr(module, name, simulated)
    view.show(now, then)
    view.look["year"] = 3
    view.show(then)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_still_knows_every_glyph_of_the_first_figure(theme):
    view = DistrictsView(theme)
    view.show(future(**SHOCK), future())
    assert svg.left_out(view) == set()
    assert view.panels[0].name == "place"
    assert "satellite" in svg.drawing(view)


@every_setting
def test_each_strip_is_the_median_and_the_bands_of_its_share(view, knobs):
    result = future(**knobs)
    view.show(result)
    for name in SHARES:
        drawn = data(view, name)
        assert drawn["period"].tolist() == list(range(41))
        for level, share in QUANTILES.items():
            assert np.allclose(np.asarray(drawn[level]) - base(name), np.quantile(getattr(result, name), share, axis=0))


def test_strips_lie_apart_from_the_top_down_and_a_whole_share_fills_one():
    bases = [base(name) for name in SHARES]
    assert bases == sorted(bases, reverse=True)
    assert (np.diff(bases) < -1.1).all()
    assert min(bases) == 0
    assert pytest.approx(max(bases) + 1) == structure.TOP


@every_setting
def test_each_strip_has_its_last_median_in_words(view, knobs):
    result = future(**knobs)
    view.show(result)
    for name, said, y in zip(SHARES, texts(view, "share_names"), data(view, "share_names")["y"], strict=True):
        middle = float(np.median(getattr(result, name)[:, -1]))
        assert said.split(" ", 2)[-1].endswith(f"{middle:.2f}" if name == "star" else percent(middle))
        assert base(name) < y < base(name) + 1


@pytest.mark.parametrize("knobs", [LEADERS, SHOCK, FAILURE, GIANTS], ids=str)
def test_the_same_without_the_cause_runs_beside_it_from_the_year_of_the_change(view, knobs):
    result = future(**knobs)
    view.show(result)
    medians = {name: np.median(getattr(result, f"{name}_without"), axis=0) for name in SHARES if name in WITHOUT}
    for name, middle in medians.items():
        drawn = data(view, f"{name}_without")
        assert drawn["x"].tolist() == list(range(CHANGE, 41))
        assert np.allclose(np.asarray(drawn["y"]) - base(name), middle[CHANGE:])
    said = {name: middle[-1] for name, middle in medians.items()}
    told = [f"without {m:.2f}" if name == "star" else f"without {percent(m)}" for name, m in said.items()]
    assert list(said) == list(SHARES)
    assert texts(view, "share_without") == told


@pytest.mark.parametrize("knobs", [DEFAULT, ANCHORED], ids=str)
def test_where_nothing_changes_in_year_10_no_second_run_is_drawn_or_told(view, knobs):
    view.show(future(**SHOCK))
    view.show(future(**knobs))
    assert texts(view, "share_without") == []
    gone = [
        name for name in view.sources if name.endswith("_without") and name not in ("went_without", "share_without")
    ]
    assert len(gone) == 6
    assert not any(len(data(view, name)["x"]) for name in gone)


def test_dashes_stand_where_a_district_is_half_a_type(view):
    view.show(future(hub_from=0.6, outside_from=0.4, trade_from=0.45))
    expected = [base("concentration") + 0.6, base("outside") + 0.4, base("public") + 0.25, base("trade") + 0.45]
    assert np.allclose(data(view, "read_from")["y"], expected)


def test_run_a_is_dashed_lines_and_goes_with_the_pin(view):
    now, then = future(**LEADERS), future(**STATE)
    view.show(now, then)
    for name in SHARES:
        drawn = np.asarray(data(view, f"{name}_then")["y"]) - base(name)
        assert np.allclose(drawn, np.median(getattr(then, name), axis=0))
    gone = [name for name in view.sources if name.endswith("_then")]
    assert len(gone) == len(SHARES) + 2  # the path and the ends of the bars
    assert all(len(data(view, name)["x"]) for name in gone)
    view.show(now)
    assert not any(len(data(view, name)["x"]) for name in [*gone, "a_now"])


@pytest.mark.parametrize(
    ("output", "value", "year"), [("concentration", 0.6, 30), ("star", 0.1, 40), ("trade", 0.5, 5)]
)
def test_a_prediction_of_a_share_stands_in_its_strip_and_year(output, value, year):
    lab = SimpleNamespace(simulate=simulate, Params=DistrictsParams)
    view = DistrictsView("light", Prediction.of(lab, output, value, at=year))
    view.show(future())
    assert list(data(view, "guess")["x"]) == [year]
    assert data(view, "guess")["y"][0] == pytest.approx(base(output) + value)
    assert texts(view, "guess_label") == [f"your guess {value}"]
    at, height = points(view, "guess_label")[0]
    assert at > 40
    assert height not in points(view, "share_names")[:, 1]
    view.show(future(**SHOCK))
    assert texts(view, "guess_label") == [""]  # the share without the cause stands there
    assert data(view, "guess")["y"][0] == pytest.approx(base(output) + value)


def test_a_prediction_of_what_is_not_drawn_has_no_mark(view):
    lab = SimpleNamespace(simulate=simulate, Params=DistrictsParams)
    other = DistrictsView("light", Prediction.of(lab, "firms", 40))
    other.show(future())
    view.show(future())
    for seen in (other, view):
        assert len(data(seen, "guess")["x"]) == 0
        assert texts(seen, "guess_label") == []


@every_setting
def test_the_four_arrows_are_counted_with_the_cause_and_without(view, knobs):
    result = future(**knobs)
    view.show(result)
    went, without = result.transition.sum(axis=0), result.transition_without.sum(axis=0)
    assert texts(view, "went_with") == [f"{hits:.0f}" for hits in went]
    assert texts(view, "went_numbers") == ["cause", "without", *(f"{hits:.0f}" for hits in without)]
    for at, hits in enumerate(went, start=1):
        bar = data(view, f"went_{at}")
        assert bar["right"][0] - bar["left"][0] == pytest.approx(transitions.LONG * hits / result.runs)
    rings = np.asarray(data(view, "went_without")["x"])
    assert np.allclose(rings - transitions.BAR, transitions.LONG * without / result.runs)


def test_the_settings_tried_go_all_four_arrows():
    went = sum(
        future(**knobs).transition.sum(axis=0) for knobs in (LEADERS, FAILURE, {"start": "satellite", "embedding": 0.9})
    )
    assert (went > 0).all()


def test_run_a_has_the_ends_of_its_bars_marked(view):
    now, then = future(**DEFAULT), future(**LEADERS)
    view.show(now, then)
    x = np.asarray(data(view, "went_then")["x"])
    assert np.allclose(x - transitions.BAR, transitions.LONG * then.transition.mean(axis=0))


def test_differences_are_taken_future_by_future(view):
    now, then = future(**SHOCK), future()
    view.show(now, then)
    assert texts(view, "row_names") == ["Four largest", "Outsiders", "Local trade"]
    limit, spread = numbers(texts(view, "scale")[2])[0], data(view, "spread")
    for row, name in enumerate(("concentration", "outside", "trade")):
        apart = 100 * (getattr(now, name)[:, -1] - getattr(then, name)[:, -1])
        for level, share in QUANTILES.items():
            assert limit * spread[level][row] == pytest.approx(np.clip(np.quantile(apart, share), -limit, limit))
        assert numbers(texts(view, "row_values")[row])[0] == pytest.approx(np.median(apart), abs=0.51)
    shuffled = 100 * np.quantile(now.concentration[:, -1] - then.concentration[::-1, -1], 0.95)
    assert limit * spread["high90"][0] != pytest.approx(shuffled, abs=0.1)  # so that this test can tell pairs from none


def test_without_a_pin_the_panel_of_differences_says_what_to_do(view):
    view.show(future())
    assert "Pin a run" in view.shown.notes["differences"]
    view.show(future(), future(**SHOCK))
    assert view.shown.notes["differences"] == ""


def test_the_year_looked_at_stands_in_the_structure_unless_it_is_the_last(view):
    for year, expected in ((40, []), (10, [10]), (0, [0])):
        view.look["year"] = year
        view.show(future())
        assert list(data(view, "structure_year")["x"]) == expected
        assert view.shown.subs["firms"] == f"in year {year}"
        assert view.shown.subs["place"].endswith(f"in year {year}")


def test_the_strips_stay_above_the_height_in_which_a_line_can_be_read():
    assert structure.STRIP >= 28
    assert pytest.approx(structure.TOP * structure.STRIP, abs=1) == structure.HEIGHT - figures.BOTTOM - figures.TOP
