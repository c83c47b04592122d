"""The territory: what it is made of, its money, and how gains are told."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from labkit.activation import kernel as milieu
from labkit.activation.params import ActivationParams
from labkit.core.knobs import KnobError
from labkit.relocation.kernel import evolve, numbers
from labkit.relocation.params import RelocationParams
from labkit.territory import course
from labkit.territory.kernel import simulate
from labkit.territory.luck import draw
from labkit.territory.paired import compared, gain
from labkit.territory.params import LEVERS, PRICES, TerritoryParams, idle, unmoved
from labkit.territory.result import AIMS

APART = {"trust_ties": 0, "services_help": 0, "exporters_leave": 0}
NONE = dict.fromkeys(LEVERS.values(), 0)
AT = {lever: place for place, lever in enumerate(LEVERS.values())}


def test_without_couplings_and_money_both_halves_are_the_labs_own(programme):
    result = programme(budget=0, runs=20, seed=5, **APART)
    alone = milieu.simulate(ActivationParams(budget=0), seed=5, runs=20)
    assert np.array_equal(result.exporters, alone.exporters[:, :11])
    assert np.array_equal(result.four_d, alone.four_d[:, :11])
    values = numbers(RelocationParams(globalisation=0.50))
    for year, state in enumerate(evolve(values, draw(5, 20).district)):
        for name in ("competences", "trust", "replicative", "selective"):
            here = getattr(result, name)[:, year]
            np.testing.assert_allclose(here, getattr(state, name)[0], atol=1e-12, err_msg=name)


def test_money_for_operators_buys_what_the_activation_lab_sells_for_it(programme):
    """320 k EUR at 40 a tie are eight ties' worth; until year 5 it is that lab with a coordinator of this budget."""
    for lever, use in course.USES.items():
        result = programme(lever, runs=10, seed=6, budget=320, **APART)
        only = {name: 100.0 * (name == use) for name in course.USES.values()}
        alone = milieu.simulate(ActivationParams(budget=8, **only), seed=6, runs=10)
        assert np.array_equal(result.exporters[:, :6], alone.exporters[:, :6])
        assert result.spent[:, :5, AT[lever]] == pytest.approx(40 * alone.spent[:, :5, list(only).index(use)])


def test_money_is_spent_in_the_first_five_years_as_the_weights_say(programme):
    result = programme(intermediaries=10, coordination=20, hubs=0, human_capital=30, trust=40, policy=0)
    spent = result.spent.mean(axis=0)
    assert spent[:5] == pytest.approx(np.tile([40, 80, 0, 120, 160, 0], (5, 1)))
    assert not spent[5:].any()
    assert result.cost == pytest.approx(2000)


def test_no_future_costs_more_than_the_budget_and_what_finds_nothing_to_buy_is_not_spent(programme):
    for knobs in ({}, {"budget": 800}, {"operators": 1, **NONE, "coordination": 1, "budget": 800}):
        result = programme(**knobs)
        assert (result.spent.sum(axis=2) <= result.params.budget + 1e-9).all()
    assert programme("policy", budget=800, policy_price=400).cost == pytest.approx(5 * 400)
    assert programme("hubs", budget=800, operators=1).cost.mean() < 2000
    taught = programme("human_capital", budget=800, training_price=400, first_ability=0.7, forgetting=0)
    assert taught.cost == pytest.approx(400)  # 0.10 of ability, then the top is reached
    assert programme(**NONE).cost.max() == 0


def test_one_training_worked_by_hand():
    """800 k EUR raise ability by 0.10 a year; a twentieth of it is lost before the next: 0.10·(1 − 0.95⁴)/0.05."""
    values = {**dict(TerritoryParams()), **NONE, "human_capital": 1, "budget": 800, "first_ability": 0.3}
    k = course.in_points(values)
    m, d = course.milieu_knobs(k), course.district_knobs(k)
    for _ in range(4):
        course.steer(m, d, k, 1.0, np.array([[0.6]]))
    assert d.trained.item() == pytest.approx(0.10 * (1 - 0.95**4) / 0.05)
    course.steer(m, d, k, 0.0, np.array([[0.6]]))
    assert d.trained.item() == pytest.approx(0.95 * 0.10 * (1 - 0.95**4) / 0.05)


def test_meetings_support_and_trust_worked_by_hand():
    """320 k EUR at 160 halve the loss twice. 80 of 800 are a tenth of full support. At T = 0.3 half of the ties."""
    values = {**dict(TerritoryParams()), **NONE, "trust": 4, "policy": 1, "budget": 400, "trust_ties": 1}
    k = course.in_points(values)
    m, d = course.milieu_knobs(k), course.district_knobs(k)
    course.steer(m, d, k, 1.0, np.array([[0.3]]))
    assert d.trust_loss.item() == pytest.approx(0.05 / 4)
    assert d.policy.item() == pytest.approx(0.1)
    assert m.spontaneous.item() == pytest.approx(ActivationParams().spontaneous / 2)
    course.steer(m, d, k, 0.0, np.array([[0.6]]))
    assert (d.trust_loss.item(), d.policy.item()) == (0.05, 0)
    assert m.spontaneous.item() == pytest.approx(ActivationParams().spontaneous)


