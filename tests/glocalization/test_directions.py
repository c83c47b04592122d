"""Directions of the glocalization kernel, future by future and firm by firm."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import Kind
from labkit.glocalization.kernel import simulate
from labkit.glocalization.params import GlocalizationParams

DEFAULTS = GlocalizationParams()


@pytest.mark.parametrize(
    ("knob", "low", "high"),
    [("capacity", 0, 6), ("reach", 5, 30), ("digital", 0, 1), ("peer_effect", 0, 3), ("self_strengthening", 0, 0.4),
     ("adviser_exit", 0.3, 0.05), ("ease", -5.5, -3.8), ("help_effect", 1, 3), ("unaided", 0, 0.5),
     ("initial_exporters", 0.03, 0.12), ("scale_economies", 1.6, 1), ("office_distance", 120, 40)],
)  # fmt: skip
def test_what_helps_costs_no_exporter_in_any_future_and_wins_some(knob, low, high):
    rng = np.random.default_rng(4)
    sliders = [k for k in GlocalizationParams.knobs().values() if k.kind is Kind.NUMBER]
    base = {k.name: rng.choice((k.low, k.high)).item() for k in sliders}
    base |= {"firm_size": 12, "firm_place": 1, "capacity": 3.0, "digital": 0.5, "self_strengthening": 0.4}
    seat = {"placement": "region" if knob == "office_distance" else "near firms"}
    for knobs in (seat, base | seat):
        less, more = (simulate(DEFAULTS.replace(**{**knobs, knob: value}), runs=25).lit for value in (low, high))
        assert (more >= less).all()
        assert (more > less).any()


def test_larger_firms_export_more():
    by_size = simulate(DEFAULTS).exporters_by_size[:, -1].mean(axis=0)
    assert by_size[0] + 0.1 < by_size[1]
    assert by_size[1] + 0.1 < by_size[2]
