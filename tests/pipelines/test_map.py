"""The map of the first future: every dot, ring and tie is that of the arrays."""

import numpy as np
import pytest

import labkit
from labkit.core.words import percent
from labkit.pipelines.channels import CHANNELS
from labkit.pipelines.pictures import clusters, layout
from labkit.pipelines.portrait import STATES

from ..reading_figures import data, points, texts
from .bench import DEFAULT, LARGE, PAIR, every_setting


@pytest.fixture(scope="module")
def lab():
    return labkit.labs()["pipelines"]


@pytest.fixture(scope="module")
def one_view(lab):
    return lab.load_view()("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at the last year."""
    one_view.look = {"year": 30}
    return one_view


@every_setting
@pytest.mark.parametrize("year", [0, 7, 30])
def test_a_dot_is_a_firm_its_area_is_home_knowledge_and_its_fill_is_foreign_knowledge(view, future, knobs, year):
    result = future(**knobs)
    view.look["year"] = year
    view.show(result)
    dots, known = data(view, "firms"), result.firm_known[year].ravel()
    assert len(dots["x"]) == result.params.clusters * result.params.firms
    area = np.square(dots["size"])
    assert np.allclose(area / known, area[0] / known[0])
    assert np.allclose(dots["fill"], np.minimum(result.firm_foreign[year].ravel() / 0.4, 1))
    firms = result.params.firms
    assert list(dots["colour"]) == ["source"] * firms + ["dest"] * firms * (result.params.clusters - 1)


@every_setting
def test_firms_stand_in_the_ring_of_their_cluster_never_on_one_another_nor_elsewhere_in_another_year(
    view, future, knobs
):
    result = future(**knobs)
    view.show(result)
    size, last = np.asarray(data(view, "firms")["size"]), points(view, "firms")
    shape = (result.params.clusters, result.params.firms)
    for cluster, (at, wide) in enumerate(zip(last.reshape(*shape, 2), size.reshape(shape), strict=True)):
        rim = points(view, f"ground_{'ABCD'[cluster]}")
        middle = rim[:-1].mean(axis=0)
        assert (np.linalg.norm(at - middle, axis=1) + wide / 2 <= np.linalg.norm(rim - middle, axis=1).min() + 4).all()
    apart = np.linalg.norm(last[:, None] - last, axis=2) - (size[:, None] + size) / 2
    np.fill_diagonal(apart, 9)
    assert apart.min() > -3
    view.look["year"] = 0
    view.show(result)
    assert np.array_equal(points(view, "firms"), last)
    empty = [name for name in "ABCD" if not len(data(view, f"ground_{name}")["x"])]
    assert empty == list("ABCD")[result.params.clusters :]


@every_setting
@pytest.mark.parametrize("year", [0, 12, 30])
def test_a_tie_leads_from_the_partner_to_the_firm_that_learns_in_the_stroke_of_its_channel(view, future, knobs, year):
    result = future(**knobs)
    view.look["year"] = year
    view.show(result)
    at = points(view, "firms")
    for number_, channel in enumerate(CHANNELS):
        expected = sorted(
            (*at[int(result.tie_partner[slot, c, i])], *at[c * result.params.firms + i])
            for slot, c, i in zip(*np.nonzero(result.tie_channel[year] == number_), strict=True)
        )
        xs, ys = (np.asarray(data(view, f"ties_{channel}")[axis]) for axis in ("xs", "ys"))
        assert len(data(view, f"ties_{channel}")["alpha"]) == len(expected)
        drawn = sorted(zip(xs[:, 0], ys[:, 0], xs[:, -1], ys[:, -1], strict=True))
        assert np.allclose(np.array(drawn).reshape(-1, 4), np.array(expected).reshape(-1, 4))


def test_a_tie_bends_to_its_left(view, future):
    view.show(future())
    xs, ys = (np.concatenate([data(view, f"ties_{channel}")[axis] for channel in CHANNELS]) for axis in ("xs", "ys"))
    half = xs.shape[1] // 2
    along = np.array([xs[:, -1] - xs[:, 0], ys[:, -1] - ys[:, 0]])
    aside = np.array([xs[:, half] - xs[:, 0], ys[:, half] - ys[:, 0]])
    assert len(xs) > 20
    assert (along[0] * aside[1] - along[1] * aside[0] > 0).all()


def test_with_one_way_exchange_no_tie_ends_in_the_first_cluster(view, future):
    result = future(**PAIR)
    view.show(result)
    ends = np.column_stack([data(view, "ties_trade")[axis][:, -1] for axis in ("xs", "ys")])
    assert len(ends)
    assert (ends[:, 0] > layout.WIDE / 2).all()


def test_the_more_ties_the_fainter_each_but_never_out_of_sight(view, future):
    seen = []
    for knobs in (DEFAULT, {"pipelines": 1.5}, LARGE):
        view.show(future(**knobs))
        seen.append(float(data(view, "ties_trade")["alpha"][0]))
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > seen[-1] >= 0.2


@every_setting
def test_gatekeepers_are_ringed_and_are_the_fifth_that_knew_most_in_year_0(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    at = points(view, "firms").reshape(result.params.clusters, -1, 2)
    best = [np.argsort(-base)[: max(result.params.firms // 5, 1)] for base in result.firm_known[0]]
    expected = np.concatenate([spots[who] for spots, who in zip(at, best, strict=True)])
    assert np.allclose(np.sort(points(view, "gatekeepers"), axis=0), np.sort(expected, axis=0))


@every_setting
@pytest.mark.parametrize("year", [0, 30])
def test_above_each_cluster_stand_its_state_and_what_it_knows_in_the_first_future(view, future, knobs, year):
    result = future(**knobs)
    view.look["year"] = year
    view.show(result)
    state, home = result.state[0, year].astype(int), result.known_home[0, year]
    expected = [f"{n} {STATES[s]}, home {percent(h)}" for n, s, h in zip("ABCD", state, home, strict=False)]
    assert texts(view, "cluster_names") == expected
    names = points(view, "cluster_names")
    assert (np.abs(names - [layout.WIDE / 2, layout.HIGH / 2]) < [layout.WIDE / 2 - 80, layout.HIGH / 2 - 5]).all()


@every_setting
@pytest.mark.parametrize("year", [0, 30])
def test_each_tie_has_an_arrow_in_its_colour_that_points_at_the_firm_that_learns(view, future, knobs, year):
    result = future(**knobs)
    view.look["year"] = year
    view.show(result)
    ties = [data(view, f"ties_{channel}") for channel in CHANNELS]
    lines = [np.dstack([xs, ys]) for tie in ties for xs, ys in zip(tie["xs"], tie["ys"], strict=True)]
    arrows = np.dstack([data(view, "arrows")["xs"], data(view, "arrows")["ys"]])
    colours = [clusters.STROKES[channel][0] for channel, tie in zip(CHANNELS, ties, strict=True) for _ in tie["xs"]]
    assert list(data(view, "arrows")["colour"]) == colours
    assert len(arrows) == len(lines) == len(data(view, "arrows")["alpha"]) == (result.tie_channel[year] >= 0).sum()
    dots, sizes = points(view, "firms"), np.asarray(data(view, "firms")["size"])
    for line, (one, tip, other) in zip(lines, arrows, strict=True):
        end, before = line[0, -1], line[0, -2]
        firm = np.linalg.norm(dots - end, axis=1).argmin()
        assert np.linalg.norm(tip - end) == pytest.approx(sizes[firm] / 2 + layout.AWAY)
        assert np.linalg.norm(one - end) == pytest.approx(np.linalg.norm(other - end))
        assert np.linalg.norm(one - end) > np.linalg.norm(tip - end)
        along = np.linalg.norm(before - end) * np.linalg.norm(tip - end)
        assert (before - end) @ (tip - end) == pytest.approx(along)


@pytest.mark.parametrize("name", ["knowledge", "talk", "capacity"])
def test_the_curves_have_an_upright_line_in_the_year_that_the_map_shows_but_for_the_last(view, future, name):
    for year, drawn in ((0, [0.0]), (12, [12.0]), (30, [])):
        view.look["year"] = year
        view.show(future())
        mark = data(view, f"{name}_year")
        assert list(mark["x"]) == drawn
        assert list(mark["y1"]) == [view.figure(name).y_range.end] * len(drawn)
