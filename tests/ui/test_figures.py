"""House style: bands are quantiles of the futures, labels keep apart, every figure keeps its ranges."""

import random

import numpy as np
import pytest

from labkit.core.prediction import Prediction
from labkit.ui import figures
from labkit.ui.looks import Look
from labkit.ui.tokens import THEMES
from labkit.ui.view import Panel, View


@pytest.fixture(params=["light", "dark"])
def view(request, pocket):
    return pocket.load_view()(request.param)


def gaps(places):
    return np.diff(sorted(places))


@pytest.mark.parametrize(
    ("values", "least", "placed"),
    [
        ([10, 50], 5, [10, 50]),
        ([10, 12], 4, [9, 13]),
        ([12, 10], 4, [13, 9]),
        ([7], 5, [7]),
        ([], 5, []),
        ([5, 5, 5], 2, [3, 5, 7]),
    ],
)
def test_labels_that_touch_are_pushed_apart_around_their_middle(values, least, placed):
    assert figures.apart(values, least) == pytest.approx(placed, abs=1e-6)


def test_labels_keep_their_order_and_their_distance():
    rng = random.Random(4)
    for _ in range(200):
        values = [rng.choice([rng.uniform(0, 60), 30]) for _ in range(rng.randint(2, 4))]
        placed = figures.apart(values, 9.5)
        assert gaps(placed).min() >= 9.5 - 0.05
        assert sorted(range(len(values)), key=lambda i: (values[i], i)) == sorted(
            range(len(values)), key=placed.__getitem__
        )
        assert np.mean(placed) == pytest.approx(np.mean(values))


@pytest.mark.parametrize(
    ("values", "placed"),
    [
        ([95, 96, 97], [84, 88, 92]),
        ([1, 0, 2], [12, 8, 16]),
        ([50, 51], [48.5, 52.5]),
        ([93, 40], [92, 40]),
        ([], []),
    ],
)
def test_labels_stay_between_two_edges_with_order_and_distance_kept(values, placed):
    assert figures.apart(values, 4, 8, 92) == pytest.approx(placed)


def test_labels_between_edges_keep_their_order_and_their_distance():
    rng = random.Random(5)
    for _ in range(200):
        values = [rng.choice([rng.uniform(0, 60), rng.choice([0, 60])]) for _ in range(4)]
        placed = figures.apart(values, 9.5, 4, 56)
        assert gaps(placed).min() >= 9.5 - 0.05
        assert (min(placed) >= 4 - 1e-9, max(placed) <= 56 + 1e-9) == (True, True)
        order = sorted(range(4), key=lambda i: (values[i], i))
        assert order == sorted(range(4), key=placed.__getitem__)


def test_bands_are_the_quantiles_of_the_futures(view):
    values = np.arange(21.0)[:, None] * np.array([0, 1, 10]) + 100
    median = figures.put_bands(view, "takings", values, every=2)
    drawn = view.sources["takings"].data
    assert drawn["period"].tolist() == [0, 1, 2]
    assert [float(drawn[level][2]) for level in ("low90", "low50", "median", "high50", "high90")] == [
        110,
        150,
        200,
        250,
        290,
    ]
    assert median.tolist() == [100, 110, 200]
    assert (
        view.sources["takings_marks"].data["period"].tolist(),
        view.sources["takings_marks"].data["median"].tolist(),
    ) == ([0, 2], [100, 200])


def test_bands_can_stand_at_places_of_their_own(view):
    figures.put_bands(view, "takings", np.zeros((4, 3)), every=2, x=[1990, 1995, 2010])
    assert view.sources["takings"].data["period"].tolist() == [1990, 1995, 2010]
    assert view.sources["takings_marks"].data["period"].tolist() == [1990, 2010]


@pytest.mark.parametrize(
    ("value", "text"), [(0.4, "0.4"), (0.423, "0.423"), (85, "85"), (85.26, "85.3"), (0, "0"), (12345.6, "12346")]
)
def test_a_guess_is_written_by_its_size(value, text):
    class Guessing(View):
        def build(self):
            figures.guess(figures.blank(200, (0, 9), (0, 9)), self)
            return ()

    view = Guessing("light", Prediction("takings", value, 3, "index"))
    figures.put_guess(view, "you said {value}", ("takings",))
    assert view.sources["guess_label"].data["text"] == [f"you said {text}"]
    assert view.sources["guess"].data["y"].tolist() == [value]


