"""From indicators to a score: a composite indicator in two steps, within each dimension and across dimensions.

    normalised = each indicator on one scale, turned so that higher is better
    D_k   = M_p(normalised indicators of dimension k; their weights)      p the exponent within a dimension
    score = M_q(D_1, D_2, …; weights of the dimensions)                   q the exponent across dimensions

M is the weighted generalised mean: 1 lets a strength make up in full for a weakness, 0 (geometric) in part, -inf not at
all. Everything takes a first axis `draw`, so that thousands of plausible choices are scored in one call.

Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, steps 3 (missing data), 5 (normalisation) and
6 (weighting and aggregation). Territories there are countries. Our choices: what happens to an indicator in which all
territories are equal (the middle of the scale), and to importances that are all 0 (they count as equal).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .arguments import (
    Posts,
    dimension_of,
    direction_of,
    exponent_of,
    missing_of,
    names_of,
    posts_of,
    table_of,
    weights_of,
)
from .means import generalised_mean
from .normalise import filled, normalised
from .ranks import places


@dataclass(frozen=True, eq=False)
class Composite:
    """Scores of territories. All arrays have a first axis `draw` where any argument had one, of 1 where none differ.

    normalised (territory, indicator), dimensions (territory, dimension) and score (territory,): higher is better.
    rank (territory,): 1 for the highest score; scores equal to nine decimals share the average of their places.
    NaN where nothing is known, or, with missing = "drop", where something is not. Scores under different
    normalisations are on different scales: compare their ranks.
    """

    normalised: np.ndarray
    dimensions: np.ndarray
    score: np.ndarray
    rank: np.ndarray


def composite(
    values: np.ndarray,
    direction: np.ndarray,
    dimension: np.ndarray,
    indicator_weights: np.ndarray,
    dimension_weights: np.ndarray,
    normalise: str | Sequence[str] = "minmax",
    exponents: tuple[float | np.ndarray, float | np.ndarray] = (1.0, 1.0),
    *,
    missing: str = "available",
    goalposts: np.ndarray | None = None,
    least: float | None = None,
) -> Composite:
    """Scores of territories from a table of indicators.

    values (territory, indicator), NaN where missing. direction (indicator,): +1 where more is better, -1 where less is.
    dimension (indicator,): index of the dimension it belongs to. Weights (indicator,) and (dimension,): raw importances
    from 0 upwards. normalise: "minmax" to 1–100, "zscore" to mean 50 and standard deviation 10 (of the sample), "rank"
    (average ranks, 1 lowest), "goalposts". exponents: within a dimension and across dimensions; 0 is geometric, -inf
    the lowest. missing: "available" takes means of what is there, with weights re-scaled; "drop" leaves out a territory
    that lacks something; "median", "lowest" and "highest" put in that of the other territories. goalposts (indicator,
    2): worst and best value, in the units of the indicator. least: normalised values below it are held up to it, for
    z-scores under an exponent other than 1; without it a value of 0 or less is an error there.

    A first axis `draw` may be added to values, weights and exponents; normalise may be one name a draw.
    Raises ValueError naming the argument, its value and the rule.
    """
    table = table_of(values)
    direction = direction_of(direction, len(table))
    by_indicator = weights_of("indicator_weights", indicator_weights, len(table))
    by_dimension = weights_of("dimension_weights", dimension_weights)
    dimension = dimension_of(dimension, len(table), len(by_dimension))
    posts = posts_of(goalposts, direction)
    names, (within, across) = names_of(normalise, posts), map(exponent_of, exponents)
    whole = filled(table * direction[:, None, None], missing_of(missing), posts)
    on_scale = _on_scale(whole, names, posts, least)
    dimensions = _dimensions(on_scale, dimension, by_indicator, by_dimension, within)
    score = generalised_mean(dimensions, _equal_where_all_zero(by_dimension), across)
    drawn = _is_drawn(values, indicator_weights, dimension_weights, normalise, exponents)
    return Composite(*(_draw_first(a, drawn) for a in (on_scale, dimensions, score, places(score))))


def _dimensions(
    on_scale: np.ndarray, of: np.ndarray, by_indicator: np.ndarray, by_dimension: np.ndarray, exponent: np.ndarray
) -> np.ndarray:
    """(dimension, territory, draw) from indicators of the dimensions `of`; NaN for a dimension without any."""
    draws = np.broadcast_shapes(on_scale.shape[-1:], by_indicator.shape[-1:], exponent.shape)
    scores = np.full((len(by_dimension), on_scale.shape[1], *draws), np.nan)
    for d in np.unique(of):
        part = of == d
        scores[d] = generalised_mean(on_scale[part], _equal_where_all_zero(by_indicator[part]), exponent)
    return scores


def _on_scale(values: np.ndarray, names: np.ndarray, posts: Posts | None, least: float | None) -> np.ndarray:
    """Normalised values, each draw by the method named for it."""
    if len(names) == 1:
        scaled = normalised(values, names[0], posts)
    else:
        scaled = np.empty((*values.shape[:2], len(names)))
        for name in dict.fromkeys(names.tolist()):
            at = names == name
            scaled[..., at] = normalised(values[..., at] if values.shape[-1] > 1 else values, name, posts)
    return scaled if least is None else np.maximum(scaled, least)


def _equal_where_all_zero(weights: np.ndarray) -> np.ndarray:
    return np.where(weights.sum(axis=0) > 0, weights, 1.0)


def _is_drawn(values, indicator_weights, dimension_weights, normalise, exponents) -> bool:
    shapes = (np.ndim(values) - 2, np.ndim(indicator_weights) - 1, np.ndim(dimension_weights) - 1)
    return max(*shapes, *map(np.ndim, exponents), int(not isinstance(normalise, str))) > 0


def _draw_first(array: np.ndarray, drawn: bool) -> np.ndarray:
    """(part, territory, draw) as (draw, territory, part); without a draw axis where no argument had one."""
    turned = array.T
    return turned if drawn else turned[0]
