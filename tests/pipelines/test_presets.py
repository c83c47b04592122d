"""The four stylised settings: legal, labelled as such, and pointing the way that the cited facts point."""

import re

import pytest

from labkit.cases import facts
from labkit.pipelines.channels import CATALOGUE, named
from labkit.pipelines.kernel import simulate
from labkit.pipelines.papers import papers
from labkit.pipelines.params import PipelinesParams
from labkit.pipelines.presets import PRESETS

CASES = {
    "castellon_emilia": "castellon-emilia",
    "sialkot_tuttlingen": "sialkot-tuttlingen",
    "taiwan_suzhou": "taiwan-suzhou",
    "boston_copenhagen": "boston-copenhagen",
}


def futures(name, **moved):
    return simulate(PipelinesParams(**{**PRESETS[name].knobs, **moved}), seed=0, runs=60)


def test_each_of_the_four_cases_is_there_with_its_facts():
    assert PRESETS.keys() == CASES.keys()
    assert all(len(facts(case)) >= 3 for case in CASES.values())


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_legal_labelled_as_stylised_and_cites_its_place(name):
    preset = PRESETS[name]
    assert PipelinesParams(**preset.knobs).clusters == 2
    assert len(preset.label) <= 28
    assert preset.note.startswith("Stylised; all numbers assumed")
    assert "R reports" in preset.note
    assert re.search(r"\(R 7\.[12]\.[123] and 11\.\d", preset.note)


@pytest.mark.parametrize(("name", "case"), CASES.items())
def test_a_preset_has_the_channel_that_a_paper_on_its_case_names(name, case):
    channel = named(PRESETS[name].knobs["channel"])
    about = papers(channel=channel)
    assert case in set(about["case"])
    assert CATALOGUE[channel].place in PRESETS[name].note


def test_in_the_pair_of_tile_makers_both_clusters_gain_by_their_ties():
    tied, closed = (
        futures("castellon_emilia", **knobs).known_home[:, -1].mean(axis=0) for knobs in ({}, {"pipelines": 0})
    )
    assert (tied > 1.1 * closed).all()


@pytest.mark.parametrize("name", ["sialkot_tuttlingen", "taiwan_suzhou"])
def test_where_the_first_cluster_only_teaches_the_second_catches_up_and_passes_it(name):
    result = futures(name)
    share = result.chain_share[..., 1].mean(axis=0)
    assert share[0] < 0.2
    assert share[-1] > 0.5
    assert (result.inflow[:, :, 0] == 0).all()


def test_relocation_brings_suzhou_more_tacit_knowledge_than_trade_would():
    moved, traded = (
        futures("taiwan_suzhou", **knobs).inflow[:, :, 1, 1].mean() for knobs in ({}, {"channel": "trade"})
    )
    assert moved > 2 * traded
