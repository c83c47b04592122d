"""Exporters over time, strategy map, differences from A: every band, label and mark is that of the arrays."""

import numpy as np
import pytest

from labkit.core.result import QUANTILES
from labkit.core.words import percent
from labkit.glocalization.geography import SIZE_CLASSES
from labkit.glocalization.pictures import strategy
from labkit.glocalization.strategy import PATH_SIZES

from ..reading_figures import data, points, texts
from .conftest import END

ALL_MOST = {"digital": 1.0, "peer_effect": 3.0, "capacity": 6.0}


def figure(view, name):
    return next(panel.figure for panel in view.panels if panel.name == name)


def test_bands_and_labels_are_those_of_the_size_classes(view, future):
    result = future()
    view.show(result)
    ends = []
    for at, name in enumerate(SIZE_CLASSES):
        values = result.exporters_by_size[:, :, at]
        for level, share in QUANTILES.items():
            assert np.allclose(data(view, f"class_{at}")[level], np.quantile(values, share, axis=0))
        assert data(view, f"class_{at}_marks")["period"].tolist() == [0, 5, 10, 15, 20]
        ends.append(f"{percent(np.median(values[:, END]))} {name}")
    middle = np.median(result.exporters, axis=0)
    assert np.allclose(points(view, "all_firms"), np.column_stack([np.arange(21), middle]))
    assert texts(view, "class_ends") == [*ends, f"all {percent(middle[END])}"]


