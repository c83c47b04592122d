"""Shares, samples and conditions: what turns yes or no at many settings into the words of a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

ENOUGH, FOUND, COVER = 0.90, 0.93, 0.10

Points = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Cut:
    """One side of a limit of one quantity."""

    name: str
    limit: float
    above: bool

    def inside(self, quantities: Points) -> np.ndarray:
        """Which points lie on that side, (point,)."""
        return quantities[self.name] >= self.limit if self.above else quantities[self.name] <= self.limit


@dataclass(frozen=True)
class Condition:
    """A condition in words, and how often the claim held under it at points it was not found with."""

    text: str
    tested: Mapping[str, Any]


def condition_for(holds: np.ndarray, quantities: Points, words: Mapping[str, str]) -> Condition | None:
    """The widest condition inside which `holds` (point,) is true often enough, in both halves of the sample."""
    half = len(holds) // 2
    cuts = [cut for name in words for cut in _cuts(name, quantities[name])]
    inside = np.array([cut.inside(quantities) for cut in cuts])
    best = _widest(inside[:, :half].astype(float), holds[:half].astype(float))
    if best is None:
        return None
    i, j = best
    fresh = holds[half:][(inside[i] & inside[j])[half:]]
    if not fresh.size or fresh.mean() < ENOUGH:
        return None
    return Condition(_in_words(cuts[i], cuts[j], words), share_of(fresh))


def _widest(inside: np.ndarray, holds: np.ndarray) -> tuple[int, int] | None:
    """Of all single cuts (i, i) and pairs (i, j), the one that keeps most points among those pure enough.

    `inside` (cut, point), `holds` (point,). A pair must keep a quarter more than a single cut to be worth its words.
    """
    kept, pure = inside @ inside.T, (inside * holds) @ inside.T
    worth = np.where((kept >= COVER * len(holds)) & (pure >= FOUND * kept), kept, 0.0)
    worth[np.diag_indices_from(worth)] *= 1.25
    i, j = np.unravel_index(worth.argmax(), worth.shape)
    return (int(i), int(j)) if worth[i, j] > 0 else None


def _cuts(name: str, quantity: np.ndarray) -> list[Cut]:
    """Both sides of each decile of a quantity, rounded as it will be told."""
    deciles = np.quantile(quantity, np.linspace(0.1, 0.9, 9))
    limits = np.unique(np.round(deciles, 2 if np.ptp(quantity) > 0.3 else 3)).tolist()
    return [Cut(name, limit, above) for limit in limits for above in (True, False)]


def _in_words(one: Cut, other: Cut, words: Mapping[str, str]) -> str:
    told = {cut: f"{words[cut.name]} {'at least' if cut.above else 'at most'} {cut.limit:g}" for cut in (one, other)}
    if one.name == other.name and one != other:
        low, high = sorted((one.limit, other.limit))
        return f"{words[one.name]} from {low:g} to {high:g}"
    return " and ".join(told.values())


def share_of(holds: np.ndarray) -> dict[str, Any]:
    """Share of yes among points (point,), with its limits and the number of points."""
    return {
        "share": round(float(holds.mean()), 4),
        "interval": wilson(int(holds.sum()), len(holds)),
        "points": len(holds),
    }


def sobol(box: Mapping[str, tuple[float, float]], points: int) -> Points:
    """A scrambled Sobol sample of a box, arrays (point,); `points` a power of 2."""
    from scipy.stats import qmc

    unit = qmc.Sobol(len(box), scramble=True, rng=np.random.default_rng(1)).random_base2(points.bit_length() - 1)
    return {name: low + (high - low) * unit[:, i] for i, (name, (low, high)) in enumerate(box.items())}


def wilson(successes: int, trials: int, z: float = 1.959964) -> list[float]:
    """Wilson's 95 % limits of a share."""
    share, grain = successes / trials, z * z / trials
    middle, half = share + grain / 2, z * np.sqrt(share * (1 - share) / trials + grain / (4 * trials))
    return [
        round(float(max(0, (middle - half) / (1 + grain))), 4),
        round(float(min(1, (middle + half) / (1 + grain))), 4),
    ]
