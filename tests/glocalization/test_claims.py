"""The claims of the glocalization lab can fail: each breaks when its mechanism is taken out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from labkit.core.conditions import sobol
from labkit.core.judging import FAILS, HOLDS
from labkit.glocalization import compare as compared
from labkit.glocalization import experiments, kernel
from labkit.glocalization.claims import CLAIMS
from labkit.glocalization.compare import elasticity, first_refusal, log_odds

BY_ID = {claim.id: claim for claim in CLAIMS}


def without_public_help(patch):
    patch.setattr(kernel, "public_help", lambda places, reach, there: 0 * reach)


def without_sight_of_small_firms(patch):
    """Firms under 10 staff see one km, all others twelve."""
    patch.setattr(kernel, "reach_of", lambda staff, k: np.where(staff < 10, 1.0, 12.0))


def without_distance(patch):
    real = experiments.choose
    patch.setattr(experiments, "choose", lambda distance, *rest: real(0 * distance, *rest))


def without_feedback(patch):
    real = kernel._setting
    patch.setattr(kernel, "_setting", lambda *given: replace(real(*given), pull=0 * real(*given).pull, growth=0.0))


def without_help_of_the_territory(patch):
    real = experiments.pay_off
    patch.setattr(experiments, "pay_off", lambda staff, access, k, own, territory: real(staff, access, k, own, 0.0))


def without_space(patch):
    """The same help everywhere, and no neighbours."""
    without_feedback(patch)
    patch.setattr(kernel, "public_help", lambda places, reach, there: 0 * reach + 1)


BROKEN = {
    "GL1": (without_public_help, "more firms export"),
    "GL2": (without_public_help, "more than from the region"),
    "GL3": (without_sight_of_small_firms, "small firms answer more"),
    "GL4": (without_distance, "the closer is taken"),
    "GL5": (without_feedback, "further apart than by chance"),
    "GL6": (without_help_of_the_territory, "small and rich is glocal"),
    "GL7": (without_space, "more than labels at random"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_claim_fails_when_its_mechanism_is_taken_out(name, monkeypatch):
    take_out, part = BROKEN[name]
    assert BY_ID[name].at_default().holds.all()
    take_out(monkeypatch)
    found = BY_ID[name].at_default()
    assert not found.parts[part].any()
    assert not found.holds.any()


def test_where_partners_know_no_distance_neither_size_nor_the_other_end_matters(monkeypatch):
    without_distance(monkeypatch)
    assert not any(part.any() for part in BY_ID["GL4"].at_default().parts.values())


def test_without_feedback_a_head_start_lasts_no_longer_than_in_the_control(monkeypatch):
    without_feedback(monkeypatch)
    figures = BY_ID["GL5"].at_default().figures
    assert figures["lead_kept"] == pytest.approx(figures["lead_kept_no_feedback"])
    assert figures["spread"] == pytest.approx(figures["spread_no_feedback"])


@pytest.mark.slow
def test_the_verdict_of_the_whole_box_changes_when_there_is_no_help(monkeypatch):
    assert BY_ID["GL1"].recorded["verdict"] == HOLDS
    without_public_help(monkeypatch)
    assert BY_ID["GL1"].judge(quick=True)["verdict"] == FAILS


def test_every_claim_of_the_lab_is_there():
    assert [claim.id for claim in CLAIMS] == [f"GL{n}" for n in range(1, 8)]


@pytest.mark.slow
def test_whether_exporters_cluster_does_not_hang_on_how_many_futures_are_run():
    claim = BY_ID["GL7"]
    sample = sobol(claim.box, 64)
    few, many = (claim.experiment(sample, 0, runs) for runs in (3, 12))
    assert abs(few.holds.mean() - many.holds.mean()) < 0.08
    beyond = [f.figures["gain"] - f.figures["half_interval"] > 0 for f in (few, many)]
    assert beyond[1].mean() > beyond[0].mean() + 0.08  # as the first version asked


def test_every_point_of_a_box_has_a_territory_of_its_own():
    for claim in CLAIMS:
        if "geography" in claim.box:
            assert len(np.unique(sobol(claim.box, 64)["geography"])) > 55, claim.id


def test_an_elasticity_is_the_growth_in_per_cent_for_each_per_cent_nearer():
    # Exporters double, the office comes four times nearer: ln 2/ln 4
    near, far = {"a": np.array([0.2]), "office": np.array([10.0])}, {"a": np.array([0.1]), "office": np.array([40.0])}
    assert elasticity(near, far, "a") == pytest.approx(0.5)


def test_log_odds_of_nobody_and_of_everybody_stay_finite():
    assert log_odds(np.array([0.0, 0.5, 1.0])) == pytest.approx([-9.2102, 0, 9.2102], abs=1e-3)


def test_the_distance_at_which_half_refuse_lies_between_those_tried_by_a_straight_line():
    km = np.array([0.0, 2.0, 4.0])
    assert first_refusal(km, np.array([0.0, 0.25, 0.75])) == pytest.approx(3)
    assert first_refusal(km, np.array([0.6, 0.9, 1.0])) == 0
    assert first_refusal(km, np.array([0.0, 0.1, 0.2])) == 4


def test_cases_compared_at_a_point_share_its_territory_and_its_luck():
    points = {"geography": np.array([3, 5])}
    tell = lambda k, land, there, lit, private: {"x": land.firm[0, 0], "start": lit[0].sum()}  # noqa: E731
    one, other = compared.compare(points, [{}, {"capacity": 0.0}], 0, 4, tell)
    assert (one["x"] == other["x"]).all()
    assert (one["start"] == other["start"]).all()
    assert one["x"][0] != one["x"][1]


@pytest.mark.record
def test_small_firms_gain_more_as_an_elasticity_but_in_points_in_fewer_than_half_of_the_settings():
    figures = BY_ID["GL3"].over_box()[1].figures
    assert (figures["elasticity_small"] > figures["elasticity_large"]).mean() > 0.85
    assert 0.40 < (figures["more_points_small"] > 0).mean() < 0.50
    assert 0.60 < (figures["more_log_odds_small"] > 0).mean() < 0.70


@pytest.mark.record
def test_a_head_start_grows_in_hardly_any_setting_and_territories_never_form_two_humps():
    figures = BY_ID["GL5"].over_box(128)[1].figures
    assert (figures["lead_kept"] > 1).mean() < 0.05
    assert (figures["two_humps"] < 5 / 9).all()
