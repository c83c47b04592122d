"""What is told of all shares of distant ties at once: curves of knowledge, clustering and path length."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .params import SmallWorldParams

COUNTS = 0.02  # a smaller difference in knowledge, as a share of the most, counts as none
TEN = 0.1


@dataclass(frozen=True, eq=False)
class Shape:
    """Clustering and path length against the share of distant ties, arrays (point,): means over networks.

    clustering and path_length are divided by those without distant ties; reachable is the share of pairs with a way.
    """

    shares: np.ndarray
    clustering: np.ndarray
    path_length: np.ndarray
    reachable: np.ndarray


@dataclass(frozen=True, eq=False)
class Curve:
    """Knowledge at the horizon against the share of distant ties: knowledge (point, run), NaN where not yet known."""

    shares: np.ndarray
    knowledge: np.ndarray

    @property
    def there(self) -> np.ndarray:
        """Which points are known, (point,)."""
        return np.isfinite(self.knowledge[:, 0])

    @property
    def done(self) -> float:
        """Share of the points that are known."""
        return float(self.there.mean())

    @property
    def middle(self) -> np.ndarray:
        """Median over futures, (point,), of a curve whose points are all known."""
        return np.median(self.knowledge, axis=1)

    @property
    def as_good(self) -> np.ndarray:
        """Which points (point,) lose no more than `COUNTS` against the best; of a curve that is whole."""
        return self.middle >= (1 - COUNTS) * self.middle.max()

    @property
    def pieces(self) -> list[tuple[int, int]]:
        """First and last point of each run of points that are as good as the best."""
        good = np.flatnonzero(self.as_good)
        return [(int(run[0]), int(run[-1])) for run in np.split(good, np.flatnonzero(np.diff(good) > 1) + 1)]


@dataclass(frozen=True, eq=False)
class Behind:
    """Shape and curve for all knobs of `params` but its share of distant ties; `curve` fills up from time to time."""

    params: SmallWorldParams
    shape: Shape
    curve: Curve

    @property
    def done(self) -> float:
        """Share of the curve that is there."""
        return self.curve.done

    def of(self, params: SmallWorldParams) -> bool:
        """Whether the curve is that of these knobs."""
        return self.params == everywhere(params)

    def shaped(self, params: SmallWorldParams) -> bool:
        """Whether the shape is that of these knobs, which only depends on the network at its start."""
        return (self.params.neighbours, self.params.place) == (params.neighbours, params.place)


def everywhere(params: SmallWorldParams) -> SmallWorldParams:
    """The knobs with the share at its default, since a curve holds for all shares."""
    return params.replace(share=SmallWorldParams().share)
