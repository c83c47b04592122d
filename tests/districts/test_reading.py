"""How a district is read: shares, types, transitions, circle and star."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.districts.indicators import KINDS, centre, kind, membership, portrait, read, transitions
from labkit.districts.kernel import simulate
from labkit.districts.params import HUB, SATELLITE, TYPES, DistrictsParams
from labkit.districts.year import count

from .still import begin, still

HALF = SimpleNamespace(hub_from=0.5, outside_from=0.5, trade_from=0.4)


def at(concentration=0.1, outside=0.0, public=0.0, trade=0.7):
    shares = {"concentration": concentration, "outside": outside, "public": public, "trade": trade}
    return membership({name: np.asarray(value, dtype=float) for name, value in shares.items()}, HALF)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({}, "Marshallian"),
        ({"concentration": 0.9}, "hub and spoke"),
        ({"concentration": 0.9, "outside": 0.9}, "hub and spoke"),
        ({"outside": 0.9, "trade": 0.1}, "satellite"),
        ({"outside": 0.9, "trade": 0.1, "concentration": 0.9}, "satellite"),
        ({"public": 0.6}, "state-anchored"),
        ({"public": 0.6, "concentration": 0.9}, "state-anchored"),
        ({"trade": 0.1}, "amalgam"),
        ({"outside": 0.9}, "amalgam"),
    ],
)
def test_clear_cases_are_of_one_kind(shares, expected):
    belongs = at(**shares)
    assert KINDS[belongs.argmax()] == expected
    assert belongs.max() > 0.9


def test_memberships_add_up_to_one_anywhere():
    rng = np.random.default_rng(0)
    belongs = at(*rng.uniform(0, 1, (4, 500)))
    assert belongs.min() >= 0
    np.testing.assert_allclose(belongs.sum(axis=0), 1, rtol=0, atol=1e-12)


def test_at_the_half_point_a_district_is_half_and_half():
    belongs = at(concentration=0.5)
    assert belongs[0] == pytest.approx(belongs[1], rel=0.01)


def test_the_limits_of_the_reading_move_what_a_district_is_called():
    strict, lax = (
        simulate(DistrictsParams(hub_from=limit, cumulativeness=0.6), seed=1, runs=60).membership[:, -1, 1].mean()
        for limit in (0.6, 0.4)
    )
    assert lax > strict + 0.1


def test_the_kind_is_that_of_the_mean_over_the_years():
    years = np.array([[0.6, 0.6, 0.0], [0.4, 0.4, 1.0], [0, 0, 0], [0, 0, 0], [0, 0, 0]])[..., None]
    assert kind(years) == [1]


def test_the_four_arrows_are_counted_each_for_its_own_move():
    before = np.array([0, 1, 2, 2, 0, 3, 2])
    after = np.array([1, 0, 0, 1, 0, 0, 2])
    went = transitions(before, after).astype(int).tolist()
    assert went == [[1, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0]]


def test_moves_are_the_shares_of_all_futures_and_hold_the_transitions():
    found = simulate(DistrictsParams(start=SATELLITE, embedding=0.9), seed=1, runs=50)
    assert found.moves.sum() == pytest.approx(1)
    for arrow, (start, end) in enumerate([(0, 1), (1, 0), (2, 0), (2, 1)]):
        assert found.transition[:, arrow].mean() == pytest.approx(found.moves[start, end])
    assert found.moves[2].sum() == pytest.approx((found.kind_before == 2).mean())


def test_what_is_read_equals_a_count_by_hand():
    first = begin(still())
    output = np.zeros_like(first.output)
    output[:6] = np.array([10, 6, 4, 2, 2, 1])[:, None, None]
    state = replace(first, output=output, link=np.where(output > 0, 0.5, 0.0), outside=output == 6)
    state = replace(state, anchor=np.full((1, 5), 15.0))
    found = portrait(state, count(state))
    expected = {"output": 40, "firms": 6, "concentration": 22 / 25, "outside": 6 / 40, "public": 15 / 40}
    expected["trade"] = (25 * 0.5 + 15 * 0.6) / 40
    for name, value in expected.items():
        assert found[name] == pytest.approx(np.full((1, 5), value)), name


def star_of(output, link):
    first = begin(still(), runs=1)
    x = np.zeros_like(first.output)
    x[: len(output), 0, 0] = output
    state = replace(first, output=x, link=np.where(x > 0, link, 0.0))
    now = count(state)
    return float(centre(state, now.firms, np.maximum(now.private, 1e-12))["star"][0, 0])


def test_equal_firms_are_a_circle_and_one_giant_with_all_links_is_a_star():
    assert star_of([1.0] * 40, 1.0) == pytest.approx(0, abs=1e-12)
    assert star_of([1000.0] + [0.01] * 60, 1.0) > 0.95
    assert star_of([1000.0] + [0.01] * 60, 0.0) == 0
    assert star_of([5.0], 1.0) == star_of([], 1.0) == 0


def test_a_hub_makes_more_of_a_star_than_small_firms_do():
    hub = simulate(DistrictsParams(start=HUB), runs=20).star[:, 0]
    small = simulate(DistrictsParams(), runs=20).star[:, 0]
    assert (hub > small + 0.4).all()


def test_the_axes_of_the_result_are_named():
    found = simulate(DistrictsParams(), runs=2)
    for output in found.outputs().values():
        for axis, size in zip(output.axes, output.values.shape, strict=True):
            assert axis == "run" or len(found.labels[axis]) == size, axis
    assert found.labels["kind"] == (*TYPES, "amalgam")


def test_a_reading_of_many_futures_counts_each_once():
    shares = {name: np.full((41, 1, 3), value) for name, value in (("concentration", 0.9), ("outside", 0.0))}
    shares |= {name: np.full((41, 1, 3), value) for name, value in (("public", 0.0), ("trade", 0.8))}
    shares["concentration"][:20] = 0.1
    told = read(shares, HALF)
    assert told["moves"][0, 1] == pytest.approx(1)
    assert told["transition"].tolist() == [[1, 0, 0, 0]] * 3


@pytest.mark.parametrize(("turns", "expected"), [(9, (1, 1)), (10, (0, 1)), (39, (0, 1)), (40, (0, 0))])
def test_years_8_to_10_and_38_to_40_count_and_no_others(turns, expected):
    shares = {"outside": 0.0, "public": 0.0, "trade": 0.8, "concentration": 0.1}
    shares = {name: np.full((41, 1, 1), value) for name, value in shares.items()}
    shares["concentration"][turns:] = 0.9
    told = read(shares, HALF)
    assert (told["kind_before"][0], told["kind_after"][0]) == expected
