"""What a simulation of the relocation lab returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from labkit.core.result import Result, array

from .chain import ACTIVITIES

INDEX = "index, 100 = home with nothing moved at competences 0.65 and trust 0.60"


@dataclass(frozen=True, eq=False)
class RelocationResult(Result):
    """Both territories over 41 years, 0 to 40, in `runs` futures."""

    home: np.ndarray = array(
        "run", "period", unit="index",
        meaning=f"competitiveness of the home district; {INDEX}",
    )  # fmt: skip
    destination: np.ndarray = array(
        "run", "period", unit="index",
        meaning=f"competitiveness of the destination; {INDEX}",
    )  # fmt: skip
    competences: np.ndarray = array(
        "run", "period", unit="share",
        meaning="K, kernel of critical competences at home",
    )  # fmt: skip
    trust: np.ndarray = array(
        "run", "period", unit="share",
        meaning="T, kernel of tacit knowledge and trust at home",
    )  # fmt: skip
    destination_competences: np.ndarray = array(
        "run", "period", unit="share",
        meaning="critical competences at the destination",
    )  # fmt: skip
    destination_trust: np.ndarray = array(
        "run", "period", unit="share",
        meaning="tacit knowledge and trust at the destination",
    )  # fmt: skip
    moved: np.ndarray = array(
        "run", "period", "activity", unit="share",
        meaning="share of firms that have the activity abroad",
    )  # fmt: skip
    selective: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of firms at home with a part of the chain abroad",
    )  # fmt: skip
    replicative: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of firms with the whole chain abroad",
    )  # fmt: skip
    jobs: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of the work of year 0 that is still done at home",
    )  # fmt: skip
    tipped: np.ndarray = array(
        "run", unit="0 or 1",
        meaning="1 where home has collapsed: index below 60 in the last year",
    )  # fmt: skip
    labels: ClassVar[dict[str, tuple]] = {"activity": ACTIVITIES, "period": tuple(range(41))}
