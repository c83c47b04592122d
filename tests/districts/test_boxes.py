"""The boxes of the claims: each number that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import pytest

from labkit.core.knobs import Kind
from labkit.districts.claims import CLAIMS
from labkit.districts.params import BESIDE, DistrictsParams

from ..boxes import felt_outside, limits, unfelt

NUMBERS = {
    **{
        name: (knob.default, limits(knob)) for name, knob in DistrictsParams.knobs().items() if knob.kind is Kind.NUMBER
    },
    **{name: about[:2] for name, about in BESIDE.items()},
}
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


@every_claim
def test_the_box_has_each_number_over_its_whole_range_and_starts_at_its_default(claim):
    assert {name: (claim.defaults[name], side) for name, side in claim.box.items()} == {
        name: NUMBERS[name] for name in claim.box
    }
    assert claim.defaults.keys() == claim.box.keys()


@every_claim
def test_no_number_outside_the_box_changes_what_the_experiment_finds(claim):
    beside = {name: about for name, about in NUMBERS.items() if name not in claim.box}
    assert felt_outside(claim, beside, 2, 1) == set()


@every_claim
def test_every_number_of_the_box_changes_what_the_experiment_finds(claim):
    assert not unfelt(claim, 60, 4)
