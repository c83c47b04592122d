"""Draws of the data: indicators under other lists of operators and other raters; see `doubt`."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .attributes import KINDS
from .counting import DECIMALS, Counts, added_up, as_they_are, counted, prepared
from .hot_deck import Goalposts, filled_in, found_again
from .indicators import DIMENSIONS, INDICATORS, Assumptions
from .luck import Luck, draw, times_counted
from .tables import Milieux

HILL_NUMBERS = ("kinds", "effective_kinds", "common_kinds")
HILL_AT = [list(INDICATORS).index(name) for name in HILL_NUMBERS]
SCALED_BY = 500  # draws; always as many, so that a draw does not depend on how many others are drawn


def drawn_data(
    milieux: Milieux,
    assumed: Assumptions,
    seed: int,
    number: int,
    of_data: tuple[str, ...],
    doubtful: float,
    goalposts: Goalposts | None,
) -> tuple[np.ndarray, Luck]:
    """Values (draw, territory, indicator), read-only, and their luck.

    `of_data` names what is drawn: operators, raters, missing. `doubtful` is the share of doubtful operators.
    """
    counts = prepared(milieux, assumed)
    judges, values = len(counts.judge_home), as_they_are(counts)
    holes = np.argwhere(np.isnan(values[..., 0]))
    luck = draw(seed, number, judges + 1, len(holes) + 1, len(DIMENSIONS) + len(INDICATORS))
    if {"operators", "raters"} & set(of_data):
        raters = _raters(luck, counts) if "raters" in of_data else np.ones((judges, 1))
        values = counted(counts, _sums(counts, seed, number, of_data, doubtful), raters)
    if "operators" in of_data:
        values[HILL_AT] = _in_order(values[HILL_AT] * _hill_scale(milieux, seed, doubtful))
    np.round(values, DECIMALS, out=values)
    if "missing" in of_data:
        values = filled_in(found_again(values, holes, luck.hole[-1], goalposts), holes, luck.hole, goalposts)
    values.flags.writeable = False
    return values.transpose(2, 1, 0), luck


def _sums(counts: Counts, seed: int, number: int, of_data: tuple[str, ...], doubtful: float) -> np.ndarray:
    """Sums over operators, each as often as drawn or once."""
    operators = counts.adds.shape[1]
    drawn = "operators" in of_data
    return added_up(counts, times_counted(seed, number, operators, doubtful) if drawn else [np.ones((operators, 1))])


def _raters(luck: Luck, counts: Counts) -> np.ndarray:
    """How often each judge counts, (judge, draw): as many as a territory has, drawn from them with replacement."""
    home, draws_at = counts.judge_home, np.arange(luck.pick.shape[1])
    times = np.zeros((len(home), luck.pick.shape[1]))
    for territory in np.unique(home):
        judges = np.flatnonzero(home == territory)
        for judge in judges:
            times[judges[(luck.pick[judge] * len(judges)).astype(int)], draws_at] += 1
    return times


def _in_order(hill_numbers: np.ndarray) -> np.ndarray:
    """Hill numbers (number, territory, draw) with no more kinds than there are and none above that of lower order."""
    return np.minimum.accumulate(np.minimum(hill_numbers, len(KINDS)), axis=0)


def _hill_scale(milieux: Milieux, seed: int, doubtful: float) -> np.ndarray:
    """What keeps the counted Hill numbers as the mean of the first draws, (number, territory, 1); kept."""
    kept = _hill_scales(milieux)
    if (seed, doubtful) not in kept:
        kept[seed, doubtful] = _new_hill_scale(milieux, seed, doubtful)
    return kept[seed, doubtful]


@lru_cache(maxsize=4)
def _hill_scales(milieux: Milieux) -> dict[tuple[int, float], np.ndarray]:
    """Scales of the data in use last, by seed and share of doubtful operators: three numbers a territory."""
    return {}


def _new_hill_scale(milieux: Milieux, seed: int, doubtful: float) -> np.ndarray:
    counts = prepared(milieux)
    judges = np.ones((len(counts.judge_home), 1))
    mean = counted(counts, _sums(counts, seed, SCALED_BY, ("operators",), doubtful), judges)[HILL_AT].mean(
        axis=-1, keepdims=True
    )
    return np.divide(as_they_are(counts)[HILL_AT], mean, out=np.ones_like(mean), where=mean > 0)
