"""The outcome map of the districts lab: units, and colours that tell settings apart."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.districts.lab import lab
from labkit.districts.params import DistrictsParams
from labkit.districts.sweep import OUTCOMES, in_per_cent, sweep

MOVED = {"cumulativeness": np.array([0.0, 0.9]), "scale": np.array([0.3, 0.9])}
IN_PER_CENT = ("share", "0 or 1")


def test_the_map_tells_shares_and_futures_in_per_cent_and_all_else_as_it_is():
    told, found = in_per_cent(DistrictsParams(), MOVED, 4, 5), sweep(DistrictsParams(), MOVED, 4, 5)
    assert told.keys() == found.keys() == OUTCOMES.keys()
    for name, values in told.items():
        by = 100 if OUTCOMES[name][0] in IN_PER_CENT else 1
        assert values == pytest.approx(by * found[name]), name
    assert (told["hub"][1] > 1).any()


def test_the_map_says_per_cent_where_it_tells_one():
    assert lab.outcomes.keys() <= OUTCOMES.keys()
    for name, (label, *_) in lab.outcomes.items():
        assert ("%" in label) == (OUTCOMES[name][0] in IN_PER_CENT), name


def test_a_map_of_cumulativeness_and_scale_is_hardly_cut_off_and_what_moves_has_several_colours():
    across, up = (np.linspace(lab.Params.knobs()[name].low, lab.Params.knobs()[name].high, 6) for name in MOVED)
    moved = dict(zip(MOVED, (np.tile(across, 6), np.repeat(up, 6)), strict=True))
    found = lab.sweep(DistrictsParams(), moved, 0, 4)
    for name, (_, low, high) in lab.outcomes.items():
        values = found[name].mean(axis=1)
        colours = np.floor(8 * np.clip((values - low) / (high - low), 0, 1 - 1e-9))
        assert len(set(colours)) >= 3 or np.ptp(values) == 0, name
        assert ((values < low) | (values > high)).mean() <= 0.15, name
