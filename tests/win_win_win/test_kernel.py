"""Numbers of the game worked by hand, extremes with a known answer, and what must hold everywhere."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.win_win_win.kernel import Year, ending, evolve, simulate
from labkit.win_win_win.luck import YEARS, draw
from labkit.win_win_win.params import WinWinWinParams
from labkit.win_win_win.replicator import gains, next_year, pay_offs
from labkit.win_win_win.result import ENDS

CORNERS = tuple(itertools.product((0.0, 1.0), repeat=3))


def at(**knobs):
    return SimpleNamespace(**dict(WinWinWinParams()) | knobs)


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ((1, 1, 1), (15, 15, 8 + 12 - 4)),
        ((1, 1, 0), (10, 10, 8)),
        ((0, 0, 0), (-2, -2, -6)),
        ((1, 0, 0), (-0.8 * 5 - 0.2 * 2, 0.8 * 14 - 0.2 * 2, -6)),
        ((0, 1, 1), (0.8 * 14 - 0.2 * 2, -0.8 * 5 - 0.2 * 2 + 3, -6 - 4)),
    ],
)
def test_pay_offs_of_pure_states_worked_by_hand(shares, told):
    assert pay_offs(*map(float, shares), at()) == pytest.approx(told)


def test_half_and_half_worked_by_hand():
    """A quarter each of 10, of −4.4, of 10.8 and of −2; the territory 2 − 4.5."""
    firms, partners, territory = pay_offs(0.5, 0.5, 0.0, at())
    assert firms == partners == pytest.approx((10 - 4.4 + 10.8 - 2) / 4)
    assert territory == pytest.approx(0.25 * 8 - 0.75 * 6)


@pytest.mark.parametrize("knobs", [{}, {"lasting": 0.6, "fight": 9.0}, {"support": 10.0, "relief": 6.0}], ids=str)
def test_what_co_operating_gains_is_the_slope_of_the_pay_off(knobs):
    k, (x, y, z), step = at(**knobs, free_riding=0.0), (0.3, 0.8, 0.4), 1e-6
    slope = [(pay_offs(x + step, y, z, k)[0] - pay_offs(x - step, y, z, k)[0]) / (2 * step),
             (pay_offs(x, y + step, z, k)[1] - pay_offs(x, y - step, z, k)[1]) / (2 * step),
             (pay_offs(x, y, z + step, k)[2] - pay_offs(x, y, z - step, k)[2]) / (2 * step)]  # fmt: skip
    assert gains(x, y, z, k) == pytest.approx(slope, rel=1e-6)


def test_free_riding_leaves_the_territory_its_return_and_the_public_body_less_of_it():
    free, none = at(free_riding=1.0), at(free_riding=0.0)
    assert pay_offs(0.9, 0.9, 0.5, free) == pay_offs(0.9, 0.9, 0.5, none)
    assert gains(0.9, 0.9, 0.5, free)[2] == pytest.approx(12 * 0.81 * 0.5 - 4)
    assert gains(0.9, 0.9, 0.5, none)[2] == pytest.approx(12 * 0.81 - 4)


@pytest.mark.parametrize("shares", CORNERS, ids=str)
def test_without_errors_a_pure_state_stays_as_it_is(shares):
    assert next_year(shares, at(errors=0.0)) == shares


def test_with_like_firms_and_partners_large_groups_stay_alike():
    shares = (0.4, 0.4, 0.6)
    for _ in range(50):
        shares = next_year(shares, at())
        assert shares[0] == shares[1]


def test_on_average_finite_groups_change_as_large_ones_do():
    values = {**dict(WinWinWinParams()), "imitation": 0.05}
    first, second, *_ = evolve(values, draw(5, 800))
    expected = next_year(first.shares, SimpleNamespace(**values))
    for there, large in zip(second.shares, expected, strict=True):
        off = (there - large).ravel()
        assert abs(off.mean()) < 4 * off.std() / np.sqrt(off.size)
        assert off.std() > 0.01


def test_smaller_groups_are_led_astray_more_often(future):
    few, many = (future(runs=200, start=0.7, firms=firms).end for firms in (20, 120))
    assert (few != 0).mean() > (many != 0).mean() + 0.03


def test_where_a_fight_costs_nothing_no_side_wins_and_it_is_not_told_that_they_lose(future):
    result = future(fight=0.0, lasting=0.0, errors=0.0, start=0.05)
    assert (result.pay_off[:, -1, :2] == 0).all()
    assert "no side wins in 60 of 60" in result.sentence()
    assert "lose" not in result.sentence()


def test_how_a_year_ends_is_told_by_the_signs_of_the_pay_offs():
    signs = {(1, 1, 1): 0, (1, 1, -1): 1, (1, -1, 1): 2, (-1, 1, -1): 2, (-1, -1, -1): 3, (0, 0, 1): 3}
    year = Year((), tuple(np.array([side]) for side in zip(*signs, strict=True)))
    assert ending(year)[0].tolist() == list(signs.values())
    assert len(ENDS) == 4


def test_a_result_agrees_with_itself(future):
    result = future()
    assert result.pay_off.shape == (60, YEARS + 1, 3)
    assert np.allclose(result.cooperating, result.firms * result.partners)
    told = pay_offs(result.firms, result.partners, result.investing, at())
    np.testing.assert_allclose(np.moveaxis(np.array(told), 0, -1), result.pay_off, atol=1e-12)
    wins = (result.pay_off[:, -1] > 0).all(axis=1)
    assert np.array_equal(result.end == 0, wins)


def test_same_seed_same_arrays_and_another_seed_others():
    one, same, other = (simulate(WinWinWinParams(), seed=seed, runs=20) for seed in (4, 4, 5))
    for name, output in one.outputs().items():
        assert np.array_equal(output.values, getattr(same, name)), name
    assert not np.array_equal(one.firms, other.firms)


@pytest.mark.parametrize("seed", range(40))
def test_every_corner_of_the_box_is_legal_and_finite(seed):
    rng = np.random.default_rng(seed)
    knobs = {name: rng.choice([knob.low, knob.high]) for name, knob in WinWinWinParams.knobs().items()}
    result = simulate(WinWinWinParams(**{**knobs, "firms": int(knobs["firms"])}), seed=0, runs=3)
    assert all(np.isfinite(output.values).all() for output in result.outputs().values())
    for share in (result.firms, result.partners, result.investing, result.cooperating):
        assert share.min() >= 0
        assert share.max() <= 1


def test_a_bad_knob_is_named_with_its_rule_unit_and_meaning():
    with pytest.raises(KnobError, match=r"lasting = 1.4 is outside 0 to 0.6 \(share: chance that two who met"):
        WinWinWinParams(lasting=1.4)
    with pytest.raises(KnobError, match=r"firms = 20.5 is not a whole number from 20 to 120"):
        WinWinWinParams(firms=20.5)
    with pytest.raises(KnobError, match="there is no such knob"):
        WinWinWinParams(trust=1)


def test_every_knob_and_output_is_told_with_unit_and_meaning(future):
    result = future()
    for knob in result.params.knobs().values():
        assert knob.assumed
        assert all((knob.unit, knob.meaning, knob.label))
        assert len(knob.label) <= 16
    assert sum(knob.first_panel for knob in result.params.knobs().values()) == 7
    for name, output in result.outputs().items():
        assert output.meaning, name
        assert output.unit, name
        assert len(output.axes) == output.values.ndim, name
        for axis, size in zip(output.axes, output.values.shape, strict=True):
            assert len(result.labels.get(axis, range(size))) == size, (name, axis)


def test_the_table_has_a_row_for_each_number(future):
    result = future(runs=3)
    assert len(result.table()) == sum(output.values.size for output in result.outputs().values())
