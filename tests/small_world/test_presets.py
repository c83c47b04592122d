"""The six stylised settings: labelled as such, each one step away from the first, and doing what their notes say."""

import numpy as np
import pytest

from labkit.small_world.lab import lab
from labkit.small_world.params import SmallWorldParams
from labkit.small_world.presets import PAPER, PRESETS
from labkit.small_world.sweep import sweep

NEAR, FEW, TEN, MANY, FAR = range(5)
SHARES = np.array([0, 0.05, 0.1, 0.7, 1.0])


def medians(name):
    """What firms know at five shares of distant ties, median of the 24 futures of the bench's curve."""
    found = sweep(SmallWorldParams(**PRESETS[name].knobs), {"share": SHARES}, seed=0, runs=24)
    return np.median(found["knowledge"], axis=1)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_labelled_as_stylised_and_names_its_source(name):
    preset = PRESETS[name]
    assert len(preset.label) <= 28
    assert preset.note.startswith("Stylised; all numbers assumed")
    assert any(source in preset.note for source in ("CJ", "WS", "Cowan", "Centola", "Derbyshire", "R part 11.10"))
    assert lab.Params(**preset.knobs).changed() == dict(preset.knobs)


def test_all_presets_but_news_differ_from_the_first_in_one_knob():
    base = dict(SmallWorldParams(**PAPER))
    apart = {
        name: [knob for knob, value in SmallWorldParams(**preset.knobs) if value != base[knob]]
        for name, preset in PRESETS.items()
        if name != "news"
    }
    assert apart == {
        "paper_like": [],
        "given": ["passing"],
        "early_days": ["horizon"],
        "closely_tied": ["neighbours"],
        "eight_clusters": ["place"],
    }


def test_near_the_conditions_of_the_paper_both_ends_lose_to_ten_per_cent():
    found = medians("paper_like")
    assert found[TEN] > 1.02 * max(found[NEAR], found[FAR])


def test_where_knowledge_is_given_all_shares_are_alike_in_the_end():
    found = medians("given")
    assert found.min() > 0.98 * found.max()


def test_early_on_far_more_distant_ties_are_better():
    found = medians("early_days")
    assert found[MANY] > 1.05 * found[TEN]


def test_closely_tied_firms_need_no_distant_tie_and_lose_by_many():
    found = medians("closely_tied")
    assert found[NEAR] > 0.97 * found.max()
    assert found[FEW] > found[TEN]
    assert found[TEN] > 1.1 * found[FAR]


def test_news_to_be_confirmed_reaches_most_firms_without_any_distant_tie():
    found = medians("news")
    assert found[NEAR] > 1.2 * found[TEN] > 1.2 * found[FAR]


def test_clusters_without_distant_ties_keep_what_they_know_to_themselves():
    found = medians("eight_clusters")
    assert found[NEAR] < 0.6 * found[TEN]