def test_a_result_agrees_with_itself(programme):
    result = programme()
    assert np.allclose(result.kernels, (result.competences + result.trust) / 2)
    assert np.allclose(result.score, result.four_d.mean(axis=2))
    assert np.allclose(result.cost, result.spent.sum(axis=(1, 2)))
    for aim in AIMS:
        gained = getattr(result, aim)[:, -1] - getattr(result, f"{aim}_without")[:, -1]
        assert np.array_equal(getattr(result, f"gained_{aim}"), gained)


def test_same_seed_same_arrays_and_what_is_kept_cannot_be_overwritten():
    one, same, other = (simulate(TerritoryParams(), seed=seed, runs=12) for seed in (4, 4, 5))
    for name, output in one.outputs().items():
        assert np.array_equal(output.values, getattr(same, name)), name
    assert not np.array_equal(one.exporters, other.exporters)
    with pytest.raises(ValueError, match="read-only"):
        one.exporters_without[0] = 0


def test_the_gain_of_a_programme_worked_by_hand():
    told = compared(np.array([[1.0, 2.0, 3.0], [-1.0, 0.0, 1.0]]))
    assert told.mean.tolist() == [2, 0]
    assert told.high - told.mean == pytest.approx(4.302653 / np.sqrt(3))  # t of two degrees of freedom
    assert told.better == pytest.approx([1, 1 / 3])


def test_the_interval_of_a_gain_holds_the_truth_as_often_as_it_says():
    differences = np.random.default_rng(0).normal(0.3, 1, (2000, 60))
    told = compared(differences)
    assert ((told.low < 0.3) & (told.high > 0.3)).mean() == pytest.approx(0.95, abs=0.015)


def test_a_programme_that_does_something_gains_more_than_luck_explains(programme):
    told = gain(programme(runs=200))
    assert (told.low > 0).all()
    assert (told.better > 0.8).all()
    nothing = gain(programme(budget=0))
    assert not np.any([nothing.mean, nothing.low, nothing.high, nothing.better])


@pytest.mark.parametrize("knobs", [{}, {"budget": 0}, NONE, {**NONE, "hubs": 1}, {**NONE, "policy": 1}], ids=str)
def test_a_knob_that_is_said_to_do_nothing_changes_nothing(knobs):
    usual = TerritoryParams(**knobs)
    before = simulate(usual, runs=3)
    for name in idle(usual):
        knob = TerritoryParams.knobs()[name]
        for value in (knob.low, knob.high):
            if knobs == NONE and name in LEVERS.values():
                continue
            after = simulate(usual.replace(**{name: value}), runs=3)
            assert all(np.array_equal(getattr(before, out), getattr(after, out)) for out in before.outputs()), name


def test_prices_and_levers_are_idle_without_money_and_each_price_without_its_lever():
    assert set(idle(TerritoryParams(budget=0))) == {*LEVERS.values(), *PRICES}
    assert set(idle(TerritoryParams(**NONE))) == {"budget", *PRICES}
    assert set(idle(TerritoryParams(**{**NONE, "coordination": 1}))) == set(PRICES) - {"tie_price"}
    assert idle(TerritoryParams()) == ()


def test_what_is_compared_with_has_no_money_and_the_same_territory():
    params = TerritoryParams(budget=700, hubs=3, operators=9, tie_price=20, first_trust=0.4)
    assert unmoved(params).changed() == {"budget": 0, "operators": 9, "first_trust": 0.4}


@pytest.mark.parametrize("seed", range(12))
def test_every_corner_of_the_box_is_legal_and_finite(seed):
    rng = np.random.default_rng(seed)
    params = TerritoryParams(**{n: rng.choice([k.low, k.high]) for n, k in TerritoryParams.knobs().items()})
    result = simulate(params, runs=3)
    assert all(np.isfinite(output.values).all() for output in result.outputs().values())
    for share in (result.exporters, result.kernels, result.trust, result.competences, result.replicative):
        assert share.min() >= 0
        assert share.max() <= 1
    assert (result.spent >= 0).all()


def test_levers_are_the_six_of_the_first_panel_beside_the_budget():
    first = [name for name, knob in TerritoryParams.knobs().items() if knob.first_panel]
    assert first == ["budget", *LEVERS.values()]
    assert [TerritoryParams.knobs()[name].label for name in first[1:]] == list(LEVERS)
    assert set(itertools.chain(*PRICES.values())) == set(LEVERS.values())


def test_a_bad_knob_is_named_with_its_rule_unit_and_meaning():
    with pytest.raises(KnobError, match=r"budget = 900 is outside 0 to 800 \(k EUR/year: what the territory can spend"):
        TerritoryParams(budget=900)


def test_every_knob_and_output_is_told_with_unit_and_meaning(programme):
    result = programme()
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
