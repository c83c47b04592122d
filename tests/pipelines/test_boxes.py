"""The boxes of the claims: each knob that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import pytest

from labkit.pipelines import channels
from labkit.pipelines.claims import CLAIMS
from labkit.pipelines.params import PipelinesParams

from ..boxes import ends, felt_outside, limits, outside, unfelt

KNOBS = PipelinesParams.knobs()
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


@pytest.mark.slow
@every_claim
def test_no_knob_outside_the_box_changes_what_the_experiment_finds(claim):
    assert felt_outside(claim, outside(claim, KNOBS), 1, 1, firms=16) == set()


@every_claim
def test_the_box_has_each_knob_over_its_whole_range(claim):
    for name, side in claim.box.items():
        expected = ends(limits(KNOBS[name])) if name in KNOBS else channels.limits()[name]
        assert ends(side) == expected, name


@pytest.mark.slow
@every_claim
def test_every_number_of_the_box_changes_what_the_experiment_finds(claim):
    assert not unfelt(claim, 4, 2, pipelines=1.0)


def test_the_catalogue_varies_only_in_the_claim_about_channels():
    with_catalogue = [claim.id for claim in CLAIMS if claim.box.keys() & channels.limits().keys()]
    assert with_catalogue == ["PI6"]
