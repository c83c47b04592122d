"""The relocation kernel: numbers worked by hand, extremes, closed forms, directions."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.relocation import indices
from labkit.relocation.chain import ACTIVITIES, LABOUR, VALUE
from labkit.relocation.kernel import evolve, gains, numbers, renew, simulate
from labkit.relocation.luck import FIRMS, draw
from labkit.relocation.params import RelocationParams
from labkit.relocation.sweep import last_of

DEFAULTS = numbers(RelocationParams())
NOBODY_MOVES = {**DEFAULTS, "coordination": 99.0, "shock": 0.0}
ROUTINE = ACTIVITIES.index("routine making")


def calm(years: int, runs: int = 1):
    """Luck without shocks, and with every district starting exactly at its knobs."""
    luck = draw(0, runs, years)
    return replace(luck, start=0 * luck.start, shock=0 * luck.shock, mean_ability=0 * luck.mean_ability)


def last(values, luck):
    return last_of(evolve(values, luck))


# Worked by hand


def test_the_reference_is_the_value_worked_out_by_hand():
    # 0.25 + 0.75·(b·0.65 + (1 − b)·0.60) is 0.7199, 0.7176, 0.7188, 0.7125, 0.7225; times 0.30 0.20 0.15 0.10 0.25
    assert pytest.approx(0.7192, abs=5e-5) == indices.REFERENCE


def test_home_with_nothing_moved_at_the_reference_kernels_is_100():
    state = next(evolve(DEFAULTS, calm(1)))
    assert indices.home_index(state, SimpleNamespace(**DEFAULTS))[0, 0] == pytest.approx(100)


def test_the_gain_of_moving_routine_work_is_the_one_worked_out_by_hand():
    # 4·0.42 − 1.6·(1 − 0.4·(1 − 0.2·0.6)) − 2.2·0.1·0.65 + 1.2·(0 − 0.25) = 1.68 − 1.0368 − 0.143 − 0.3
    gain = gains(next(evolve(DEFAULTS, calm(1))), SimpleNamespace(**DEFAULTS))
    assert gain[ROUTINE, 0, 0] == pytest.approx(0.2002)


def test_one_year_of_both_kernels_is_the_one_worked_out_by_hand():
    # K: 0.65 + 2·0.3·0.5·(0.5 + 0.3)·0.65·0.35 − 0.06·0.65; T: 0.6 + 0.4·0.36·0.4 − 0.05·0.6
    state = last(NOBODY_MOVES, calm(1))
    assert state.competences[0, 0] == pytest.approx(0.65 + 0.0546 - 0.039)
    assert state.trust[0, 0] == pytest.approx(0.6276)


def test_the_columns_of_the_chain_that_are_shares_sum_to_one():
    assert LABOUR.sum() == pytest.approx(1)
    assert VALUE.sum() == pytest.approx(1)


# Extremes


def test_with_labour_for_nothing_a_digital_district_without_trust_is_emptied():
    result = simulate(RelocationParams(globalisation=1, digitalisation=1, trust=0), runs=20)
    assert result.moved[:, -1].min() > 0.95
    assert result.jobs[:, -1].max() < 0.05
    assert result.tipped.all()


def test_where_directing_from_afar_is_out_of_the_question_nobody_moves():
    state = last(NOBODY_MOVES, draw(0, 10, 40))
    assert not state.away.any()


def test_firms_that_are_all_able_move_no_kernel_activity():
    state = last({**DEFAULTS, "preserve_threshold": -9.0, "globalisation": 0.8}, draw(0, 10, 40))
    assert not state.away[[0, 1, 4]].any()
    assert state.away[[2, 3]].min() > 0.9


def test_firms_that_are_none_of_them_able_move_the_whole_chain_or_nothing():
    state = last({**DEFAULTS, "preserve_threshold": 9.0, "globalisation": 0.5}, draw(0, 10, 40))
    assert not state.selective.any()
    assert (state.away == state.replicative).all()
    assert state.replicative.min() > 0.5


def test_expelled_firms_are_abroad_in_year_0():
    state = next(evolve(DEFAULTS, draw(0, 3, 1), expelled=0.25))
    assert (state.replicative * FIRMS == 30).all()


# Closed forms


def test_without_moves_and_shocks_both_kernels_reach_their_resting_points():
    state = last(NOBODY_MOVES, calm(400))
    trust = (1 + np.sqrt(1 - 4 * 0.05 / 0.40)) / 2
    assert state.trust[0, 0] == pytest.approx(trust, abs=1e-6)
    assert state.competences[0, 0] == pytest.approx(1 - 0.06 / (2 * 0.30 * 0.5 * (0.5 + 0.5 * trust)), abs=1e-6)


@pytest.mark.parametrize(("initial", "lives"), [(0.14, False), (0.15, True)])
def test_trust_dies_below_its_critical_mass_and_lives_above(initial, lives):
    # (1 − √(1 − 4·0.05/0.40))/2 = 0.1464
    state = last({**NOBODY_MOVES, "trust": initial}, calm(600))
    assert (state.trust[0, 0] > 0.8) == lives


@pytest.mark.parametrize(("initial", "rests_at"), [(0.13, 0.0), (0.14, 0.8644)])
def test_without_arrivals_the_destination_lives_only_above_its_own_threshold(initial, rests_at):
    # u = (1 ± √(1 − 0.03/(0.2·0.4·0.8)))/2 = 0.1356 or 0.8644
    state = next(evolve(NOBODY_MOVES, calm(1)))
    state.destination_competences = state.destination_trust = np.full((1, 1), initial)
    for _ in range(2000):
        state = renew(state, SimpleNamespace(**NOBODY_MOVES), calm(1), 0)
    assert state.destination_trust[0, 0] == pytest.approx(rests_at, abs=1e-4)


# Directions, future by future


@pytest.mark.parametrize(
    ("knob", "low", "high"),
    [("globalisation", 0.3, 0.4), ("digitalisation", 0.3, 0.6), ("coordination", 2.0, 1.5), ("hold", 3.0, 2.0)],
)
def test_what_makes_moving_worth_more_moves_as_much_or_more_in_the_first_year(knob, low, high):
    less, more = (simulate(RelocationParams(**{knob: value}), runs=50).moved[:, 1] for value in (low, high))
    assert (more >= less).all()
    assert (more > less).any()


@pytest.mark.parametrize(
    ("knob", "low", "high"),
    [("absorption", 0.2, 0.6), ("imitation", 0.1, 0.3), ("fade", 0.05, 0.02), ("destination", "passive", "active"),
     ("entry_mode", "subcontracting", "brownfield"), ("entry_mode", "brownfield", "greenfield")],
)  # fmt: skip
def test_what_helps_the_destination_helps_it_in_every_future_and_leaves_home_alone(knob, low, high):
    poor, rich = (simulate(RelocationParams(**{knob: value}, globalisation=0.48), runs=50) for value in (low, high))
    assert (rich.destination_trust >= poor.destination_trust).all()
    assert (rich.destination_competences >= poor.destination_competences).all()
    assert (rich.destination[:, -1] > poor.destination[:, -1]).all()
    assert (rich.home == poor.home).all()


@pytest.mark.parametrize(
    ("knob", "low", "high"), [("policy", 0.0, 0.6), ("human_capital", 0.4, 0.6), ("trust", 0.5, 0.7)]
)
def test_what_feeds_the_kernels_feeds_them_in_every_future_while_nobody_moves(knob, low, high):
    weak, strong = (last({**NOBODY_MOVES, "shock": 0.02, knob: value}, draw(0, 50, 40)) for value in (low, high))
    assert (strong.competences > weak.competences).all()
    assert (strong.trust >= weak.trust).all()


def test_reinvestment_feeds_competences_in_nearly_every_future():
    without, all_of_it = (simulate(RelocationParams(reinvestment=value)) for value in (0, 1))
    assert (all_of_it.competences[:, -1] > without.competences[:, -1]).mean() > 0.9


def test_more_globalisation_tips_more_futures():
    shares = [simulate(RelocationParams(globalisation=gap)).tipped.mean() for gap in (0.3, 0.45, 0.5, 0.6)]
    assert shares[0] < shares[1] < shares[2] < shares[3]
    assert shares[0] == 0
    assert shares[3] > 0.9


# Arrays


def test_firms_stayed_selective_and_replicative_add_up():
    result = simulate(RelocationParams(globalisation=0.48), runs=30)
    assert (result.selective + result.replicative <= 1 + 1e-12).all()
    assert (result.moved.max(axis=2) <= result.selective + result.replicative + 1e-12).all()


def test_a_path_that_does_not_change_equals_a_knob_at_rest():
    luck = draw(0, 5, 40)
    path = np.full((40, 1), 0.48)
    for name in ("globalisation", "digitalisation", "policy"):
        at_rest, on_path = last({**DEFAULTS, name: 0.48}, luck), last({**DEFAULTS, name: path}, luck)
        assert (at_rest.trust == on_path.trust).all()
        assert (at_rest.away == on_path.away).all()


def test_a_path_counts_from_the_year_in_which_it_changes():
    late = np.where(np.arange(40)[:, None] < 20, 0.42, 0.9)
    steady, raised = (
        [state.away.copy() for state in evolve({**DEFAULTS, "globalisation": value}, draw(0, 5, 40))]
        for value in (0.42, late)
    )
    assert all((a == b).all() for a, b in zip(steady[:21], raised[:21], strict=True))
    assert (raised[-1] > steady[-1]).all()
