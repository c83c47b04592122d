"""The keys of the exercises, computed by the kernel. Nobody types an answer."""

from __future__ import annotations

from functools import cache

import numpy as np

from labkit.core.exercises import Key

from . import template
from .importance import drop_dimension, drop_one
from .indicators import DIMENSIONS
from .kernel import RUNS, choices_of, simulate, varied, width_of
from .params import params_for
from .reading import read
from .result import MilieuResult
from .sensitivity import sensitivity
from .shipped import shipped
from .tables import Milieux

FEW = 2  # draws, where only what was chosen is asked for
ONLY_RATERS = {"doubt_operators": 0, "doubt_weights": 0, "doubt_normalise": False, "doubt_exponent": 0}
DECIDING = {"weights": "weights", "operators": "operators", "exponent": "compensation"}


@cache
def _stylised() -> Milieux:
    return shipped("stylised")


def scored(milieux: Milieux | None = None, runs: int = FEW, **knobs: object) -> MilieuResult:
    """A scoring of the stylised territories, or of others, with these knobs, the others at their default."""
    milieux = milieux or _stylised()
    return simulate(params_for(milieux.names)(**knobs), seed=0, runs=runs, milieux=milieux)


def score_of(territory: str, milieux: Milieux | None = None, **knobs: object) -> float:
    """Score of one territory as chosen."""
    found = scored(milieux, focus=territory, **knobs)
    return float(found.chosen_score[found.focus])


def geometric(territory: str, scale: str) -> Key:
    """Score of a territory at the geometric mean; whole D's multiplied by hand come as near as the tolerance."""
    return _points(score_of(territory, normalise=scale, compensation=0.5), reading=0.5, tolerance=1.0)


def works_out_as(dimension: str, importance: float) -> Key:
    """Effective weight of a D with this importance, the others at 25."""
    found = scored(**{dimension.lower(): importance}).effective_weight[DIMENSIONS.index(dimension.lower())]
    return Key(float(found), tolerance=0.015, reading=0.005, shown=f"{found:.2f}")


def given_weight(dimension: str, importance: float) -> float:
    """Nominal weight: the importance over the sum of all four."""
    return importance / (importance + 25 * (len(DIMENSIONS) - 1))


def that_move(territory: str, compensation: float) -> Key:
    """How many indicators, left out alone, change the place of a territory."""
    return Key.step(float(np.count_nonzero(_shifts(compensation)[:, _at(territory)])), 1.0, shown="{:.0f}")


def with_whole_dimensions(territory: str, compensation: float) -> float:
    """As `that_move`, but the D's left out as a whole are counted, too."""
    found = scored(compensation=compensation)
    by_dimension = drop_dimension(found.values, choices_of(found.params))[:, _at(territory)]
    return that_move(territory, compensation).value + float(np.count_nonzero(by_dimension))


def that_move_anybody(compensation: float) -> float:
    """How many indicators, left out alone, change the place of some territory."""
    return float(_shifts(compensation).any(axis=1).sum())


@cache
def _shifts(compensation: float) -> np.ndarray:
    found = scored(compensation=compensation)
    return drop_one(found.values, choices_of(found.params))


def _at(territory: str) -> int:
    return _stylised().names.index(territory)


def has_width(territory: str, raters: int) -> str:
    """Whether the band of scores has a width where so many raters of the template are kept, all other doubts off."""
    found = scored(_with_raters(territory, raters), RUNS, focus=territory, **ONLY_RATERS)
    low, high = np.quantile(found.focus_score, (0.05, 0.95))
    return "yes" if high - low > 1e-9 else "no"


def _with_raters(territory: str, raters: int) -> Milieux:
    """The template with the first few raters of a territory."""
    files = template.files()
    left_out = tuple(f"R{number},{territory}," for number in range(raters + 1, 4))
    lines = [line for line in files["survey.csv"].splitlines() if not line.startswith(left_out or "-")]
    return read({**files, "survey.csv": "\n".join(lines)})


def gap_behind(place: int, compensation: float) -> Key:
    """Points between a place and the next."""
    ahead, behind = _two_scores(place, compensation)
    return _points(ahead - behind, reading=0.15, tolerance=0.75)


def score_behind(place: int, compensation: float) -> float:
    """Score of the territory behind a place."""
    return _two_scores(place, compensation)[1]


def _two_scores(place: int, compensation: float) -> tuple[float, float]:
    scores = np.sort(scored(compensation=compensation).chosen_score)[::-1]
    return float(scores[place - 1]), float(scores[place])


def lost_by_a_zero(territory: str, importance: float) -> Key:
    """Points that a 0 costs in place of an empty cell, for exporters of 2001 in the template."""
    empty, zero = (score_of(territory, _exporters(territory, cell), dynamics=importance) for cell in ("", "0"))
    return _points(empty - zero, reading=0.1, tolerance=0.3)


def lost_against_the_figure(territory: str, importance: float) -> float:
    """Points that a 0 costs in place of the figure that the template has."""
    whole = read(template.files())
    zero = score_of(territory, _exporters(territory, "0"), dynamics=importance)
    return score_of(territory, whole, dynamics=importance) - zero


def _exporters(territory: str, cell: str) -> Milieux:
    """The template with another cell for the exporters of 2001."""
    files = template.files()
    lines = [line.split(",") for line in files["territories.csv"].splitlines()]
    at = lines[0].index("exporters")
    rows = [[*row[:at], cell, *row[at + 1 :]] if row[:2] == [territory, "2001"] else row for row in lines]
    return read({**files, "territories.csv": "\n".join(map(",".join, rows))})


def decides(weights: float, operators: float, exponent: float) -> str:
    """Which of three doubts has the largest total index for the rank of Alder."""
    found = scored(doubt_weights=weights, doubt_operators=operators, doubt_exponent=exponent)
    choices, width = choices_of(found.params), width_of(found.params)
    indices = sensitivity(_stylised(), choices, width=width, vary=varied(found.params))
    total = dict(zip(indices.inputs, indices.total[_at("Alder")], strict=True))
    return DECIDING[max(DECIDING, key=total.__getitem__)]


def _points(value: float, reading: float, tolerance: float) -> Key:
    return Key(value, tolerance, reading, shown=f"{value:.1f}")
