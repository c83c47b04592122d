"""The experiments behind the claims SW1 to SW3: what is varied, what is compared, what counts as yes.

Each gets what varies as arrays (point,) and returns yes/no parts and figures, arrays (point,). Knowledge is a mean over
the futures; the networks of a point share their luck at all shares of distant ties.
"""

from __future__ import annotations

import numpy as np

from labkit.core.claims import Found
from labkit.core.conditions import Points

from .curves import COUNTS
from .kernel import structure
from .params import SmallWorldParams
from .sweep import side_by_side

TRIED = np.array([0, 0.05, 0.07, 0.1, 0.14, 0.2, 0.3, 0.5, 1])
HALF, TEN, TWICE = 1, 3, 5  # places of 5 %, 10 % and 20 %


def knowledge_at(points: Points, seed: int, runs: int) -> np.ndarray:
    """Knowledge at the shares `TRIED`, mean over the futures, (point, share)."""
    names, count = list(points), len(next(iter(points.values())))
    settings = [SmallWorldParams(**{name: points[name][at].item() for name in names}) for at in range(count)]
    return np.array([side_by_side(params, TRIED, seed, runs)["knowledge"].mean(axis=1) for params in settings])


def few_ties_shorten(points: Points, seed: int, runs: int) -> Found:
    """SW1: path length and clustering with a few distant ties, over those of the ring."""
    columns = (points[name] for name in ("firms", "neighbours", "share"))
    found = [
        structure(int(firms), 2 * int(side), float(share), seed=seed, runs=runs)
        for firms, side, share in zip(*columns, strict=True)
    ]
    length = np.array([each.path_length.mean() / each.path_length_lattice for each in found])
    clustering = np.array([each.clustering.mean() / each.clustering_lattice for each in found])
    parts = {"the way is half as long or less": length <= 0.5, "four fifths of the clustering stay": clustering >= 0.8}
    figures = {
        "length_kept": length,
        "clustering_kept": clustering,
        "length_ring": np.array([each.path_length_lattice for each in found]),
        "distant_ties": points["share"] * points["firms"] * points["neighbours"],
    }
    return Found(parts, figures)


def ten_per_cent(points: Points, seed: int, runs: int) -> Found:
    """SW2: the best of nine shares of distant ties, and what half and twice ten per cent lose against it."""
    knowledge = knowledge_at(points, seed, runs)
    most = knowledge.max(axis=1, keepdims=True)
    lost = 1 - knowledge / np.maximum(most, 1e-9)
    flat = lost <= COUNTS
    parts = {
        "ten per cent is as good as the best": flat[:, TEN],
        "half as many distant ties are worse": lost[:, HALF] - lost[:, TEN] >= COUNTS,
        "twice as many distant ties are worse": lost[:, TWICE] - lost[:, TEN] >= COUNTS,
    }
    figures = {
        "best_share": TRIED[knowledge.argmax(axis=1)],
        "lowest_good": TRIED[flat.argmax(axis=1)],
        "highest_good": TRIED[::-1][flat[:, ::-1].argmax(axis=1)],
        "lost_at_ten": lost[:, TEN],
        "inside": ((lost[:, 0] >= COUNTS) & (lost[:, -1] >= COUNTS)).astype(float),
    }
    return Found(parts, figures, asked=most[:, 0] > 0)


def extremes_are_worse(points: Points, seed: int, runs: int) -> Found:
    """SW3: under barter, no distant tie and distant ties only, beside the best share between."""
    knowledge = knowledge_at({**points, "passing": np.full(len(points["horizon"]), "barter")}, seed, runs)
    between = knowledge[:, 1:-1].max(axis=1)
    none, all_of_them = (1 - knowledge[:, at] / between for at in (0, -1))
    parts = {"no distant tie is worse": none >= COUNTS, "distant ties only are worse": all_of_them >= COUNTS}
    figures = {
        "lost_with_none": none,
        "lost_with_all": all_of_them,
        "best_between": TRIED[1:-1][knowledge[:, 1:-1].argmax(axis=1)],
    }
    return Found(parts, figures)
