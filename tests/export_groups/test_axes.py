"""The axes of net and money: their tops follow what is drawn, and nothing stands outside, at far corners either."""

import numpy as np
import pytest
from bokeh.models import FixedTicker

from labkit.core.knobs import Kind
from labkit.core.words import signed
from labkit.export_groups.pictures import net

from ..reading_figures import data
from .conftest import figure

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
    if isinstance(ticker, FixedTicker):
        return [at for at in ticker.ticks if low <= at <= high]
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
