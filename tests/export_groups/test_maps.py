"""The two maps of the export groups lab: who is with whom in one pool, and where which group size is best."""

from itertools import combinations

import numpy as np
import pytest

from ..reading_figures import data, points, texts
from .conftest import figure

POOR = {"benefit": 20.0, "salary": 75.0, "travel": 3.0}


def lines(view, name):
    return {
        tuple(map(float, ends))
        for ends in zip(*(data(view, name)[end] for end in ("x0", "y0", "x1", "y1")), strict=True)
    }


@pytest.mark.parametrize("knobs", [{}, {"pool": 12, "products": 2, "matching": "random"}], ids=str)
@pytest.mark.parametrize("size", [1, 2, 4, 8])
def test_the_pool_ties_each_member_to_the_middle_of_its_group_and_marks_rivals(view, future, size, knobs):
    result = future(**knobs)
    view.look["size"] = size
    view.show(result)
    x, y, group = result.firm_x, result.firm_y, result.group[size - 1]
    ties, rivals = set(), set()
    for which in set(group[group >= 0].tolist()):
        inside = np.flatnonzero(group == which)
        assert len(inside) == size
        if size > 1:
            ties |= {(x[i], y[i], x[inside].mean(), y[inside].mean()) for i in inside}
        same = [(i, j) for i, j in combinations(inside, 2)
                if (result.product[i], result.market[i]) == (result.product[j], result.market[j])]  # fmt: skip
        rivals |= {(x[i], y[i], x[j], y[j]) for i, j in same}
    assert lines(view, "ties") == ties
    assert lines(view, "rivals") == rivals


@pytest.mark.parametrize("size", [1, 2, 4, 8])
def test_how_far_members_are_apart_is_the_mean_over_the_pairs_of_all_groups(view, future, size):
    result = future()
    view.look["size"] = size
    view.show(result)
    group, away = result.group[size - 1], []
    for i, j in combinations(range(len(group)), 2):
        if group[i] == group[j] >= 0:
            away.append(np.hypot(result.firm_x[i] - result.firm_x[j], result.firm_y[i] - result.firm_y[j]))
    assert texts(view, "apart") == ([f"members {np.mean(away):.0f} km apart"] if size > 1 else [])


def test_some_pool_has_rivals_in_one_group_so_that_their_lines_are_tried(view, future):
    view.show(future(pool=12, products=2, matching="random"))
    assert len(lines(view, "rivals")) > 0


@pytest.mark.parametrize("size", [1, 5, 7])
def test_members_are_filled_and_firms_left_out_are_hollow_and_as_many_as_told(view, future, size):
    result = future()
    view.look["size"] = size
    view.show(result)
    who = result.group[size - 1] >= 0
    places = np.column_stack([result.firm_x, result.firm_y])
    assert np.allclose(points(view, "members"), places[who])
    assert np.allclose(points(view, "left"), places[~who])
    assert len(points(view, "left")) == result.left_out[size - 1] == 48 % size
    sizes = np.concatenate([data(view, "members")["size"], data(view, "left")["size"]])
    staff = np.concatenate([result.staff[who], result.staff[~who]])
    assert (np.diff(sizes[np.argsort(staff, kind="stable")]) >= 0).all()


def test_the_look_is_at_the_first_future_and_at_four_firms_to_begin_with(lab, future):
    fresh = lab.load_view()("light")
    assert fresh.look == {"size": 4}
    few, many = future(runs=60), future()
    for result in (few, many):
        fresh.show(result)
        assert np.allclose(
            points(fresh, "members"), np.column_stack([result.firm_x, result.firm_y])[result.group[3] >= 0]
        )


@pytest.fixture
def grounded(lab, view, future):
    """A view with the background of its knobs; and that background."""

    def ground(**knobs):
        view.background = lab.background(lab.Params(**knobs), seed=0)
        view.show(future(**knobs))
        return view.background

    yield ground
    view.background = None


@pytest.mark.parametrize("knobs", [{}, {"incubator": True, "travel": 0.5}], ids=str)
def test_the_region_has_the_best_size_at_each_salary_and_gain(view, grounded, lab, knobs):
    salaries, gains, best = grounded(**knobs)
    image = np.array(data(view, "best_sizes")["image"][0])
    assert np.array_equal(image, best)
    assert image.shape == (len(gains), len(salaries))
    for row, column in ((0, 0), (20, 15), (40, 35), (40, 0), (11, 30)):
        at = lab.Params(**knobs).replace(salary=float(salaries[column]), benefit=float(gains[row]))
        middle = np.median(lab.simulate(at, seed=0, runs=200).net, axis=0)
        assert image[row, column] == (middle.argmax() + 1 if middle.max() > 0 else 0)
    assert len(np.unique(image)) >= 3


@pytest.mark.parametrize("knobs", [{}, {"incubator": True, "travel": 0.5}, POOR], ids=str)
def test_a_word_on_the_region_stands_in_the_part_that_it_names(view, grounded, knobs):
    salaries, gains, best = grounded(**knobs)
    named = texts(view, "best_words")
    assert len(set(named)) == len(named) >= 1
    for text, (salary, gain) in zip(named, points(view, "best_words"), strict=True):
        there = best[np.abs(gains - gain).argmin(), np.abs(salaries - salary).argmin()]
        assert text == ("none pays" if there == 0 else str(there))
    sizes, cells = np.unique(best, return_counts=True)
    wide = {
        ("none pays" if size == 0 else str(size)) for size, n in zip(sizes, cells, strict=True) if n >= 0.04 * best.size
    }
    assert set(named) == wide


@pytest.mark.parametrize("knobs", [{}, {"salary": 40.0, "benefit": 60.0}], ids=str)
def test_the_ring_stands_where_the_bench_stands_on_axes_a_little_wider_than_the_knobs(view, future, lab, knobs):
    result = future(**knobs)
    view.show(result)
    assert points(view, "here").tolist() == [[result.params.salary, result.params.benefit]]
    fig, knobs = figure(view, "region"), lab.Params.knobs()
    (image,) = [r.glyph for r in fig.renderers if r.data_source.name == "best_sizes"]
    for name, axis, start, wide in (
        ("salary", fig.x_range, image.x, image.dw),
        ("benefit", fig.y_range, image.y, image.dh),
    ):
        low, high = knobs[name].low, knobs[name].high
        assert (start, start + wide) == (low, high)
        assert axis.start <= low < high <= axis.end


def test_each_size_on_the_region_has_a_colour_of_its_own(view):
    mapper = next(r.glyph.color_mapper for r in figure(view, "region").renderers if hasattr(r.glyph, "color_mapper"))
    assert (len(mapper.palette), len(set(mapper.palette)), mapper.low, mapper.high) == (9, 9, -0.5, 8.5)
