"""The boxes of the claims: each number that an experiment feels."""

from __future__ import annotations

import pytest

from labkit.relocation.claims import CLAIMS

from ..boxes import unfelt


@pytest.mark.slow
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_every_number_of_the_box_changes_what_the_experiment_finds(claim):
    assert not unfelt(claim, 6, 3)
