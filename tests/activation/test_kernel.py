"""Numbers worked by hand and long-run limits of the activation kernel, and what must hold everywhere."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from labkit.activation.kernel import first_year, simulate
from labkit.activation.luck import PLACES, draw
from labkit.activation.params import ActivationParams, shares_of
from labkit.activation.state import chance

NOBODY_COMES = {"births": 0.0, "follow": 0.0, "closing": 0.0}
NO_NEWS = {"first_abroad": 0.0, "abroad_alone": 0.0, "abroad_by_exporters": 0.0, "exporters_news": 0.0, "outside": 0.0}


def test_without_services_and_example_exporters_go_where_starts_meet_those_who_give_up(still):
    """start/(start + quit), less what 25 years have not yet closed of the gap."""
    last = still(gain=0.0, peers=0.0, start=0.03, quit=0.18, first_exporters=0.1, runs=3)[-1]
    limit = 0.03 / 0.21
    assert last.state.exporters == pytest.approx(limit + (0.1 - limit) * (1 - 0.21) ** 25, abs=1e-12)


def test_without_news_from_outside_quality_only_ages(still):
    last = still(**NO_NEWS, **NOBODY_COMES, budget=0.0, runs=4)[-1]
    assert last.state.quality[last.alive] == pytest.approx(0.5 * 0.85**25, abs=1e-12)


def test_ties_among_operators_who_stay_settle_where_new_ones_meet_those_that_lapse(still):
    """(n − 1)·spontaneous/(spontaneous + lapse), with ties that are renewed fast enough for 25 years."""
    numbers = {"spontaneous": 0.05, "lapse": 0.15, "operators": 8.0, "budget": 0.0}
    last = still(**numbers, **NOBODY_COMES, runs=200)[-1]
    assert last.degree[:16].mean() == pytest.approx(15 * 0.05 / 0.20, rel=0.02)


def test_brokered_ties_are_as_many_as_are_paid_and_have_not_lapsed(still):
    """Twenty years of 4 ties a year, each kept with chance 0.9 a year: 4·(1 − 0.9^20)/0.1."""
    numbers = {"measures": 0.0, "outside": 0.0, "spontaneous": 0.0, "first_ties": 0.0, "lapse": 0.1, "operators": 10.0}
    years = still(**numbers, **NOBODY_COMES, runs=200)
    assert years[5].degree.sum() == 0
    made = sum(4 * 0.9**age for age in range(20))
    assert years[-1].degree.sum(axis=0).mean() / 2 == pytest.approx(made, rel=0.02)
    assert np.array_equal(years[-1].state.ties, years[-1].state.brokered)


def test_operators_go_where_those_who_come_meet_those_who_close(still):
    """births/closing besides the coordinator, who never closes."""
    numbers = {"births": 3.0, "follow": 0.0, "closing": 0.2, "budget": 0.0, "operators": 8.0}
    years = still(**numbers, runs=200)[10:]
    assert np.mean([year.many.mean() for year in years]) == pytest.approx(1 + 3 / 0.2, rel=0.02)


def test_two_doors_of_one_kind_worked_by_hand(still):
    """Two operators with a tie: both have 1.5 doors. With one kind each, Z is what two kinds give, over eight."""
    numbers = {"operators": 1.0, "first_ties": 1.0, "lapse": 0.0, "room": 100.0, "known": 100.0, "relay": 0.5}
    years = still(**numbers, **NOBODY_COMES, runs=40)
    kinds = draw(1, 40).first
    unlike = kinds[0] != kinds[1]
    found, room = 1 - np.exp(-0.05 * 1.5), 0.05
    each = room * (1 - np.exp(-found / room)) * 0.5
    assert years[0].services[0, unlike] == pytest.approx(2 * each / 8, abs=1e-12)
    found, room = 1 - np.exp(-0.05 * 3), 0.10
    assert years[0].services[0, ~unlike] == pytest.approx(room * (1 - np.exp(-found / room)) * 0.5 / 8, abs=1e-12)
    assert 0 < (~unlike).sum() < 40


def test_news_reaches_an_operator_along_two_ties_but_not_three(still):
    years = still(operators=2.0, first_abroad=0.3, first_ties=1.0, relay=0.5, runs=200, **NOBODY_COMES)
    start = years[0]
    tied = (start.state.ties[:4, 0, :, None] >> np.arange(4, dtype=np.uint64)) & np.uint64(1)
    for run in range(200):
        one = tied[:, run].astype(float)
        two = ((one @ one > 0) & (one == 0) & ~np.eye(4, dtype=bool)).astype(float)
        abroad = start.state.abroad[:4, 0, run].astype(float)
        heard = abroad + 0.5 * one @ abroad + 0.25 * two @ abroad
        assert start.news[:4, 0, run] == pytest.approx(1 - np.exp(-heard))


def test_the_budget_is_split_by_the_importances_and_nothing_is_spent_if_all_are_0(future):
    assert shares_of({"measures": 1.0, "brokerage": 3.0, "outside": 0.0})["brokerage"] == 0.75
    assert future(measures=30, brokerage=10, outside=0).spent[:, 0].mean(axis=0)[:3] == pytest.approx([3, 1, 0])
    nothing = future(measures=0, brokerage=0, outside=0)
    assert (nothing.spent[..., :3] == 0).all()
    assert (nothing.spent[..., 3] == 4).all()
    no_money = future(budget=0)
    for name in ("exporters", "degree", "operators", "four_d"):
        assert np.array_equal(getattr(nothing, name), getattr(no_money, name)), name


def test_all_money_is_told_spent_or_not(future):
    for knobs in ({}, {"budget": 8, "measure_cost": 4, "operators": 12}, {"use": "brokerage", "operators": 1}):
        assert future(**knobs).spent.sum(axis=2) == pytest.approx(knobs.get("budget", 4))


def test_brokerage_finds_nothing_to_buy_where_two_operators_have_their_tie(future):
    """Both can only be tied once: of the money of a year, one tie's worth at most is spent."""
    result = future(use="brokerage", operators=1, births=0, follow=0)
    assert (result.spent[..., 1] <= 1).all()
    assert (result.spent[..., 3] >= 3).all()
    assert (result.operators <= 2).all()


