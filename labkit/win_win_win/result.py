"""What a simulation of the game returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from labkit.core.result import Result, array

from .luck import YEARS
from .rest import STATES

PLAYERS = ("firms", "partners", "territory")
ENDS = ("all three win", "the territory loses", "one side wins", "no side wins")


@dataclass(frozen=True, eq=False)
class WinWinWinResult(Result):
    """Firms, partners and public bodies of a territory over 41 years, 0 to 40, in `runs` futures.

    A player wins in a year in which its mean pay-off is above 0.
    """

    cooperating: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of relations in which both sides co-operate",
    )  # fmt: skip
    firms: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of firms that co-operate",
    )  # fmt: skip
    partners: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of their partners that co-operate",
    )  # fmt: skip
    investing: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of public bodies that invest",
    )  # fmt: skip
    pay_off: np.ndarray = array(
        "run", "period", "player", unit="k EUR",
        meaning="mean pay-off of a year and relation",
    )  # fmt: skip
    end: np.ndarray = array(
        "run", unit="0 to 3",
        meaning="last year: 0 all three win, 1 the territory loses, 2 one side wins, 3 no side wins",
    )  # fmt: skip
    stable: np.ndarray = array(
        "state", unit="0 or 1",
        meaning="1 for each state that would last in large groups without errors: the closed form",
    )  # fmt: skip
    invested_at_rest: np.ndarray = array(
        unit="share",
        meaning="share of public bodies that would invest in the long run where all firms co-operate: the closed form",
    )  # fmt: skip
    labels: ClassVar[dict[str, tuple]] = {"period": tuple(range(YEARS + 1)), "player": PLAYERS, "state": STATES}
