"""Sums over firms and towns, without the linear algebra library: fast by what changes, whatever the machine.

That library would spread each product over all cores. On a busy or shared machine they then wait for each other, and
a move of a slider takes many times as long. Here a year costs as much as firms changed their mind.
"""

from __future__ import annotations

import numpy as np


def summed(exporting: np.ndarray, weights: np.ndarray, before: np.ndarray | None = None) -> np.ndarray:
    """Sums of `weights` (firm, any) over the firms that export (run, firm), as (run, any); exact (see `geography`).

    With `before`, who exported the year before, only what is to be added to that year's sums.
    """
    from scipy.sparse import csr_array

    runs, firms = exporting.shape
    at = np.flatnonzero(exporting if before is None else exporting != before)
    sign = np.where(exporting.ravel()[at], np.float32(1), np.float32(-1))
    rows = np.searchsorted(at, firms * np.arange(runs + 1))
    return csr_array((sign, at % firms, rows), shape=exporting.shape) @ weights


def from_towns(private: np.ndarray, nearness: np.ndarray) -> np.ndarray:
    """Help (run, firm) from capacity (run, town), with what is left of it on the way (town, firm)."""
    return np.einsum("rt,tf->rf", private, nearness)
