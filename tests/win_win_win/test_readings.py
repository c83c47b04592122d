"""What the readings of the claims say beyond the ledger, compared with whole runs; to be run after recording."""

from __future__ import annotations

import pytest

from labkit.win_win_win.claims import CLAIMS

BY_ID = {claim.id: claim for claim in CLAIMS}
NEAR = 0.015
pytestmark = pytest.mark.record


def test_win_win_win_lasts_where_the_reading_says():
    sample, found = BY_ID["WW1"].over_box()
    holds, figures = found.holds, found.figures
    margin = figures["margin"]
    assert holds.mean() == pytest.approx(0.68, abs=NEAR)
    assert holds[margin > 1.12].mean() == pytest.approx(0.93, abs=NEAR)
    assert holds[margin > 4].mean() == pytest.approx(0.99, abs=NEAR)
    assert holds[margin < 0].mean() == pytest.approx(0.03, abs=NEAR)
    assert holds[sample["lasting"] > 0.4].mean() == pytest.approx(0.92, abs=NEAR)
    assert holds[sample["lasting"] < 0.1].mean() == pytest.approx(0.33, abs=NEAR)
    assert (figures["lasts_without_help"][holds] < 0.9).mean() == pytest.approx(0.27, abs=NEAR)
    assert (figures["from_open"] >= 0.9).mean() == pytest.approx(0.59, abs=NEAR)
    assert BY_ID["WW1"].at_default().figures["lasts_without_help"][0] == 0


def test_pure_competition_ends_as_the_reading_says():
    found = BY_ID["WW2"].over_box()[1]
    figures, gives_in = found.figures, found.figures["worse"] > 0
    one, both = figures["one_side_wins"] >= 0.5, figures["both_lose"] >= 0.5
    assert gives_in.mean() == pytest.approx(0.44, abs=NEAR)
    assert one[gives_in].mean() == pytest.approx(0.86, abs=NEAR)
    assert both[~gives_in].mean() == pytest.approx(0.77, abs=NEAR)
    assert one[~gives_in].mean() == pytest.approx(0.11, abs=NEAR)
    assert one.mean() == pytest.approx(both.mean(), abs=0.03)
    assert found.parts["the territory loses"].mean() == pytest.approx(0.96, abs=NEAR)
