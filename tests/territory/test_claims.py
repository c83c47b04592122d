"""The claim of the lab can fail: a part breaks when its mechanism is taken out of the kernel."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.judging import FAILS, HOLDS, ONLY_WHEN
from labkit.territory import course, experiments
from labkit.territory.claims import CLAIMS
from labkit.territory.experiments import CASES, COUNTS, beaten
from labkit.territory.params import LEVERS

(CLAIM,) = CLAIMS
PARTS = ("no lever alone is best in all aims", "an even split is better than each in some aim")


def with_one_lever_only(patch):
    """All money goes to coordination, whatever the split says."""
    real = course.in_points
    only = {name: float(name == "coordination") for name in LEVERS.values()}
    patch.setattr(course, "in_points", lambda values: real({**values, **only}))


def found_at(runs=24, **knobs):
    points = {name: np.array([knobs.get(name, value)]) for name, value in CLAIM.defaults.items()}
    return CLAIM.experiment(points, 0, runs)


def test_the_claim_of_the_lab_is_there():
    assert (CLAIM.id, CLAIM.lab) == ("WW3", "territory")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_fails_when_its_mechanism_is_taken_out_of_the_kernel(part, monkeypatch):
    assert found_at().parts[part].all()
    with_one_lever_only(monkeypatch)
    found = found_at()
    assert not found.parts[part].any()
    assert not found.holds.any()


def test_the_question_does_not_arise_without_money():
    assert not found_at(runs=2, budget=80.0).asked[0]
    assert found_at(runs=2, budget=120.0).asked[0]


def test_the_cases_are_each_lever_alone_all_evenly_and_nothing():
    weights = [tuple(case.get(lever, 0) for lever in LEVERS.values()) for case in CASES.values()]
    assert sorted(weights[:6], reverse=True) == [tuple(float(i == j) for j in range(6)) for i in range(6)]
    assert weights[6:] == [(1,) * 6, (0,) * 6]
    assert CASES[experiments.NOTHING] == {"budget": 0}


def test_only_a_difference_that_counts_beats_a_lever():
    one = {"exporters": np.array([0.10] * 4), "score": np.array([40.0] * 4), "kernels": np.array([0.70] * 4)}
    other = {
        "exporters": np.array([0.1099, 0.1101, 0.0, 0.10]),
        "score": np.array([40.99, 0.0, 0.0, 41.01]),
        "kernels": np.array([0.7099, 0.0, 0.7101, 0.0]),
    }
    assert beaten({"one": one, "other": other}, ["other"], "one").tolist() == [False, True, True, True]
    assert COUNTS == {"exporters": 0.01, "score": 1.0, "kernels": 0.01}


def test_a_claim_finds_at_the_defaults_what_was_recorded():
    found, recorded = CLAIM.default_findings(), CLAIM.recorded["at_default"]
    assert (found["share"], found["parts"]) == (recorded["share"], recorded["parts"])
    assert found["figures"] == pytest.approx(recorded["figures"], rel=1e-5, abs=2e-6)


@pytest.mark.slow
def test_the_first_settings_of_the_box_give_what_was_recorded():
    found, recorded = CLAIM.first_findings(), CLAIM.recorded["first"]
    assert (found["points"], found["share"], found["parts"]) == tuple(
        recorded[name] for name in ("points", "share", "parts")
    )
    assert found["figures"] == pytest.approx(recorded["figures"], rel=1e-5, abs=2e-6)


def test_a_claim_is_recorded_whole_with_its_words():
    row, written = CLAIM.recorded, CLAIM.data()
    assert {name: row[name] for name in written} == written
    assert all(written[name] for name in ("proposition", "source", "place", "invented", "by_construction", "reading"))
    assert row["verdict"] in (HOLDS, ONLY_WHEN, FAILS)
    assert row["points"] >= 400
    assert set(CLAIM.words) <= set(CLAIM.box) | set(row["medians"])
    assert CLAIM.shown.keys() <= row["medians"].keys()
