"""How internationalising is a territory? A composite indicator of four D's, with all its doubts, live.

Not a simulation: the territories stand still, and what is drawn is the doubt about them.

    D_k   = M_q(normalised indicators of D k)                     q follows from the knob `within`
    score = M_p(Density, Diversity, Dynamics, Directionality)     p = 2 − 1/compensation
    M is the generalised mean, weighted with the importances: 1 arithmetic, 0 geometric, −∞ the weakest.

Each of `runs` draws scores all territories again, with another list of operators, other raters, other figures in place
of those not known, other importances, another normalisation, another p (`doubt`). A rank is told with the band in which
it lies in nine draws of ten.

Source. Torrès (2002), "T", part 1, proposes the four D's: Density and Diversity are counted, Dynamics and
Directionality need investigation in depth. OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, for the
steps. T gives no formula, no weight and no figure.

Invented. All formulas of the indicators (`indicators`), the equal importances, the spread of every doubt, and that
operators and raters are a sample of those that might have been asked. Effective weights tell what separates these
territories; with others they are others.

Left out. What the score is good for: whether firms in a territory that scores high export more is not asked here.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .choices import Choices
from .composite import Composite
from .counting import table
from .doubt import VARY, Width, draws, scored
from .importance import effective_weights
from .indicators import DIMENSIONS, GOALPOSTS, Assumptions
from .params import MISSING, NORMALISE, MilieuParams, exponent_of
from .ranks import last_where_none
from .result import COMPENSATIONS, MilieuResult
from .tables import Milieux

RUNS = 2000


def simulate(params: MilieuParams, seed: int = 0, runs: int = RUNS, *, milieux: Milieux) -> MilieuResult:
    """Scores the territories as chosen, and in `runs` draws of the doubt; the same seed draws the same doubt."""
    assumed, choices, width = assumptions_of(params), choices_of(params), width_of(params)
    values = table(milieux, assumed)
    drawn = draws(milieux, seed, runs, vary=varied(params), width=width, assumed=assumed, goalposts=choices.goalposts)
    ranked = scored(drawn, choices, width)
    on_one_scale = replace(drawn, vary=tuple(name for name in drawn.vary if name != "normalisation"))
    scores = scored(on_one_scale, choices, width) if on_one_scale.vary != drawn.vary else ranked
    chosen, steps = choices.score(values), by_compensation(values, choices)
    at = milieux.names.index(params.focus)
    rank, score = last_where_none(every(ranked.rank, runs)), every(scores.score, runs)
    return MilieuResult(
        params,
        seed,
        score=score,
        rank=rank,
        dimension_score=every(scores.dimensions, runs),
        focus_score=score[:, at],
        focus_rank=rank[:, at],
        chosen_score=chosen.score,
        chosen_rank=chosen.rank,
        chosen_dimension=chosen.dimensions,
        weight=shares(choices.dimension_weights),
        effective_weight=np.nan_to_num(effective_weights(chosen.dimensions, chosen.score)),
        rank_by_compensation=steps.rank,
        score_by_compensation=steps.score,
        milieux=milieux,
        values=values,
    )


def choices_of(params: MilieuParams) -> Choices:
    """The knobs as choices of a composite indicator."""
    normalise = NORMALISE[params.normalise]
    return Choices(
        dimension_weights=tuple(float(getattr(params, name)) for name in DIMENSIONS),
        normalise=normalise,
        exponents=(exponent_of(params.within), exponent_of(params.compensation)),
        missing=MISSING[params.missing],
        goalposts=tuple(GOALPOSTS.values()) if normalise == "goalposts" else None,
    )


def assumptions_of(params: MilieuParams) -> Assumptions:
    """What the formulas of the indicators take from the knobs."""
    return Assumptions(iso=(1.0, params.iso_9002, params.iso_9003), window=params.window)


def width_of(params: MilieuParams) -> Width:
    """How far is drawn."""
    return Width(params.doubt_operators, params.doubt_weights, params.doubt_exponent)


def varied(params: MilieuParams) -> tuple[str, ...]:
    """What is drawn; goalposts are fixed, so no other scale is drawn with them."""
    off = {
        "raters": not params.doubt_raters,
        "missing": params.missing != "drawn",
        "normalisation": not params.doubt_normalise or params.normalise == "goalposts",
    }
    return tuple(name for name in VARY if not off.get(name))


def shares(importances: tuple[float, ...]) -> np.ndarray:
    """Importances as shares of their sum; equal ones where all are 0, as `composite` has it."""
    given = np.array(importances)
    return given / given.sum() if given.sum() > 0 else np.full(len(given), 1 / len(given))


def by_compensation(values: np.ndarray, choices: Choices) -> Composite:
    """Scores and ranks as chosen at each of `COMPENSATIONS`, arrays (step, territory)."""
    return choices.score(values, across=np.array([exponent_of(c) for c in COMPENSATIONS]))


def every(values: np.ndarray, runs: int) -> np.ndarray:
    """Values with a first axis `run` of full length, also where nothing is drawn."""
    return np.broadcast_to(values, (runs, *values.shape[1:]))
