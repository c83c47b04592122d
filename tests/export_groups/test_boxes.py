"""The boxes of the claims: each knob that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import pytest

from labkit.export_groups.claims import CLAIMS
from labkit.export_groups.params import ExportGroupsParams

from ..boxes import ends, felt_outside, limits, outside, unfelt

KNOBS = ExportGroupsParams.knobs()
TOLD = {"EG1": {"net_four"}}  # figures that feel knobs outside the box, which `invented` says


@pytest.mark.slow
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_no_knob_outside_the_box_changes_what_the_experiment_finds_unless_that_is_told(claim):
    felt = felt_outside(claim, outside(claim, KNOBS), 3, 1)
    assert felt == TOLD.get(claim.id, set())
    assert not felt or "at its default" in claim.invented


@pytest.mark.parametrize("claim", CLAIMS[1:], ids=lambda claim: claim.id)
def test_the_box_has_each_knob_over_its_whole_range(claim):
    for name, side in claim.box.items():
        if (claim.id, name) == ("EG5", "pool"):
            assert ends(side) == (33, 96)
            assert "33 to 96 candidates, since eight groups of four need 32" in claim.invented
        else:
            assert ends(side) == ends(limits(KNOBS[name])), name


@pytest.mark.slow
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_every_knob_of_the_box_changes_what_the_experiment_finds(claim):
    assert not unfelt(claim, 6, 1)
