"""Net, gain and cost, survival and differences of the export groups lab: every mark and line is that of the arrays."""

import numpy as np
import pytest

from labkit.core.knobs import Kind
from labkit.core.result import QUANTILES
from labkit.core.words import percent, signed
from labkit.export_groups import kernel, sweep
from labkit.export_groups.pictures import net

from .conftest import data, figure, number, points, texts

SIZES = list(range(1, 9))
RICH = {"benefit": 60.0, "salary": 40.0, "travel": 0.5, "incubator": True, "rivalry": 0.0, "imbalance": 0.0}
RICHEST = {
    **{"benefit": 60.0, "salary": 40.0, "travel": 0.5, "incubator": True, "rivalry": 0.0, "imbalance": 0.0},
    **{"saturation": 0.05, "synergy": 0.12, "products": 8, "learning": 0.6, "horizon": 10, "visits": 20},
    **{"coordination": 0.3, "fixed": 3, "base_hazard": 0.01, "pair_hazard": 0.002, "ending": 0},
    **{"incubator_services": 0.7, "incubator_calm": 0.6, "incubator_advice": 0.15},
}
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


@SETTINGS
def test_the_numbers_of_net_stand_inside_the_figure(view, future, knobs):
    view.show(future(**knobs))
    fig = figure(view, "net")
    high = fig.height - fig.min_border_bottom - fig.min_border_top
    pixels = high / (fig.y_range.end - fig.y_range.start)
    (offset,) = {r.glyph.y_offset for r in fig.renderers if r.data_source.name == "net_numbers"}
    heights = (np.array(data(view, "net_numbers")["y"]) - fig.y_range.start) * pixels - offset
    assert (heights >= 5).all()
    assert (heights <= high - 5).all()


def test_the_axis_of_net_grows_only_where_something_leaves_it(view, future):
    tops = []
    for knobs in ({}, RICH, RICHEST, {}):
        view.show(future(**knobs))
        tops.append((figure(view, "net").y_range.end, view.shown.tops["net"]))
    assert tops == [(10, 10), (34, 34), (80, 80), (10, 10)]
    view.show(future(), future(**RICH))
    assert view.shown.tops["net"] == 34


def test_the_axis_of_money_grows_only_where_something_leaves_it(view, future):
    tops = []
    for knobs in ({}, RICHEST, {}):
        view.show(future(**knobs))
        tops.append((figure(view, "money").y_range.end, view.shown.tops["money"]))
    assert tops == [(85, 85), (110, 110), (85, 85)]
    view.show(future(), future(**RICHEST))
    assert view.shown.tops["money"] == 110


def ticks(fig):
    """Where the axis has its labels, by the rule of Bokeh's adaptive ticker: the step that comes nearest to wanted."""
    axis, (low, high) = fig.yaxis[0], (fig.y_range.start, fig.y_range.end)
    ticker = axis.ticker
    steps = [mantissa * 10.0**power for mantissa in ticker.mantissas for power in range(-1, 4)]
    step = min(steps, key=lambda step: abs(ticker.desired_num_ticks - (high - low) / step))
    low, high = max(low, axis.bounds[0]), min(high, axis.bounds[1])
    return [at for at in (step * n for n in range(-100, 100)) if low <= at <= high]


@pytest.mark.parametrize(
    ("knobs", "expected"), [({}, [-8, 0, 8]), (RICH, list(range(-8, 33, 8))), (RICHEST, list(range(0, 81, 20)))]
)
def test_the_ticks_of_net_follow_its_top_and_have_signs_and_lines(view, future, knobs, expected):
    view.show(future(**knobs))
    fig = figure(view, "net")
    assert ticks(fig) == expected
    assert [fig.yaxis[0].major_label_overrides[at] for at in expected] == [signed(at) for at in expected]
    assert data(view, "net_grid")["y"].tolist() == [at for at in expected if at]


@pytest.mark.parametrize(("knobs", "last"), [({}, 80), (RICHEST, 100)])
def test_the_ticks_of_money_follow_its_top(view, future, knobs, last):
    view.show(future(**knobs))
    assert ticks(figure(view, "money")) == data(view, "money_grid")["y"].tolist() == list(range(0, last + 1, 20))


def far_corners(lab, count):
    """The two settings with most and least gain, and corners of all knobs at random."""
    yield from (RICHEST, {**RICHEST, "pool": 96, "horizon": 10}, POOR)
    rng = np.random.default_rng(4)
    for _ in range(count):
        values = {}
        for name, knob in lab.Params.knobs().items():
            ends = [knob.low, knob.high] if knob.kind is Kind.NUMBER else knob.choices or [False, True]
            value = ends[rng.integers(len(ends))]
            values[name] = int(value) if knob.whole else value
        yield values


def test_at_far_corners_every_dot_line_and_number_is_inside_its_figure(lab, view):
    seen = set()
    for knobs in far_corners(lab, 40):
        now, then = (lab.simulate(lab.Params(**k), seed=0, runs=12) for k in (knobs, {}))
        for result, against in ((now, None), (now, then), (then, now)):
            view.show(result, against)
            low, top = net.LOW, figure(view, "net").y_range.end
            seen.add(top)
            for name in ("net_middle", "net_below", "net_then", "net_numbers"):
                heights = np.array(data(view, name)["y"])
                assert ((heights >= low) & (heights <= top)).all(), (name, knobs)
            assert len(data(view, "net_middle")["x"]) + len(data(view, "net_below")["x"]) == len(SIZES)
            assert np.quantile(result.net, 0.95, axis=0).max() <= top, knobs
            drawn = [data(view, f"{name}_then")["y"] for name in ("gain", "cost")]
            drawn += [data(view, name)["high90"] for name in ("gain", "cost")]
            drawn.append(data(view, "money_ends")["y"])
            assert max(np.max(heights, initial=0) for heights in drawn) <= figure(view, "money").y_range.end, knobs
    assert seen == {10, 34, 80}


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


@pytest.mark.parametrize(("value", "at"), [(5, 5), (1, 1), (11, 8)])
@pytest.mark.parametrize("knobs", [{}, RICH], ids=["low axis", "higher axis"])
def test_a_prediction_of_the_best_size_stands_at_the_top_with_a_line_to_the_axis(lab, future, knobs, value, at):
    view = lab.load_view()("light", lab.predict("best_size", value))
    view.show(future(**knobs))
    top = figure(view, "net").y_range.end
    ((x, y),) = points(view, "guess")
    assert x == at
    assert top - 0.1 * (top - net.LOW) < y < top
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
