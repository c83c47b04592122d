"""What is counted from who exports: shares of exporters, and how much they cluster in space."""

from __future__ import annotations

import numpy as np

from .geography import SIZE_CLASSES, Territory, size_class
from .sums import summed


def shares(lit: np.ndarray, land: Territory) -> tuple[np.ndarray, np.ndarray]:
    """Share of exporters of who exports (period, run, firm): all firms (run, period), by class (run, period, class)."""
    classes = size_class(land.staff)
    of_class = [classes == c for c in range(len(SIZE_CLASSES))]
    counted = np.stack([np.count_nonzero(lit[..., members], axis=-1) for members in of_class], axis=-1).swapaxes(0, 1)
    return counted.sum(axis=-1) / lit.shape[-1], counted / np.maximum(np.count_nonzero(of_class, axis=1), 1)


def clustering_gain(lit: np.ndarray, land: Territory) -> np.ndarray:
    """How much exporters cluster beyond firms, (run,), of who exports (run, firm).

    Among the N firms with a neighbour within 5 km: the mean share of exporters around an exporter, less (n − 1)/
    (N − 1): what it would be, on average, if the same number n of these firms exported at random. 0 where n is 0.
    """
    degree = land.beside.sum(axis=1, dtype=float)
    has = degree > 0
    now = lit & has
    around = summed(now, land.beside) / np.maximum(degree, 1)
    n = np.count_nonzero(now, axis=1)
    at_random = (n - 1) / max(np.count_nonzero(has) - 1, 1)
    return np.where(n > 0, (around * now).sum(axis=1) / np.maximum(n, 1) - at_random, 0.0)


def spread(lit: np.ndarray) -> float:
    """How much more territories differ than chance makes them, of who exports in like territories (run, firm).

    Variance of the number of exporters between territories, over the sum of the firms' own variances (the binomial
    spread, each firm with its own chance): 1 on average where firms do not feel each other.
    """
    own = lit.var(axis=0, ddof=1).sum()
    return float(lit.sum(axis=1).var(ddof=1) / own) if own > 0 else 1.0


def two_humps(shares: np.ndarray) -> float:
    """Sarle's bimodality coefficient of shares (run,): 5/9 is an even spread, above it are two humps, 1/3 is a bell."""
    centred = shares - shares.mean()
    variance = (centred**2).mean()
    if variance == 0:
        return 0.0
    skew, peak = (centred**3).mean() / variance**1.5, (centred**4).mean() / variance**2
    return float((skew**2 + 1) / peak)
