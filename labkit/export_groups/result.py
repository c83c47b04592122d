"""What a simulation of the export groups lab returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from labkit.core.result import Result, array

from .luck import SIZES

YEARS = 10
MOST_GROUPS = 99.0  # stands for so many, more, or none at all


@dataclass(frozen=True, eq=False)
class ExportGroupsResult(Result):
    """Groups of one to eight firms, side by side, over 11 years, 0 to 10, in `runs` futures.

    A pool is split anew for each size. Means are over all groups of a size in a run's pool. Money is k EUR of 2002.
    """

    net: np.ndarray = array(
        "run", "group_size", unit="k EUR",
        meaning="gain less cost for each member and year, over the horizon",
    )  # fmt: skip
    benefit: np.ndarray = array(
        "run", "group_size", unit="k EUR",
        meaning="gain of a member in a year in which all is learned and the group is together",
    )  # fmt: skip
    cost: np.ndarray = array(
        "run", "group_size", unit="k EUR",
        meaning="cost for a member in a year in which the group is together",
    )  # fmt: skip
    share_of_year: np.ndarray = array(
        "run", "group_size", unit="share",
        meaning="share of the executive's year that a member gets after travel",
    )  # fmt: skip
    alive: np.ndarray = array(
        "run", "period", "group_size", unit="share",
        meaning="share of the groups that are still together",
    )  # fmt: skip
    four_alive: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of the groups of four that are still together",
    )  # fmt: skip
    four_together: np.ndarray = array(
        "run", unit="share",
        meaning="share of the groups of four that are still together at the end of the horizon",
    )  # fmt: skip
    hazard: np.ndarray = array(
        "run", "group_size", unit="share",
        meaning="chance that a group breaks up within a year",
    )  # fmt: skip
    net_executive: np.ndarray = array(
        "run", "group_size", unit="k EUR",
        meaning="gain less cost a year of all members that share an executive: what an organiser counts",
    )  # fmt: skip
    best_size: np.ndarray = array(
        "run", unit="firms",
        meaning="group size with the highest net for each member, also where no size pays",
    )  # fmt: skip
    pays: np.ndarray = array(
        "run", unit="0 or 1",
        meaning="1 where at least one group size has a net above 0",
    )  # fmt: skip
    first_paying: np.ndarray = array(
        "run", unit="firms",
        meaning="smallest group size with a net above 0; 0 where there is none",
    )  # fmt: skip
    incubator_gain: np.ndarray = array(
        "run", unit="k EUR",
        meaning="what the incubator adds to the net of a whole group of four in a year, before its own cost",
    )  # fmt: skip
    incubator_groups: np.ndarray = array(
        unit="groups",
        meaning="groups of four that it takes for their gain to pay the incubator; 99 stands for 99 or more, or never",
    )  # fmt: skip
    left_out: np.ndarray = array(
        "group_size", unit="firms",
        meaning="candidate firms that find no place because the pool does not divide by the size",
    )  # fmt: skip
    firm_x: np.ndarray = array(
        "firm", unit="km", detail=True, meaning="place of each candidate firm of run 0, from west to east"
    )
    firm_y: np.ndarray = array("firm", unit="km", detail=True, meaning="the same, from south to north")
    staff: np.ndarray = array("firm", unit="persons", detail=True, meaning="size of each candidate firm of run 0")
    product: np.ndarray = array(
        "firm", unit="number", detail=True, meaning="what a candidate firm of run 0 makes, counted from 0"
    )
    market: np.ndarray = array("firm", unit="number", detail=True, meaning="its target market, counted from 0")
    group: np.ndarray = array(
        "group_size", "firm", unit="number", detail=True,
        meaning="group that a candidate firm of run 0 is in, counted from 0; -1 if it is left out",
    )  # fmt: skip
    labels: ClassVar[dict[str, tuple]] = {
        "group_size": tuple(range(1, SIZES + 1)),
        "period": tuple(range(YEARS + 1)),
    }