@pytest.mark.parametrize(
    "knobs", [{}, ALL_MOST, {"capacity": 0.0}, {"capacity": 0.0, "digital": 0.0, "peer_effect": 0.0}], ids=str
)
def test_labels_keep_the_order_of_the_lines_and_fifteen_pixels_apart(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    fig = figure(view, "exporters")
    pixels = (fig.height - fig.min_border_bottom - fig.min_border_top) / fig.y_range.end
    ends = [*np.median(result.exporters_by_size[:, END], axis=0), np.median(result.exporters[:, END])]
    places = np.array(data(view, "class_ends")["y"])
    order = np.argsort(ends, kind="stable")
    assert np.diff(places[order]).min() * pixels >= 15 - 0.1
    assert places.min() * pixels >= 5
    assert (fig.y_range.end - places.max()) * pixels >= 5


def test_the_axis_grows_only_where_a_band_or_a_guess_leaves_it(lab, view, future):
    few, many = future(capacity=0.0, digital=0.0), future(**ALL_MOST)
    assert np.quantile(few.exporters_by_size, 0.95, axis=0).max() < 0.6 < np.median(many.exporters[:, END])
    for result, top in ((few, 0.6), (many, 1.0), (few, 0.6)):
        view.show(result)
        assert (figure(view, "exporters").y_range.end, view.shown.tops["exporters"]) == (top, top)
    guessing = lab.load_view()("light", lab.predict("exporters", 0.8))
    guessing.show(few)
    assert guessing.shown.tops["exporters"] == 1.0


@pytest.mark.parametrize("year", [0, 4, 19])
def test_an_upright_line_marks_the_year_of_the_map_unless_it_is_the_last(view, future, year):
    view.look["year"] = year
    view.show(future())
    line = {name: np.asarray(values).tolist() for name, values in data(view, "cursor").items()}
    assert line == {"x": [year], "y0": [0], "y1": [figure(view, "exporters").y_range.end]}
    view.look["year"] = END
    view.show(future())
    assert len(data(view, "cursor")["x"]) == 0


def test_what_is_pinned_is_dashed_and_goes_with_the_pin(view, future):
    now, then = future(capacity=6.0), future(firm_size=200)
    view.show(now, then)
    for at in range(len(SIZE_CLASSES)):
        assert np.allclose(data(view, f"pinned_{at}")["y"], np.median(then.exporters_by_size[:, :, at], axis=0))
    assert points(view, "best_then").tolist() == [[float(then.best_global), float(then.best_local)]]
    view.show(now)
    assert not any(len(data(view, name)["x"]) for name in ("pinned_0", "pinned_1", "pinned_2", "best_then"))


def test_a_prediction_is_a_mark_among_the_lines_and_no_other_output_is(lab, view, future):
    guessing = lab.load_view()("light", lab.predict("exporters", 0.3, at=10))
    guessing.show(future())
    assert points(guessing, "guess").tolist() == [[10, 0.3]]
    assert texts(guessing, "guess_label") == ["your guess 0.3"]
    for other in (view, lab.load_view()("light", lab.predict("clustering_gain", 0.1))):
        other.show(future())
        assert texts(other, "guess_label") == []


@pytest.mark.parametrize("knobs", [{}, {"firm_size": 249}, {"firm_size": 1}, {"firm_size": 60}], ids=str)
def test_the_strategy_map_is_darkest_at_the_best_point_with_local_integration_upwards(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    image = np.array(data(view, "pay_off")["image"][0])
    assert (image.min(), image.max()) == (0, 1)
    best = float(result.best_global), float(result.best_local)
    assert points(view, "best").tolist() == [list(best)]
    row, column = np.unravel_index(image.argmax(), image.shape)
    assert (column / (image.shape[1] - 1), row / (image.shape[0] - 1)) == pytest.approx(best, abs=0.026)
    low, high = result.pay_off.min(), result.pay_off.max()
    for (row, column), (global_, local) in {
        (0, 0): (0, 0),
        (-1, 0): (0, -1),
        (0, -1): (-1, 0),
        (-1, -1): (-1, -1),
    }.items():
        assert image[row, column] == pytest.approx((result.pay_off[global_, local] - low) / (high - low), abs=1e-3)


def test_a_map_that_is_flat_has_one_shade():
    assert not strategy.fine(np.full((41, 41), 0.2)).any()


def test_the_path_leads_from_the_smallest_to_the_largest_firm(view, future):
    result = future()
    view.show(result)
    assert np.allclose(points(view, "path"), np.column_stack([result.path_global, result.path_local]))
    assert len(points(view, "path")) == len(PATH_SIZES)
    last = future(firm_size=249)
    assert points(view, "path")[-1].tolist() == [float(last.best_global), float(last.best_local)]


def test_the_four_corners_are_named_where_they_lie(view, future):
    view.show(future())
    named = {
        name: (x > 0.5, y > 0.5)
        for side in ("corners_left", "corners_right")
        for name, (x, y) in zip(texts(view, side), points(view, side), strict=True)
    }
    assert named == {
        "Local": (False, False), "Neighbours": (False, True), "Global": (True, False), "Glocal": (True, True),
    }  # fmt: skip


@pytest.mark.parametrize("firm_size", [1, 12, 60, 249])
def test_words_on_the_strategy_map_stand_on_the_side_with_room_at_their_points(view, future, firm_size):
    result = future(firm_size=firm_size)
    view.show(result, future())
    best = float(result.best_global), float(result.best_local)
    said = {}
    for side, right in (("sizes_left", True), ("sizes_right", False)):
        for text, (x, y) in zip(texts(view, side), points(view, side), strict=True):
            assert (x > 0.5) == right
            said[text] = (x, y)
    assert said[f"best for {firm_size} staff"][0] == best[0]
    for at in (0, -1):
        if (name := f"{PATH_SIZES[at]} staff") in said:
            assert said[name][0] == float(result.path_global[at])
    moved = np.hypot(best[0] - float(future().best_global), best[1] - float(future().best_local)) > 0.05
    assert ("A" in said) == moved


def test_differences_are_taken_future_by_future(view, future):
    now, then = future(capacity=4.0), future()
    view.show(now, then)
    pairs = {"All firms": (now.exporters, then.exporters)}
    for at, name in enumerate(SIZE_CLASSES):
        pairs[name] = (now.exporters_by_size[:, :, at], then.exporters_by_size[:, :, at])
    assert texts(view, "row_names") == list(pairs)
    limit, spread = float(texts(view, "scale")[2]), data(view, "spread")
    for row, (one, other) in enumerate(pairs.values()):
        apart = 100 * (one[:, END] - other[:, END])
        for level, share in QUANTILES.items():
            assert limit * spread[level][row] == pytest.approx(np.quantile(apart, share), abs=1e-9)
        said = float(texts(view, "row_values")[row].replace("\u2212", "-"))
        assert said == pytest.approx(np.median(apart), abs=0.51)
    swapped = [np.quantile(100 * (one[:, END] - other[::-1, END]), 0.95) for one, other in pairs.values()]
    assert not np.allclose(limit * spread["high90"], swapped, atol=0.1)  # so that this test can tell pairs from none
