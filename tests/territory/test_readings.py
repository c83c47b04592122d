"""What the reading of the claim says beyond the ledger, compared with a whole run; to be run after recording."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.conditions import sobol
from labkit.core.findings import only
from labkit.core.judging import BOX_RUNS, FULL
from labkit.territory import experiments
from labkit.territory.behind import whole_front
from labkit.territory.claims import CLAIMS
from labkit.territory.experiments import CASES, COUNTS, EVEN, NOTHING, beaten, territory
from labkit.territory.front import ALL_AIMS, KEPT, SPLITS, Front
from labkit.territory.luck import PROGRAMME
from labkit.territory.params import LEVERS, TerritoryParams
from labkit.territory.sweep import futures

NEAR = 0.015
pytestmark = pytest.mark.record


@pytest.fixture(scope="module")
def levers():
    """Settings and findings of WW3, found once."""
    return CLAIMS[0].over_box()


def test_levers_lead_where_the_reading_says(levers):
    figures = levers[1].figures
    gained = {aim: np.array([figures[f"{aim}_{lever}"] for lever in LEVERS.values()]) for aim in COUNTS}
    first = {aim: dict(zip(LEVERS.values(), np.bincount(g.argmax(axis=0), minlength=6) / g.shape[1], strict=True))
             for aim, g in gained.items()}  # fmt: skip
    assert first["exporters"]["coordination"] == pytest.approx(0.96, abs=NEAR)
    assert first["score"]["coordination"] == pytest.approx(0.94, abs=NEAR)
    for lever, share in (("trust", 0.55), ("human_capital", 0.34), ("policy", 0.10)):
        assert first["kernels"][lever] == pytest.approx(share, abs=NEAR)
    for aim, share in (("exporters", 0.62), ("score", 0.42), ("kernels", 0.67)):
        part = figures[f"{aim}_even"] / gained[aim].max(axis=0)
        assert np.median(part) == pytest.approx(share, abs=NEAR), aim


def test_only_coordination_and_hardly_ever_hubs_dominate(levers):
    figures = levers[1].figures
    ahead = {
        lever: np.all([figures[f"{aim}_{other}"] - figures[f"{aim}_{lever}"] < by
                       for aim, by in COUNTS.items() for other in LEVERS.values()], axis=0).mean()
        for lever in LEVERS.values()
    }  # fmt: skip
    assert ahead.pop("coordination") == pytest.approx(0.08, abs=NEAR)
    assert max(ahead.values()) < 0.01


def test_with_other_luck_and_other_sizes_that_count_none_dominates_where_the_reading_says(monkeypatch):
    sample = sobol(CLAIMS[0].box, FULL)

    def none_dominates(luck):
        found = only(sample, CLAIMS[0].experiment(sample, luck, BOX_RUNS))[1]
        return found.parts["no lever alone is best in all aims"].mean()

    assert [none_dominates(luck) for luck in (1, 2)] == pytest.approx([0.95, 0.95], abs=NEAR)
    usual = dict(COUNTS)
    for by, share in ((0.5, 0.98), (2, 0.73)):
        monkeypatch.setattr(experiments, "COUNTS", {aim: by * counts for aim, counts in usual.items()})
        assert none_dominates(0) == pytest.approx(share, abs=NEAR)


def test_what_one_lever_alone_leaves_unspent_and_what_an_even_split_gains_for_no_more(levers):
    sample = levers[0]
    cases = {name: territory(sample, 0, BOX_RUNS, **fixed) for name, fixed in CASES.items() if name != NOTHING}
    left = {name: 1 - case["cost"] / (PROGRAMME * sample["budget"]) for name, case in cases.items()}
    much = {name: (each > 0.2).mean() for name, each in left.items()}
    for name, share in (("hubs", 0.62), ("coordination", 0.26), ("human_capital", 0.20), (EVEN, 0)):
        assert much[name] == pytest.approx(share, abs=NEAR), name
    ahead = []
    for name in LEVERS.values():
        no_more = {**sample, "budget": np.maximum(cases[name]["cost"] / PROGRAMME, 1e-6)}
        ahead.append(beaten({name: cases[name], EVEN: territory(no_more, 0, BOX_RUNS, **CASES[EVEN])}, [EVEN], name))
    assert np.all(ahead, axis=0).mean() == pytest.approx(0.56, abs=NEAR)


def test_of_the_splits_that_beat_another_in_24_futures_three_in_four_still_do_in_200():
    usual = TerritoryParams()
    few = whole_front(usual)
    points = {name: np.full(len(SPLITS), float(value)) for name, value in usual}
    points |= {name: SPLITS[:, at] for at, name in enumerate(LEVERS.values())}
    found = futures({**points, "budget": usual.budget * (1 - SPLITS[:, KEPT])}, 0, 200)
    many = Front(usual, 0, np.stack([found[aim].mean(axis=1) for aim in ALL_AIMS], axis=-1))
    ahead = np.array([few.beating(aims) for aims in few.aims])
    still = np.array([many.beating(aims) for aims in many.aims])
    assert (ahead & still).sum() / ahead.sum() == pytest.approx(0.75, abs=0.1)
    rare = (ahead.sum(axis=1) > 0) & (ahead.sum(axis=1) <= 20)
    assert (ahead & still)[rare].sum() / ahead[rare].sum() == pytest.approx(0.75, abs=0.15)


def test_an_even_split_needs_money_to_be_better_than_each_lever_in_some_aim(levers):
    sample, found = levers
    even = found.parts["an even split is better than each in some aim"]
    assert even.mean() == pytest.approx(0.73, abs=NEAR)
    assert even[sample["budget"] < 300].mean() == pytest.approx(0.32, abs=0.03)
    assert even[sample["budget"] > 500].mean() == pytest.approx(0.94, abs=NEAR)
