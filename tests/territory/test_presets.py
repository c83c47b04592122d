"""The stylised programmes: legal, labelled as such, and pointing the way that the cited passages point."""

from __future__ import annotations

import pytest

from labkit.territory.kernel import simulate
from labkit.territory.paired import gain
from labkit.territory.params import TerritoryParams
from labkit.territory.presets import PRESETS
from labkit.territory.result import AIMS


def gained(name):
    return dict(zip(AIMS, gain(simulate(TerritoryParams(**PRESETS[name].knobs), runs=60)).mean, strict=True))


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_preset_is_labelled_as_stylised_and_moves_what_it_names(preset):
    assert len(preset.label) <= 28
    assert preset.note.startswith("Stylised; all numbers assumed")
    assert TerritoryParams(**preset.knobs).changed().keys() == preset.knobs.keys()


def test_doing_nothing_gains_nothing():
    assert set(gained("nothing").values()) == {0}


def test_bringing_together_gains_more_exporters_than_founding_more():
    assert gained("activation")["exporters"] > gained("scattered")["exporters"] + 0.03


def test_programmes_for_kernels_and_for_the_network_gain_different_things():
    kernels, activation, both = (gained(name) for name in ("kernels", "activation", "both"))
    assert kernels["kernels"] > activation["kernels"] + 0.02
    assert activation["exporters"] > kernels["exporters"] + 0.03
    for aim in ("exporters", "kernels"):
        assert min(kernels[aim], activation[aim]) < both[aim] < max(kernels[aim], activation[aim])
