"""The axis of years that three figures of this lab share, and what they tell of clusters: A, and the others."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..luck import YEARS
from ..params import PipelinesParams
from ..result import CLUSTERS

SPAN = (0, YEARS * 1.72)  # the free strip holds the words at the ends of lines
LABELS_AT = YEARS + 1.1
EVERY = np.arange(YEARS + 1)


def names(params: PipelinesParams, words: dict[str, Any]) -> tuple[str, str]:
    """What stands for the first cluster and for the others together: A and B, or A and B–D."""
    others = CLUSTERS[1 : params.clusters]
    first = CLUSTERS[0]
    return first, others[0] if len(others) == 1 else words["from_to"].format(first=others[0], last=others[-1])


def split(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values (run, period, cluster) of the first cluster and the mean of the others, each (run, period)."""
    return values[..., 0], values[..., 1:].mean(axis=-1)
