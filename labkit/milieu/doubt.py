"""How sure is a rank? Thousands of scores under other lists of operators, other raters and other sensible choices.

    operators       a share of them is doubtful and counts 0, 1, 2, … times (Poisson with mean 1), with its ties: the
                    list that somebody else would have drawn up; a share of 1 is the ordinary bootstrap
    raters          as many raters of a territory as there are, drawn from them with replacement
    missing         an empty cell takes the value of another territory, at random (hot deck)
    weights         each importance times exp(spread × z), z standard normal
    normalisation   min-max, z-scores or ranks, each as likely
    exponent        across the D's, even over the choice ± a width

Each can be switched off, and then is as counted or chosen. Source: OECD/JRC (2008), *Handbook on Constructing Composite
Indicators*, step 7 (uncertainty and sensitivity); Saisana, Saltelli and Tarantola (2005), *Journal of the Royal
Statistical Society A* 168(2), 307–323. Assumed: all spreads and widths, and that operators and raters are a sample of
those that might have been asked. Two things to know: with one rater there is no doubt to draw from, so its band has no
width, which is not certainty; and since another list would miss rare kinds, the Hill numbers of the draws come out too
low, so each is scaled to keep the counted one as its mean.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from .choices import Choices
from .composite import Composite
from .counting import Counts, added_up, as_they_are, counted, prepared
from .indicators import ASSUMED, DIMENSIONS, INDICATORS, Assumptions
from .luck import Luck, draw, times_counted
from .tables import Milieux

VARY = ("operators", "raters", "missing", "weights", "normalisation", "exponent")
OF_DATA = ("operators", "raters", "missing")
DRAWN_NORMALISATIONS = ("minmax", "zscore", "rank")
DRAWS_KEPT = 8
HILL_NUMBERS = ("kinds", "effective_kinds", "common_kinds")
_kept: OrderedDict[tuple, tuple[np.ndarray, Luck]] = OrderedDict()


@dataclass(frozen=True)
class Width:
    """How far is drawn: `operators` the share of doubtful ones, `weights` the spread of the logarithm of an importance,
    `exponent` each way. All assumed; the share is below 1 since T calls the counted D's easily observed (part 1).
    """

    operators: float = 0.25
    weights: float = 0.3
    exponent: float = 0.5


ASSUMED_WIDTH = Width()


@dataclass(frozen=True, eq=False)
class Draws:
    """Draws of the data and the luck of the choices. values (draw, territory, indicator), one draw where none varies.

    `vary` names what varies.
    """

    values: np.ndarray
    luck: Luck
    vary: tuple[str, ...]


def draws(
    milieux: Milieux,
    seed: int,
    number: int,
    *,
    vary: tuple[str, ...] = VARY,
    width: Width = ASSUMED_WIDTH,
    assumed: Assumptions = ASSUMED,
) -> Draws:
    """`number` draws of the doubt in the data named in `vary`, the same for the same data, seed and number.

    The last few are kept, so that a moved slider costs nothing here. Raises ValueError for an unknown name in `vary`.
    """
    if unknown := set(vary) - set(VARY):
        raise ValueError(f"vary = {sorted(unknown)}: must be among {', '.join(VARY)} (what is drawn)")
    of_data = tuple(name for name in OF_DATA if name in vary)
    key = (milieux.digest, assumed, width.operators, seed, number, of_data)
    if key not in _kept:
        _kept[key] = _drawn(prepared(milieux, assumed), seed, number, of_data, width.operators)
        while len(_kept) > DRAWS_KEPT:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    return Draws(*_kept[key], tuple(name for name in VARY if name in vary))


def scored(drawn: Draws, choices: Choices, width: Width = ASSUMED_WIDTH) -> Composite:
    """Scores of all draws, arrays with a first axis `draw`: what a slider moves. Raises ValueError as `composite`."""
    luck, changed = drawn.luck, {}
    if "weights" in drawn.vary:
        tilt = np.exp(width.weights * luck.tilt.T)
        changed["dimension_weights"] = tilt[:, : len(DIMENSIONS)] * np.array(choices.dimension_weights)
        changed["indicator_weights"] = tilt[:, len(DIMENSIONS) :] * np.array(choices.indicator_weights)
    if "normalisation" in drawn.vary:
        changed["normalise"] = names_of(luck.normalise)
    if "exponent" in drawn.vary:
        changed["across"] = choices.exponents[1] + width.exponent * (2 * luck.exponent - 1)
    return choices.score(drawn.values, **changed)


def names_of(uniform: np.ndarray) -> np.ndarray:
    """Names of normalisations (draw,), each as likely, from uniform numbers."""
    return np.array(DRAWN_NORMALISATIONS, dtype=object)[(uniform * len(DRAWN_NORMALISATIONS)).astype(int)]


def interval(ranks: np.ndarray, level: float = 0.9) -> np.ndarray:
    """Limits between which the middle `level` of the draws lie, (territory, 2), from `ranks` (draw, territory).

    Limits are ranks that were drawn. NaN for a territory without a rank in some draw. Also for scores.
    """
    ends = [(1 - level) / 2, (1 + level) / 2]
    return np.quantile(ranks, ends, axis=0, method="inverted_cdf").T


def _drawn(
    counts: Counts, seed: int, number: int, of_data: tuple[str, ...], doubtful: float
) -> tuple[np.ndarray, Luck]:
    """Values (draw, territory, indicator), read-only, and their luck."""
    operators, judges = counts.adds.shape[1], len(counts.judge_home)
    as_counted = as_they_are(counts)
    holes = np.argwhere(np.isnan(as_counted[..., 0]))
    luck = draw(seed, number, judges + 1, len(holes) + 1, len(DIMENSIONS) + len(INDICATORS))
    values = as_counted
    if {"operators", "raters"} & set(of_data):
        times = (
            times_counted(seed, number, operators, doubtful) if "operators" in of_data else [np.ones((operators, 1))]
        )
        raters = _raters(luck, counts) if "raters" in of_data else np.ones((judges, 1))
        values = counted(counts, added_up(counts, times), raters)
    if "operators" in of_data:
        _keep_hill_numbers(values, as_counted)
    if "missing" in of_data and len(holes):
        values = _filled(values, holes, luck.hole)
    values.flags.writeable = False
    return values.transpose(2, 1, 0), luck


def _raters(luck: Luck, counts: Counts) -> np.ndarray:
    """How often each judge counts, (judge, draw): as many as a territory has, drawn from them with replacement."""
    home, draws_at = counts.judge_home, np.arange(luck.pick.shape[1])
    times = np.zeros((len(home), luck.pick.shape[1]))
    for territory in np.unique(home):
        judges = np.flatnonzero(home == territory)
        for judge in judges:
            times[judges[(luck.pick[judge] * len(judges)).astype(int)], draws_at] += 1
    return times


def _keep_hill_numbers(values: np.ndarray, as_counted: np.ndarray) -> None:
    """Scales the drawn Hill numbers so that the counted one is their mean; changes `values`."""
    for name in HILL_NUMBERS:
        at = list(INDICATORS).index(name)
        mean = values[at].mean(axis=-1, keepdims=True)
        values[at] *= np.divide(as_counted[at], mean, out=np.ones_like(mean), where=mean > 0)


def _filled(values: np.ndarray, holes: np.ndarray, luck: np.ndarray) -> np.ndarray:
    """Values in which each hole (indicator, territory) takes, draw by draw, that of a territory without one there."""
    full = np.array(np.broadcast_to(values, (*values.shape[:2], luck.shape[1])))
    for (indicator, territory), pick in zip(holes, luck, strict=False):
        donors = np.setdiff1d(np.arange(values.shape[1]), holes[holes[:, 0] == indicator, 1])
        if len(donors):
            chosen = donors[(pick * len(donors)).astype(int)]
            full[indicator, territory] = full[indicator, chosen, np.arange(luck.shape[1])]
    return full
