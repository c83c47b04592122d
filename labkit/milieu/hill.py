"""Hill numbers: how many equally common kinds would give the same diversity.

    D_q = (Σ p_k^q)^(1/(1−q))      D_1 = exp(−Σ p_k·ln p_k)      p_k the share of kind k

Order 0 counts kinds, however rare; order 1 weighs each by its share; order 2 is led by the common ones.
Source: Hill (1973), "Diversity and evenness", *Ecology* 54(2), 427–432. That T's "diversity" is diversity of *kinds of
operator* is our reading.
"""

from __future__ import annotations

import numpy as np


def hill(counts: np.ndarray, order: float) -> np.ndarray:
    """Effective number of kinds over the first axis of `counts` (kind, …) >= 0; 0 where there is nothing at all.

    Which kind has which count changes nothing, not even the last bit: counts are summed in their order of size.
    Raises ValueError for an order below 0.
    """
    if not order >= 0:
        raise ValueError(f"order = {order!r} must be 0 or more (order of a Hill number)")
    counts = np.asarray(counts, dtype=float)
    if order == 0:
        return np.sum(counts > 0, axis=0, dtype=float)
    counts = np.sort(counts, axis=0)
    total = counts.sum(axis=0)
    shares = counts / np.where(total > 0, total, 1.0)
    if order == 1:
        effective = np.exp(-np.sum(shares * np.log(np.where(shares > 0, shares, 1.0)), axis=0))
    else:
        summed = np.sum(shares**order, axis=0)
        effective = np.where(total > 0, summed, 1.0) ** (1 / (1 - order))
    return np.where(total > 0, effective, 0.0)
