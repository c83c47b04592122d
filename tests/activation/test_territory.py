"""The picture of the first future: every mark, tie, ray and count is that of the arrays."""

import numpy as np
import pytest

from labkit.activation.kinds import KINDS
from labkit.activation.pictures import layout, territory
from labkit.activation.view import ActivationView

from ..reading_figures import data, points, texts
from .bench import CLOSED, FEW, FULL, WEB, every_setting

MARKS = ("by_themselves", "founded", "coordinator")


@pytest.fixture(scope="module")
def one_view():
    return ActivationView("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at the last year."""
    one_view.look = {"year": 20}
    return one_view


every_year = pytest.mark.parametrize("year", [0, 9, 20])


def looking(view, result, year):
    view.look["year"] = year
    view.show(result)
    return layout.places(result.operator_kind, year)[0]


def same_rows(one, other):
    return np.allclose(
        np.array(sorted(map(tuple, one))).reshape(-1, 4), np.array(sorted(map(tuple, other))).reshape(-1, 4)
    )


@every_setting
@every_year
def test_each_operator_at_work_has_one_mark_squares_were_founded_and_fill_is_quality(view, future, knobs, year):
    result = future(**knobs)
    at = looking(view, result, year)
    alive, funded = result.operator_kind[year] >= 0, result.operator_funded[year] > 0
    expected = {
        "by_themselves": np.flatnonzero(alive & ~funded)[1:],
        "founded": np.flatnonzero(alive & funded),
        "coordinator": [0],
    }
    for name, who in expected.items():
        assert np.allclose(points(view, name), at[who])
        assert np.allclose(data(view, name)["fill"], np.minimum(result.operator_quality[year, who] / 0.8, 1))
    assert sum(len(points(view, name)) for name in MARKS) == result.operators[0, year]
    assert points(view, "coordinator").tolist() == [layout.MIDDLE.tolist()]


@every_setting
@every_year
def test_an_operator_stands_in_the_sector_of_its_kind_on_the_territory_and_on_nobody(view, future, knobs, year):
    result = future(**knobs)
    at = looking(view, result, year)
    alive = result.operator_kind[year] >= 0
    assert np.array_equal(np.isfinite(at).all(axis=1), alive)
    out = at[1:][alive[1:]] - at[0]
    angle, far = np.arctan2(out[:, 1], out[:, 0]), np.linalg.norm(out, axis=1)
    ends = layout.sectors()[result.operator_kind[year, 1:][alive[1:]].astype(int)]
    assert (np.mod(angle - ends[:, 0], 2 * np.pi) < ends[:, 1] - ends[:, 0]).all()
    wide = max(max(data(view, name)["size"], default=0) for name in MARKS[:2])
    assert (far + wide / 2 < layout.BORDER).all()
    apart = np.linalg.norm(at[alive][:, None] - at[alive], axis=2) + 99 * np.eye(alive.sum())
    assert apart.min() > 0.9 * wide


@pytest.mark.parametrize("seed", range(6))
def test_nobody_moves_while_at_work(future, seed):
    kind = future(runs=1, seed=seed, **FULL).operator_kind
    before = layout.places(kind, 0)[0]
    for year in range(1, 21):
        now = layout.places(kind, year)[0]
        stayed = (kind[year] >= 0) & (kind[year] == kind[year - 1])
        assert np.array_equal(now[stayed], before[stayed])
        before = now


def test_sectors_are_those_of_all_kinds_and_go_round_once():
    assert set(layout.SECTORS) == set(KINDS)
    assert sum(layout.SECTORS.values()) == 360
    assert np.allclose(sorted(layout.sectors()[:, 1])[:-1], sorted(layout.sectors()[:, 0])[1:])


def test_operators_stand_closer_only_where_a_kind_has_many(future):
    loose = layout.places(future().operator_kind, 20)[1]
    assert loose == layout.SPACING
    assert layout.places(future(**FULL).operator_kind, 20)[1] < loose


@every_setting
@every_year
def test_ties_join_the_operators_that_have_them_spontaneous_or_brokered(view, future, knobs, year):
    result = future(**knobs)
    at = looking(view, result, year)
    for code, name in ((1, "spontaneous"), (2, "brokered")):
        pairs = [(i, j) for i in range(40) for j in range(i + 1, 40) if result.tie[year, i, j] == code]
        xs, ys = (np.array(data(view, name)[axis]).reshape(-1, layout.STEPS) for axis in ("xs", "ys"))
        assert same_rows(
            [(*at[i], *at[j]) for i, j in pairs], np.column_stack([xs[:, :1], ys[:, :1], xs[:, -1:], ys[:, -1:]])
        )
        assert f"{len(pairs)} {name}" in texts(view, "counts")


@every_setting
def test_a_tie_of_others_keeps_its_distance_from_the_coordinator_and_its_own_ones_are_straight(view, future, knobs):
    result = future(**knobs)
    at = looking(view, result, 20)
    for name in ("spontaneous", "brokered"):
        for x, y in zip(data(view, name)["xs"], data(view, name)["ys"], strict=True):
            line = np.column_stack([x, y])
            away = np.linalg.norm(line - at[0], axis=1)
            if away[0] < 1 or away[-1] < 1:
                along = line[-1] - line[0]
                aside = (line - line[0]) @ [-along[1], along[0]]
                assert np.allclose(aside, 0, atol=1e-6)
            else:
                assert away.min() > territory.HUB / 2


@every_setting
@every_year
def test_rays_lead_from_those_with_a_tie_outside_over_the_border(view, future, knobs, year):
    result = future(**knobs)
    at = looking(view, result, year)
    who = np.flatnonzero(result.operator_abroad[year])
    xs, ys = (np.array(data(view, "outside")[axis]).reshape(-1, 2) for axis in ("xs", "ys"))
    assert np.allclose(np.column_stack([xs[:, 0], ys[:, 0]]), at[who])
    ends = points(view, "partners")
    assert np.allclose(np.column_stack([xs[:, 1], ys[:, 1]]), ends)
    assert np.allclose(np.linalg.norm(ends - at[0], axis=1), layout.OUTSIDE)
    assert layout.OUTSIDE > layout.BORDER
    assert f"{len(who)} outside" in texts(view, "counts")


@every_setting
@every_year
def test_names_of_kinds_count_who_stands_there_without_the_coordinator(view, future, knobs, year):
    result = future(**knobs)
    looking(view, result, year)
    told = [*texts(view, "kinds_right"), *texts(view, "kinds_left")]
    expected = [int((result.operator_kind[year, 1:] == kind).sum()) for kind in range(len(KINDS))]
    assert sorted(int(text.split(" ")[-1]) for text in told) == sorted(expected)
    assert f"piggy-back {expected[KINDS.index('piggy-back')]}" in told
    assert f"service providers {expected[KINDS.index('service provider')]}" in told
    assert sum(expected) == result.operators[0, year] - 1
    founded = int(result.operator_funded[year].sum())
    assert f"{founded} founded" in texts(view, "counts")


def test_the_settings_show_ties_of_both_kinds_rays_founded_operators_and_none(view, future):
    seen = {}
    for name, knobs in {"full": FULL, "web": WEB, "few": FEW, "closed": CLOSED}.items():
        looking(view, future(**knobs), 20)
        seen[name] = [len(data(view, part)["xs"]) for part in ("spontaneous", "brokered", "outside")]
    assert min(seen["full"]) > 5
    assert seen["web"][1] > 20
    assert seen["closed"][2] == seen["few"][0] == 0


def test_the_more_ties_the_fainter_each_but_never_out_of_sight(view, future):
    alphas = []
    for knobs in ({}, WEB, FULL):
        looking(view, future(**knobs), 20)
        alphas.append(float(data(view, "brokered")["alpha"][0]))
    assert alphas == sorted(alphas, reverse=True)
    assert alphas[0] > alphas[-1] >= 0.35
