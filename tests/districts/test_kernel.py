"""The districts kernel: closed forms, known limits, numbers worked by hand, extremes."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from labkit.districts.change import in_year
from labkit.districts.kernel import simulate
from labkit.districts.luck import PLACES, YEARS, draw
from labkit.districts.params import HUB, MARSHALLIAN, NOTHING, SATELLITE, STATE, TYPES, DistrictsParams
from labkit.districts.state import LOST
from labkit.districts.year import count, innovate, one_year

from .still import begin, go, shares, still

# Closed forms and known limits


def test_where_nothing_moves_nothing_changes():
    k = still()
    first = begin(k)
    last = go(first, k, 40)
    assert np.array_equal(first.output, last.output)
    assert np.array_equal(first.skill, last.skill)
    assert np.array_equal(first.link, last.link)


def test_growth_by_luck_alone_is_gibrats_law_and_makes_sizes_lognormal():
    k = still(growth_luck=0.06)
    first = begin(k, runs=100)
    last = go(first, k, 40)
    alive = (last.output > 0) & (first.output > 0)
    growth = np.log(last.output[alive] / first.output[alive])
    assert growth.std() == pytest.approx(0.06 * math.sqrt(40), rel=0.03)
    assert growth.mean() == pytest.approx(0, abs=0.02)
    assert np.corrcoef(growth, np.log(first.output[alive]))[0, 1] == pytest.approx(0, abs=0.05)
    sizes = np.log(last.output[alive])
    skewness = (((sizes - sizes.mean()) / sizes.std()) ** 3).mean()
    assert abs(skewness) < 0.15


def test_firms_of_equal_fitness_keep_their_shares():
    k = still(selection=0.6, drift=0.05)
    first = begin(k)
    first = replace(first, skill=np.where(first.output > 0, 0.1, LOST), link=0 * first.link, open=first.output < 0)
    last = go(first, k, 10)
    assert last.output.sum() < 0.7 * first.output.sum()
    np.testing.assert_allclose(shares(last), shares(first), rtol=0, atol=1e-12)


def test_the_log_odds_of_two_firms_move_by_selection_times_their_difference_in_competence():
    k = still(selection=0.3, atmosphere=0.0, local_orders=0.0, link_cost=0.0)
    first = begin(k)
    last = go(first, k, 6)
    odds = [np.log(s.output[3] / s.output[7]) for s in (first, last)]
    np.testing.assert_allclose(odds[1] - odds[0], 6 * 0.3 * (first.skill[3] - first.skill[7]), rtol=0, atol=1e-12)


def test_mean_competence_rises_by_selection_times_its_variance_as_fisher_says():
    k = still(selection=0.02, atmosphere=0.0, local_orders=0.0, link_cost=0.0)
    first = begin(k, runs=20)
    weight = shares(first)
    mean = (weight * first.skill).sum(axis=0)
    variance = (weight * (first.skill - mean) ** 2).sum(axis=0)
    risen = count(go(first, k, 1)).mean - mean
    np.testing.assert_allclose(risen / (0.02 * variance), 1.0, atol=0.01)


def test_entry_and_exit_balance_at_the_closed_form():
    k = still(closing=0.2, entry=0.25, entry_alone=1.0, margin=99.0, newcomer=1.0)
    first = begin(k, runs=200)
    last = go(replace(first, output=np.where(first.output > 0, 1.0, 0.0)), k, 40)
    expected = 0.25 * PLACES / (0.25 + 0.2)
    assert count(last).firms.mean() == pytest.approx(expected, abs=4 * math.sqrt(expected * 0.45 / 200))


def test_links_go_a_constant_share_of_the_way():
    k = still(link_speed=0.2)
    first = begin(k)
    last = go(first, k, 7)
    possible = 0.85 / 1.15
    expected = possible + (0.7 - possible) * 0.8**7
    assert last.link[:60] == pytest.approx(np.full((60, 1, 5), expected))
    assert not last.link[60:].any()


def test_a_firm_with_links_outside_keeps_the_gap_at_which_it_absorbs_what_the_world_moves_on():
    k = still(absorption=0.25, drift=0.05, openness=1.0)
    last = go(begin(k), k, 40)
    assert last.skill[:60] == pytest.approx(np.full((60, 1, 5), -0.05 / 0.25), abs=1e-4)


def test_imitation_closes_the_gap_to_the_best_by_rate_times_link():
    k = still(imitation=0.3, regime_before=0.0)
    first = begin(k)
    last = go(first, k | {"appropriability": 0.0}, 3)
    gap = first.skill[:60].max(axis=0) - first.skill[:60]
    np.testing.assert_allclose(last.skill[:60].max(axis=0) - last.skill[:60], gap * (1 - 0.3 * 0.7) ** 3, atol=1e-12)
    assert np.array_equal(go(first, k | {"appropriability": 1.0}, 3).skill, first.skill)


# Worked by hand


def test_firms_grow_as_worked_out_by_hand():
    # 60 equal firms, a = 0.1, l = 0.5, none open: I = 0.5, V = 1, short = 0, crowding 0
    # fitness = 0.1 + 0.2·0.5·0.5 = 0.15; each grows by e^(0.4·0.15) = 1.061837
    k = still(selection=0.4, openness=0.0)
    first = begin(k)
    alive = first.output > 0
    even = replace(first, output=alive * 1.0, skill=np.where(alive, 0.1, LOST), link=alive * 0.5)
    assert go(even, k, 1).output[:60] == pytest.approx(np.full((60, 1, 5), 1.061837), abs=1e-6)


def test_local_orders_lift_local_firms_only_as_worked_out_by_hand():
    # one plant of 50 units with link 0.9, ten local firms of 1 unit with link 0.5: output 60, I = 50/60, V = 1/6
    # I/V − 1 = 4, cut at 3; local fitness = 0.5·(0.2·0.8333 + 1·3) = 1.583333; e^(0.4·1.583333) = 1.883880
    k = still(selection=0.4, openness=0.0)
    first = begin(k, SATELLITE)
    output = np.zeros_like(first.output)
    output[0], output[1:11] = 50.0, 1.0
    link = np.where(output == 50, 0.9, 0.5) * (output > 0)
    here = replace(first, output=output, link=link, skill=np.where(output > 0, 0.0, LOST), outside=output == 50)
    here = replace(here, open=np.zeros_like(here.open))
    after = go(here, k, 1).output
    assert after[1:11] == pytest.approx(np.full((10, 1, 5), 1.883880), abs=1e-5)
    assert after[0] == pytest.approx(50 * math.exp(0.4 * 0.9 * 0.2 * 50 / 60) * np.ones((1, 5)))


def test_a_hair_below_the_patience_of_a_firm_is_as_good_as_all_of_it():
    # 0.5 and 0.5 + 1e-10 are one number in single precision: machines that differ in the last digit decide alike
    k = still(opportunity=0.5 + 1e-10, scale_before=0.0)
    state = begin(k)
    luck = replace(draw(0, 5, YEARS), patience=np.full((YEARS, PLACES, 5), 0.5, dtype=np.float32))
    now = in_year(k, NOTHING, 0)
    assert not innovate(state, count(state), now, luck, 0)[1].any()
    now.opportunity = 0.5 + 1e-6
    assert innovate(state, count(state), now, luck, 0)[1][:60].any()


# Extremes


@pytest.mark.parametrize("kind", TYPES)
def test_each_start_has_60_units_and_its_own_firms(kind):
    now = count(begin(still(), kind))
    assert now.total == pytest.approx(np.full((1, 5), 60.0))
    assert now.firms[0, 0] == {MARSHALLIAN: 60, HUB: 50, SATELLITE: 40, STATE: 39}[kind]


@pytest.mark.parametrize("kind", TYPES)
def test_each_start_is_read_as_its_own_type(kind):
    result = simulate(DistrictsParams(start=kind), runs=30)
    assert (result.membership[:, 0].argmax(axis=1) == TYPES.index(kind)).all()


def test_without_entry_and_plants_nobody_new_ever_appears():
    k = still(closing=0.02, selection=0.4, growth_luck=0.2)
    first = begin(k)
    seen = first.output > 0
    for years in (1, 5, 20):
        assert not (go(first, k, years).output > 0)[~seen].any()


def test_a_plant_settles_in_every_year_where_its_chance_is_one_and_a_place_is_free():
    k = still(plants=1.0, plant_size=4.0)
    for years in (1, 7, 20, 25):
        outside = go(begin(k), k, years).outside
        assert (outside.sum(axis=0) == min(years, 20)).all()


def test_a_district_left_behind_by_the_world_dies_but_for_start_ups_that_fail():
    k = still(selection=0.4, drift=0.5, entry=0.25)
    assert go(begin(k), k, 40).output.max() <= k["newcomer"]


def test_an_empty_district_stays_empty_where_nobody_starts_and_nothing_in_it_is_undefined():
    k = still()
    empty = replace(begin(k), output=np.zeros((PLACES, 1, 5)), link=np.zeros((PLACES, 1, 5)))
    assert not one_year(empty, count(empty), in_year(k, NOTHING, 0), draw(0, 5, YEARS), 0).output.any()


def test_a_single_future_is_the_first_of_many():
    one, many = (simulate(DistrictsParams(event="ICT shock"), seed=2, runs=runs) for runs in (1, 12))
    for name, output in one.outputs().items():
        if "run" in output.axes:
            assert np.array_equal(output.values[0], getattr(many, name)[0]), name
