"""The boxes of the claims: each number that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import Kind
from labkit.districts.claims import CLAIMS
from labkit.districts.params import BESIDE, DistrictsParams

KNOBS = {name: knob for name, knob in DistrictsParams.knobs().items() if knob.kind is Kind.NUMBER}
LIMITS = {name: (knob.low, knob.high) for name, knob in KNOBS.items()} | {n: about[1] for n, about in BESIDE.items()}
DEFAULTS = {name: knob.default for name, knob in KNOBS.items()} | {n: about[0] for n, about in BESIDE.items()}

every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


@every_claim
def test_the_box_has_each_number_over_its_whole_range_and_starts_at_its_default(claim):
    assert dict(claim.box) == {name: LIMITS[name] for name in claim.box}
    assert dict(claim.defaults) == {name: DEFAULTS[name] for name in claim.box}


@every_claim
def test_no_number_outside_the_box_changes_what_the_experiment_finds(claim):
    rng = np.random.default_rng(1)
    outside = sorted(LIMITS.keys() - claim.box.keys())
    for _ in range(2):
        points = {name: np.repeat(rng.uniform(*side), 2 * len(outside)) for name, side in claim.box.items()}
        for i, name in enumerate(outside):
            points[name] = np.full(2 * len(outside), float(DEFAULTS[name]))
            points[name][2 * i : 2 * i + 2] = LIMITS[name]
        found = claim.experiment(points, 0, 1)
        for what, values in {**found.figures, **found.parts}.items():
            moved = [name for i, name in enumerate(outside) if values[2 * i] != values[2 * i + 1]]
            assert not moved, what


@every_claim
def test_every_number_of_the_box_changes_what_the_experiment_finds(claim):
    rng = np.random.default_rng(0)
    dead = set(claim.box)
    for _ in range(60):
        names = sorted(dead)
        points = {name: np.repeat(rng.uniform(*side), 2 * len(names)) for name, side in claim.box.items()}
        for i, name in enumerate(names):
            points[name][2 * i : 2 * i + 2] = claim.box[name]
        figures = claim.experiment(points, 0, 4).figures.values()
        dead -= {name for i, name in enumerate(names) if any(f[2 * i] != f[2 * i + 1] for f in figures)}
        if not dead:
            break
    assert not dead
