"""The claims of the pipelines lab can fail: a part breaks when its mechanism is taken out of the kernel."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.pipelines import kernel, learning, ties
from labkit.pipelines.claims import CLAIMS

BY_ID = {claim.id: claim for claim in CLAIMS}


def with_empty_ties(patch):
    real = kernel.from_abroad
    patch.setattr(kernel, "from_abroad", lambda *given: 0 * real(*given))


def with_ties_that_take_no_time(patch):
    patch.setattr(kernel, "at_home", lambda held: np.ones(held.live.shape[1:]))


def with_ears_for_everybody(patch):
    real = learning.hearing

    def heard(absorbed, home, k):
        k = type(k)(**{**vars(k), "capacity": 1e9})
        return real(absorbed, home, k)

    patch.setattr(learning, "hearing", heard)


def with_full_absorption(patch):
    real = kernel.from_abroad
    patch.setattr(
        kernel, "from_abroad", lambda knowledge, absorbed, held, k: real(knowledge, np.ones_like(absorbed), held, k)
    )


def with_channels_alike(patch):
    real = ties.by_kind
    alike = {"reach": 0.5, "life": 8.0}
    patch.setattr(ties, "by_kind", lambda column, kind, k: 0 * real(column, kind, k) + alike.get(column, 0.05))


BROKEN = {
    "PI1": (with_empty_ties, "a few ties make buzz richer than none"),
    "PI2": (with_ties_that_take_no_time, "a firm hears less in local talk than at the best number"),
    "PI3": (with_ears_for_everybody, "a firm hears less in the largest cluster"),
    "PI4": (with_empty_ties, "it ends with less knowledge than an open one"),
    "PI5": (with_full_absorption, "a strong cluster takes in half as much again of what partners know"),
    "PI6": (with_channels_alike, "a relocation brings more than a tie of trade"),
    "PI7": (with_empty_ties, "the second cluster ends with more than without ties"),
}


def test_every_claim_of_the_lab_is_there():
    assert [claim.id for claim in CLAIMS] == [f"PI{n}" for n in range(1, 8)]


@pytest.mark.parametrize("name", BROKEN)
def test_a_part_fails_when_its_mechanism_is_taken_out_of_the_kernel(name, monkeypatch):
    take_out, part = BROKEN[name]
    assert BY_ID[name].at_default(runs=24).parts[part].all()
    take_out(monkeypatch)
    assert not BY_ID[name].at_default(runs=24).parts[part].any()


def test_social_ties_beat_trade_only_by_reach_and_life(monkeypatch):
    with_channels_alike(monkeypatch)
    assert not BY_ID["PI6"].at_default(runs=24).parts["a social tie brings more than a tie of trade"].any()


def test_gatekeepers_bring_no_more_where_everybody_takes_in_all(monkeypatch):
    with_full_absorption(monkeypatch)
    found = BY_ID["PI5"].at_default(runs=24)
    assert not found.parts["a tie brings more if those who know most hold it"].any()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claim_says_what_was_built_in_and_its_quantities_are_recorded(claim):
    row = claim.recorded
    assert row["by_construction"]
    assert row["points"] >= 450
    assert set(claim.words) <= set(claim.box) | set(row["medians"])
    assert claim.shown.keys() <= row["medians"].keys()
