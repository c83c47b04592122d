"""A firm's chain: five activities and what each weighs. The columns are invented; the concepts are B's and R's."""

from __future__ import annotations

import numpy as np

ACTIVITIES = ("design", "engineering", "specialised making", "routine making", "marketing")


def column(*five: float) -> np.ndarray:
    """One number an activity, shaped (activity, 1, 1) to meet arrays (activity, point, run)."""
    return np.array(five)[:, None, None]


CRITICALITY = column(0.9, 0.8, 0.5, 0.1, 0.6)
TACITNESS = column(0.8, 0.9, 0.5, 0.2, 0.4)
VALUE = column(0.30, 0.20, 0.15, 0.10, 0.25)
LABOUR = column(0.10, 0.15, 0.28, 0.37, 0.10)

KERNEL_ABOVE = 0.55  # an activity belongs to a kernel if its criticality or its tacitness is higher
IN_KERNEL = np.maximum(CRITICALITY, TACITNESS) > KERNEL_ABOVE
MOVABLE = tuple(np.flatnonzero(~IN_KERNEL).tolist())  # what a selective firm moves: specialised and routine making

BY_COMPETENCE = CRITICALITY / (CRITICALITY + TACITNESS)  # how far an activity rests on competences; the rest on trust
CRITICAL = CRITICALITY / CRITICALITY.sum()
TACIT = TACITNESS / TACITNESS.sum()
CODIFIED = CRITICALITY * (1 - TACITNESS) / (CRITICALITY * (1 - TACITNESS)).sum()
LABOUR_MOVABLE = LABOUR * ~IN_KERNEL
TACIT_MOVABLE = TACIT * ~IN_KERNEL


def weighted(weights: np.ndarray, five: np.ndarray) -> np.ndarray:
    """Σ w_j x_j over the activities, in their order: (activity, point, run) to (point, run)."""
    return np.add.reduce(weights * five, axis=0)
