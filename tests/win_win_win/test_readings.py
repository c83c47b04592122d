"""What the readings of the claims say beyond the ledger, compared with whole runs; to be run after recording."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.conditions import sobol
from labkit.core.findings import only
from labkit.core.judging import FULL
from labkit.win_win_win import kernel, replicator
from labkit.win_win_win.claims import CLAIMS

BY_ID = {claim.id: claim for claim in CLAIMS}
NEAR = 0.015
pytestmark = pytest.mark.record


def test_win_win_win_lasts_where_the_reading_says():
    sample, found = BY_ID["WW1"].over_box()
    holds, figures = found.holds, found.figures
    margin, paper = figures["margin"], figures["stable"] > 0
    assert (holds == paper).mean() == pytest.approx(0.90, abs=NEAR)
    assert (paper & ~holds).sum() > 10 * (holds & ~paper).sum()
    assert holds.mean() == pytest.approx(0.68, abs=NEAR)
    assert holds[margin > 1.12].mean() == pytest.approx(0.93, abs=NEAR)
    assert holds[margin > 4].mean() == pytest.approx(0.99, abs=NEAR)
    assert holds[margin < 0].mean() == pytest.approx(0.03, abs=NEAR)
    assert holds[sample["lasting"] > 0.4].mean() == pytest.approx(0.92, abs=NEAR)
    assert holds[sample["lasting"] < 0.1].mean() == pytest.approx(0.33, abs=NEAR)
    assert (figures["lasts_without_help"][holds] < 0.9).mean() == pytest.approx(0.27, abs=NEAR)
    assert (figures["from_open"] >= 0.9).mean() == pytest.approx(0.59, abs=NEAR)
    assert BY_ID["WW1"].at_default().figures["lasts_without_help"][0] == 0


def test_if_free_riders_alone_had_the_pot_it_would_last_where_the_words_say(monkeypatch):
    def gains(x, y, z, k):
        firms, partners, bodies = replicator.gains(x, y, z, k)
        theirs = k.returns * x * y * k.free_riding * z * z / np.maximum(1 - z, 1e-9)
        return firms, partners, bodies - np.where(z < 1, theirs, 0)

    monkeypatch.setattr(kernel, "gains", gains)
    assert BY_ID["WW1"].over_box()[1].holds.mean() == pytest.approx(0.64, abs=NEAR)
    assert "in 64 % instead of 68 %" in BY_ID["WW1"].invented
    assert "in 64 % of its box instead of 68 %" in kernel.__doc__


def test_with_four_times_the_futures_the_shares_are_as_the_words_say():
    for number, share in (("WW1", 0.68), ("WW2", 0.41)):
        claim = BY_ID[number]
        sample = sobol(claim.box, FULL)
        assert only(sample, claim.experiment(sample, 0, 48))[1].holds.mean() == pytest.approx(share, abs=NEAR)


def test_pure_competition_ends_as_the_reading_says():
    sample, found = BY_ID["WW2"].over_box()
    figures, gives_in = found.figures, found.figures["worse"] > 0
    one, both = figures["one_side_wins"] >= 0.5, figures["both_lose"] >= 0.5
    assert gives_in.mean() == pytest.approx(0.44, abs=NEAR)
    assert one[gives_in].mean() == pytest.approx(0.86, abs=NEAR)
    assert both[~gives_in].mean() == pytest.approx(0.77, abs=NEAR)
    assert one[~gives_in].mean() == pytest.approx(0.11, abs=NEAR)
    assert one.mean() == pytest.approx(both.mean(), abs=0.03)
    assert (one == gives_in).mean() == pytest.approx(0.87, abs=NEAR)
    few, many = sample["errors"] < 0.01, sample["errors"] > 0.03
    assert [(one == gives_in)[which].mean() for which in (few, many)] == pytest.approx([0.95, 0.83], abs=NEAR)
    rng, box = np.random.default_rng(0), BY_ID["WW2"].box
    fight, exploited = (rng.uniform(*box[name], 100_000) for name in ("fight", "exploited"))
    assert (fight > exploited).mean() == pytest.approx(0.45, abs=0.01)
    assert found.parts["the territory loses"].mean() == pytest.approx(0.96, abs=NEAR)
