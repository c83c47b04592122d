"""What happens in year 10, and what the futures without it are."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.districts.change import CHANGE, after_event, codified, in_year
from labkit.districts.course import evolve
from labkit.districts.kernel import numbers, simulate
from labkit.districts.luck import YEARS, draw
from labkit.districts.params import ARRIVES, FAILS, HUB, ICT, MARSHALLIAN, NOTHING, SATELLITE, STATE, DistrictsParams
from labkit.districts.state import State
from labkit.districts.year import count

from .still import begin, still

CAUSES = {"cumulativeness": 0.8, "appropriability": 0.7, "scale": 0.9, "embedding": 0.6}


def test_causes_act_from_year_10_on_and_not_before():
    moved = simulate(DistrictsParams(event=ICT, **CAUSES), seed=4, runs=6)
    still_there = simulate(DistrictsParams(), seed=4, runs=6)
    assert np.array_equal(moved.output[:, : CHANGE + 1], still_there.output[:, : CHANGE + 1])
    assert (moved.output[:, CHANGE + 1] != still_there.output[:, CHANGE + 1]).all()


@pytest.mark.parametrize("event", [ICT, FAILS, ARRIVES])
def test_what_happens_in_year_10_leaves_the_years_before_as_they_were(event):
    found = simulate(DistrictsParams(event=event, start=HUB), seed=4, runs=6)
    plain = simulate(DistrictsParams(start=HUB), seed=4, runs=6)
    assert np.array_equal(found.membership[:, : CHANGE + 1], plain.membership[:, : CHANGE + 1])
    assert not np.array_equal(found.membership[:, CHANGE + 1], plain.membership[:, CHANGE + 1])


def test_the_futures_without_the_cause_are_those_of_a_district_without_it():
    found = simulate(DistrictsParams(event=ICT, start=HUB, **CAUSES), seed=4, runs=6)
    plain = simulate(DistrictsParams(start=HUB), seed=4, runs=6)
    for name in ("output", "concentration", "outside", "trade", "star", "membership", "moves", "transition"):
        assert np.array_equal(getattr(found, f"{name}_without"), getattr(plain, name)), name


def test_without_a_cause_both_futures_are_one():
    found = simulate(DistrictsParams(), seed=4, runs=6)
    assert np.array_equal(found.output, found.output_without)
    assert np.array_equal(found.moves, found.moves_without)


def test_the_numbers_in_force_are_those_before_up_to_year_9_and_the_new_ones_from_year_10():
    k = numbers(DistrictsParams(**CAUSES))
    before, after = in_year(k, NOTHING, CHANGE - 1), in_year(k, NOTHING, CHANGE)
    assert (before.cumulativeness, before.appropriability, before.scale, before.embedding) == (0.2, 0.2, 0.3, 0.1)
    assert (after.cumulativeness, after.appropriability, after.scale, after.embedding) == (0.8, 0.7, 0.9, 0.6)
    assert (after.codified, after.pace, after.fixed, after.loss) == (0, 1, None, 0)


def test_a_shock_takes_competence_in_three_years_and_all_of_it_together():
    k = numbers(DistrictsParams(obsolescence=0.3))
    lost = [in_year(k, ICT, year).loss for year in range(40)]
    assert [year for year in range(40) if lost[year]] == [10, 11, 12]
    assert sum(lost) == pytest.approx(0.3)
    assert in_year(k, ICT, 39).pace == 1.25
    assert codified(k, ICT)[:, 0, 0].tolist() == [0.0] * 11 + [0.3] * 30


def event(state: State, name: str, **moved) -> State:
    return after_event(state, name, SimpleNamespace(**still(**moved)))


def test_the_largest_firm_fails_and_those_linked_to_it_lose_sales():
    state = begin(still(), HUB)
    after = event(state, FAILS, dependence=0.5)
    assert not after.output[0].any()
    assert after.freed == pytest.approx(np.full((1, 5), 0.55))
    assert after.output[1:50] == pytest.approx(state.output[1:50] * (1 - 0.5 * 0.65 * 0.55))
    assert state.output[0].all()  # the state given is as it was


def test_a_public_anchor_leaves_before_any_private_firm_fails():
    state = begin(still(), STATE)
    after = event(state, FAILS, dependence=0.0)
    assert not after.anchor.any()
    assert np.array_equal(after.output, state.output)
    assert after.freed == pytest.approx(np.full((1, 5), 0.5))


def test_an_arriving_hub_has_its_share_of_output_and_best_practice():
    state = begin(still(), MARSHALLIAN)
    after = event(state, ARRIVES, hub_share=0.3, embedding=0.8)
    share = after.output[60] / count(after).total
    assert share == pytest.approx(np.full((1, 5), 0.3))
    assert after.outside[60].all()
    assert not after.skill[60].any()
    assert after.link[60] == pytest.approx(np.full((1, 5), 0.5 * 0.8 / 1.15))
    assert not state.output[60].any()


def test_a_hub_cannot_arrive_where_all_places_are_taken():
    state = begin(still())
    full = event(state, NOTHING)
    full.output = np.ones_like(state.output)
    assert np.array_equal(event(full, ARRIVES).output, full.output)


def test_spin_offs_follow_a_failed_anchor_and_only_then():
    k, luck = numbers(DistrictsParams()), draw(1, 40, YEARS)
    firms = {}
    for name in (FAILS, NOTHING):
        for spin_offs in (0.0, 0.3):
            years = evolve({**k, "spin_offs": spin_offs}, STATE, name, luck)
            firms[name, spin_offs] = np.array([now.firms.mean() for _, now in years])
    more = firms[FAILS, 0.3] - firms[FAILS, 0.0]
    assert not more[: CHANGE + 1].any()
    assert more[CHANGE + 1] > 1
    assert np.array_equal(firms[NOTHING, 0.3], firms[NOTHING, 0.0])


def test_two_moves_of_a_cause_give_what_each_gives_alone():
    there, back = DistrictsParams(embedding=0.9, start=SATELLITE), DistrictsParams(start=SATELLITE)
    alone = simulate(back, seed=11, runs=4)
    simulate(there, seed=11, runs=4)
    again = simulate(back, seed=11, runs=4)
    for name, output in alone.outputs().items():
        assert np.array_equal(output.values, getattr(again, name)), name
