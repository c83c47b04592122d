"""What a simulation of the territory lab returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from labkit.activation.four_d import DIMENSIONS
from labkit.core.result import Result, array

from .luck import YEARS
from .params import LEVERS

AIMS = ("exporters", "score", "kernels")


@dataclass(frozen=True, eq=False)
class TerritoryResult(Result):
    """A territory over 11 years, 0 to 10, in `runs` futures, each with the programme and with the same luck without.

    Money is spent in years 0 to 4.
    """

    exporters: np.ndarray = array(
        "run", "period", unit="share",
        meaning="small firms that export and are still there",
    )  # fmt: skip
    score: np.ndarray = array(
        "run", "period", unit="points",
        meaning="mean of the four D's, as the milieu lab scores them between its fixed goalposts, from 1 to 100",
    )  # fmt: skip
    kernels: np.ndarray = array(
        "run", "period", unit="share",
        meaning="mean of the kernels of critical competences and of tacit knowledge and trust",
    )  # fmt: skip
    four_d: np.ndarray = array(
        "run", "period", "dimension", unit="points",
        meaning="each of the four D's",
    )  # fmt: skip
    competences: np.ndarray = array(
        "run", "period", unit="share",
        meaning="K, kernel of critical competences",
    )  # fmt: skip
    trust: np.ndarray = array(
        "run", "period", unit="share",
        meaning="T, kernel of tacit knowledge and trust",
    )  # fmt: skip
    selective: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of firms at home with a part of the chain elsewhere",
    )  # fmt: skip
    replicative: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of firms that moved the whole chain",
    )  # fmt: skip
    exporters_without: np.ndarray = array(
        "run", "period", unit="share",
        meaning="exporters with the same luck and no money",
    )  # fmt: skip
    score_without: np.ndarray = array(
        "run", "period", unit="points",
        meaning="mean of the four D's with the same luck and no money",
    )  # fmt: skip
    kernels_without: np.ndarray = array(
        "run", "period", unit="share",
        meaning="kernels with the same luck and no money",
    )  # fmt: skip
    gained_exporters: np.ndarray = array(
        "run", unit="share",
        meaning="exporters in year 10, less those without money",
    )  # fmt: skip
    gained_score: np.ndarray = array(
        "run", unit="points",
        meaning="mean of the four D's in year 10, less that without money",
    )  # fmt: skip
    gained_kernels: np.ndarray = array(
        "run", unit="share",
        meaning="kernels in year 10, less those without money",
    )  # fmt: skip
    spent: np.ndarray = array(
        "run", "period", "lever", unit="k EUR",
        meaning="what each lever costs in a year",
    )  # fmt: skip
    cost: np.ndarray = array(
        "run", unit="k EUR",
        meaning="public cost of all years",
    )  # fmt: skip
    labels: ClassVar[dict[str, tuple]] = {
        "period": tuple(range(YEARS + 1)),
        "dimension": DIMENSIONS,
        "lever": tuple(LEVERS),
    }
