"""The experiments behind the claims EG1 to EG5: what is varied, what is compared, what counts as yes.

Each gets the knobs that vary as arrays (point,) and returns yes/no parts and figures, arrays (point,). Sizes are
compared by their mean net over the futures. Variants of a point share their luck.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.claims import Found
from labkit.core.conditions import Points

from .kernel import FOUR, groups_to_pay
from .luck import SIZES
from .params import ExportGroupsParams
from .sweep import appraise

NEAR, FAR = 1.0, 2.5
SIX_YEARS = {"horizon": 6}
EIGHT_GROUPS = 8
COUNTS = 0.5  # k EUR a year: a smaller loss is trivial, however little the net is
FEW = 0.05  # share of groups below which a difference counts as none
TENTH = 0.10
LIVES = 8  # futures a run: the life of a group is a single draw, and sizes differ by little


def compare(points: Points, seed: int, runs: int, **fixed: Any) -> tuple[np.ndarray, np.ndarray]:
    """Net of a member and share together at the horizon, means over the futures, (point, group_size)."""
    found = appraise(ExportGroupsParams(), {**points, **fixed}, seed, LIVES * runs)
    return found.net.mean(axis=1), found.together.mean(axis=1)


def best(net: np.ndarray) -> np.ndarray:
    """Group size with the highest net, (point,), from net (point, group_size)."""
    return net.argmax(axis=-1) + 1.0


def alone_is_too_dear(points: Points, seed: int, runs: int) -> Found:
    """EG1: the net of a firm that pays an executive alone, beside that of four who share one."""
    net, _ = compare(points, seed, runs)
    return Found(
        parts={"a firm alone loses": net[:, 0] < 0},
        figures={"net_alone": net[:, 0], "net_four": net[:, FOUR]},
    )


def three_to_five(points: Points, seed: int, runs: int) -> Found:
    """EG2: the best size for a member, and for an organiser who counts by executive; asked where any size pays."""
    net, _ = compare(points, seed, runs)
    size = best(net)
    figures = {
        "best_size": size,
        "best_size_executive": best(net * np.arange(1, SIZES + 1)),
        "best_net": net.max(axis=-1),
        "lost_with_four": net.max(axis=-1) - net[:, FOUR],
    }
    return Found({"three to five is best": (size >= 3) & (size <= 5)}, figures, asked=net.max(axis=-1) > 0)


def distance_erodes(points: Points, seed: int, runs: int) -> Found:
    """EG3: each kilometre takes two and a half times as long; asked where groups of four pay with short roads."""
    near, _ = compare(points, seed, runs, travel=NEAR, matching="matched")
    far, _ = compare(points, seed, runs, travel=FAR, matching="matched")
    scattered, _ = compare(points, seed, runs, travel=NEAR, matching="random")
    loss = near[:, FOUR] - far[:, FOUR]
    parts = {
        "a tenth of the net is lost": loss >= TENTH * near[:, FOUR],
        "500 EUR a year or more are lost": loss >= COUNTS,
    }
    figures = {
        "net_near": near[:, FOUR],
        "loss": loss,
        "loss_share": np.where(near[:, FOUR] > 0, loss / np.maximum(near[:, FOUR], 1e-9), 0.0),
        "size_near": best(near),
        "size_far": best(far),
        "loss_scattered": near[:, FOUR] - scattered[:, FOUR],
    }
    return Found(parts, figures, asked=near[:, FOUR] > 0)


def rivalry_breaks(points: Points, seed: int, runs: int) -> Found:
    """EG4: rivalry 0 against 1 in groups of four drawn at random; the control is matched groups."""
    figures = {}
    for name, how in (("broken_random", "random"), ("broken_matched", "matched")):
        _, calm = compare(points, seed, runs, **SIX_YEARS, rivalry=0.0, matching=how)
        _, rival = compare(points, seed, runs, **SIX_YEARS, rivalry=1.0, matching=how)
        figures[name] = (calm - rival)[:, FOUR]
    return Found({"one group in twenty more breaks up": figures["broken_random"] >= FEW}, figures)


def incubator_helps(points: Points, seed: int, runs: int) -> Found:
    """EG5: groups of four with and without the incubator; eight such groups against its yearly cost."""
    without, within = (compare(points, seed, runs, incubator=on)[0][:, FOUR] for on in (False, True))
    lost, kept = (compare({**points, **SIX_YEARS}, seed, runs, incubator=on)[1][:, FOUR] for on in (False, True))
    gain, cost = 4 * (within - without), points["incubator_cost"]
    parts = {
        "one group in twenty more stays together": kept - lost >= FEW,
        "more is left for each member, before its cost": gain > 0,
        "the gain of eight groups pays its cost": EIGHT_GROUPS * gain >= cost,
    }
    needed = np.array([groups_to_pay(*each) for each in zip(cost, gain, strict=True)])
    figures = {"more_together": kept - lost, "gain_group": gain, "left_over": EIGHT_GROUPS * gain - cost}
    return Found(parts, {**figures, "groups_needed": needed})