def test_a_figure_keeps_its_ranges_and_shows_no_tools(view):
    fig = figures.blank(200, (0, 40), (-5, 120))
    assert [(r.start, r.end, type(r).__name__) for r in (fig.x_range, fig.y_range)] == [
        (0, 40, "Range1d"),
        (-5, 120, "Range1d"),
    ]
    assert (fig.toolbar_location, fig.tools, fig.legend) == (None, [], [])
    assert fig.height == 200


def test_a_bare_figure_has_no_axes_and_fills_its_panel_to_the_edge():
    fig = figures.bare(208.0, (0, 496), (0, 208))
    assert (fig.height, fig.xaxis[0].visible, fig.yaxis[0].visible) == (208, False, False)
    assert {getattr(fig, f"min_border_{side}") for side in ("left", "right", "top", "bottom")} == {0}


class Marked(View):
    """Years 0 to 8 on two axes side by side, and a mark where the student looks."""

    def build(self):
        fig = figures.blank(100, (0, 20), (0, 1))
        figures.upright(fig, self, "mark", "ink", dash=(2, 3))
        return (Panel("years", "Years", fig, looks=(Look("year", "Year", "which year", 0, 8, 8),)),)


@pytest.mark.parametrize(("year", "marks"), [(0, [0, 10]), (7, [7, 17]), (8, [])])
def test_an_upright_line_stands_on_each_axis_where_the_student_looks_but_not_at_the_end(year, marks):
    view = Marked()
    view.look["year"] = year
    figures.put_look(view, "mark", "year", (-1, 4), starts=(0, 10))
    told = {name: np.asarray(values).tolist() for name, values in view.sources["mark"].data.items()}
    assert told == {"x": marks, "y0": [-1] * len(marks), "y1": [4] * len(marks)}


def test_an_upright_line_has_the_colour_and_the_dashes_asked_for():
    (line,) = (r.glyph for r in Marked("dark").figures()[0].renderers)
    assert (line.line_color, list(line.line_dash)) == (THEMES["dark"]["ink"], [2, 3])


def test_ticks_stand_where_they_are_put_and_end_with_the_data():
    fig = figures.blank(200, (0, 56), (0, 1))
    figures.ticks(fig.xaxis, [0, 10, 40], {0: "year 0"})
    axis = fig.xaxis[0]
    assert (axis.ticker.ticks, axis.bounds, axis.major_label_overrides) == ([0, 10, 40], (0, 40), {0: "year 0"})


def test_years_are_told_every_so_often_and_the_first_by_its_word():
    fig = figures.blank(200, (0, 56), (0, 1))
    figures.years(fig, "year", 40, every=10)
    axis = fig.xaxis[0]
    assert (axis.ticker.ticks, axis.major_label_overrides) == ([0, 10, 20, 30, 40], {0: "year 0"})


def test_series_are_drawn_in_the_colours_of_the_theme(view):
    (fig,) = view.figures()
    lines = [r.glyph for r in fig.renderers if type(r.glyph).__name__ == "Line"]
    assert {line.line_color for line in lines} == {view.colour["source"]}
    assert [tuple(line.line_dash) for line in lines] == [(), (5, 4)]
    areas = [r.glyph.fill_alpha for r in fig.renderers if type(r.glyph).__name__ == "VArea"]
    assert areas == [view.alpha["90"], view.alpha["50"]]


def test_no_labels_empty_what_was_there(view):
    figures.put_labels(view, "end", [(1, 2, "there", "source")])
    assert view.sources["end"].data["text"] == ["there"]
    figures.put_labels(view, "end", [])
    assert {column: list(values) for column, values in view.sources["end"].data.items()} == {
        "x": [],
        "y": [],
        "text": [],
        "colour": [],
    }
