"""The stylised settings: legal, labelled as such, and pointing the way that the cited facts point."""

import pytest

from labkit.cases import facts
from labkit.districts.kernel import simulate
from labkit.districts.params import DistrictsParams
from labkit.districts.presets import PRESETS


def futures(name, **moved):
    return simulate(DistrictsParams(**{**PRESETS[name].knobs, **moved}), seed=0, runs=100)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_labelled_as_stylised_and_cites_its_place(name):
    preset = PRESETS[name]
    assert len(preset.label) <= 28
    assert preset.note.startswith("Stylised; all numbers assumed")
    assert "(G part " in preset.note
    assert DistrictsParams(**preset.knobs).changed().keys() == preset.knobs.keys()


def test_what_stands_for_no_place_says_so_and_names_none():
    for name in ("anchor_that_fails", "platform_that_links_up", "platform_with_leaders"):
        assert "no place in particular" in PRESETS[name].note
        assert not any(place in PRESETS[name].label for place in ("Italian", "Valley"))


def test_the_italian_district_of_the_1980s_stays_what_it_was():
    found = futures("italy_1980s")
    assert found.moves[0, 0] > 0.8


def test_that_of_the_1990s_has_fewer_firms_and_more_of_it_in_few_and_outside_hands():
    then, later = futures("italy_1980s"), futures("italy_1990s")
    assert later.firms[:, -1].mean() < then.firms[:, -1].mean() - 5
    assert later.concentration[:, -1].mean() > then.concentration[:, -1].mean() + 0.1
    assert later.outside[:, -1].mean() > then.outside[:, -1].mean() + 0.1
    told = set(facts("italian-districts-censis")["quantity"])
    assert {"foreign firms", "circle to star"} <= told


def test_the_two_italian_settings_begin_alike():
    then, later = futures("italy_1980s"), futures("italy_1990s")
    assert abs(then.concentration[:, 10].mean() - later.concentration[:, 10].mean()) < 0.05


@pytest.mark.parametrize(
    ("name", "arrow"), [("anchor_that_fails", 2), ("platform_that_links_up", 3), ("platform_with_leaders", 4)]
)
def test_half_of_the_futures_go_the_arrow_that_the_preset_is_about_and_hardly_any_without_the_cause(name, arrow):
    found = futures(name)
    assert found.transition[:, arrow - 1].mean() >= 0.5
    assert found.transition_without[:, arrow - 1].mean() <= 0.1


def test_silicon_valley_is_state_anchored_until_the_anchor_leaves_and_then_several_things_at_once():
    found = futures("silicon_valley_like")
    assert found.moves[3].sum() > 0.9
    assert found.membership[:, -1].max(axis=-1).mean() < 0.9
    assert found.moves_without[3, 3] > 0.9


def test_in_the_valley_anchor_plants_and_local_firms_stand_in_one_place_before_the_anchor_leaves():
    found = futures("silicon_valley_like")
    public, outside = (getattr(found, name)[:, 10].mean() for name in ("public", "outside"))
    assert outside > 0.15
    assert public > 0.3
    assert 1 - public - outside > 0.3
