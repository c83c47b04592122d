"""Scores of territories in four D's, invented or shipped, and how far their ranks shift when one choice is drawn anew.

The shift of a choice is a total effect: two draws differ in that choice alone, the other being anywhere in its range.
Half the mean of squared shifts is what a total Sobol index has above the line (Saltelli and others 2010, *Computer
Physics Communications* 181(2), 259–270); the mean absolute shift, which is told in places, is after Saisana, Saltelli
and Tarantola (2005), *Journal of the Royal Statistical Society A* 168(2), 307–323.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from labkit.core.luck import cached, stream

from .choices import Choices
from .composite import composite
from .counting import table
from .indicators import DIMENSION, DIMENSIONS, INDICATORS
from .means import generalised_mean
from .params import NORMALISE
from .ranks import places
from .shipped import shipped

MOST = 40  # territories
DRAWS = 24  # of both choices, for each panel
WITHIN = 0.5  # spread of the indicators of one D about it, where D's have a spread of 1
WEAK = 2.0  # how far a weak D lies below the others, in the same unit
POSTS = (-3.0, 3.0)  # goalposts of invented indicators, in the same unit


@dataclass(frozen=True, eq=False)
class Luck:
    """Luck of panels and of choices. territory (run, territory, 1), dimension (run, territory, D) and indicator (run,
    territory, indicator): normal. weak: uniform (run, territory, 2). tilt: normal (D, 1, run, draw, 2); compensation:
    uniform (run, draw, 2).
    """

    territory: np.ndarray
    dimension: np.ndarray
    indicator: np.ndarray
    weak: np.ndarray
    tilt: np.ndarray
    compensation: np.ndarray


@cached
def draw(seed: int, runs: int) -> Luck:
    """Luck of `runs` panels of `MOST` territories."""

    def of(kind: str, *shape: int, how: str = "standard_normal") -> np.ndarray:
        return getattr(stream(seed, f"milieu profiles {kind}"), how)((runs, *shape))

    return Luck(
        territory=of("territory", MOST, 1),
        dimension=of("dimension", MOST, len(DIMENSIONS)),
        indicator=of("indicator", MOST, len(INDICATORS)),
        weak=of("weak", MOST, 2, how="random"),
        tilt=np.moveaxis(of("weights", DRAWS, 2, len(DIMENSIONS)), -1, 0)[:, None],
        compensation=of("compensation", DRAWS, 2, how="random"),
    )


def invented(luck: Luck, territories: int, correlation: float, weak: float, normalise: str) -> np.ndarray:
    """Scores of invented territories, (D, territory, run). `correlation` between D's, before a share `weak` of the
    territories has one of them lowered.
    """
    of_d = np.sqrt(correlation) * luck.territory + np.sqrt(1 - correlation) * luck.dimension
    lowered = (luck.weak[..., 1:] * len(DIMENSIONS)).astype(int) == np.arange(len(DIMENSIONS))
    of_d = of_d - WEAK * (lowered & (luck.weak[..., :1] < weak))
    values = (of_d[..., DIMENSION] + WITHIN * luck.indicator)[:, :territories]
    how, posts = NORMALISE[normalise], np.tile(POSTS, (len(INDICATORS), 1))
    ones = np.ones(len(INDICATORS))
    return composite(values, ones, DIMENSION, ones, np.ones(len(DIMENSIONS)), how, goalposts=posts).dimensions.T


@lru_cache
def of_shipped(name: str, normalise: str) -> np.ndarray:
    """Scores of the data that come with the lab, (D, territory, 1); the D that `regions` lacks is NaN."""
    how = NORMALISE[normalise] if normalise != "goalposts" else "minmax"
    if name == "regions":
        data, equal = shipped(name), np.ones(len(DIMENSIONS))
        weights = np.ones(len(data.indicators))
        found = composite(data.values, data.direction, data.dimension, weights, equal, how)
    else:
        found = Choices(normalise=how, missing="median").score(table(shipped(name)))
    return found.dimensions.T[..., None]


def shifts(scores: np.ndarray, luck: Luck, spread: float, least: float) -> tuple[float, float]:
    """Mean absolute shifts of ranks, in places, when compensation is drawn anew, and when the importances are.

    `scores` (D, territory, run). Importances are exp(`spread` × z), compensation is even from `least` to 1.
    """
    importances = np.exp(spread * luck.tilt)
    with np.errstate(divide="ignore"):
        exponent = 2 - 1 / (1 - (1 - least) * luck.compensation)
    first = _ranks(scores, importances[..., 0], exponent[..., 0])
    return (
        _apart(first, _ranks(scores, importances[..., 0], exponent[..., 1])),
        _apart(first, _ranks(scores, importances[..., 1], exponent[..., 0])),
    )


def _ranks(scores: np.ndarray, importances: np.ndarray, exponent: np.ndarray) -> np.ndarray:
    """Ranks (territory, run, draw)."""
    return places(generalised_mean(scores[..., None], importances, exponent))


def _apart(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one - other).mean())
