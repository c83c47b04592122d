"""What a simulation of the small world lab returns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.result import Result, array

from .luck import FIRMS
from .spread import marks


@dataclass(frozen=True, eq=False)
class SmallWorldResult(Result):
    """One share of distant ties in `runs` futures, each with a network of its own, looked at 41 times.

    Knowledge is told as a share of an expert's level; in contagion it is the share of firms that know the news.
    """

    knowledge: np.ndarray = array(
        "run", "period", unit="share",
        meaning="what firms know, mean over firms and fields; 1 is an expert's level (contagion: all know the news)",
    )  # fmt: skip
    knowledge_end: np.ndarray = array(
        "run", unit="share",
        meaning="the same at the horizon",
    )  # fmt: skip
    inequality: np.ndarray = array(
        "run", "period", unit="ratio",
        meaning="how much firms differ in what they know: standard deviation over mean; 0 is all alike",
    )  # fmt: skip
    passing: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of the meetings since the last look at which anything passed; 0 at the start",
    )  # fmt: skip
    clustering: np.ndarray = array(
        "run", unit="share",
        meaning="share of pairs of a firm's partners that are partners of each other",
    )  # fmt: skip
    path_length: np.ndarray = array(
        "run", unit="steps",
        meaning="mean number of steps from firm to firm; pairs without a way between them are left out",
    )  # fmt: skip
    reachable: np.ndarray = array(
        "run", unit="share",
        meaning="share of pairs of firms with a way between them",
    )  # fmt: skip
    clustering_start: np.ndarray = array(unit="share", meaning="clustering without distant ties, exact")
    path_length_start: np.ndarray = array(unit="steps", meaning="path length without distant ties, exact")
    clustering_kept: np.ndarray = array("run", unit="ratio", meaning="clustering over that without distant ties")
    path_length_kept: np.ndarray = array(
        "run", unit="ratio", meaning="path length over that without distant ties; above 1 where clusters get connected"
    )
    ties: np.ndarray = array(unit="ties", meaning="ties of the network, each counted once")
    distant_ties: np.ndarray = array(unit="ties", meaning="ties that have gone far")
    tie_from: np.ndarray = array(
        "tie", unit="number", detail=True, meaning="firm that keeps a tie, in run 0, counted from 0 round the ring"
    )
    tie_to: np.ndarray = array("tie", unit="number", detail=True, meaning="firm at its other end")
    tie_distant: np.ndarray = array("tie", unit="0 or 1", detail=True, meaning="1 if the tie has gone far")
    expert: np.ndarray = array(
        "firm", unit="number", detail=True,
        meaning="field in which a firm of run 0 is an expert, counted from 0; −1 if none; contagion: 0 if it knew",
    )  # fmt: skip
    firm_knowledge: np.ndarray = array(
        "period", "firm", unit="share", detail=True, meaning="what each firm of run 0 knows, mean over fields"
    )

    @property
    def labels(self) -> dict[str, tuple]:
        """Rounds after which we looked; firms counted round the ring."""
        return {"period": tuple(marks(self.params.horizon).tolist()), "firm": tuple(range(FIRMS))}
