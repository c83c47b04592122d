"""Which choice decides? Variance-based (Sobol) sensitivity of ranks to the choices.

    first order  share of the variance of an output that goes if this choice alone were settled
    total        share that is left if all choices but this one were settled

Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 7; Saisana, Saltelli and Tarantola
(2005), *Journal of the Royal Statistical Society A* 168(2), 307–323, for the mean shift of ranks; Saltelli and others
(2010), *Computer Physics Communications* 181(2), 259–270, for the estimators in `scipy.stats.sobol_indices`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from labkit.core.luck import stream

from .choices import Choices
from .counting import table
from .doubt import ASSUMED_WIDTH, Draws, Width, draws, names_of
from .indicators import DIMENSIONS, INDICATORS
from .tables import Milieux

INPUTS = ("weights", "normalisation", "exponent", "raters", "operators")
REPLICATES = 2000  # draws of weights, raters and operators that the inputs choose among
RESAMPLES = 200
MEAN_SHIFT = "mean shift of ranks"
BY_RATERS = np.array([indicator.comes_from == "raters" for indicator in INDICATORS.values()])


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """Sobol indices. Outputs are the rank of each territory, and last the mean absolute shift of ranks.

    first, total (output, input); first_interval, total_interval (output, input, 2): 90 % by resampling the points.
    All 0 for an output that never changes. An index may come out slightly below 0 or above 1: it is an estimate.
    """

    outputs: tuple[str, ...]
    inputs: tuple[str, ...]
    first: np.ndarray
    total: np.ndarray
    first_interval: np.ndarray
    total_interval: np.ndarray


def sensitivity(
    milieux: Milieux, choices: Choices, seed: int = 0, points: int = 1024, width: Width = ASSUMED_WIDTH
) -> Sensitivity:
    """Indices of the five inputs, from points × 7 scores. Raises ValueError for points that are no power of 2."""
    from scipy.stats import qmc, sobol_indices

    if points < 2 or points & (points - 1):
        raise ValueError(f"points = {points}: must be a power of 2 (points at which the choices are tried)")
    number = len(INPUTS)
    sobol = qmc.Sobol(d=2 * number, bits=64, rng=stream(seed, "milieu sensitivity"))
    a, b = sobol.random(points).T.reshape(2, number, points)
    mixed = [np.where(np.arange(number)[:, None] == at, b, a) for at in range(number)]
    drawn = draws(milieux, seed, REPLICATES, vary=("operators", "raters"), width=width)
    ranks = _ranks(drawn, choices, np.concatenate([a, b, *mixed], axis=1), width)
    reference = np.nan_to_num(choices.score(table(milieux)).rank)
    shift = np.abs(ranks - reference[:, None]).mean(axis=0)
    outputs = np.concatenate([ranks, shift[None]]).reshape(len(ranks) + 1, number + 2, points).swapaxes(0, 1)
    f_a, f_b, f_ab = outputs[0], outputs[1], outputs[2:]
    found = sobol_indices(func={"f_A": f_a, "f_B": f_b, "f_AB": f_ab}, n=points)
    intervals = _intervals(f_a, f_b, f_ab, stream(seed, "milieu resampling"))
    return Sensitivity((*milieux.names, MEAN_SHIFT), INPUTS, found.first_order, found.total_order, *intervals)


def _ranks(drawn: Draws, choices: Choices, points: np.ndarray, width: Width) -> np.ndarray:
    """Ranks (territory, point) at points (input, point) of the unit cube; 0 for one that has none at some point."""
    _, normalisation, exponent, _, _ = points
    weights, _, _, raters, operators = (points * REPLICATES).astype(int)
    values = np.where(BY_RATERS, drawn.values[raters], drawn.values[operators])
    tilt = np.exp(width.weights * drawn.luck.tilt[:, weights].T)
    scores = choices.score(
        values,
        dimension_weights=tilt[:, : len(DIMENSIONS)] * np.array(choices.dimension_weights),
        indicator_weights=tilt[:, len(DIMENSIONS) :] * np.array(choices.indicator_weights),
        normalise=names_of(normalisation),
        across=choices.exponents[1] + width.exponent * (2 * exponent - 1),
    )
    return np.where(np.isnan(scores.rank).any(axis=0), 0.0, scores.rank).T


def _intervals(f_a: np.ndarray, f_b: np.ndarray, f_ab: np.ndarray, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """90 % limits (output, input, 2) of both indices, from points drawn again with replacement."""
    points = f_a.shape[-1]
    times = rng.multinomial(points, np.full(points, 1 / points), size=RESAMPLES).T / points
    f_a, f_b, f_ab = (f - np.mean([f_a, f_b], axis=(0, -1))[:, None] for f in (f_a, f_b, f_ab))
    mean = (f_a + f_b) @ times / 2
    variance = (f_a**2 + f_b**2) @ times / 2 - mean**2
    there = variance > 0
    for product in (f_b * (f_ab - f_a), 0.5 * (f_a - f_ab) ** 2):
        indices = np.divide(product @ times, variance, out=np.zeros((len(f_ab), *variance.shape)), where=there)
        yield np.quantile(indices, [0.05, 0.95], axis=-1).transpose(2, 1, 0)
