"""What the reading of the claim says beyond the ledger, compared with a whole run; to be run after recording."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.territory.claims import CLAIMS
from labkit.territory.experiments import COUNTS
from labkit.territory.params import LEVERS

NEAR = 0.015
pytestmark = pytest.mark.record


@pytest.fixture(scope="module")
def levers():
    """Settings and findings of WW3, found once."""
    return CLAIMS[0].over_box()


def test_levers_lead_where_the_reading_says(levers):
    figures = levers[1].figures
    gained = {aim: np.array([figures[f"{aim}_{lever}"] for lever in LEVERS.values()]) for aim in COUNTS}
    first = {aim: dict(zip(LEVERS.values(), np.bincount(g.argmax(axis=0), minlength=6) / g.shape[1], strict=True))
             for aim, g in gained.items()}  # fmt: skip
    assert first["exporters"]["coordination"] == pytest.approx(0.96, abs=NEAR)
    assert first["score"]["coordination"] == pytest.approx(0.94, abs=NEAR)
    for lever, share in (("trust", 0.55), ("human_capital", 0.34), ("policy", 0.10)):
        assert first["kernels"][lever] == pytest.approx(share, abs=NEAR)
    for aim, share in (("exporters", 0.62), ("score", 0.42), ("kernels", 0.67)):
        part = figures[f"{aim}_even"] / gained[aim].max(axis=0)
        assert np.median(part) == pytest.approx(share, abs=NEAR), aim


def test_only_coordination_and_hardly_ever_hubs_dominate(levers):
    figures = levers[1].figures
    ahead = {
        lever: np.all([figures[f"{aim}_{other}"] - figures[f"{aim}_{lever}"] < by
                       for aim, by in COUNTS.items() for other in LEVERS.values()], axis=0).mean()
        for lever in LEVERS.values()
    }  # fmt: skip
    assert ahead.pop("coordination") == pytest.approx(0.08, abs=NEAR)
    assert max(ahead.values()) < 0.01


def test_an_even_split_needs_money_to_be_better_than_each_lever_in_some_aim(levers):
    sample, found = levers
    even = found.parts["an even split is better than each in some aim"]
    assert even.mean() == pytest.approx(0.73, abs=NEAR)
    assert even[sample["budget"] < 300].mean() == pytest.approx(0.32, abs=0.03)
    assert even[sample["budget"] > 500].mean() == pytest.approx(0.94, abs=NEAR)
