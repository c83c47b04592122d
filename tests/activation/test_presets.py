"""The stylised settings: legal, labelled as such, and pointing the way that the cited passages point."""

from __future__ import annotations

import pytest

from labkit.activation.kernel import simulate
from labkit.activation.params import ActivationParams
from labkit.activation.presets import PRESETS
from labkit.cases import facts


def futures(name, **moved):
    return simulate(ActivationParams(**{**PRESETS[name].knobs, **moved}), seed=0, runs=60)


def last(result, name):
    return getattr(result, name)[:, -1].mean()


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_labelled_as_stylised_and_cites_its_place(name):
    preset = PRESETS[name]
    assert len(preset.label) <= 28
    assert preset.note.startswith("Stylised; all numbers assumed")
    assert "T part " in preset.note
    assert ActivationParams(**preset.knobs).changed().keys() == preset.knobs.keys()


def test_without_a_coordinator_hardly_anything_gets_connected():
    assert last(futures("nobody"), "connected") < 0.1
    assert last(futures("nobody"), "brokered") == 0


def test_many_scattered_measures_make_a_dense_milieu_in_which_few_reach_each_other():
    scattered, nobody = futures("scattered"), futures("nobody", operators=8)
    assert last(scattered, "operators") > last(nobody, "operators") + 4
    assert last(scattered, "connected") <= last(nobody, "connected") + 0.02


def test_a_territory_turned_inwards_is_connected_and_has_poor_services():
    inwards, open_ = futures("isolated"), futures("isolated", outside=100, abroad_alone=0.01, abroad_by_exporters=0.1)
    assert last(inwards, "abroad") == 0
    assert last(inwards, "connected") > 0.5
    assert last(inwards, "quality") < 0.5 * last(open_, "quality")
    assert last(inwards, "exporters") < last(open_, "exporters") - 0.03


def test_montpellier_in_the_1990s_gets_ties_outside_and_intermediaries_rather_than_ties_within():
    result = futures("montpellier_1990s")
    assert result.spent[..., 1].sum() == 0
    assert last(result, "abroad") > 0.4
    assert last(result, "connected") < 0.15
    told = set(facts("montpellier")["quantity"]) | set(facts("montpellier-activation")["quantity"])
    assert {"links to networks outside", "new intermediaries", "coordinator of a common project"} <= told


def test_with_a_chamber_that_coordinates_montpellier_gets_connected():
    before, since = futures("montpellier_1990s"), futures("montpellier_2002")
    assert last(since, "connected") > last(before, "connected") + 0.1
    assert last(since, "exporters") > last(before, "exporters") + 0.02
    founded = since.operator_funded.max(axis=0).sum()
    assert founded >= 5


def test_with_three_operators_brokerage_soon_finds_nobody_left_to_introduce():
    result = futures("few_to_tie")
    assert result.spent[:, 5:, 3].mean() > 2
    measures = futures("few_to_tie", measures=100, brokerage=0)
    assert last(measures, "exporters") > last(result, "exporters")
