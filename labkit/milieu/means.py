"""The weighted generalised mean (power mean) of any exponent, over the first axis.

M_p(x) = (Σ w·x^p)^(1/p), with weights w that sum to 1. p = 1 is the arithmetic mean, 0 the geometric, -1 the harmonic,
-∞ the lowest value and +∞ the highest. The lower p, the less a strength makes up for a weakness.

Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 6 (weighting and aggregation), names the
arithmetic and the geometric mean; the family is Hardy, Littlewood and Pólya (1934), *Inequalities*, chapter 2.
"""

from __future__ import annotations

import numpy as np

NEGLIGIBLE_WEIGHT = 1e-12  # a share below this counts as none
GEOMETRIC_WITHIN = 1e-15  # an exponent nearer to 0 than this is 0: the mean is the same to the last digit
INFINITE = 1e300  # stands in for an infinite exponent, so that infinity times 0 does not arise


def generalised_mean(values: np.ndarray, weights: np.ndarray, exponent: float | np.ndarray) -> np.ndarray:
    """Means over the first axis of `values` (part, …), an array (…).

    `weights` (part, …) >= 0 need not sum to 1, `exponent` is a number or an array (…). NaN among the values is missing:
    the mean is then that of the rest, with weights re-scaled; NaN where nothing is left. Raises ValueError where an
    exponent other than 1 meets a value of 0 or less.
    """
    values, shares = _of_what_is_there(values, weights)
    exponent = np.asarray(exponent, dtype=float)
    if (exponent == 1).all():
        return np.sum(shares * values, axis=0)
    _check_positive(values, shares, exponent)
    means = _by_logarithms(values, shares, exponent)
    return np.where(exponent == 1, np.sum(shares * values, axis=0), means) if (exponent == 1).any() else means


def _of_what_is_there(values: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values without holes, and weights that sum to 1 over what is there; NaN weights where nothing is."""
    values, weights = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    missing = np.isnan(values)
    if missing.any():
        weights, values = np.where(missing, 0.0, weights), np.where(missing, 1.0, values)
    with np.errstate(invalid="ignore"):
        return values, weights / weights.sum(axis=0)


def _check_positive(values: np.ndarray, shares: np.ndarray, exponent: np.ndarray) -> None:
    if values.min() > 0:
        return
    low = np.where((values <= 0) & (shares > NEGLIGIBLE_WEIGHT) & (exponent != 1), values, np.inf)
    if np.isfinite(low).any():
        p = np.broadcast_to(exponent, low.shape)[np.unravel_index(np.argmin(low), low.shape)]
        raise ValueError(
            f"value = {low.min():.4g} with exponent = {p:.4g}: a generalised mean with an exponent other than 1 needs "
            "values above 0 (normalised score). Choose exponent 1, min-max or rank, or hold low values up with `least`."
        )


def _by_logarithms(values: np.ndarray, shares: np.ndarray, exponent: np.ndarray) -> np.ndarray:
    """exp(e + log(1 + Σ w·(exp(p·(log x − e)) − 1))/p), where e is the logarithm of the value that the mean leans to.

    All terms of the sum have one sign, so nothing cancels: exact for p near 0 and safe for p far from it.
    """
    p = np.where(np.abs(exponent) < GEOMETRIC_WITHIN, 0.0, np.clip(exponent, -INFINITE, INFINITE))
    logs = np.log(np.where(values > 0, values, 1.0)) if values.min() <= 0 else np.log(values)
    leaning = np.where(p > 0, -1.0, 1.0)
    counted = np.where(shares > NEGLIGIBLE_WEIGHT, leaning * logs, np.inf)
    end = leaning * counted.min(axis=0)
    off = np.subtract(logs, end, out=counted)
    with np.errstate(invalid="ignore", divide="ignore"):
        powered = np.log1p(np.sum(shares * np.expm1(np.minimum(p * off, 0.0)), axis=0)) / p
    return np.exp(end + np.where(p == 0, np.sum(shares * off, axis=0), powered))
