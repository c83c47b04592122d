"""What a scoring of the milieu lab returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from labkit.core.result import Result, array

from .agreement import Agreement, agreement
from .indicators import DIMENSIONS
from .tables import Milieux

# Compensations at which the ranks as chosen are told; the last is none at all.
COMPENSATIONS = tuple(round(step / 40, 3) for step in range(40, -1, -1))


@dataclass(frozen=True, eq=False)
class MilieuResult(Result):
    """Scores and ranks of n territories in `runs` draws of the doubt, and as chosen.

    "As chosen" is without any doubt: every operator and rater counted once, and the choices of the knobs. A rank is a
    place, 1 for the highest score; territories with one score share the average of their places. NaN where nothing is
    known in any draw. In a draw that knows nothing of a territory which has a rank in others, its rank is the last
    place and its score NaN. Scores keep the chosen normalisation in all draws, so that they stay on one scale: 1 to
    100, with z about 50, with rank 1 to n. Ranks are drawn over all sensible choices.
    """

    score: np.ndarray = array(
        "run", "territory", unit="points",
        meaning="score of each territory",
    )  # fmt: skip
    rank: np.ndarray = array(
        "run", "territory", unit="place",
        meaning="rank of each territory by its score",
    )  # fmt: skip
    dimension_score: np.ndarray = array(
        "run", "territory", "dimension", unit="points",
        meaning="score of each territory in each D",
    )  # fmt: skip
    focus_score: np.ndarray = array(
        "run", unit="points",
        meaning="score of the territory in focus",
    )  # fmt: skip
    focus_rank: np.ndarray = array(
        "run", unit="place",
        meaning="rank of the territory in focus",
    )  # fmt: skip
    chosen_score: np.ndarray = array(
        "territory", unit="points",
        meaning="score as chosen, without any doubt",
    )  # fmt: skip
    chosen_rank: np.ndarray = array(
        "territory", unit="place",
        meaning="rank as chosen, without any doubt",
    )  # fmt: skip
    chosen_dimension: np.ndarray = array(
        "territory", "dimension", unit="points", detail=True,
        meaning="score in each D as chosen, without any doubt",
    )  # fmt: skip
    weight: np.ndarray = array(
        "dimension", unit="share",
        meaning="nominal weight: the importance given to a D over the sum of all four",
    )  # fmt: skip
    effective_weight: np.ndarray = array(
        "dimension", unit="share",
        meaning="effective weight: share of a D in what tells the scores apart as chosen (of r² with the score)",
    )  # fmt: skip
    rank_by_compensation: np.ndarray = array(
        "step", "territory", unit="place", detail=True,
        meaning="rank as chosen, were compensation full, a fortieth less, and so on down to none",
    )  # fmt: skip
    score_by_compensation: np.ndarray = array(
        "step", "territory", unit="points", detail=True,
        meaning="score as chosen at the same compensations",
    )  # fmt: skip
    milieux: Milieux
    values: np.ndarray  # (territory, indicator) as counted, in the order of INDICATORS; NaN where not known

    @property
    def labels(self) -> Mapping[str, Sequence]:
        """Names along the axes."""
        return {"territory": self.milieux.names, "dimension": DIMENSIONS, "step": COMPENSATIONS}

    @property
    def focus(self) -> int:
        """Place of the territory in focus along the axis `territory`."""
        return self.milieux.names.index(self.params.focus)

    @property
    def alone(self) -> bool:
        """Whether there is one territory only, so that there are no ranks to speak of."""
        return len(self.milieux.names) == 1

    @property
    def rival(self) -> int | None:
        """Place of the territory whose score as chosen is nearest to that of the one in focus; None of a single one."""
        off = np.abs(self.chosen_score - self.chosen_score[self.focus])
        off[self.focus] = np.nan
        return None if np.isnan(off).all() else int(np.nanargmin(off))

    @property
    def agreement(self) -> Agreement:
        """How far raters agree."""
        return _agreement(self.milieux)


@lru_cache(maxsize=4)
def _agreement(milieux: Milieux) -> Agreement:
    return agreement(milieux)
