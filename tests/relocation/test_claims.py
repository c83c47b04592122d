"""The claims of the relocation lab can fail: each breaks when its mechanism is taken out of the kernel."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.findings import only
from labkit.core.judging import FAILS, HOLDS
from labkit.relocation import compare, kernel
from labkit.relocation.claims import CLAIMS
from labkit.relocation.compare import GAPS, NEVER, first_at, path

BY_ID = {claim.id: claim for claim in CLAIMS}


def without_damage(patch):
    """Kernels renew as if nobody had left."""
    patch.setattr(kernel, "at_home", lambda weights, state: 1.0 + 0 * state.trust)


def without_hold_of_competences(patch):
    real = kernel.gains
    patch.setattr(kernel, "gains", lambda state, k: real(state, k) + k.hold * kernel.CRITICALITY * state.competences)


def without_tacit_kernel(patch):
    patch.setattr(kernel, "TACITNESS", 0 * kernel.TACITNESS)


def without_saving(patch):
    from labkit.relocation import indices

    patch.setattr(indices, "saving", lambda state, k: 0.0)
    patch.setattr(kernel, "saving", lambda state, k: 0.0)


def without_policy(patch):
    real = compare.sweep
    patch.setattr(
        compare, "sweep", lambda params, moved, *rest, **more: real(params, {**moved, "policy": 0}, *rest, **more)
    )


def without_learning_abroad(patch):
    unchanged = lambda state, k: (state.destination_competences, state.destination_trust)  # noqa: E731
    patch.setattr(kernel, "_renew_destination", unchanged)


BROKEN = {
    "RE1": (without_hold_of_competences, "strong competences raise the tipping gap"),
    "RE2": (without_tacit_kernel, "tacit knowledge holds digitalisation off"),
    "RE3": (without_damage, "many tip"),
    "RE4": (without_saving, "better than no move"),
    "RE5": (without_policy, "early support averts"),
    "RE6": (without_learning_abroad, "least of its own"),
    "RE7": (without_learning_abroad, "absorption beats volume"),
    "RE8": (without_learning_abroad, "more with brownfield than subcontracting"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_claim_fails_when_its_mechanism_is_taken_out_of_the_kernel(name, monkeypatch):
    take_out, part = BROKEN[name]
    assert BY_ID[name].at_default().holds.all()
    take_out(monkeypatch)
    found = BY_ID[name].at_default()
    assert not found.parts[part].any()
    assert not found.holds.any()


@pytest.mark.slow
def test_the_verdict_of_the_whole_box_changes_when_nobody_learns_abroad(monkeypatch):
    assert BY_ID["RE8"].recorded["verdict"] == HOLDS
    without_learning_abroad(monkeypatch)
    assert BY_ID["RE8"].judge(quick=True)["verdict"] == FAILS


def test_every_claim_of_the_lab_is_there():
    assert [claim.id for claim in CLAIMS] == [f"RE{n}" for n in range(1, 9)]


def test_the_gap_at_which_a_share_is_first_reached_lies_between_the_gaps_by_a_straight_line():
    shares = np.zeros((len(GAPS), 3))
    shares[4:, 0] = 1.0  # from 0 at 0.15 to 1 at 0.20
    shares[:, 2] = 1.0
    assert first_at(0.5, shares) == pytest.approx([0.175, NEVER, 0.0])
    assert first_at(0.1, shares)[0] == pytest.approx(0.155)


def test_a_path_is_its_stretches_after_each_other():
    assert path((2, 0.5), (1, np.array([0.1, 0.2]))).tolist() == [[0.5, 0.5], [0.5, 0.5], [0.1, 0.2]]


def test_points_at_which_the_question_does_not_arise_count_neither_way():
    claim = BY_ID["RE5"]
    base = {name: np.repeat(value, 2) for name, value in claim.defaults.items()}
    points = base | {"human_capital": np.array([0.5, 0.65]), "preserve_threshold": np.array([0.6, 0.5])}
    sample, found = only(points, claim.experiment(points, 0, 12))
    assert sample["human_capital"].tolist() == [0.5]
    assert len(found.holds) == 1
