"""The glocalization kernel: numbers worked by hand, extremes, independence, exact sums."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.glocalization import kernel
from labkit.glocalization.geography import Offices
from labkit.glocalization.kernel import evolve, land_of, simulate
from labkit.glocalization.luck import FIRMS, Luck, draw
from labkit.glocalization.params import GlocalizationParams

CERTAIN = 99.0
DEFAULTS = GlocalizationParams()
LONELY = {"peer_effect": 0.0, "self_strengthening": 0.0}


def numbers(**knobs):
    return SimpleNamespace(**dict(DEFAULTS.replace(**knobs)))


def fate(periods, exporting):
    """Luck of one future in which these firms export in every year, and no others."""
    logit = np.full((periods, 1, FIRMS), -CERTAIN, dtype=np.float32)
    logit[:, :, exporting] = CERTAIN
    return Luck(logit)


def beside_the_office(capacity):
    """The land of the defaults with every firm of 15 staff, and one office next door to the first firm."""
    land, _ = land_of(numbers(), 0)
    return replace(land, staff=np.full(FIRMS, 15.0)), Offices(land.firm[[0]], np.array([capacity]))


# Worked by hand


def test_the_luck_that_a_first_export_takes_is_the_one_worked_out_by_hand():
    # Access 1, so S = 1/2: 4.6 − 0.18·0.15 − (2.2 + 0.18·0.85)/2, nothing heard; without help 4.6 − 0.027
    land, there = beside_the_office(1.0)
    setting = kernel._setting(numbers(), land, there)
    none = np.zeros((1, 8))
    start = kernel.needed_luck(setting, np.zeros((1, FIRMS), bool), none, np.zeros((1, FIRMS)), np.zeros((1, FIRMS)))
    assert start[0, 0] == pytest.approx(4.573 - 1.1765)
    assert setting.needed[0] == pytest.approx(4.573)


def test_the_luck_that_staying_takes_is_the_one_worked_out_by_hand():
    # −1 − 1.8·0.5 − 0.8·0.5
    land, there = beside_the_office(1.0)
    setting = kernel._setting(numbers(), land, there)
    half = np.full((1, FIRMS), 0.5)
    stay = kernel.needed_luck(setting, np.ones((1, FIRMS), bool), np.zeros((1, 8)), half, 0 * half)
    assert stay[0, 0] == pytest.approx(-2.3)


def test_who_exports_stays_at_least_as_easily_as_it_would_start():
    # 249 staff, all it can hear: start −4.9 is below the −1 − 1.8 − 0.7 of staying
    k = numbers(peer_effect=3, ease=-3.8, help_effect=3, size_effect=0.8, digital=1, peer_distance=12, clustering=0.95)
    land, there = land_of(k, 0)
    setting = kernel._setting(k, replace(land, staff=np.full(FIRMS, 249.0)), there)
    full = np.full((1, FIRMS), 1.0)
    start, stay = (
        kernel.needed_luck(setting, np.full((1, FIRMS), exports), np.full((1, 8), 9.0), full, full * land.others)
        for exports in (False, True)
    )
    assert (stay <= start).all()
    assert (stay == start).any()


def test_what_a_firm_hears_of_one_exporter_is_the_weight_of_its_distance_over_all_weights(monkeypatch):
    land, there = land_of(numbers(), 0)
    told = []
    real = kernel.needed_luck
    monkeypatch.setattr(kernel, "needed_luck", lambda *a: (told.append((a[3].copy(), a[4].copy())), real(*a))[1])
    evolve(numbers(), land, there, fate(4, [7]))
    # Experience: 1/2 at the start, then a quarter of the way to 1 each year: 0.625, 0.71875
    for (experience, heard), level in zip(told, (0.5, 0.625, 0.71875), strict=True):
        assert experience[0, 7] == pytest.approx(level)
        assert experience.sum() == pytest.approx(level)
        assert heard[0] == pytest.approx(level * land.hearing[7].astype(float))


def test_private_advisers_follow_one_exporter_as_worked_out_by_hand():
    # 0.0125·0.20 a year for an exporter next door, of which 15 % leave: 0.0025, 0.0025·1.85
    land, there = land_of(numbers(), 0)
    _, private = evolve(numbers(), land, there, fate(3, [7]))
    assert not private[0].any()
    assert private[1, 0] == pytest.approx(0.0025 * land.clients[7].astype(float))
    assert private[2, 0] == pytest.approx(0.0025 * 1.85 * land.clients[7].astype(float))


def test_an_office_one_reach_away_gives_its_capacity_over_e():
    help_at = kernel.public_help(np.zeros((1, 2)), np.array([12.0]), Offices(np.array([[0.0, 12.0]]), np.array([3.0])))
    assert help_at[0] == pytest.approx(1.103638)


def test_who_exports_in_year_0_has_the_chance_worked_out_by_hand():
    # 60 staff: 0.06·2; 15 staff: 0.06. 15·36 = 540 would have 0.36, beyond the size of this lab
    land, _ = land_of(numbers(), 0)
    needed = kernel._needed_at_start(numbers(), replace(land, staff=np.array([15.0, 60.0])))
    assert 1 / (1 + np.exp(needed)) == pytest.approx([0.06, 0.12])


# Extremes


@pytest.mark.parametrize("luck", [CERTAIN, -CERTAIN])
def test_with_all_luck_everybody_exports_and_with_none_nobody_does(luck):
    land, there = land_of(numbers(), 0)
    lit, _ = evolve(numbers(), land, there, Luck(np.full((21, 2, FIRMS), luck, dtype=np.float32)))
    assert (lit == (luck > 0)).all()


def test_an_office_in_the_capital_is_as_good_as_none_for_firms_that_see_twelve_km():
    capital, none = (
        simulate(DEFAULTS.replace(reach_elasticity=0, **knobs), runs=30)
        for knobs in ({"placement": "capital"}, {"capacity": 0})
    )
    assert (capital.lit == none.lit).all()
    assert (capital.private == none.private).all()


def test_a_large_firm_that_sees_in_proportion_to_its_staff_sees_even_the_capital():
    far = {"reach_elasticity": 1, "reach": 30, "capacity": 6, "firm_size": 249}
    capital, none = (
        float(simulate(DEFAULTS.replace(**far, **LONELY, placement="capital").replace(**k), runs=2).your_access)
        for k in ({}, {"capacity": 0})
    )
    assert none == 0
    assert capital > 1


def test_without_feedback_the_luck_of_a_firm_is_its_own_affair():
    land, there = land_of(numbers(**LONELY), 0)
    luck = draw(0, 20, 21)
    shifted = luck.logit.copy()
    shifted[:, :, 7] = CERTAIN
    for knobs, alone in ((LONELY, True), ({"self_strengthening": 0}, False), ({"peer_effect": 0}, False)):
        before, _ = evolve(numbers(**knobs), land, there, luck)
        after, _ = evolve(numbers(**knobs), land, there, Luck(shifted))
        assert after[..., 7].all()
        assert (np.delete(before == after, 7, axis=2).all()) == alone


def test_without_exporters_nearby_no_private_adviser_appears():
    result = simulate(DEFAULTS.replace(self_strengthening=0), runs=5)
    assert not result.private.any()


# Exact on every machine


def test_sums_over_firms_are_exact_in_single_precision():
    land, _ = land_of(numbers(peer_distance=12, clustering=0.95), 0)
    lit = np.random.default_rng(0).random((50, FIRMS)) < 0.9
    for weights in (land.hearing, land.clients):
        counted = np.rint(weights * 2.0**14).astype(np.int64)
        assert ((lit.astype(np.float32) @ weights).astype(float) * 2**14 == lit.astype(np.int64) @ counted).all()


def test_luck_that_equals_its_threshold_in_single_precision_is_never_enough():
    land, there = land_of(numbers(), 0)
    needed = kernel._needed_at_start(numbers(), land)
    at = needed.astype(np.float32)
    assert (at > needed).any()
    lit, _ = evolve(numbers(), land, there, Luck(at[None, None]))
    assert not lit.any()


# Arrays


def test_all_shares_are_counted_from_who_exports():
    result = simulate(DEFAULTS, runs=12)
    assert (result.exporters == result.lit.mean(axis=2)).all()
    assert (result.exporting == result.lit.mean(axis=0)).all()
    for c, inside in enumerate((result.staff < 10, (result.staff >= 10) & (result.staff < 50), result.staff >= 50)):
        assert result.exporters_by_size[..., c] == pytest.approx(result.lit[..., inside].mean(axis=2))
        assert inside.any()


def test_who_exports_is_no_part_of_the_table():
    assert "lit" not in simulate(DEFAULTS, runs=2).outputs()
