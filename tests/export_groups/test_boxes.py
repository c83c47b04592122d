"""The boxes of the claims: each knob that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import Kind
from labkit.export_groups.claims import CLAIMS
from labkit.export_groups.params import ExportGroupsParams


def ends(side):
    return (side[0], side[-1])


def anywhere(side, rng):
    counted = isinstance(side, range) or isinstance(side[0], (bool, str))
    return rng.choice(side) if counted else rng.uniform(*side)


def limits(knob):
    return (knob.low, knob.high) if knob.kind is Kind.NUMBER else knob.choices or (False, True)


TOLD = {"EG1": {"net_four"}}  # figures that feel knobs outside the box, which `invented` says


@pytest.mark.slow
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_no_knob_outside_the_box_changes_what_the_experiment_finds_unless_that_is_told(claim):
    rng, felt = np.random.default_rng(1), set()
    knobs = ExportGroupsParams.knobs()
    outside = sorted(knobs.keys() - claim.box.keys())
    for _ in range(3):
        points = {name: np.repeat(anywhere(side, rng), 2 * len(outside)) for name, side in claim.box.items()}
        defaults = {name: np.repeat(knobs[name].default, 2 * len(outside)) for name in outside}
        for i, name in enumerate(outside):
            values = defaults[name].astype(object)
            values[2 * i : 2 * i + 2] = limits(knobs[name])
            defaults[name] = values.astype(np.array(limits(knobs[name])).dtype)
        found = claim.experiment({**points, **defaults}, 0, 1)
        for what, values in {**found.figures, **found.parts}.items():
            if any(values[2 * i] != values[2 * i + 1] for i in range(len(outside))):
                felt.add(what)
    assert felt == TOLD.get(claim.id, set())
    assert not felt or "at its default" in claim.invented


@pytest.mark.parametrize("claim", CLAIMS[1:], ids=lambda claim: claim.id)
def test_the_box_has_each_knob_over_its_whole_range(claim):
    for name, side in claim.box.items():
        expected = limits(ExportGroupsParams.knobs()[name])
        if (claim.id, name) == ("EG5", "pool"):
            assert ends(side) == (33, 96)
            assert "33 to 96 candidates, since eight groups of four need 32" in claim.invented
        else:
            assert ends(side) == (expected[0], expected[-1]), name


@pytest.mark.slow
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_every_knob_of_the_box_changes_what_the_experiment_finds(claim):
    rng = np.random.default_rng(0)
    dead = set(claim.box)
    for _ in range(6):
        names = sorted(dead)
        base = {name: np.repeat(anywhere(side, rng), 2 * len(names)) for name, side in claim.box.items()}
        for i, name in enumerate(names):
            base[name][2 * i : 2 * i + 2] = ends(claim.box[name])
        figures = claim.experiment(base, 0, 1).figures.values()
        dead -= {name for i, name in enumerate(names) if any(f[2 * i] != f[2 * i + 1] for f in figures)}
        if not dead:
            break
    assert not dead
