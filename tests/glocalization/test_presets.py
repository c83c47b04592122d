"""The four stylised settings: labelled as such, and pointing the way that the cited facts point."""

import numpy as np
import pytest

from labkit.cases import facts
from labkit.glocalization.kernel import simulate
from labkit.glocalization.params import GlocalizationParams
from labkit.glocalization.presets import PRESETS

CASE = {
    "montpellier_like": "montpellier",
    "montpellier_from_afar": "french-regions",
    "sentier_like": "le-sentier",
    "sophia_antipolis_like": "sophia-antipolis",
}


def run(knobs):
    return simulate(GlocalizationParams(**knobs), seed=0, runs=200)


def at_end(name):
    return run(PRESETS[name].knobs).exporters[:, -1]


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_labelled_as_stylised_and_stands_beside_a_fact_at_the_place_it_cites(name):
    preset = PRESETS[name]
    assert len(preset.label) <= 28
    assert preset.note.startswith("Stylised; all numbers assumed.")
    assert "(Torrès 2002, " in preset.note
    assert any(place in preset.note for place in facts(CASE[name])["place"])


@pytest.mark.parametrize("name", PRESETS)
def test_every_knob_that_a_preset_names_is_moved(name):
    assert set(GlocalizationParams(**PRESETS[name].knobs).changed()) | {"placement"} == {
        *PRESETS[name].knobs,
        "placement",
    }


def test_the_two_montpelliers_differ_in_the_seat_of_the_help_and_the_digital_only():
    near, afar = (GlocalizationParams(**PRESETS[f"montpellier_{name}"].knobs) for name in ("like", "from_afar"))
    assert {knob for knob, value in near if value != getattr(afar, knob)} == {"placement", "digital"}


def test_help_next_door_makes_more_exporters_in_every_future_even_with_less_on_line():
    assert (at_end("montpellier_like") > at_end("montpellier_from_afar")).all()


def test_montpellier_has_fewer_large_firms_and_sophia_antipolis_more_than_the_default():
    large = {name: (run(PRESETS[name].knobs).staff >= 50).sum() for name in PRESETS}
    default = (run({}).staff >= 50).sum()
    assert large["montpellier_like"] < default < large["sophia_antipolis_like"]


def test_packed_firms_and_settled_multinationals_make_more_exporters_than_the_default():
    default = run({}).exporters[:, -1]
    for name in ("sentier_like", "sophia_antipolis_like"):
        assert np.median(at_end(name) - default) > 0.03
