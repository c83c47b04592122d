"""How sure is a rank? Thousands of scores under other lists of operators, other raters and other sensible choices.

    operators       a share of them is doubtful and counts 0, 1, 2, … times (Poisson with mean 1), with its ties: the
                    list that somebody else would have drawn up; a share of 1 is the ordinary bootstrap
    raters          as many raters of a territory as there are, drawn from them with replacement
    missing         an empty cell takes the value of another territory, at random (hot deck); where only one or two have
                    a value, which would read as certain, any value between the goalposts of the indicator; where nobody
                    has one, the same if goalposts are the scale, else it stays empty. So does a value that only a draw
                    lacks because all its operators or raters are drawn away; such values of one draw share their luck
    weights         each importance times exp(spread × z), z standard normal
    normalisation   min-max, z-scores or ranks, each as likely
    exponent        across the D's, even from the choice less a width to the choice plus it, but not above 1: more than
                    full compensation is nobody's choice

Each can be switched off, and then is as counted or chosen. Source: OECD/JRC (2008), *Handbook on Constructing Composite
Indicators*, step 7 (uncertainty and sensitivity); Saisana, Saltelli and Tarantola (2005), *Journal of the Royal
Statistical Society A* 168(2), 307–323. Assumed: all spreads and widths, and that operators and raters are a sample of
those that might have been asked. Two things to know: with one rater there is no doubt to draw from, so its band has no
width, which is not certainty; and since another list would miss rare kinds, the Hill numbers of the draws come out too
low, so each is scaled by what keeps the counted one as the mean of the first 500 draws. No draw may then have more
kinds than the catalogue, nor D_1 > D_0 or D_2 > D_1: it is cut off there, so that the mean is a little lower after all.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from .choices import Choices
from .composite import Composite
from .drawing import drawn_data
from .hot_deck import Goalposts
from .indicators import ASSUMED, DIMENSIONS, Assumptions
from .luck import Luck
from .tables import Milieux

VARY = ("operators", "raters", "missing", "weights", "normalisation", "exponent")
OF_DATA = ("operators", "raters", "missing")
DRAWN_NORMALISATIONS = ("minmax", "zscore", "rank")
BYTES_KEPT = 100_000_000  # of draws: thirty times 2,000 draws of ten territories
_kept: OrderedDict[tuple, tuple[np.ndarray, Luck]] = OrderedDict()


@dataclass(frozen=True)
class Width:
    """How far is drawn: `operators` the share of doubtful ones, `weights` the spread of the logarithm of an importance,
    `exponent` each way, but not above 1. All assumed; the share is below 1 since T calls the counted D's easily
    observed (part 1).
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
    goalposts: Goalposts | None = None,
) -> Draws:
    """`number` draws of the doubt in the data named in `vary`; draw 7 is the same however many are drawn.

    `goalposts`: worst and best value of each indicator, if that is the scale. The last draws are kept, up to 100 MB,
    so that a moved slider costs nothing here. Raises ValueError for an unknown name in `vary`.
    """
    if unknown := set(vary) - set(VARY):
        raise ValueError(f"vary = {sorted(unknown)}: must be among {', '.join(VARY)} (what is drawn)")
    of_data = tuple(name for name in OF_DATA if name in vary)
    key = (milieux.digest, assumed, width.operators, seed, number, of_data, goalposts)
    if key not in _kept:
        _kept[key] = drawn_data(milieux, assumed, seed, number, of_data, width.operators, goalposts)
        _forget(BYTES_KEPT)
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
        changed["across"] = exponents_near(choices.exponents[1], width.exponent, luck.exponent)
    return choices.score(drawn.values, **changed)


def exponents_near(chosen: float | np.ndarray, width: float | np.ndarray, uniform: np.ndarray) -> np.ndarray:
    """Exponents (draw,) from uniform numbers: even from chosen − width to chosen + width, but to 1 at most.

    A chosen exponent above 1 is the upper end itself; an infinite one stays.
    """
    up = np.minimum(width, np.maximum(1 - np.asarray(chosen), 0))
    return chosen - width + (width + up) * uniform


def names_of(uniform: np.ndarray) -> np.ndarray:
    """Names of normalisations (draw,), each as likely, from uniform numbers."""
    return np.array(DRAWN_NORMALISATIONS, dtype=object)[(uniform * len(DRAWN_NORMALISATIONS)).astype(int)]


def interval(ranks: np.ndarray, level: float = 0.9) -> np.ndarray:
    """Limits between which the middle `level` of the draws lie, (territory, 2), from `ranks` (draw, territory).

    Limits are ranks that were drawn. NaN for a territory without a rank in some draw. Also for scores.
    """
    ends = [(1 - level) / 2, (1 + level) / 2]
    return np.quantile(ranks, ends, axis=0, method="inverted_cdf").T


def _forget(most: int) -> None:
    """Forgets the oldest draws until the others have no more than `most` bytes, or only the newest are left."""
    sizes = [values.nbytes + sum(array.nbytes for array in vars(luck).values()) for values, luck in _kept.values()]
    while len(sizes) > 1 and sum(sizes) > most:
        _kept.popitem(last=False)
        sizes.pop(0)
