"""The parts of the claims of the districts lab: which cases are compared, and on which side of a limit yes turns no."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.districts import experiments
from labkit.districts.compare import Case, innovators, kinds, places
from labkit.districts.indicators import KINDS
from labkit.districts.params import ARRIVES, FAILS, HUB, ICT, MARSHALLIAN, SATELLITE, STATE

HAIR = 1e-6
AMALGAM = KINDS[4]
LEADERS = {"cumulativeness": 0.8, "appropriability": 0.8, "scale": 0.8}
LINKED = {"embedding": 0.8}
RUNS = 3


@pytest.fixture
def told(monkeypatch):
    """Puts figures in place of simulated futures: those given beside each case that an experiment asks for."""

    def put(measure, runs, *given):
        def compared(points, cases, seed, asked, what):
            assert (asked, what) == (runs, measure)
            return [next(figures for case, figures in given if case == one) for one in cases]

        monkeypatch.setattr(experiments, "compare", compared)

    return put


def level(*values, runs=2):
    """Figures (point, run) that do not differ between the futures of a point."""
    return np.repeat(np.array(values, dtype=float)[:, None], runs, axis=1)


def turned(start, end, *hits, of=200, runs=200):
    """Of `runs` futures at each point, `of` are of one kind before, and so many of these of another after."""
    before, after = (np.full((len(hits), runs), KINDS.index(AMALGAM)) for _ in range(2))
    before[:, :of] = after[:, :of] = KINDS.index(start)
    for point, turns in enumerate(hits):
        after[point, :turns] = KINDS.index(end)
    return {"before": before, "after": after, "output": np.ones(before.shape)}


def test_fringe_and_core_differ_by_two_points_and_newcomers_by_one(told):
    one = dict.fromkeys(("concentration", "stability", "newcomers", "core_kept"), level(0.5, 0.5, 0.5, 0.5))
    two = {
        "concentration": level(0.52 + HAIR, 0.52 - HAIR, 0.6, 0.6),
        "stability": level(0.52 + HAIR, 0.6, 0.52 - HAIR, 0.6),
        "newcomers": level(0.49 - HAIR, 0.4, 0.4, 0.49 + HAIR),
        "core_kept": level(0, 0, 0, 0),
    }
    low, high = (
        Case(set=dict.fromkeys(("cumulativeness", "appropriability", "regime_before"), value)) for value in (0.1, 0.9)
    )
    told(innovators, 4 * RUNS, (low, one), (high, two))
    found = experiments.fringe_or_core({}, 0, RUNS)
    few, ahead, newcomers = found.parts.values()
    assert few.tolist() == [True, False, True, True]
    assert ahead.tolist() == [True, True, False, True]
    assert newcomers.tolist() == [True, True, True, False]
    assert found.figures["concentration_two"][0] == pytest.approx(0.52, abs=1e-5)
    assert found.figures["concentration_one"][0] == 0.5


def test_a_shock_must_raise_both_by_two_points_and_pairs_are_futures(told):
    calm = dict.fromkeys(("concentration", "star", "leader_links", "trade"), level(0.5, 0.5, 0.5))
    shock = {
        "concentration": level(0.52 + HAIR, 0.52 - HAIR, 0.6),
        "star": level(0.52 + HAIR, 0.6, 0.52 - HAIR),
        "leader_links": level(0.4, 0.4, 0.4),
        "trade": level(0.3, 0.3, 0.3),
    }
    shock["concentration"][2] = 0.49, 0.71
    told(kinds, 4 * RUNS, (Case(), calm), (Case(event=ICT), shock))
    found = experiments.shock_makes_a_star({}, 0, RUNS)
    more, star = found.parts.values()
    assert more.tolist() == [True, False, True]
    assert star.tolist() == [True, True, False]
    assert found.figures["pairs"].tolist() == [1, 1, 0.5]
    assert found.figures["more_leader_links"] == pytest.approx([-0.1] * 3)
    assert (found.figures["trade_calm"][0], found.figures["trade_shock"][0]) == (0.5, 0.3)


def test_a_cause_works_from_half_with_it_to_a_quarter_without_where_a_quarter_began_so(told):
    arrow = (MARSHALLIAN, HUB)
    beside = ((Case(event=ICT), 20), (Case(event=ARRIVES, set=LINKED), 40), (Case(event=ARRIVES), 60))
    told(
        kinds,
        4 * RUNS,
        (Case(set=LEADERS), turned(*arrow, 100, 99, 100)),
        (Case(), turned(*arrow, 50, 50, 51)),
        *((case, turned(*arrow, hits, hits, hits)) for case, hits in beside),
    )
    found = experiments.leaders_emerge({}, 0, RUNS)
    half, quarter = found.parts.values()
    assert (half.tolist(), quarter.tolist()) == ([True, False, True], [True, True, False])
    assert {name: values[0] for name, values in found.figures.items()} == pytest.approx(
        {
            "with": 0.5,
            "without": 0.25,
            "more": 0.25,
            "with_shock": 0.1,
            "with_linked_hub": 0.2,
            "with_unlinked_hub": 0.3,
        }
    )
    assert found.asked.all()


@pytest.mark.parametrize(("of", "asked"), [(50, True), (49, False)])
def test_the_question_arises_where_a_quarter_of_the_futures_began_so(told, of, asked):
    figures = turned(SATELLITE, MARSHALLIAN, of, of=of)
    told(kinds, 4 * RUNS, (Case(SATELLITE, set=LINKED), figures), (Case(SATELLITE), figures))
    found = experiments.links_deepen({}, 0, RUNS)
    assert found.asked.tolist() == [asked]
    assert found.figures["with"] == [1]


def test_a_failed_anchor_is_compared_with_one_that_stays_with_leaders_and_with_a_public_one(told):
    arrow = (HUB, MARSHALLIAN)
    fails, stays = turned(*arrow, 120), turned(*arrow, 10)
    fails["output"], stays["output"] = level(30, runs=200), level(40, runs=200)
    told(
        kinds,
        4 * RUNS,
        (Case(HUB, FAILS), fails),
        (Case(HUB), stays),
        (Case(HUB, FAILS, LEADERS), turned(*arrow, 30)),
        (Case(STATE, FAILS), turned(STATE, MARSHALLIAN, 80)),
    )
    found = experiments.anchor_fails({}, 0, RUNS)
    assert {name: values[0] for name, values in found.figures.items()} == pytest.approx(
        {"with": 0.6, "without": 0.05, "more": 0.55, "with_leaders": 0.15, "public_anchor": 0.4, "output_lost": 0.25}
    )


def test_who_leaves_the_platform_need_not_arrive(told):
    linked = turned(SATELLITE, MARSHALLIAN, 80)
    linked["after"][0, 80:110] = KINDS.index(HUB)
    linked["after"][0, 110:150] = KINDS.index(AMALGAM)
    told(kinds, 4 * RUNS, (Case(SATELLITE, set=LINKED), linked), (Case(SATELLITE), turned(SATELLITE, HUB, 20)))
    figures = experiments.links_deepen({}, 0, RUNS).figures
    assert {name: values[0] for name, values in figures.items()} == pytest.approx(
        {"with": 0.4, "without": 0, "more": 0.4, "leave_with": 0.75, "leave_without": 0.1, "hub": 0.15}
    )


def test_leaders_and_links_are_compared_with_each_alone(told):
    arrow = (SATELLITE, HUB)
    sets = ({**LINKED, **LEADERS}, {}, LINKED, LEADERS)
    told(kinds, 4 * RUNS, *((Case(SATELLITE, set=how), turned(*arrow, 40 * at)) for at, how in enumerate(sets)))
    figures = experiments.leaders_and_links({}, 0, RUNS).figures
    assert {name: values[0] for name, values in figures.items()} == pytest.approx(
        {"with": 0, "without": 0.2, "more": -0.2, "links_only": 0.4, "leaders_only": 0.6}
    )


def test_openness_must_pay_by_two_hundredths_after_a_shock_and_more_than_in_calm(told):
    def ended(*logs, year_10=2.0):
        return {
            "output": np.exp(level(*logs)),
            "output_10": level(*[year_10] * len(logs)),
            "outside": level(*[0.2] * len(logs)),
            "competence": level(*[-0.1] * len(logs)),
        }

    shock_open, calm_open = ended(1.02 + HAIR, 1.02 - HAIR, 1.1), ended(1.0, 1.0, 1.08 + HAIR)
    told(
        kinds,
        4 * RUNS,
        (Case(event=ICT, set={"openness": 0.6}), shock_open),
        (Case(event=ICT, set={"openness": 0.0}), ended(1.0, 1.0, 1.0, year_10=2 * np.e + HAIR)),
        (Case(set={"openness": 0.6}), calm_open),
        (Case(set={"openness": 0.0}), ended(1.0, 1.0, 1.0)),
    )
    found = experiments.open_survives({}, 0, RUNS)
    pays, beyond_calm = found.parts.values()
    assert pays.tolist() == [True, False, True]
    assert beyond_calm.tolist() == [True, False, False]
    assert found.figures["survive_open"].tolist() == [1, 1, 1]
    assert found.figures["survive_closed"].tolist() == [0, 0, 0]


def test_routine_must_be_away_a_tenth_more_than_design(told):
    def away(making, *others):
        shares = {"away_routine_making": level(*making)}
        names = ("routine_processing", "craft", "design")
        shares |= {f"away_{name}": level(share, share) for name, share in zip(names, others, strict=True)}
        return {**shares, "sites_routine_making": level(0.2, 0.2), "sites_design": level(0.5, 0.5)}

    calm, shock = away((0.3 + HAIR, 0.3 - HAIR), 0.25, 0.22, 0.2), away((0.9, 0.9), 0.8, 0.75, 0.7)
    told(places, RUNS, (Case(), calm), (Case(event=ICT), shock))
    found = experiments.routine_disperses({}, 0, RUNS)
    assert next(iter(found.parts.values())).tolist() == [True, False]
    assert {name: values[0] for name, values in found.figures.items()} == pytest.approx(
        {"routine": 0.3, "design": 0.2, "routine_shock": 0.9, "design_shock": 0.7,
         "labour_at_little_knowledge": 0.05, "labour_at_much_knowledge": 0.02, "knowledge_at_little_labour": 0.05,
         "knowledge_at_much_labour": 0.08, "sites_routine": 5, "sites_design": 2}, abs=1e-5
    )  # fmt: skip
