"""Closed forms of the game against its dynamics: stable states, the mixed one among them, and what is never stable."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.optimize import brentq

from labkit.core.conditions import sobol
from labkit.win_win_win import kernel
from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.params import WinWinWinParams
from labkit.win_win_win.replicator import among_friends, among_rivals, gains, next_year, path
from labkit.win_win_win.rest import STATES, invested, margin, needed, stable

SURE = {"errors": 0.0}
POINTS = 256


def at(**knobs):
    return SimpleNamespace(**dict(WinWinWinParams()) | SURE | knobs)


def anywhere(points=POINTS, **fixed):
    box = {name: knob.side for name, knob in WinWinWinParams.knobs().items()}
    return SimpleNamespace(
        **sobol(box, points) | {name: np.full(points, value) for name, value in (SURE | fixed).items()}
    )


def after(shares, k, years=4000):
    *_, last = path(shares, k, years)
    return last


def near(shares, state, by=0.02):
    return np.all([np.abs(share - to) < by for share, to in zip(shares, state, strict=True)], axis=0)


def test_worked_by_hand_at_the_defaults():
    """friends = 10 − 0.8·14 + 0.2·2 = −0.8; rivals = 0.8·(2 − 5) = −2.4; z* = (1 − 4/12)/0.8 = 5/6."""
    k = at()
    assert (among_friends(k), among_rivals(k)) == pytest.approx((-0.8, -2.4))
    assert invested(k) == pytest.approx(5 / 6)
    assert margin(k) == pytest.approx(-0.8 + 5 * 5 / 6)
    assert stable(k).tolist() == [True, False, False, True]
    assert needed(0.5, k) == pytest.approx(0.9 / 2.6)  # friends + 2.5 = 1.7, rivals + 1.5 = −0.9


def test_the_mixed_state_is_where_a_public_body_gains_nothing_either_way():
    k = anywhere()
    mixed = (invested(k) > 0) & (invested(k) < 1)
    assert mixed.sum() > 50
    assert gains(1.0, 1.0, invested(k), k)[2][mixed] == pytest.approx(0, abs=1e-12)


def test_the_share_that_would_invest_if_free_riders_alone_had_the_pot_is_that_of_the_kernels_words():
    """A body that invests then loses returns·free_riding·z²/(1 − z) more: z/(1 − z) stands for z."""
    k = at()
    z = brentq(lambda z: k.returns * (1 - k.free_riding * (z + z * z / (1 - z))) - k.cost, 0, 0.99)
    assert k.free_riding * z / (1 - z) == pytest.approx(1 - k.cost / k.returns)
    said = f"{z:.2f} of\nthem would invest in the long run instead of {float(invested(k)):.2f}"
    assert said in kernel.__doc__


def test_from_near_full_co_operation_large_groups_go_to_the_mixed_state_or_leave_it_as_the_closed_form_says():
    k = anywhere()
    z = invested(k)
    clear = (np.abs(margin(k)) > 0.2) & (z > 0.02)
    start = (np.full(POINTS, 0.999), np.full(POINTS, 0.999), np.clip(z, 0.001, 0.999))
    back = near(after(start, k), (1, 1, z), by=0.005)
    assert np.array_equal(back[clear], stable(k)[0][clear])
    assert 0.2 < back[clear].mean() < 0.9


@pytest.mark.parametrize("state", [2, 3], ids=[STATES[2], STATES[3]])
def test_near_other_corners_large_groups_return_to_those_that_the_closed_form_calls_stable(state):
    k = anywhere()
    clear = (np.abs(among_friends(k)) > 0.1) & (np.abs(among_rivals(k)) > 0.1)
    corner = ((1, 0, 0), (0, 0, 0))[state - 2]
    start = tuple(np.full(POINTS, abs(share - 0.001)) for share in corner)
    assert np.array_equal(near(after(start, k), corner, by=0.0005)[clear], stable(k)[state][clear])


def test_with_nothing_to_gain_by_investing_co_operation_lasts_where_it_pays_among_friends():
    k = anywhere(returns=4.0, cost=9.0)
    clear = np.abs(among_friends(k)) > 0.1
    back = near(after((np.full(POINTS, 0.999),) * 2 + (np.full(POINTS, 0.001),), k), (1, 1, 0))
    assert np.array_equal(back[clear], stable(k)[1][clear])
    assert not stable(k)[0].any()


@pytest.mark.parametrize("seed", range(3))
def test_wherever_large_groups_begin_they_end_in_a_state_that_the_closed_form_calls_stable(seed):
    k, rng = anywhere(), np.random.default_rng(seed)
    end = after(tuple(rng.uniform(0.02, 0.98, POINTS) for _ in range(3)), k)
    z, told = invested(k), stable(k)
    places = ((1, 1, z), (1, 1, 0), (1, 0, 0), (0, 0, 0))
    there = [near(end, place) for place in places]
    there[2] = there[2] | near(end, (0, 1, 0))
    clear = np.min([np.abs(margin(k)), np.abs(among_friends(k)), np.abs(among_rivals(k))], axis=0) > 0.2
    ended = np.any([it & ok for it, ok in zip(there, told, strict=True)], axis=0)
    assert clear.sum() > 200
    assert ended[clear].mean() > 0.98  # the rest is still on its way
    assert sum(it[clear].any() for it in there) == 4


def jacobian(shares, k, step=1e-6):
    shares = np.array(shares)
    columns = [
        (np.array(next_year(tuple(shares + step * move), k)) - np.array(next_year(tuple(shares - step * move), k)))
        / (2 * step)
        for move in np.eye(3)
    ]
    return np.array(columns).T - np.eye(3)


def test_a_state_in_which_all_three_groups_are_mixed_always_pushes_away():
    found = 0
    for i in range(POINTS):
        k = SimpleNamespace(**{name: values[i] for name, values in vars(anywhere()).items()})

        def pull(q, k=k):
            z = (1 - k.cost / (k.returns * q * q)) / k.free_riding
            return gains(q, q, z, k)[0], z

        grid = np.linspace(0.01, 0.99, 400)
        signs = np.sign([pull(q)[0] for q in grid])
        for left in np.flatnonzero(signs[1:] != signs[:-1]):
            q = brentq(lambda q: pull(q)[0], grid[left], grid[left + 1])
            z = pull(q)[1]
            if 0 < z < 1:
                found += 1
                assert np.linalg.eigvals(jacobian((q, q, z), k)).real.max() > 0
    assert found > 30


def test_the_share_needed_parts_those_who_rise_from_those_who_fall():
    k = anywhere(support=0.0, relief=0.0, returns=4.0, cost=10.0)
    limit = needed(0.0, k)
    inside = (limit > 0.05) & (limit < 0.95)
    assert inside.sum() > 30
    none = np.zeros(POINTS)
    for side, to in ((0.03, 1.0), (-0.03, 0.0)):
        start = np.clip(limit + side, 0, 1)
        end = after((start, start, none), k)
        assert near(end, (to, to, 0), by=0.05)[inside].all()


def test_needed_is_0_where_co_operating_always_gains_and_1_where_it_never_does():
    assert needed(0.0, at(fight=8.0, together=15.0)) == 0
    assert needed(0.0, at(exploit=22.0)) == 1
    assert needed(0.0, at(exploit=22.0, fight=10.0, lasting=0.0)) == 1


@pytest.mark.parametrize(("free_riding", "returns"), [(0.8, 12.0), (1.0, 12.0), (1.0, 8.0)])
def test_finite_groups_stay_around_the_mixed_state(free_riding, returns):
    knobs = {"start": 0.95, "start_invest": 0.6, "errors": 0.0, "lasting": 0.5, "firms": 120}
    params = WinWinWinParams(**knobs, free_riding=free_riding, returns=returns)
    result = simulate(params, seed=1, runs=200)
    assert 0 < result.invested_at_rest < 1
    assert result.investing[:, 20:].mean() == pytest.approx(float(result.invested_at_rest), abs=0.03)
    assert (result.end == 0).mean() > 0.99