def test_no_more_operators_are_founded_than_there_are_places(future):
    result = future(use="measures", operators=12, budget=8, measure_cost=4)
    assert result.operators.max() == PLACES
    full = result.operators == PLACES
    assert (result.spent[..., 3][full] == 8).all()


def test_the_coordinator_is_a_public_body_that_never_closes(future):
    result = future(closing=0.06)
    assert (result.operator_kind[:, 0] == 6).all()
    assert (result.operators >= 1).all()


def test_newcomers_have_no_ties_in_their_first_year(future):
    result = future(runs=1, closing=0.06, spontaneous=0.01, use="brokerage", budget=8)
    born = (result.operator_kind[1:] >= 0) & (result.operator_kind[:-1] < 0)
    assert born.any()
    assert (result.tie[1:][born] == 0).all()
    assert (result.operator_abroad[1:][born] == 0).all()
    assert (result.operator_quality[1:][born] == 0.5).all()


def test_ties_have_two_ends_and_only_operators_at_work_have_any(future):
    tie, working = future().tie, future().operator_kind >= 0
    assert np.array_equal(tie, tie.transpose(0, 2, 1))
    assert (tie[~working] == 0).all()
    assert (np.diagonal(tie, axis1=1, axis2=2) == 0).all()


def test_the_first_connected_year_is_the_first_one_from_year_0_on():
    reached = np.array([[0, 1, 0, 1], [0, 0, 0, 0], [1, 1, 0, 0]], dtype=bool).T
    assert first_year(reached).tolist() == [1, 21, 0]


def test_a_chance_becomes_the_nearest_of_65536_steps_and_is_never_quite_certain():
    assert chance(np.array([0.0, 1 / 65536, 0.5, 1.0, 3.0])).tolist() == [0, 1, 32768, 65535, 65535]


def test_every_corner_of_the_knob_box_is_finite_and_in_its_range():
    knobs = ActivationParams.knobs()
    rng = np.random.default_rng(0)
    corners = [{name: (k.low, k.high)[rng.integers(2)] for name, k in knobs.items()} for _ in range(40)]
    corners += [{n: k.low for n, k in knobs.items()}, {n: k.high for n, k in knobs.items()}]
    for corner in corners:
        result = simulate(ActivationParams(**corner), seed=1, runs=3)
        for name, output in result.outputs().items():
            assert np.isfinite(output.values).all(), (name, corner)
        for name in ("exporters", "connected", "brokered", "abroad", "quality", "services"):
            assert 0 <= getattr(result, name).min() <= getattr(result, name).max() <= 1, (name, corner)
        assert 1 <= result.four_d.min() <= result.four_d.max() <= 100


def test_labels_and_units_fit_the_bench():
    knobs = ActivationParams.knobs().values()
    assert sum(knob.first_panel for knob in knobs) == 7
    assert all(len(knob.label) <= 16 and len(knob.unit) <= 10 for knob in knobs)
    labels = [knob.label for knob in knobs]
    assert len(labels) == len(set(labels))


def test_the_axes_of_the_result_have_a_place_for_each_number(future):
    result = future()
    for output in result.outputs().values():
        for axis, size in zip(output.axes, output.values.shape, strict=True):
            assert axis == "run" or len(result.labels[axis]) == size
    assert set(result.summary(last=True)["output"]) == {n for n, o in result.outputs().items() if not o.detail}


def test_same_seed_same_arrays_and_another_seed_others():
    one, same, other = (simulate(ActivationParams(), seed=seed, runs=5) for seed in (4, 4, 5))
    for name, output in one.outputs().items():
        assert np.array_equal(output.values, same.outputs()[name].values), name
    assert not np.array_equal(one.exporters, other.exporters)


def test_what_a_future_is_does_not_depend_on_how_many_there_are():
    few, many = (simulate(ActivationParams(), seed=4, runs=runs) for runs in (3, 50))
    for name, output in few.outputs().items():
        if "run" in output.axes:
            np.testing.assert_allclose(output.values, many.outputs()[name].values[:3], rtol=0, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("pair", list(itertools.combinations(("measures", "brokerage", "outside"), 2)))
def test_only_the_proportions_of_the_importances_count(pair):
    small, large = (dict.fromkeys(pair, size) for size in (10, 100))
    rest = {name: 0 for name in ("measures", "brokerage", "outside") if name not in pair}
    one, other = (simulate(ActivationParams(**rest, **some), seed=1, runs=4) for some in (small, large))
    assert np.array_equal(one.exporters, other.exporters)
