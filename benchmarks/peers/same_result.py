"""What all four pictures of the latency benchmark show, and how it is computed: once, here.

The same as the bench's three figures: bands of both territories with a mark every ten years and their last value in
words, the share of each activity moved with names and last values, paths of K and T with their middle, begin, ends.
"""

from __future__ import annotations

import numpy as np

from labkit.relocation.chain import ACTIVITIES
from labkit.relocation.lab import lab

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
PATHS = 18
START, STEP = 0.42, 0.01
NAMES = list(ACTIVITIES)
TITLES = ("Competitiveness", "Work moved abroad", "Kernels at home")


def picture(globalisation: float) -> dict[str, np.ndarray]:
    """Bands (level, year), shares moved (activity, year), K and T (run, year), their middle (2, year), of 60 runs."""
    result = lab.simulate(lab.Params(globalisation=globalisation), seed=0, runs=lab.draft_runs)
    return {
        "home": np.quantile(result.home, LEVELS, axis=0),
        "destination": np.quantile(result.destination, LEVELS, axis=0),
        "moved": np.median(result.moved, axis=0).T[:, 1:],
        "competences": result.competences[:PATHS],
        "trust": result.trust[:PATHS],
        "middle": np.median([result.competences, result.trust], axis=1),
    }


def last_words(shown: dict[str, np.ndarray]) -> tuple[list[str], list[str]]:
    """Words at the ends of the two bands, and of the five activities."""
    ends = [f"{name.capitalize()} {shown[name][2, -1]:.0f}" for name in ("home", "destination")]
    return ends, [f"{100 * share:.0f} %" for share in shown["moved"][:, -1]]
