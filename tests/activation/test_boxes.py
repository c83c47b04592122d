"""The boxes of the claims: each knob that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import pytest

from labkit.activation.claims import CLAIMS
from labkit.activation.params import ActivationParams

from ..boxes import faults_of_box, felt_outside, outside, unfelt

KNOBS = ActivationParams.knobs()
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


@every_claim
def test_the_box_has_each_knob_over_its_whole_range_and_starts_at_its_default(claim):
    assert faults_of_box(claim, KNOBS) == set()


@every_claim
def test_no_knob_outside_the_box_changes_what_the_experiment_finds(claim):
    assert felt_outside(claim, outside(claim, KNOBS), 1, 1) == set()


@every_claim
def test_every_number_of_the_box_changes_what_the_experiment_finds(claim):
    dead = unfelt(claim, 20, 4)
    if claim.id == "AC3":  # elsewhere hardly any milieu gets connected without brokers
        dead = unfelt(claim, 20, 4, dead, spontaneous=0.01, lapse=0.02, operators=4.0)
    assert not dead
