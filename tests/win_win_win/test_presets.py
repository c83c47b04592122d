"""The stylised settings: legal, labelled as such, and pointing the way that the cited passages point."""

from __future__ import annotations

import pytest

from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.params import WinWinWinParams
from labkit.win_win_win.presets import PRESETS


def ends(name, **moved):
    return simulate(WinWinWinParams(**{**PRESETS[name].knobs, **moved}), seed=0, runs=60)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_preset_is_labelled_as_stylised_and_moves_what_it_names(preset):
    assert len(preset.label) <= 28
    assert preset.note.startswith("Stylised; all numbers assumed")
    assert WinWinWinParams(**preset.knobs).changed().keys() == preset.knobs.keys()


def test_in_a_price_war_both_sides_and_the_territory_lose():
    result = ends("price_war")
    assert (result.end == 3).mean() > 0.95
    assert (result.pay_off[:, -1, 2] < 0).all()


def test_where_a_fight_costs_more_one_side_gives_in_and_the_territory_loses():
    result = ends("winner_and_loser")
    assert (result.end == 2).mean() > 0.95
    assert (result.pay_off[:, -1, 2] < 0).all()
    won = result.pay_off[:, -1, 0] > 0
    assert 0.2 < won.mean() < 0.8  # luck says which side


def test_relations_that_last_make_three_winners():
    assert (ends("long_term").end == 0).all()
    assert (ends("long_term", lasting=0).end == 0).mean() < 0.1


def test_early_help_lets_few_who_co_operate_become_many():
    assert (ends("export_groups").end == 0).mean() > 0.95
    assert (ends("export_groups", start_invest=0.05).end == 0).mean() < 0.1


def test_where_each_leaves_it_to_others_few_public_bodies_invest():
    alone, together = ends("free_riders"), ends("free_riders", free_riding=0)
    assert alone.investing[:, -1].mean() < 0.35
    assert together.investing[:, -1].mean() > 0.9
    assert alone.pay_off[:, -1, 2].mean() < together.pay_off[:, -1, 2].mean() - 3
