"""The four stylised settings: labelled as such, and pointing the way that the cited facts point."""

import numpy as np
import pytest

from labkit.cases import facts
from labkit.export_groups.kernel import FOUR, simulate
from labkit.export_groups.params import ExportGroupsParams
from labkit.export_groups.presets import PRESETS


def futures(name, **moved):
    return simulate(ExportGroupsParams(**{**PRESETS[name].knobs, **moved}), seed=0, runs=200)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_labelled_as_stylised_and_cites_its_place(name):
    preset = PRESETS[name]
    assert len(preset.label) <= 28
    assert preset.note.startswith("Stylised; all numbers assumed")
    assert "(T part 3)" in preset.note


def test_what_stands_for_no_place_says_so_and_does_not_name_montpellier():
    for name in ("specialised_district", "mountain_region"):
        assert "no place in particular" in PRESETS[name].note
        assert "Montpellier" not in PRESETS[name].label


def test_the_candidates_of_montpellier_make_as_many_groups_of_four_as_there_were():
    case = facts("montpellier-export-groups").set_index("quantity")["value"]
    assert futures("montpellier_like").group[FOUR].max() + 1 == case["export groups set up"] == 8
    assert (case["firms in a group, at least"], case["firms in a group, at most"]) == (3, 5)


def test_the_two_settings_of_montpellier_differ_in_the_incubator_only():
    without, within = (PRESETS[name].knobs for name in ("montpellier_like", "montpellier_incubator"))
    assert {**without, "incubator": True} == within


def test_eight_groups_pay_for_the_incubator_and_those_of_the_mountains_do_not():
    for name, enough in (("montpellier_incubator", True), ("mountain_region", False)):
        found = futures(name)
        assert (found.params.pool // 4 > found.incubator_groups) == enough


def test_in_the_district_matching_cannot_keep_rivals_apart_and_mostly_no_size_pays():
    assert futures("specialised_district").pays.mean() < 0.5
    lasting = futures("specialised_district").four_alive[:, 6].mean()
    assert lasting < futures("montpellier_like").four_alive[:, 6].mean() - 0.05
    added = {}
    for name in ("specialised_district", "montpellier_like"):
        calm, rival = (futures(name, rivalry=rivalry).hazard[:, FOUR].mean() for rivalry in (0.0, 1.0))
        added[name] = rival - calm
    assert added["specialised_district"] > 3 * added["montpellier_like"]


def test_in_the_mountains_the_road_costs_members_money():
    net = [np.median(futures("mountain_region", travel=travel).net[:, FOUR]) for travel in (1.0, 2.5)]
    assert net[1] < net[0] - 0.3
