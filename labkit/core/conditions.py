"""Shares, samples and conditions: what turns yes or no at many settings into the words of a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .points import Points

ENOUGH, FOUND, COVER = 0.90, 0.93, 0.10
PAIR = 1.25  # so much more must a pair of limits keep than a single one to be worth its words
RULE = (ENOUGH, FOUND, COVER, PAIR)

Side = tuple[float, float] | range | tuple[str, ...] | tuple[bool, ...]
"""One side of a box: low and high, a range of whole numbers, or choices such as ("dry", "wet") or (False, True)."""


@dataclass(frozen=True)
class Cut:
    """One side of a limit of one quantity; of a choice (text or yes/no), that choice (`above`) or all but it."""

    name: str
    limit: float | str | bool
    above: bool

    def inside(self, quantities: Points) -> np.ndarray:
        """Which points lie on that side, (point,)."""
        if isinstance(self.limit, (str, bool)):
            return (quantities[self.name] == self.limit) == self.above
        return quantities[self.name] >= self.limit if self.above else quantities[self.name] <= self.limit

    def in_words(self, words: str) -> str:
        """The cut with the words of its quantity: trust at least 0.3, weather is not wet.

        Words with a place {} are of a distance from a line: {} the frost line, at least 0.30 above the frost line.
        """
        if isinstance(self.limit, (str, bool)):
            choice = self.limit if isinstance(self.limit, str) else "yes" if self.limit else "no"
            return f"{words} is {choice}" if self.above else f"{words} is not {choice}"
        if "{}" in words:
            reach = "no further than" if self.above == (self.limit < 0) else "at least"
            return words.format(f"{reach} {_beside(self.limit)}")
        return f"{words} {'at least' if self.above else 'at most'} {self.limit:g}"


@dataclass(frozen=True)
class Condition:
    """A condition in words, and how often the claim held under it at points it was not found with."""

    text: str
    tested: Mapping[str, Any]


def condition_for(holds: np.ndarray, quantities: Points, words: Mapping[str, str]) -> Condition | None:
    """The widest condition inside which `holds` (point,) is true often enough, in both halves of the sample."""
    half = len(holds) // 2
    cuts = [cut for name in words for cut in _cuts(name, quantities[name])]
    if not cuts:
        return None
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

    `inside` (cut, point), `holds` (point,).
    """
    kept, pure = inside @ inside.T, (inside * holds) @ inside.T
    worth = np.where((kept >= COVER * len(holds)) & (pure >= FOUND * kept), kept, 0.0)
    worth[np.diag_indices_from(worth)] *= PAIR
    i, j = np.unravel_index(worth.argmax(), worth.shape)
    return (int(i), int(j)) if worth[i, j] > 0 else None


def _cuts(name: str, quantity: np.ndarray) -> list[Cut]:
    """Both sides of each decile of a quantity, rounded as it will be told; of a choice, with it and without it."""
    if quantity.dtype.kind in "Ub":
        sides = (True,) if quantity.dtype.kind == "b" else (True, False)
        return [Cut(name, choice, side) for choice in np.unique(quantity).tolist() for side in sides]
    deciles = np.quantile(quantity, np.linspace(0.1, 0.9, 9))
    limits = np.unique(np.round(deciles, 2 if np.ptp(quantity) > 0.3 else 3)).tolist()
    return [Cut(name, limit, above) for limit in limits for above in (True, False)]


def _in_words(one: Cut, other: Cut, words: Mapping[str, str]) -> str:
    if one.name == other.name and one != other and not isinstance(one.limit, (str, bool)):
        low, high = sorted((one.limit, other.limit))
        if "{}" in words[one.name]:
            near = "close to the edge: " if low < 0 < high else ""
            return near + words[one.name].format(f"from {_beside(low)} to {_beside(high)}")
        return f"{words[one.name]} from {low:g} to {high:g}"
    return " and ".join(dict.fromkeys(cut.in_words(words[cut.name]) for cut in (one, other)))


def _beside(distance: float) -> str:
    amount = max(f"{abs(distance):.2f}", f"{abs(distance):g}", key=len)
    return f"{amount} {'below' if distance < 0 else 'above'}"


def share_of(holds: np.ndarray) -> dict[str, Any]:
    """Share of yes among points (point,), with its limits and the number of points; None of no points at all."""
    return {
        "share": round(float(holds.mean()), 4) if holds.size else None,
        "interval": wilson(int(holds.sum()), len(holds)),
        "points": len(holds),
    }


def sobol(box: Mapping[str, Side], points: int) -> Points:
    """A scrambled Sobol sample of a box, arrays (point,) of numbers, or of choices; `points` a power of 2."""
    from scipy.stats import qmc

    unit = qmc.Sobol(len(box), scramble=True, rng=np.random.default_rng(1)).random_base2(points.bit_length() - 1)
    return {name: _spread(side, unit[:, i]) for i, (name, side) in enumerate(box.items())}


def _spread(side: Side, unit: np.ndarray) -> np.ndarray:
    if _counted(side):
        return np.array(side)[(unit * len(side)).astype(int)]
    low, high = side
    return low + (high - low) * unit


def shrunk(side: Side, default: Any, reach: float) -> Side:
    """The side drawn in around the default by the factor `reach`; of choices only the default is left."""
    if _counted(side) and reach >= 1:
        return side
    if _counted(side) and not isinstance(side, range):
        return (default,)
    low, high = (default + reach * (limit - default) for limit in (side[0], side[-1]))
    if not isinstance(side, range):
        return low, high
    near = [number for number in side if low <= number <= high] or [default]
    return range(near[0], near[-1] + 1, side.step)


def _counted(side: Side) -> bool:
    return isinstance(side, range) or isinstance(side[0], (str, bool))


def wilson(successes: int, trials: int, z: float = 1.959964) -> list[float]:
    """Wilson's 95 % limits of a share; of no trials at all, 0 and 1."""
    if not trials:
        return [0.0, 1.0]
    share, grain = successes / trials, z * z / trials
    middle, half = share + grain / 2, z * np.sqrt(share * (1 - share) / trials + grain / (4 * trials))
    return [
        round(float(max(0, (middle - half) / (1 + grain))), 4),
        round(float(min(1, (middle + half) / (1 + grain))), 4),
    ]
