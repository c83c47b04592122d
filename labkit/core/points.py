"""Arrays of kernels that run many settings at once: knobs at points, and sums with the same digits for any number."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np


def in_points(values: Mapping[str, Any]) -> SimpleNamespace:
    """Knobs, numbers or arrays (point,), as arrays (point, 1), to meet arrays (…, point, run)."""
    size = max(np.size(value) for value in values.values())
    return SimpleNamespace(**{
        name: np.broadcast_to(np.asarray(value, dtype=float), (size,))[:, None] for name, value in values.items()
    })  # fmt: skip


def summed(each: np.ndarray) -> np.ndarray:
    """Sum over the first axis, one after the other: the same digits in a future alone and among many."""
    return np.add.reduce(each, axis=0) if each[0].size > 1 else np.add.accumulate(each, axis=0)[-1]
