"""The boxes of the claims: each knob that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import Kind
from labkit.pipelines.channels import limits
from labkit.pipelines.claims import CLAIMS
from labkit.pipelines.params import PipelinesParams

every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


def sides(knob):
    return (knob.low, knob.high) if knob.kind is Kind.NUMBER else knob.choices


def ends(side):
    return (side[0], side[-1])


def anywhere(side, rng):
    counted = isinstance(side, range) or isinstance(side[0], (bool, str))
    return rng.choice(side) if counted else rng.uniform(*side)


def in_pairs(names, values, outside, given):
    """Points two and two: in pair i only the i-th of `names` differs, between the ends of its side."""
    points = {name: np.repeat(value, 2 * len(names)) for name, value in {**values, **outside}.items()}
    for i, name in enumerate(names):
        moved = points[name].astype(object)
        moved[2 * i : 2 * i + 2] = ends(given[name])
        points[name] = np.array(moved.tolist())
    return points


@pytest.mark.slow
@every_claim
def test_no_knob_outside_the_box_changes_what_the_experiment_finds(claim):
    rng, knobs = np.random.default_rng(1), PipelinesParams.knobs()
    outside = sorted(knobs.keys() - claim.box.keys())
    values = {name: anywhere(side, rng) for name, side in claim.box.items()} | {"firms": 16}
    values = {name: value for name, value in values.items() if name in claim.box}
    at_rest = {name: knobs[name].default for name in outside}
    found = claim.experiment(in_pairs(outside, values, at_rest, {n: sides(knobs[n]) for n in outside}), 0, 1)
    for told in (*found.figures.values(), *found.parts.values()):
        assert all(told[2 * i] == told[2 * i + 1] for i in range(len(outside)))


@every_claim
def test_the_box_has_each_knob_over_its_whole_range(claim):
    for name, side in claim.box.items():
        knob = PipelinesParams.knobs().get(name)
        assert ends(side) == (ends(sides(knob)) if knob else limits()[name]), name


@pytest.mark.slow
@every_claim
def test_every_number_of_the_box_changes_what_the_experiment_finds(claim):
    rng, dead = np.random.default_rng(0), set(claim.box)
    for _ in range(4):
        names = sorted(dead)
        values = {name: anywhere(side, rng) for name, side in claim.box.items()}
        values |= {"pipelines": 1.0} if "pipelines" in values else {}
        figures = claim.experiment(in_pairs(names, values, {}, claim.box), 0, 2).figures.values()
        dead -= {name for i, name in enumerate(names) if any(f[2 * i] != f[2 * i + 1] for f in figures)}
        if not dead:
            break
    assert not dead


def test_the_catalogue_varies_only_in_the_claim_about_channels():
    with_catalogue = [claim.id for claim in CLAIMS if claim.box.keys() & limits().keys()]
    assert with_catalogue == ["PI6"]
