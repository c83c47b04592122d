"""What the claims compare: the same futures under several cases, point after point, each on a land of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from labkit.core.conditions import Points

from .counts import shares
from .geography import Offices, Territory, distances
from .params import CAPITAL, NEAR, REGION, GlocalizationParams
from .sweep import BY_SIZE, futures

Figures = Mapping[str, np.ndarray]
NEARBY = {"placement": NEAR}
FAR = ({"placement": REGION}, {"placement": CAPITAL})
NO_FEEDBACK = {"peer_effect": 0.0, "self_strengthening": 0.0}
LEAST_SHARE = 1e-4  # stands for a share of 0 where its logarithm is taken


def compare(
    points: Points, cases: list[Mapping[str, Any]], seed: int, runs: int, measure: Callable[..., Mapping[str, float]]
) -> list[Figures]:
    """What `measure(k, land, there, lit, private)` finds under each case; a figure is an array (point,)."""
    size = len(next(iter(points.values())))
    found = []
    for case in cases:
        moved = {**points, **{name: np.broadcast_to(value, size) for name, value in case.items()}}
        rows = [measure(*future) for future in futures(GlocalizationParams(), moved, seed, runs)]
        found.append({name: np.array([row[name] for row in rows]) for name in rows[0]})
    return found


def exporters(k: Any, land: Territory, there: Offices, lit: np.ndarray, _private: np.ndarray) -> dict[str, float]:
    """Mean share of exporters in the last year, of all firms and by size; mean distance to the nearest office, km."""
    everyone, by_size = shares(lit[-1:], land)
    return {
        "exporters": float(everyone.mean()),
        **dict(zip(BY_SIZE, by_size.mean(axis=(0, 1)).tolist(), strict=True)),
        "office": float(distances(land.firm, there.place).min(axis=1).mean()),
    }


def elasticity(near: Figures, far: Figures, name: str) -> np.ndarray:
    """By how many per cent exporters grow for each per cent by which the office comes nearer, (point,)."""
    growth = np.log(np.maximum(near[name], LEAST_SHARE) / np.maximum(far[name], LEAST_SHARE))
    return growth / np.log(far["office"] / near["office"])


def log_odds(share: np.ndarray) -> np.ndarray:
    """Log-odds of shares, which are kept away from 0 and 1."""
    inside = np.clip(share, LEAST_SHARE, 1 - LEAST_SHARE)
    return np.log(inside / (1 - inside))


def first_refusal(distance: np.ndarray, refused: np.ndarray) -> float:
    """The distance in km at which half refuse, between the distances tried (distance,) by a straight line."""
    over = refused >= 0.5
    if not over.any():
        return float(distance[-1])
    at = int(over.argmax())
    if at == 0:
        return float(distance[0])
    low, high = refused[at - 1], refused[at]
    return float(distance[at - 1] + (distance[at] - distance[at - 1]) * (0.5 - low) / (high - low))
