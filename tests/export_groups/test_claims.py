"""The claims of the export groups lab can fail: each breaks when its mechanism is taken out of the kernel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from labkit.core.findings import only
from labkit.core.judging import FAILS, HOLDS
from labkit.export_groups import experiments, sweep
from labkit.export_groups.claims import CLAIMS

BY_ID = {claim.id: claim for claim in CLAIMS}


def with_a_salary_for_nothing(patch):
    real = sweep.groupwise
    patch.setattr(sweep, "groupwise", lambda values, groups: real({**values, "salary": 0.0}, groups))


def without_quarrels_and_agreeing(patch):
    """Only the price counts then, so that the largest group is best."""
    free = dict.fromkeys(("coordination", "pair_hazard", "imbalance", "base_hazard", "rivalry", "visits"), 0.0)
    real = sweep.groupwise
    patch.setattr(sweep, "groupwise", lambda values, groups: real({**values, **free, "saturation": 1e-3}, groups))


def without_roads(patch):
    def near(groups):
        return replace(groups, distance=0 * groups.distance)

    real = sweep.groupwise
    patch.setattr(sweep, "groupwise", lambda values, groups: real(values, near(groups)))


def without_rivals(patch):
    real = sweep.groupwise
    patch.setattr(sweep, "groupwise", lambda values, groups: real({**values, "rivalry": 0.0}, groups))


def with_an_incubator_of_no_use(patch):
    real = sweep.groupwise
    patch.setattr(sweep, "groupwise", lambda values, groups: real({**values, "incubator": 0.0}, groups))


BROKEN = {
    "EG1": (with_a_salary_for_nothing, "a firm alone loses"),
    "EG2": (without_quarrels_and_agreeing, "three to five is best"),
    "EG3": (without_roads, "a tenth of the net is lost"),
    "EG4": (without_rivals, "one group in twenty more breaks up"),
    "EG5": (with_an_incubator_of_no_use, "the gain of eight groups pays its cost"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_claim_fails_when_its_mechanism_is_taken_out_of_the_kernel(name, monkeypatch):
    take_out, part = BROKEN[name]
    assert BY_ID[name].at_default().holds.all()
    take_out(monkeypatch)
    found = BY_ID[name].at_default()
    assert not found.parts[part].any()
    assert not found.holds.any()


@pytest.mark.slow
def test_the_verdict_of_the_whole_box_changes_when_the_executive_costs_nothing(monkeypatch):
    assert BY_ID["EG1"].recorded["verdict"] == HOLDS
    with_a_salary_for_nothing(monkeypatch)
    assert BY_ID["EG1"].judge(quick=True)["verdict"] == FAILS


def test_every_claim_of_the_lab_is_there():
    assert [claim.id for claim in CLAIMS] == [f"EG{n}" for n in range(1, 6)]


def test_where_no_size_pays_the_question_of_the_best_size_does_not_arise():
    claim = BY_ID["EG2"]
    points = {name: np.repeat(value, 2) for name, value in claim.defaults.items()}
    points |= {"benefit": np.array([20.0, 40.0]), "salary": np.array([75.0, 55.0])}
    sample, found = only(points, claim.experiment(points, 0, 2))
    assert sample["benefit"].tolist() == [40.0]
    assert len(found.holds) == 1


@pytest.mark.slow
def test_an_organiser_never_wants_a_smaller_group_than_its_members_where_one_pays():
    found = BY_ID["EG2"].over_box(64)[1]
    assert (found.figures["best_size_executive"] >= found.figures["best_size"]).all()
    assert (found.figures["best_size_executive"] > found.figures["best_size"]).mean() > 0.4


@pytest.mark.slow
def test_the_incubator_pays_exactly_where_eight_groups_or_fewer_are_needed():
    found = BY_ID["EG5"].over_box(64)[1]
    pays = found.parts["the gain of eight groups pays its cost"]
    assert np.array_equal(pays, found.figures["groups_needed"] <= experiments.EIGHT_GROUPS)
    assert np.array_equal(pays, found.figures["left_over"] >= 0)
    assert 0 < pays.mean() < 1


def test_what_is_told_of_a_firm_alone_is_so():
    asked, found = BY_ID["EG1"].over_box()
    assert (asked["salary"] > asked["benefit"]).mean() == pytest.approx(0.86, abs=0.005)
    fails = ~found.holds
    assert fails.any()
    assert asked["salary"][fails].max() < 47
    assert asked["benefit"][fails].min() > 49
    assert asked["horizon"][fails].min() == 3


def test_at_the_defaults_random_groups_lose_three_times_as_much_as_the_road_takes():
    figures = BY_ID["EG3"].default_findings()["figures"]
    assert figures["loss_scattered"] / figures["loss"] == pytest.approx(3, abs=0.3)


@pytest.mark.slow
def test_a_tenth_of_next_to_nothing_does_not_count_as_a_loss_by_distance():
    parts = BY_ID["EG3"].over_box(64)[1].parts
    assert (parts["a tenth of the net is lost"] & ~parts["500 EUR a year or more are lost"]).any()


@pytest.mark.record
def test_the_shares_told_in_the_readings_are_those_of_the_full_run():
    asked, found = BY_ID["EG2"].over_box()
    assert len(asked["salary"]) == 269
    member, executive = found.figures["best_size"], found.figures["best_size_executive"]
    assert np.bincount(member.astype(int), minlength=9)[[2, 6, 7]].tolist() == [5, 7, 3]
    assert (executive > member).mean() == pytest.approx(0.66, abs=0.01)
    assert ((executive >= 3) & (executive <= 5)).mean() == pytest.approx(0.78, abs=0.01)
    for how, share in (("matched", 0.96), ("random", 0.92)):
        assert found.holds[asked["matching"] == how].mean() == pytest.approx(share, abs=0.01)
    roads = BY_ID["EG3"].over_box()[1].figures
    assert (roads["size_far"] < roads["size_near"]).mean() == pytest.approx(0.19, abs=0.01)
    assert not (roads["size_far"] > roads["size_near"]).any()
    assert np.quantile(roads["loss"], (0.5, 0.95)) == pytest.approx((0.72, 2.23), abs=0.03)
    assert (roads["loss_scattered"] > roads["loss"]).mean() == pytest.approx(0.98, abs=0.01)
    sample, groups = BY_ID["EG5"].over_box()
    pays = groups.parts["the gain of eight groups pays its cost"]
    for where, share in (
        (sample["incubator_cost"] > 0, 0.56),
        (sample["matching"] == "matched", 0.62),
        (sample["incubator_cost"] <= 60, 0.82),
    ):
        assert pays[where].mean() == pytest.approx(share, abs=0.01)
    assert np.quantile(groups.figures["groups_needed"], (0.05, 0.95)) == pytest.approx((1.9, 31.2), abs=0.3)
    sample, rivals = BY_ID["EG4"].over_box()
    for kinds, left in ((2, 4 / 5), (8, 1 / 8)):
        matched, drawn = (
            rivals.figures[n][sample["products"] == kinds].mean() for n in ("broken_matched", "broken_random")
        )
        assert matched / drawn == pytest.approx(left, abs=0.04)
