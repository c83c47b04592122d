"""What the readings of the claims tell in numbers: medians as recorded, shares over the first settings of the box."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.pipelines.claims import CLAIMS

BY_ID = {claim.id: claim for claim in CLAIMS}
SOME, NEAR = 128, 0.06  # settings; a share of them is known to about 4 %


def middle(id, name):
    return BY_ID[id].recorded["medians"][name]


def part(id, at):
    return list(BY_ID[id].recorded["parts"].values())[at]["share"]


def test_the_medians_told_are_those_recorded():
    assert middle("PI1", "few_to_none") == pytest.approx(2.2, abs=0.05)
    assert middle("PI2", "time_outside_at_best") == pytest.approx(0.06, abs=0.005)
    assert middle("PI5", "strong_to_weak") == pytest.approx(1.3, abs=0.05)
    assert middle("PI5", "through_fifth") == pytest.approx(0.28, abs=0.005)
    assert middle("PI6", "relocation_to_trade") == pytest.approx(1.8, abs=0.05)
    assert middle("PI6", "social_to_trade") == pytest.approx(1.9, abs=0.05)
    assert middle("PI7", "first_gain") == pytest.approx(0.2, abs=0.03)
    assert middle("PI7", "second_gain") == pytest.approx(0.2, abs=0.03)
    assert middle("PI7", "second_chain_one") == pytest.approx(0.80, abs=0.005)
    assert middle("PI7", "second_gain") - middle("PI7", "second_gain_one_way") == pytest.approx(0.01, abs=0.005)


def test_the_shares_told_are_those_recorded():
    assert (part("PI4", 1), part("PI4", 2)) == pytest.approx((1 / 2, 1 / 6), abs=0.01)
    assert part("PI5", 1) == pytest.approx(1 / 3, abs=0.02)
    assert middle("PI6", "best_end_social") == 1


def test_figures_told_of_the_defaults_are_those_recorded():
    at = {id: claim.recorded["at_default"]["figures"] for id, claim in BY_ID.items()}
    assert at["PI2"]["talk_lost"] == pytest.approx(0.06, abs=0.005)
    assert at["PI2"]["knowledge_lost"] == pytest.approx(0.01, abs=0.005)
    assert at["PI2"]["time_outside_at_best"] == pytest.approx(0.09, abs=0.005)
    assert at["PI3"]["turning_size"] == pytest.approx(51, abs=0.5)
    assert at["PI3"]["talk_lost"] == pytest.approx(0.03, abs=0.005)
    assert at["PI4"]["renewal"] == pytest.approx(1.08)
    assert at["PI4"]["end_closed"] == pytest.approx(9 / 10, abs=0.01)
    assert at["PI4"]["end_open"] == pytest.approx(7 / 6, abs=0.015)
    assert at["PI5"]["strong_to_weak"] == pytest.approx(2.0, abs=0.1)
    assert at["PI5"]["gates_to_spread"] == pytest.approx(1.13, abs=0.005)
    assert at["PI5"]["foreign_gates_to_spread"] == pytest.approx(1.20, abs=0.005)


@pytest.mark.record
def test_after_the_first_pipelines_less_is_learned_but_more_heard():
    figures = BY_ID["PI1"].over_box(SOME)[1].figures
    assert (figures["more_to_few"] < 1).mean() == pytest.approx(3 / 4, abs=NEAR)
    assert (figures["heard_many_to_few"] > 1).mean() == pytest.approx(2 / 3, abs=NEAR)


@pytest.mark.record
def test_too_many_ties_do_harm_by_relocation_and_hardly_by_fairs():
    sample, found = BY_ID["PI2"].over_box(SOME)
    by = {name: sample["channel"] == name for name in ("relocation", "fairs")}
    assert found.holds[by["relocation"]].mean() > 0.65
    assert found.holds[by["fairs"]].mean() < 0.2
    assert np.median(found.figures["best_number"][by["relocation"]]) == pytest.approx(0.4, abs=0.2)
    outside = found.figures["time_outside_at_best"]
    assert ((outside >= 0.08) & (outside <= 0.12)).mean() == pytest.approx(1 / 5, abs=NEAR)
    worse, hardly = found.figures["worse_than_none"] > 0, sample["outside"] < 0.1
    assert worse[hardly].mean() > 0.7
    assert worse[~hardly].mean() < 0.2


@pytest.mark.record
def test_buzz_congests_below_a_turning_size_of_55_firms():
    found = BY_ID["PI3"].over_box(SOME)[1]
    assert ((found.figures["turning_size"] < 55) == found.holds).mean() > 0.93
    assert (found.figures["knowledge_lost"][found.holds] > 0.02).mean() == pytest.approx(1 / 2, abs=0.12)


@pytest.mark.record
def test_renewal_tells_mostly_whether_a_closed_cluster_stands_still():
    found = BY_ID["PI4"].over_box(SOME)[1]
    still = found.parts["it does not grow by a twentieth"]
    assert ((found.figures["renewal"] < 1.2) == still).mean() > 0.8
    turned = (found.figures["end_closed"] < 1) & (found.figures["end_open"] > 1)
    assert turned.mean() == pytest.approx(1 / 5, abs=NEAR)


@pytest.mark.record
def test_gatekeepers_bring_more_mostly_where_learning_needs_a_base():
    sample, found = BY_ID["PI5"].over_box(SOME)
    more = found.parts["a tie brings more if those who know most hold it"]
    assert more[sample["need"] > 0.45].mean() > 1.5 * more[sample["need"] < 0.25].mean()
    assert (found.figures["through_fifth"] > 0.5).mean() < 0.06


@pytest.mark.record
def test_for_its_time_relocation_often_brings_less_than_trade_and_social_ties_more():
    figures = BY_ID["PI6"].over_box(SOME)[1].figures
    assert (figures["social_to_trade_for_time"] > 1).mean() == pytest.approx(0.9, abs=NEAR)
    assert (figures["relocation_to_trade_for_time"] > 1).mean() < 0.5
    assert figures["best_end_relocation"].mean() < 0.15


@pytest.mark.record
def test_both_clusters_lose_where_outside_knowledge_hardly_counts():
    sample, found = BY_ID["PI7"].over_box(SOME)
    assert found.holds[sample["outside"] < 0.05].mean() < 0.2
    assert found.holds[sample["outside"] > 0.2].mean() > 0.85
