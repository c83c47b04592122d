"""The boxes of the claims: each knob that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import pytest

from labkit.territory.claims import CLAIMS
from labkit.territory.params import TerritoryParams

from ..boxes import faults_of_box, felt_outside, outside, unfelt

KNOBS = TerritoryParams.knobs()
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


@every_claim
def test_the_box_has_each_knob_over_its_whole_range_and_starts_at_its_default(claim):
    assert faults_of_box(claim, KNOBS) == set()


@every_claim
def test_no_knob_outside_the_box_changes_what_the_experiment_finds(claim):
    beside = outside(claim, KNOBS)
    assert beside
    assert felt_outside(claim, beside, 1, 2) == set()


@every_claim
def test_every_number_of_the_box_changes_what_the_experiment_finds(claim):
    assert not unfelt(claim, 20, 4)
