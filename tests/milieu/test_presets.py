"""The presets: ways to score that fit any data, honest about what is assumed, and doing what their notes say."""

import numpy as np
import pytest

from labkit.milieu import template
from labkit.milieu.lab import lab
from labkit.milieu.presets import PRESETS

every_preset = pytest.mark.parametrize("name", PRESETS)
OTHER_DATA = ("montpellier_2002", template.files())


def scored(name="", over=lab, **moved):
    knobs = PRESETS[name].knobs if name else {}
    return over.simulate(over.Params(**{**knobs, **moved}), seed=0)


@every_preset
def test_a_preset_is_short_in_name_says_what_is_assumed_and_names_its_source(name):
    preset = PRESETS[name]
    assert len(preset.label) <= 28
    assert "OECD/JRC 2008" in preset.note or "(T part 1" in preset.note or name == "no_doubt"
    assert "ssumed" in preset.note or name in ("counted", "no_doubt")


@every_preset
def test_a_preset_leaves_data_and_focus_alone_and_differs_from_the_defaults(name):
    assert "focus" not in PRESETS[name].knobs
    assert lab.Params(**PRESETS[name].knobs).changed() == dict(PRESETS[name].knobs)


@every_preset
@pytest.mark.parametrize("source", OTHER_DATA, ids=["one territory", "two territories"])
def test_a_preset_is_legal_over_any_data(name, source):
    found = scored(name, lab.over(source))
    assert np.isfinite(found.chosen_score).all()
    assert found.params.normalise == "goalposts"


def test_the_geometric_mean_pulls_down_whom_one_weak_dimension_has_and_the_weakest_decides_alone():
    plain, geometric, weakest = (scored(name) for name in ("", "geometric", "weakest"))
    assert (geometric.chosen_score < plain.chosen_score).all()
    lost = plain.chosen_score - geometric.chosen_score
    assert plain.milieux.names[lost.argmax()] == "Alder"
    assert weakest.chosen_score == pytest.approx(plain.chosen_dimension.min(axis=1))


def test_importances_do_not_matter_where_the_weakest_decides():
    assert scored("weakest", density=80.0).chosen_score == pytest.approx(scored("weakest").chosen_score)


def test_counted_only_leaves_raters_without_a_say():
    quiet = scored("counted", doubt_raters=False)
    assert np.array_equal(quiet.chosen_score, scored("counted").chosen_score)
    assert quiet.score == pytest.approx(scored("counted").score)


def test_governance_counts_as_much_as_the_other_three_together():
    assert scored("governance").weight == pytest.approx([1 / 6, 1 / 6, 1 / 6, 1 / 2])


def test_without_doubt_all_draws_are_what_was_chosen():
    found = scored("no_doubt")
    assert (found.rank == found.chosen_rank).all()
    assert found.chosen_score == pytest.approx(scored().chosen_score)
