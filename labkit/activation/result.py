"""What a simulation of the activation lab returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from labkit.core.result import Result, array

from .four_d import DIMENSIONS
from .luck import PLACES, YEARS
from .params import USES

NOT_SPENT = "not spent"
HALF = 0.5  # of the others: a milieu in which an operator reaches so many, on average, is connected


@dataclass(frozen=True, eq=False)
class ActivationResult(Result):
    """A territory of 2,000 small firms over 21 years, 0 to 20, in `runs` futures. The coordinator acts from year 0 on.

    Arrays of operators are of run 0. Operator 1 is the coordinator.
    """

    exporters: np.ndarray = array(
        "run", "period", unit="share",
        meaning="small firms that export",
    )  # fmt: skip
    operators: np.ndarray = array(
        "run", "period", unit="operators",
        meaning="organisations at work that help firms abroad, with the coordinator",
    )  # fmt: skip
    density: np.ndarray = array(
        "run", "period", unit="per 1,000",
        meaning="operators per 1,000 small firms",
    )  # fmt: skip
    four_d: np.ndarray = array(
        "run", "period", "dimension", unit="points",
        meaning="score of the milieu lab between its fixed goalposts, from 1 to 100",
    )  # fmt: skip
    connected: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of the others that an operator reaches in one or two ties, on average",
    )  # fmt: skip
    degree: np.ndarray = array(
        "run", "period", unit="ties",
        meaning="ties that an operator has to others, on average",
    )  # fmt: skip
    brokered: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of those ties that the coordinator brokered",
    )  # fmt: skip
    abroad: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of operators with a tie to a network outside",
    )  # fmt: skip
    quality: np.ndarray = array(
        "run", "period", unit="share",
        meaning="quality of the operators' services, on average; 1 is the best there is",
    )  # fmt: skip
    services: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of firms that are served, by how well, mean over the kinds of operator",
    )  # fmt: skip
    spent: np.ndarray = array(
        "run", "period", "use", unit="ties/year",
        meaning="what the coordinator pays for in a year, in ties that it would pay to broker; it stands a year later",
    )  # fmt: skip
    year_connected: np.ndarray = array(
        "run", unit="year",
        meaning="first year in which an operator reaches half of the others, on average, even if it does not last; "
        "21 if there is none",
    )  # fmt: skip
    tie: np.ndarray = array(
        "period", "operator", "other", unit="0, 1 or 2", detail=True,
        meaning="ties of run 0: 0 none, 1 spontaneous, 2 brokered",
    )  # fmt: skip
    operator_kind: np.ndarray = array(
        "period", "operator", unit="number", detail=True,
        meaning="kind of each operator of run 0, counted from 0 as in the milieu lab; -1 where the place is empty",
    )  # fmt: skip
    operator_quality: np.ndarray = array(
        "period", "operator", unit="share", detail=True,
        meaning="quality of the services of each operator of run 0; 0 where the place is empty",
    )  # fmt: skip
    operator_abroad: np.ndarray = array(
        "period", "operator", unit="0 or 1", detail=True,
        meaning="operators of run 0 with a tie to a network outside",
    )  # fmt: skip
    operator_funded: np.ndarray = array(
        "period", "operator", unit="0 or 1", detail=True,
        meaning="operators of run 0 that the coordinator's budget founded",
    )  # fmt: skip
    labels: ClassVar[dict[str, tuple]] = {
        "period": tuple(range(YEARS + 1)),
        "dimension": DIMENSIONS,
        "use": (*USES, NOT_SPENT),
        "operator": tuple(range(1, PLACES + 1)),
        "other": tuple(range(1, PLACES + 1)),
    }
