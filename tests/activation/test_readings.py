"""What the readings of the claims say beyond the ledger, compared with whole runs; to be run after recording."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.activation.claims import CLAIMS

BY_ID = {claim.id: claim for claim in CLAIMS}
NEAR = 0.03
pytestmark = pytest.mark.record


def test_head_starts_last_where_example_counts_and_few_start_alone():
    sample, found = BY_ID["AC1"].over_box()
    lasts = found.parts["a twentieth more is left of a head start"]
    where = (sample["peers"] > 0.06) & (sample["start"] < 0.0175)
    assert lasts[where].mean() == pytest.approx(0.82, abs=NEAR)
    assert not found.figures["grown"].any()


def test_the_threshold_lies_where_the_reading_says():
    found = BY_ID["AC2"].over_box()[1].figures
    limit, founded = found["threshold"], found["measures_a_year"]
    assert np.quantile(limit, [0.25, 0.5, 0.75]) == pytest.approx([2.0, 2.5, 3.6], abs=0.06)
    assert np.quantile(limit, 0.95) == pytest.approx(7.3, abs=0.4)
    assert (limit == 14).mean() == pytest.approx(0.03, abs=0.01)
    assert np.median(limit[founded < 0.25]) == pytest.approx(1.8, abs=0.06)
    assert np.median(limit[founded > 1]) == pytest.approx(4.9, abs=0.15)
    assert found["gain_1"].max() < 0  # built in, and told so
    assert (found["gain_living_2"] > 0).mean() == pytest.approx(0.88, abs=0.01)


def test_brokerage_is_slow_only_where_money_is_thin_and_measures_never_speed_it_up():
    sample, found = BY_ID["AC3"].over_box()
    figures, thin = found.figures, sample["budget"] / (2 * sample["operators"]) < 0.15
    assert 1 - found.holds[thin].mean() == pytest.approx(0.37, abs=NEAR)
    assert 1 - found.holds[~thin].mean() == pytest.approx(0.01, abs=0.01)
    assert (figures["year_nothing"] > 20).mean() == pytest.approx(0.78, abs=0.01)
    assert (figures["year_nothing"] - figures["year_measures"]).max() <= 1
    assert np.median(figures["year_20_brokerage"]) == pytest.approx(0.83, abs=0.01)
    assert (figures["year_20_brokerage"] < 0.5).mean() == pytest.approx(0.32, abs=0.01)


def test_a_closed_milieu_stands_still_where_many_give_up():
    sample, found = BY_ID["AC4"].over_box()
    still = found.parts["it gains less than a point in its last ten years"]
    assert still[sample["quit"] > 0.15].mean() == pytest.approx(0.78, abs=NEAR)
    assert still[sample["quit"] < 0.09].mean() == pytest.approx(0.11, abs=NEAR)
    assert found.figures["declines"].mean() == pytest.approx(0.24, abs=0.01)
    assert found.figures["lost"].min() >= 0
