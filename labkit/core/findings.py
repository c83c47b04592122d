"""What an experiment finds at many settings, put together, picked from and condensed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np

from .conditions import Points


@dataclass(frozen=True)
class Found:
    """What an experiment found at each point: named yes/no `parts` and `figures`, arrays (point,).

    `asked` (point,) is False where the question does not arise; those points count neither way.
    """

    parts: Mapping[str, np.ndarray]
    figures: Mapping[str, np.ndarray]
    asked: np.ndarray | bool = True

    @property
    def holds(self) -> np.ndarray:
        """Whether all parts hold, (point,)."""
        return np.logical_and.reduce(list(self.parts.values()))


class Piece(NamedTuple):
    """A piece of a run: the defaults with the seed `at`, or some settings of a sample of `points`, from `at` on.

    `points` is 0 for the defaults. A `reach` below 1 shrinks the box around them. `luck` is the seed of a sample.
    """

    points: int
    at: int
    reach: float = 1.0
    luck: int = 0


Finder = Callable[[Piece], Found]


def joined(several: Iterable[Found]) -> Found:
    """Findings at several sets of points, end to end."""
    several = list(several)
    merge = lambda dicts: {name: np.concatenate([d[name] for d in dicts]) for name in dicts[0]}  # noqa: E731
    asked = [np.broadcast_to(found.asked, found.holds.shape) for found in several]
    return Found(merge([f.parts for f in several]), merge([f.figures for f in several]), np.concatenate(asked))


def only(sample: Points, found: Found) -> tuple[Points, Found]:
    """Findings and points without those at which the question does not arise."""
    return picked(sample, found, np.broadcast_to(found.asked, found.holds.shape))


def picked(sample: Points, found: Found, where: np.ndarray) -> tuple[Points, Found]:
    """Findings and points at `where` (point,)."""
    pick = lambda arrays: {name: array[where] for name, array in arrays.items()}  # noqa: E731
    return pick(sample), Found(pick(found.parts), pick(found.figures))


def gist(found: Found) -> dict[str, Any]:
    """Share of yes, share of each part, mean of each figure; None of no points at all."""
    mean = lambda values: float(values.mean()) if values.size else None  # noqa: E731
    return {
        "share": mean(found.holds),
        "parts": {name: mean(part) for name, part in found.parts.items()},
        "figures": {name: _rounded(mean(figure), 6) for name, figure in found.figures.items()},
    }


def counted(found: Mapping[str, Any]) -> dict[str, Any]:
    """Of what `gist` told, all but the figures, whose last digits differ between machines."""
    return {name: value for name, value in found.items() if name != "figures"}


def digest(told: Any) -> str:
    """8 hex digits of numbers, words, lists and ranges; the order of the keys of a dict does not count."""
    return sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:8]


def median(figure: np.ndarray) -> float | None:
    """The median to four decimals; None of no points at all."""
    return _rounded(float(np.median(figure)), 4) if figure.size else None


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
