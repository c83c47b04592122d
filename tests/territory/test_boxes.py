"""The box of the claim: each knob that an experiment feels, over its whole range, and no other."""

from __future__ import annotations

import numpy as np

from labkit.territory.claims import CLAIMS
from labkit.territory.params import TerritoryParams

KNOBS = TerritoryParams.knobs()
CLAIM = CLAIMS[0]


def anywhere(side, rng):
    return rng.choice(side) if isinstance(side, range) else rng.uniform(*side)


def in_pairs(names, values, given):
    """Points two and two: in pair i only the i-th of `names` differs, between the ends of its side."""
    points = {name: np.repeat(float(value), 2 * len(names)) for name, value in values.items()}
    for i, name in enumerate(names):
        points[name][2 * i : 2 * i + 2] = given[name][0], given[name][-1]
    return points


def test_the_box_has_each_knob_over_its_whole_range_and_starts_at_its_default():
    for name, side in CLAIM.box.items():
        assert (side[0], side[-1]) == (KNOBS[name].low, KNOBS[name].high), name
        assert CLAIM.defaults[name] == KNOBS[name].default
    assert all(isinstance(CLAIM.box[name], range) == KNOBS[name].whole for name in CLAIM.box)


def test_no_knob_outside_the_box_changes_what_the_experiment_finds():
    outside = sorted(KNOBS.keys() - CLAIM.box.keys())
    rng = np.random.default_rng(1)
    values = {name: anywhere(side, rng) for name, side in CLAIM.box.items()} | {n: KNOBS[n].default for n in outside}
    ends = {name: (KNOBS[name].low, KNOBS[name].high) for name in outside}
    found = CLAIM.experiment(in_pairs(outside, values, ends), 0, 2)
    assert outside
    for told in (*found.figures.values(), *found.parts.values()):
        assert all(told[2 * i] == told[2 * i + 1] for i in range(len(outside)))


def test_every_number_of_the_box_changes_what_the_experiment_finds():
    rng, dead = np.random.default_rng(0), set(CLAIM.box)
    for _ in range(20):
        names = sorted(dead)
        values = {name: anywhere(side, rng) for name, side in CLAIM.box.items()}
        figures = CLAIM.experiment(in_pairs(names, values, CLAIM.box), 0, 4).figures.values()
        dead -= {name for i, name in enumerate(names) if any(f[2 * i] != f[2 * i + 1] for f in figures)}
        if not dead:
            break
    assert not dead
