"""Which choice decides? Variance-based (Sobol) sensitivity of ranks to the choices.

    first order  share of the variance of an output that goes if this choice alone were settled
    total        share that is left if all choices but this one were settled

Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 7; Saisana, Saltelli and Tarantola
(2005), *Journal of the Royal Statistical Society A* 168(2), 307–323, for the mean shift of ranks; Saltelli and others
(2010), *Computer Physics Communications* 181(2), 259–270, for the estimators in `scipy.stats.sobol_indices`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from labkit.core.luck import stream

from .choices import Choices
from .counting import table
from .doubt import ASSUMED_WIDTH, OF_DATA, VARY, Draws, Width, draws, exponents_near, names_of
from .hot_deck import filled_in
from .indicators import ASSUMED, DIMENSIONS, INDICATORS, Assumptions
from .tables import Milieux

INPUTS = ("weights", "normalisation", "exponent", "raters", "operators", "missing")
REPLICATES = 2000  # draws of weights, raters, operators and missing figures that the inputs choose among
RESAMPLES = 200
MEAN_SHIFT = {"rank": "mean shift of ranks", "score": "mean shift of scores"}
DECIMALS = 9  # of what is told apart: below lies rounding
BY_RATERS = np.array([indicator.comes_from == "raters" for indicator in INDICATORS.values()])
Exponents = Callable[[np.ndarray], np.ndarray]  # from uniform numbers


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """Sobol indices. Outputs are the rank (or score) of each territory, and last the mean absolute shift of these.

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
    milieux: Milieux,
    choices: Choices,
    seed: int = 0,
    points: int = 1024,
    width: Width = ASSUMED_WIDTH,
    *,
    vary: tuple[str, ...] = VARY,
    assumed: Assumptions = ASSUMED,
    exponents: Exponents | None = None,
    of: str = "rank",
) -> Sensitivity:
    """Indices of the inputs, from points × (inputs + 2) scores.

    What `vary` does not name stays as counted or chosen: its indices are 0. `exponents` turns uniform numbers into the
    exponents across the D's that are tried, such as `full_to_none`; without it they are the choice ± its width.
    `of` is "rank" or "score"; a single territory has no other rank than 1, but a score. Scores keep the chosen
    normalisation, so that they stay on one scale. Raises ValueError for points that are no power of 2, for another
    `of`, and as `draws` for `vary`.
    """
    from scipy.stats import qmc, sobol_indices

    _check(points, of)
    vary = vary if of == "rank" else tuple(name for name in vary if name != "normalisation")
    number = len(INPUTS)
    sobol = qmc.Sobol(d=2 * number, bits=64, rng=stream(seed, "milieu sensitivity"))
    a, b = sobol.random(points).T.reshape(2, number, points)
    mixed = [np.where(np.arange(number)[:, None] == at, b, a) for at in range(number)]
    drawn = draws(milieux, seed, REPLICATES, vary=vary, width=width, assumed=assumed, goalposts=choices.goalposts)
    counted = table(milieux, assumed)
    moved = _moved(drawn, counted, choices, np.concatenate([a, b, *mixed], axis=1), (width, exponents), of)
    reference = np.nan_to_num(getattr(choices.score(counted), of))
    shift = np.abs(moved - reference[:, None]).mean(axis=0)
    outputs = np.concatenate([moved, shift[None]]).reshape(len(moved) + 1, number + 2, points).swapaxes(0, 1)
    f_a, f_b, f_ab = outputs[0], outputs[1], outputs[2:]
    found = sobol_indices(func={"f_A": f_a, "f_B": f_b, "f_AB": f_ab}, n=points)
    intervals = _intervals(f_a, f_b, f_ab, stream(seed, "milieu resampling"))
    return Sensitivity((*milieux.names, MEAN_SHIFT[of]), INPUTS, found.first_order, found.total_order, *intervals)


def _check(points: int, of: str) -> None:
    if points < 2 or points & (points - 1):
        raise ValueError(f"points = {points}: must be a power of 2 (points at which the choices are tried)")
    if of not in MEAN_SHIFT:
        raise ValueError(f"of = {of!r}: must be one of {', '.join(MEAN_SHIFT)} (what the choices move)")


def full_to_none(uniform: np.ndarray) -> np.ndarray:
    """Exponents of any compensation from full (1) to none (−∞), each as likely: 2 − 1/compensation."""
    with np.errstate(divide="ignore"):
        return 2 - 1 / np.asarray(uniform, dtype=float)


def _moved(
    drawn: Draws, counted: np.ndarray, choices: Choices, points: np.ndarray,
    far: tuple[Width, Exponents | None], of: str,
) -> np.ndarray:  # fmt: skip
    """Ranks or scores (territory, point) at points (input, point) of the unit cube; 0 for one that at some point has
    none."""
    at, (width, exponents) = dict(zip(INPUTS, points, strict=True)), far
    changed = {}
    if "weights" in drawn.vary:
        tilt = np.exp(width.weights * drawn.luck.tilt[:, (at["weights"] * REPLICATES).astype(int)].T)
        changed["dimension_weights"] = tilt[:, : len(DIMENSIONS)] * np.array(choices.dimension_weights)
        changed["indicator_weights"] = tilt[:, len(DIMENSIONS) :] * np.array(choices.indicator_weights)
    if "normalisation" in drawn.vary:
        changed["normalise"] = names_of(at["normalisation"])
    if "exponent" in drawn.vary:
        around = exponents_near(choices.exponents[1], width.exponent, at["exponent"])
        changed["across"] = around if exponents is None else exponents(at["exponent"])
    found = getattr(choices.score(_values(drawn, counted, choices, at), **changed), of)
    found = np.broadcast_to(np.round(found, DECIMALS), (points.shape[1], found.shape[-1]))
    return np.where(np.isnan(found).any(axis=0), 0.0, found).T


def _values(drawn: Draws, counted: np.ndarray, choices: Choices, at: dict[str, np.ndarray]) -> np.ndarray:
    """Indicators (point, territory, indicator): raters, operators and missing figures each from a draw of their own."""
    if not set(OF_DATA) & set(drawn.vary):
        return counted[None]
    raters, operators, missing = (
        (at[name] * len(drawn.values)).astype(int) for name in ("raters", "operators", "missing")
    )
    values = np.where(BY_RATERS, drawn.values[raters], drawn.values[operators])
    if "missing" in drawn.vary and np.isnan(counted).any():
        holes = np.argwhere(np.isnan(counted.T))
        luck = drawn.luck.hole[:, missing]
        values = filled_in(values.transpose(2, 1, 0), holes, luck, choices.goalposts).transpose(2, 1, 0)
    return values


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
