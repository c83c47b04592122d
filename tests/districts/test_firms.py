"""The first future: every dot, tie and bar is that of the arrays, and a lead turns the circle into a star."""

import numpy as np
import pytest

from labkit.districts.luck import PLACES
from labkit.districts.network import ties
from labkit.districts.pictures import firms
from labkit.districts.view import DistrictsView

from ..reading_figures import data, points, texts
from .bench import ANCHORED, FAILURE, GIANTS, STATE, every_setting, every_year, future, numbers


@pytest.fixture(scope="module")
def one_view():
    return DistrictsView("light")


@pytest.fixture
def view(one_view):
    one_view.look = {"year": 40}
    return one_view


def looking(view, year, **knobs):
    result = future(**knobs)
    view.look["year"] = year
    view.show(result)
    return result, result.firm_output[0, year].astype(float), result.firm_outside[0, year]


@every_setting
@every_year
def test_a_dot_is_a_firm_its_area_is_its_output_and_its_mark_is_its_owner(view, knobs, year):
    result, output, outside = looking(view, year, **knobs)
    whole = result.output[0, year]
    for name, owned, area in (("local", ~outside, np.pi / 4), ("outsiders", outside, 1)):
        size = np.sort(np.asarray(data(view, name)["size"]) ** 2 * area)
        expected = np.sort(output[owned & (output > 0)])
        least = firms.LEAST**2 * np.pi / 4
        assert np.allclose(size, np.maximum(firms.WHOLE**2 * np.pi / 4 * expected / whole, least), rtol=1e-4)


@every_setting
@every_year
def test_no_dot_leaves_the_circle_or_the_figure(view, knobs, year):
    looking(view, year, **knobs)
    for name in ("local", "outsiders"):
        out = np.linalg.norm(points(view, name) - firms.MIDDLE, axis=1)
        assert (out + np.asarray(data(view, name)["size"]) / 2 <= firms.RADIUS + 7).all()
    assert firms.MIDDLE[1] + firms.RADIUS <= firms.HIGH
    assert firms.MIDDLE[1] - firms.RADIUS >= 0
    assert firms.MIDDLE[0] + firms.RADIUS < firms.BARS[0] - 20


def test_a_circle_of_equals_has_nobody_in_the_middle_and_a_lead_brings_its_firm_there():
    size = np.full(PLACES, 4.0)
    for lead, out in ((0.0, 1.0), (firms.CENTRAL / 2, 0.5), (firms.CENTRAL, 0.0), (0.9, 0.0)):
        output = np.full(PLACES, (1 - lead) / PLACES)
        output[11] += lead
        away = np.linalg.norm(np.column_stack(firms.stand(output, size)) - firms.MIDDLE, axis=1)
        others = np.delete(away, 11)
        assert away[11] == pytest.approx(out * (firms.RADIUS - 2), abs=1e-6)
        assert np.allclose(others, firms.RADIUS - 2)


def test_a_firm_keeps_its_direction_and_no_two_firms_have_one():
    turns = []
    for output in (np.ones(PLACES), np.arange(1.0, PLACES + 1)):
        x, y = firms.stand(output, np.full(PLACES, 4.0))
        turns.append(np.arctan2(x - firms.MIDDLE[0], y - firms.MIDDLE[1]))
    assert np.allclose(*turns)
    assert len(np.unique(turns[0].round(6))) == PLACES


@every_setting
@every_year
def test_ties_are_those_of_the_network_and_those_of_the_largest_firm_stand_out(view, knobs, year):
    result, output, _ = looking(view, year, **knobs)
    one, other = ties(output, result.firm_link[0, year], 2, 0)
    hers = (one == output.argmax()) | (other == output.argmax())
    assert len(data(view, "leader_ties")["xs"]) == hers.sum()
    assert len(data(view, "ties")["xs"]) == (~hers).sum()
    size = np.maximum(firms.WHOLE * np.sqrt(output / result.output[0, year]), firms.LEAST)
    x, y = firms.stand(output, size)
    largest = np.array([x[output.argmax()], y[output.argmax()]])
    for xs, ys in zip(data(view, "leader_ties")["xs"], data(view, "leader_ties")["ys"], strict=True):
        ends = np.column_stack([xs, ys])
        assert np.abs(ends - largest).sum(axis=1).min() < 0.01


def test_when_its_hub_fails_the_star_falls_back_to_a_circle(view):
    result, *_ = looking(view, 10, **FAILURE)
    before = np.linalg.norm(points(view, "local") - firms.MIDDLE, axis=1).min()
    looking(view, 12, **FAILURE)
    after = np.linalg.norm(points(view, "local") - firms.MIDDLE, axis=1).min()
    assert before < 25 < 60 < after
    assert result.star[0, 10] > 2 * result.star[0, 12]


@pytest.mark.parametrize("year", [0, 10, 11, 40])
def test_a_public_anchor_is_a_diamond_in_the_middle_while_it_is_there(view, year):
    result, *_ = looking(view, year, **STATE)
    there = result.public[0, year] > 0
    assert there == (year <= 10)
    assert len(data(view, "anchor")["x"]) == there
    if there:
        area = data(view, "anchor")["size"][0] ** 2 / 3
        assert area == pytest.approx(np.pi / 4 * firms.WHOLE**2 * result.public[0, year])


@every_setting
@every_year
def test_bars_are_shares_of_private_output_the_largest_first_in_the_colour_of_the_owner(view, knobs, year):
    result, output, outside = looking(view, year, **knobs)
    bars = data(view, "by_size")
    high = (np.asarray(bars["y1"]) - firms.FOOT) / firms.TALL * firms.top_of(result)
    assert np.allclose(high, np.sort(output[output > 0])[::-1] / output.sum())
    assert high.max() <= firms.top_of(result)
    assert bars["colour"].count("exporter") == outside[output > 0].sum() == len(data(view, "outsiders_by_size")["x"])
    tips = {tuple(tip) for tip in points(view, "outsiders_by_size")}
    assert tips == {(x, y) for x, y, c in zip(bars["x1"], bars["y1"], bars["colour"], strict=True) if c == "exporter"}


@every_setting
@every_year
def test_the_words_beside_it_are_counts_of_the_picture(view, knobs, year):
    result, output, outside = looking(view, year, **knobs)
    there = int((output > 0).sum())
    assert numbers(texts(view, "firms_said")[0]) == [there, outside[output > 0].sum()]
    assert numbers(texts(view, "firms_said")[1])[0] == pytest.approx(result.star[0, year], abs=0.0051)
    share, tied, others = numbers(texts(view, "largest_said")[0])
    assert share == pytest.approx(100 * output.max() / output.sum(), abs=0.51)
    assert tied == len(data(view, "leader_ties")["xs"])
    assert others == there - 1


def test_of_two_giants_neither_hides_the_other(view):
    looking(view, 40, **GIANTS)
    dots = np.concatenate([points(view, name) for name in ("local", "outsiders")])
    size = np.concatenate([data(view, name)["size"] for name in ("local", "outsiders")])
    big = np.argsort(-size)[:2]
    assert np.linalg.norm(dots[big[0]] - dots[big[1]]) > size[big[0]] / 4


def test_an_anchored_district_keeps_its_firms_on_the_ring(view):
    looking(view, 0, **ANCHORED)
    assert np.linalg.norm(points(view, "local") - firms.MIDDLE, axis=1).min() > 60
