"""Many settings of the knobs at once, over the same draws of the doubt: for the outcome map.

Choices are scored for all points in one call. Points that count other things, or draw them otherwise, are drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from labkit.core.points import Figures, Points, alike, refuse_unknown
from labkit.core.words import words

from .composite import Composite
from .doubt import Draws, draws, exponents_near, names_of
from .indicators import DIMENSIONS, INDICATORS
from .kernel import assumptions_of, choices_of, every, varied, width_of
from .params import NORMALISE, MilieuParams, exponent_of
from .ranks import last_where_none
from .tables import Milieux

FIRST = 3  # places
OUTCOMES = words(Path(__file__).parent / "data")["outcomes"]
# Knobs that can differ from point to point in one call, and those of them that change the draws of the data.
COUNTED = ("iso_9002", "iso_9003", "window", "doubt_operators", "doubt_raters")
CHOSEN = ("focus", "compensation", "within", *DIMENSIONS, "doubt_weights", "doubt_exponent")
AT_ONCE = 4_000_000  # cells scored in one call


@dataclass(frozen=True, eq=False)
class Alike:
    """Points that are scored in one call.

    `params` holds what they share, `chosen` their other knobs by name, arrays (point,). `counted` are the settings that
    the data are drawn with, `which` (point,) of them each point has.
    """

    params: MilieuParams
    chosen: Mapping[str, np.ndarray]
    counted: Sequence[MilieuParams]
    which: np.ndarray


def sweep(params: MilieuParams, moved: Points, seed: int = 0, runs: int = 24, *, milieux: Milieux) -> Figures:
    """The `OUTCOMES` at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,). All points share the luck. Raises KnobError for an unknown name.
    """
    refuse_unknown(moved, dict(params))
    size = max((np.size(values) for values in moved.values()), default=1)
    points = {name: np.broadcast_to(values, (size,)) for name, values in moved.items()}
    rank, score = np.empty((2, size, runs))
    for places, settled in _settled(params, points, size):
        most = max(1, AT_ONCE // (runs * len(milieux.names) * len(INDICATORS)))
        for where in np.array_split(places, -(-len(places) // most)):
            rank[where], score[where] = _focus(_alike(settled, points, where), seed, runs, milieux)
    found = {"focus_rank": rank, "focus_score": score, "top_share": (rank <= FIRST).astype(float)}
    return {name: found[name] for name in OUTCOMES}


def _settled(params: MilieuParams, points: Points, size: int) -> Iterator[tuple[np.ndarray, MilieuParams]]:
    """Places of the points that can be scored in one call, with the knobs that must be the same for that."""
    others = [name for name in points if name not in (*CHOSEN, *COUNTED)]
    for values, places in _same(others, points, np.arange(size)):
        yield places, params.replace(**dict(zip(others, values, strict=True)))


def _alike(params: MilieuParams, points: Points, where: np.ndarray) -> Alike:
    names, which, counted = [name for name in points if name in COUNTED], np.empty(len(where), dtype=int), []
    for values, places in _same(names, points, where):
        which[np.searchsorted(where, places)] = len(counted)
        counted.append(params.replace(**dict(zip(names, values, strict=True))))
    chosen = {n: points[n][where] if n in points else np.full(len(where), getattr(params, n)) for n in CHOSEN}
    return Alike(params, chosen, counted, which)


def _same(names: Sequence[str], points: Points, where: np.ndarray) -> Iterator[tuple[tuple, np.ndarray]]:
    """Values of these knobs, and the places in `where` that have them."""
    for values, at in alike([points[name][where] for name in names], len(where)).items():
        yield values, where[at]


def _focus(alike: Alike, seed: int, runs: int, milieux: Milieux) -> tuple[np.ndarray, np.ndarray]:
    """Rank and score of the territory in focus, (point, run)."""
    drawn = [_drawn(params, seed, runs, milieux) for params in alike.counted]
    values = np.concatenate([every(one.values, runs)[None] for one in drawn])[alike.which]
    whole = replace(drawn[0], values=values.reshape(-1, *values.shape[2:]))
    any_scale = "normalisation" in whole.vary
    ranked = _scored(whole, alike, runs, any_scale)
    scores = _scored(whole, alike, runs, False) if any_scale else ranked
    at = np.repeat([milieux.names.index(name) for name in alike.chosen["focus"]], runs)
    each, rank = np.arange(len(at)), last_where_none(ranked.rank.reshape(len(alike.which), runs, -1))
    return rank.reshape(len(at), -1)[each, at].reshape(-1, runs), scores.score[each, at].reshape(-1, runs)


def _drawn(params: MilieuParams, seed: int, runs: int, milieux: Milieux) -> Draws:
    assumed, posts = assumptions_of(params), choices_of(params).goalposts
    return draws(milieux, seed, runs, vary=varied(params), width=width_of(params), assumed=assumed, goalposts=posts)


def _scored(drawn: Draws, alike: Alike, runs: int, any_scale: bool) -> Composite:
    """All points and runs in one call, as `doubt.scored` does it for one point."""
    choices, luck, chosen = choices_of(alike.params), drawn.luck, alike.chosen
    points = len(chosen["focus"])

    def each(values: np.ndarray) -> np.ndarray:
        return np.repeat(values, runs, axis=0)

    importances = each(np.column_stack([chosen[name] for name in DIMENSIONS]))
    tilt = np.exp(each(chosen["doubt_weights"])[:, None] * np.tile(luck.tilt.T, (points, 1)))
    within, across = (each(np.array([exponent_of(c) for c in chosen[name]])) for name in ("within", "compensation"))
    names = names_of(np.tile(luck.normalise, points)) if any_scale else NORMALISE[alike.params.normalise]
    return replace(choices, exponents=(within, across)).score(
        drawn.values,
        dimension_weights=tilt[:, : len(DIMENSIONS)] * importances,
        indicator_weights=tilt[:, len(DIMENSIONS) :] * np.array(choices.indicator_weights),
        normalise=names,
        across=exponents_near(across, each(chosen["doubt_exponent"]), np.tile(luck.exponent, points)),
    )
