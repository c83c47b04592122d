"""The outcome map of the activation lab: units, and colours that tell settings apart."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.activation.lab import lab
from labkit.activation.params import ActivationParams
from labkit.activation.sweep import OUTCOMES, in_per_cent, sweep

MOVED = {"operators": np.array([1.0, 12.0]), "budget": np.array([8.0, 2.0])}


def test_the_map_tells_shares_in_per_cent_and_all_else_as_it_is():
    told, found = in_per_cent(ActivationParams(), MOVED, 4, 5), sweep(ActivationParams(), MOVED, 4, 5)
    assert told.keys() == found.keys() == OUTCOMES.keys()
    for name, values in told.items():
        by = 100 if OUTCOMES[name][0] == "share" else 1
        assert values == pytest.approx(by * found[name]), name


def test_the_map_says_per_cent_where_it_tells_a_share():
    assert lab.outcomes.keys() <= OUTCOMES.keys()
    for name, (label, *_) in lab.outcomes.items():
        assert ("%" in label) == (OUTCOMES[name][0] == "share"), name


def test_a_map_of_operators_and_budget_has_several_colours_and_is_hardly_cut_off():
    across, up = (np.linspace(lab.Params.knobs()[name].low, lab.Params.knobs()[name].high, 6) for name in MOVED)
    moved = dict(zip(MOVED, (np.tile(across, 6), np.repeat(up, 6)), strict=True))
    found = lab.sweep(ActivationParams(), moved, 0, 4)
    for name, (_, low, high) in lab.outcomes.items():
        values = found[name].mean(axis=1)
        colours = np.floor(8 * np.clip((values - low) / (high - low), 0, 1 - 1e-9))
        assert len(set(colours)) >= 3, name
        assert ((values < low) | (values > high)).mean() <= 0.15, name
