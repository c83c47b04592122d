"""The boxes of the claims: each knob that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.win_win_win.claims import CLAIMS
from labkit.win_win_win.params import WinWinWinParams

KNOBS = WinWinWinParams.knobs()
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


def anywhere(side, rng):
    return rng.choice(side) if isinstance(side, range) else rng.uniform(*side)


def in_pairs(names, values, given):
    """Points two and two: in pair i only the i-th of `names` differs, between the ends of its side."""
    points = {name: np.repeat(float(value), 2 * len(names)) for name, value in values.items()}
    for i, name in enumerate(names):
        points[name][2 * i : 2 * i + 2] = given[name][0], given[name][-1]
    return points


@every_claim
def test_the_box_has_each_knob_over_its_whole_range_and_starts_at_its_default(claim):
    for name, side in claim.box.items():
        assert (side[0], side[-1]) == (KNOBS[name].low, KNOBS[name].high), name
        assert claim.defaults[name] == KNOBS[name].default
    assert all(isinstance(claim.box[name], range) == KNOBS[name].whole for name in claim.box)


@every_claim
def test_no_knob_outside_the_box_changes_what_the_experiment_finds(claim):
    outside = sorted(KNOBS.keys() - claim.box.keys())
    rng = np.random.default_rng(1)
    values = {name: anywhere(side, rng) for name, side in claim.box.items()} | {n: KNOBS[n].default for n in outside}
    ends = {name: (KNOBS[name].low, KNOBS[name].high) for name in outside}
    found = claim.experiment(in_pairs(outside, values, ends), 0, 2)
    assert outside
    for told in (*found.figures.values(), *found.parts.values()):
        assert all(told[2 * i] == told[2 * i + 1] for i in range(len(outside)))


@every_claim
def test_every_number_of_the_box_changes_what_the_experiment_finds(claim):
    rng, dead = np.random.default_rng(0), set(claim.box)
    for _ in range(20):
        names = sorted(dead)
        values = {name: anywhere(side, rng) for name, side in claim.box.items()}
        figures = claim.experiment(in_pairs(names, values, claim.box), 0, 4).figures.values()
        dead -= {name for i, name in enumerate(names) if any(f[2 * i] != f[2 * i + 1] for f in figures)}
        if not dead:
            break
    assert not dead
