"""Net, gain and cost, survival and differences of the export groups lab: every mark and line is that of the arrays."""

import numpy as np
import pytest

from labkit.core.result import QUANTILES
from labkit.core.words import percent, signed
from labkit.export_groups import kernel, sweep
from labkit.export_groups.pictures import net

from ..reading_figures import data, number, points, texts
from .conftest import figure

SIZES = list(range(1, 9))
RICH = {"benefit": 60.0, "salary": 40.0, "travel": 0.5, "incubator": True, "rivalry": 0.0, "imbalance": 0.0}
POOR = {"benefit": 20.0, "salary": 75.0, "travel": 3.0}
SETTINGS = pytest.mark.parametrize("knobs", [{}, RICH, POOR, {"horizon": 1}, {"incubator": True}], ids=str)


def test_showing_never_simulates(view, future, monkeypatch):
    now, then = future(travel=2.0), future()

    def simulated(*_args, **_named):
        raise AssertionError("the view simulates")

    for module in (kernel, sweep):
        for name in {"simulate", "grouped", "draw", "appraise"} & vars(module).keys():
            monkeypatch.setattr(module, name, simulated)
    view.show(now, then)
    view.look["size"] = 7
    view.show(then)


@SETTINGS
def test_net_is_drawn_as_median_and_bands_and_what_leaves_the_figure_is_cut_there(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    low, top = net.LOW, figure(view, "net").y_range.end
    assert data(view, "net")["x"].tolist() == SIZES
    for level, share in QUANTILES.items():
        expected = np.clip(np.quantile(result.net, share, axis=0), low, top)
        assert np.allclose(data(view, "net")[level], expected)
    middle = np.median(result.net, axis=0)
    kept = np.array([[n, m] for n, m in zip(SIZES, middle, strict=True) if m >= low]).reshape(-1, 2)
    assert np.allclose(points(view, "net_middle"), kept)
    assert data(view, "net_below")["x"].tolist() == [n for n, m in zip(SIZES, middle, strict=True) if m < low]


@SETTINGS
def test_every_size_has_its_median_in_words_even_where_it_is_below_the_figure(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    assert texts(view, "net_numbers") == [signed(m, 1) for m in np.median(result.net, axis=0)]
    assert data(view, "net_numbers")["x"].tolist() == SIZES


def test_run_a_is_hollow_marks_beside_and_dashed_lines_and_goes_with_the_pin(view, future):
    now, then = future(), future(incubator=True)
    view.show(now, then)
    median = np.median(then.net, axis=0)
    kept = median >= net.LOW
    assert np.allclose(points(view, "net_then"), np.column_stack([np.array(SIZES) - 0.22, median])[kept])
    assert np.allclose(data(view, "gain_then")["y"], np.median(then.benefit, axis=0))
    assert np.allclose(data(view, "cost_then")["y"], np.median(then.cost, axis=0))
    assert np.allclose(data(view, "looked_at_then")["y"], then.alive[:, :, 3].mean(axis=0))
    assert texts(view, "net_asides") == (["A"] if kept[-1] else [])
    view.show(now)
    assert not any(len(data(view, f"{name}_then")["x"]) for name in ("net", "gain", "cost", "looked_at"))
    assert texts(view, "net_asides") == []


@SETTINGS
def test_gain_and_cost_are_bands_over_the_sizes_with_their_last_median_in_words(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    words = []
    for name, values in (("cost", result.cost), ("gain", result.benefit)):
        assert data(view, name)["period"].tolist() == SIZES
        for level, share in QUANTILES.items():
            assert np.allclose(data(view, name)[level], np.quantile(values, share, axis=0))
        words.append(f"{name} {np.median(values[:, -1]):.0f}")
    assert texts(view, "money_ends") == words
    assert figure(view, "money").y_range.end >= max(
        np.quantile(v, 0.95, axis=0).max() for v in (result.cost, result.benefit)
    )


@pytest.mark.parametrize("size", [1, 2, 4, 7, 8])
def test_survival_shows_mean_and_bands_of_the_size_looked_at_and_the_means_of_others(view, future, size):
    result = future()
    view.look["size"] = size
    view.show(result)
    middle = result.alive.mean(axis=0)
    for level, share in QUANTILES.items():
        limits = np.quantile(result.alive[:, :, size - 1], share, axis=0)
        assert np.allclose(data(view, "looked_at")[level], middle[:, size - 1] if level == "median" else limits)
    others = [n for n in (2, 8) if n != size]
    assert np.allclose(data(view, "sizes")["ys"], [middle[:, n - 1] for n in others])
    name = "firm" if size == 1 else "firms"
    assert texts(view, "looked_at_end") == [f"{size} {name} {percent(middle[-1, size - 1])}"]
    assert texts(view, "sizes_ends") == [f"{n} firms {percent(middle[-1, n - 1])}" for n in others]


@pytest.mark.parametrize("cost", [20.0, 120.0])
def test_with_an_incubator_it_is_told_how_many_groups_of_four_pay_for_it(view, future, cost):
    result = future(incubator=True, incubator_cost=cost)
    view.show(result)
    assert f" {cost / result.incubator_gain.mean():.1f} groups pay" in view.shown.subs["survival"]
    view.show(future(incubator_cost=cost))
    assert "groups pay" not in view.shown.subs["survival"]


@pytest.mark.parametrize("horizon", [1, 6, 10])
def test_a_dotted_line_marks_the_horizon(view, future, horizon):
    view.show(future(horizon=horizon))
    assert {name: np.asarray(values).tolist() for name, values in data(view, "until").items()} == {
        "x": [horizon], "y0": [0], "y1": [1],
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("value", "at"), [(5, 5), (1, 1), (11, 8)])
@pytest.mark.parametrize("knobs", [{}, RICH, {"incubator": True}], ids=["low", "higher", "numbers on top"])
def test_a_prediction_of_the_best_size_stands_at_the_top_of_a_line_or_clear_of_a_number_at_its_foot(
    lab, future, knobs, value, at
):
    view = lab.load_view()("light", lab.predict("best_size", value))
    view.show(future(**knobs))
    top = figure(view, "net").y_range.end
    ((x, y),) = points(view, "guess")
    assert x == at
    edge, number = 0.1 * (top - net.LOW), data(view, "net_numbers")["y"][at - 1]
    crowded = number > top - 2.2 * edge
    assert (net.LOW < y < net.LOW + edge) if crowded else (top - edge < y < top)
    assert abs(y - number) > edge
    assert {name: np.asarray(ends).tolist() for name, ends in data(view, "guess_line").items()} == {
        "x": [at], "y0": [net.LOW], "y1": [top],
    }  # fmt: skip
    assert texts(view, "guess_label") == [f"your guess {value}"]


def test_a_prediction_of_another_output_and_none_leave_no_mark(lab, view, future):
    for other in (view, lab.load_view()("light", lab.predict("pays", 1))):
        other.show(future())
        assert texts(other, "guess_label") == []
        assert len(points(other, "guess")) == len(data(other, "guess_line")["x"]) == 0


@pytest.mark.parametrize("knobs", [{}, RICH, {"incubator": True}], ids=str)
def test_a_number_stands_above_the_hollow_mark_of_a_where_it_would_lie_on_it(view, future, knobs):
    now, then = future(**knobs), future(salary=50.0)
    view.show(now, then)
    top = figure(view, "net").y_range.end
    tall, marks = net.ROOF * (top - net.LOW), np.median(then.net, axis=0)
    high = np.array(data(view, "net_numbers")["y"])
    clear = (marks <= high - tall / 4) | (marks >= high + tall)
    assert clear[marks >= net.LOW].all()
    view.show(now)
    assert (np.array(data(view, "net_numbers")["y"]) <= high).all()


def test_differences_are_taken_future_by_future(view, future):
    now, then = future(incubator=True), future()
    view.show(now, then)
    assert texts(view, "row_names") == ["3 firms", "4 firms", "5 firms"]
    limit, spread = number(texts(view, "scale")[2]), data(view, "spread")
    for row, size in enumerate((3, 4, 5)):
        apart = now.net[:, size - 1] - then.net[:, size - 1]
        for level, share in QUANTILES.items():
            assert limit * spread[level][row] == pytest.approx(np.clip(np.quantile(apart, share), -limit, limit))
        assert number(texts(view, "row_values")[row]) == pytest.approx(np.median(apart), abs=0.51)
    mixed = [np.quantile(now.net[:, n - 1] - then.net[::-1, n - 1], 0.95) for n in (3, 4, 5)]
    assert not np.allclose(limit * spread["high90"], mixed, atol=0.1)  # so that this test can tell pairs from none
