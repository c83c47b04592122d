"""The luck of the districts lab, drawn before the first year.

Events are comparisons of luck with a threshold, so luck is kept in single precision; year first, run last. It is drawn
run first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, run_last, stream

PLACES = 80  # most firms that the district can hold
YEARS = 40
SITES = 8  # the district and seven others


@dataclass(frozen=True, eq=False)
class Luck:
    """Luck of `runs` futures over `years` years; all of it numbers of single precision.

    Each (year, firm, run): `patience` exponential with mean 1, a firm innovates when its rate exceeds it; `fate`
    uniform, decides exit of a firm and entry into an empty place; `quality` and `growth` standard normal, kept as
    doubles since they are reckoned with, and `stride`, the size of `quality` without its sign. `plant` (year, run)
    uniform. Each (firm, run): `first_size` and `first_skill` standard normal doubles, `open` uniform. `cheap`
    (site, run) uniform doubles.
    """

    patience: np.ndarray
    quality: np.ndarray
    stride: np.ndarray
    growth: np.ndarray
    fate: np.ndarray
    plant: np.ndarray
    first_size: np.ndarray
    first_skill: np.ndarray
    open: np.ndarray
    cheap: np.ndarray

    @property
    def years(self) -> int:
        """How many years."""
        return len(self.plant)

    @property
    def runs(self) -> int:
        """How many futures it is the luck of."""
        return self.plant.shape[-1]


@cached
def draw(seed: int, runs: int, years: int) -> Luck:
    """All luck of an ensemble. Same seed, same luck; run 7 is the same for any number of runs."""

    def normal(kind: str, *shape: int) -> np.ndarray:
        return stream(seed, f"districts {kind}").standard_normal((runs, *shape), dtype=np.float32).astype(float)

    def uniform(kind: str, *shape: int) -> np.ndarray:
        return stream(seed, f"districts {kind}").random((runs, *shape), dtype=np.float32)

    patience = stream(seed, "districts patience").standard_exponential((runs, years, PLACES), dtype=np.float32)
    quality = normal("quality", years, PLACES)
    arrays = {
        "patience": patience,
        "quality": quality,
        "stride": np.abs(quality),
        "growth": normal("growth", years, PLACES),
        "fate": uniform("fate", years, PLACES),
        "plant": uniform("plant", years),
        "first_size": normal("size", PLACES),
        "first_skill": normal("skill", PLACES),
        "open": uniform("open", PLACES),
        "cheap": uniform("cheap", SITES - 1).astype(float),
    }
    return Luck(**{name: run_last(array) for name, array in arrays.items()})
