"""The three stylised cases: labelled as such, and pointing the way that the cited facts point."""

import pytest

from labkit.cases import facts
from labkit.relocation.kernel import simulate
from labkit.relocation.params import RelocationParams
from labkit.relocation.presets import PRESETS


def last(name, output):
    return getattr(simulate(RelocationParams(**PRESETS[name].knobs), seed=0, runs=200), output)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_labelled_as_stylised_and_cites_a_fact(name):
    preset = PRESETS[name]
    assert preset.label.endswith("-like")
    assert len(preset.label) <= 28
    assert preset.note.startswith("Stylised; all numbers assumed.")
    assert "Sammarra & Belussi 2006" in preset.note or "Bertoncin and others 2018" in preset.note
    assert not facts(name.removesuffix("_like")).empty


def test_the_two_italian_districts_live_in_the_same_world():
    italian = [PRESETS[name].knobs for name in ("montebelluna_like", "vibrata_like")]
    assert italian[0]["globalisation"] == italian[1]["globalisation"]
    assert italian[0]["digitalisation"] == italian[1]["digitalisation"]
    assert italian[0]["human_capital"] > italian[1]["human_capital"]


def test_the_innovative_district_moves_selectively_and_holds():
    assert last("montebelluna_like", "tipped").mean() < 0.02
    assert (last("montebelluna_like", "selective")[:, -1] > 0.8).mean() > 0.95
    assert (last("montebelluna_like", "jobs")[:, -1] < 0.75).all()


def test_the_threatened_district_may_hold_or_collapse():
    assert 0.2 < last("vibrata_like", "tipped").mean() < 0.8


def test_a_passive_destination_ends_far_below_an_active_one():
    knobs = {**PRESETS["timisoara_like"].knobs, "destination": "active"}
    active = simulate(RelocationParams(**knobs), seed=0, runs=200).destination[:, -1]
    assert (last("timisoara_like", "destination")[:, -1] < 0.6 * active).all()
