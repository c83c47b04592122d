"""The claims of the districts lab can fail: each breaks when its mechanism is taken out of the kernel."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.districts import compare, course, dispersion
from labkit.districts.claims import CLAIMS
from labkit.districts.compare import Case, began, correlation, kinds, largest, went
from labkit.districts.kernel import numbers, simulate
from labkit.districts.params import HUB, SATELLITE, DistrictsParams

BY_ID = {claim.id: claim for claim in CLAIMS}


def deaf_to(**fixed):
    """A kernel in which some numbers stand at a value whatever the experiment says."""

    def take_out(patch):
        real = course.one_year
        deaf = lambda state, now, k, luck, year: real(  # noqa: E731
            state, now, SimpleNamespace(**{**vars(k), **fixed}), luck, year
        )
        patch.setattr(course, "one_year", deaf)

    return take_out


def without_events(patch):
    patch.setattr(course, "after_event", lambda state, *_: state)


def with_activities_alike(patch):
    patch.setattr(dispersion, "LABOUR", np.full(4, 0.5))
    patch.setattr(dispersion, "KNOWLEDGE", np.full(4, 0.5))


BROKEN = {
    "DI1": (deaf_to(cumulativeness=0.1, appropriability=0.1), "few firms innovate more"),
    "DI2": (deaf_to(codified=0.0, pace=1.0, fixed=None, loss=0.0), "four firms hold more"),
    "DI3": (deaf_to(cumulativeness=0.2, appropriability=0.2, scale=0.3), "half go with the cause"),
    "DI4": (without_events, "half go with the cause"),
    "DI6": (deaf_to(embedding=0.1), "half go with the cause"),
    "DI7": (deaf_to(absorption=0.0), "more output after a shock"),
    "DI8": (with_activities_alike, "a tenth more of it is away"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_claim_fails_when_its_mechanism_is_taken_out_of_the_kernel(name, monkeypatch):
    take_out, part = BROKEN[name]
    assert BY_ID[name].at_default().parts[part].all()
    take_out(monkeypatch)
    found = BY_ID[name].at_default()
    assert not found.parts[part].any()
    assert not found.holds.any()


@pytest.mark.parametrize("deaf", [{"embedding": 0.1}, {"local_orders": 0.0}])
def test_hardly_any_satellite_turns_marshallian_without_links_or_without_local_orders(deaf, monkeypatch):
    assert BY_ID["DI5"].at_default().figures["with"] > 0.4
    deaf_to(**deaf)(monkeypatch)
    assert BY_ID["DI5"].at_default().figures["with"] < 0.15


def test_new_plants_are_no_newcomers_of_the_fringe(monkeypatch):
    """Where no local firm may enter, plants alone are new."""
    deaf_to(entry=0.0, spin_offs=0.0)(monkeypatch)
    found = BY_ID["DI1"].at_default(runs=8).figures
    assert found["newcomers_one"] == found["newcomers_two"] == 0
    assert found["with_plants_two"] > 0.02


def test_both_roads_from_routine_making_to_design_lead_to_the_same_difference():
    found = BY_ID["DI8"].at_default(runs=8).figures
    whole = found["routine"] - found["design"]
    assert found["labour_at_little_knowledge"] + found["knowledge_at_little_labour"] == pytest.approx(whole)
    assert found["labour_at_much_knowledge"] + found["knowledge_at_much_labour"] == pytest.approx(whole)
    assert found["labour_at_little_knowledge"] > found["knowledge_at_little_labour"]
    assert found["labour_at_much_knowledge"] < found["knowledge_at_much_labour"]


def test_every_claim_says_what_is_built_in_and_what_is_ours():
    for claim in CLAIMS:
        assert claim.by_construction
        assert claim.recorded["by_construction"] == claim.by_construction
    for number in ("DI2", "DI3", "DI4", "DI5", "DI6"):
        assert "is ours" in BY_ID[number].invented


def test_leaders_alone_are_read_as_a_satellite_as_the_reading_of_di6_says():
    result = simulate(DistrictsParams(start=SATELLITE, cumulativeness=0.8, appropriability=0.8, scale=0.8))
    four = np.median(result.concentration[:, -1])
    assert f"come to hold {four:.2f} of private output" in BY_ID["DI6"].reading
    assert (result.kind_after == 2).mean() > 0.95


def test_every_claim_of_the_lab_is_there():
    assert [claim.id for claim in CLAIMS] == [f"DI{n}" for n in range(1, 9)]


def test_a_case_that_sets_nothing_is_the_district_without_a_cause():
    points = {"opportunity": np.array([0.3])}
    (found,) = compare.compare(points, [Case(HUB)], 3, 10, kinds)
    alone = simulate(DistrictsParams(start=HUB, opportunity=0.3), seed=3, runs=10)
    np.testing.assert_allclose(found["output"][0], alone.output[:, -1], rtol=0, atol=1e-9)
    assert np.array_equal(found["before"][0], alone.kind_before)
    assert np.array_equal(found["after"][0], alone.kind_after)


def test_a_case_that_sets_causes_is_the_simulation_with_them():
    points = {"opportunity": np.array([0.3])}
    (found,) = compare.compare(points, [Case(SATELLITE, "ICT shock", {"embedding": 0.8})], 3, 10, kinds)
    knobs = {"start": SATELLITE, "event": "ICT shock", "embedding": 0.8, "opportunity": 0.3}
    alone = simulate(DistrictsParams(**knobs), seed=3, runs=10)
    np.testing.assert_allclose(found["output"][0], alone.output[:, -1], rtol=0, atol=1e-9)


def test_only_futures_of_the_first_type_count_for_a_transition():
    found = {"before": np.array([[0, 0, 1, 2], [1, 1, 1, 1]]), "after": np.array([[1, 0, 1, 1], [1, 0, 0, 0]])}
    assert went(found, "Marshallian", "hub and spoke").tolist() == [0.5, 0.0]
    assert began(found, "Marshallian").tolist() == [0.5, 0.0]


def test_where_too_few_districts_are_of_the_first_type_the_question_does_not_arise():
    points = {name: np.array([value, value]) for name, value in BY_ID["DI3"].defaults.items()}
    points["trade_from"] = np.array([0.4, 0.99])  # nothing is linked enough to be Marshallian
    assert BY_ID["DI3"].experiment(points, 0, 2).asked.tolist() == [True, False]


def test_the_correlation_is_that_of_numpy_over_the_marked_firms():
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(2, 30, 1, 2))
    who = rng.random((30, 1, 2)) < 0.6
    expected = [np.corrcoef(a[who[:, 0, i], 0, i], b[who[:, 0, i], 0, i])[0, 1] for i in (0, 1)]
    assert correlation(a, b, who)[0] == pytest.approx(expected)
    assert not correlation(a, b, who & False).any()


def test_the_four_largest_are_found():
    output = np.array([3.0, 9, 1, 0, 7, 2, 8, 0])[:, None, None]
    assert np.flatnonzero(largest(output)).tolist() == [0, 1, 4, 6]
    assert not largest(0 * output).any()


def test_every_number_has_a_range_or_a_slider():
    assert set(numbers(DistrictsParams())) >= set().union(*(claim.box for claim in CLAIMS))


@pytest.mark.record
def test_the_shares_told_in_the_readings_are_those_of_the_full_run():
    asked, found = BY_ID["DI1"].over_box()
    fewer, wide = found.parts["newcomers innovate less"], asked["handicap"] >= 0.35
    assert [round(100 * share.mean()) for share in (fewer, fewer[wide], fewer[~wide])] == [66, 94, 39]
    with_plants = found.figures["with_plants_two"] - found.figures["with_plants_one"] <= -0.01
    whole = with_plants & found.parts["few firms innovate more"] & found.parts["who is ahead stays so"]
    assert [round(100 * share.mean()) for share in (with_plants, whole)] == [34, 33]
    asked, found = BY_ID["DI2"].over_box()
    star, few_plants = found.parts["circle turns to star"], asked["plants"] < 0.3
    assert star[few_plants].mean() > 0.52
    assert star[~few_plants].mean() == pytest.approx(0.2, abs=0.04)
    asked, found = BY_ID["DI5"].over_box()
    half, little = found.parts["half go with the cause"], asked["local_half"] < 0.175
    assert half[little].mean() > 2 * half[~little].mean()
    assert np.median(found.figures["leave_with"]) > 0.95
    found = BY_ID["DI8"].over_box()[1].figures
    assert np.median(found["sites_routine"]) == pytest.approx(5.8, abs=0.1)
    first = found["labour_at_little_knowledge"] > found["knowledge_at_little_labour"]
    second = found["labour_at_much_knowledge"] > found["knowledge_at_much_labour"]
    assert [round(100 * road.mean()) for road in (first, second)] == [88, 49]
