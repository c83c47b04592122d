"""The boxes of the claims: each knob that an experiment feels, and no other."""

from __future__ import annotations

import pytest

from labkit.glocalization.claims import CLAIMS
from labkit.glocalization.params import GlocalizationParams

from ..boxes import felt_outside, outside, unfelt

every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


@pytest.mark.slow
@every_claim
def test_every_knob_of_the_box_changes_what_the_experiment_finds(claim):
    assert not unfelt(claim, 6, 2)


@pytest.mark.slow
@every_claim
def test_no_knob_outside_the_box_changes_what_the_experiment_finds(claim):
    assert felt_outside(claim, outside(claim, GlocalizationParams.knobs()), 3, 2) == set()
