"""What a simulation of the districts lab returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from labkit.core.result import Result, array

from .dispersion import ACTIVITIES
from .indicators import ARROWS, KINDS
from .luck import PLACES, YEARS

WITHOUT = ("output", "concentration", "outside", "public", "trade", "star")


@dataclass(frozen=True, eq=False)
class DistrictsResult(Result):
    """The district over 41 years, 0 to 40, in `runs` futures; and the same futures without the cause of year 10.

    Beside the table: `firm_output`, `firm_link` and `firm_outside` (run, period, firm), 0 or no in an empty place;
    `kind_before` and `kind_after` (run,), the number of the kind in years 8 to 10 and 38 to 40, in the order of the
    axis `kind`. The same with `_without`.
    """

    output: np.ndarray = array(
        "run", "period", unit="units",
        meaning="output of the district with its public anchor; 60 in year 0",
    )  # fmt: skip
    firms: np.ndarray = array(
        "run", "period", unit="firms",
        meaning="private firms in the district",
    )  # fmt: skip
    competence: np.ndarray = array(
        "run", "period", unit="log",
        meaning="mean competence by output; 0 is the world's best practice",
    )  # fmt: skip
    concentration: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of the four largest firms in private output",
    )  # fmt: skip
    outside: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of output owned outside the district",
    )  # fmt: skip
    public: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of output of the public anchor",
    )  # fmt: skip
    trade: np.ndarray = array(
        "run", "period", unit="share",
        meaning="trade within the district as a share of output",
    )  # fmt: skip
    star: np.ndarray = array(
        "run", "period", unit="share",
        meaning="centralisation by ties received, expected: 0 is a circle, 1 a star",
    )  # fmt: skip
    leader_links: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of firms that deal with the largest one",
    )  # fmt: skip
    membership: np.ndarray = array(
        "run", "period", "kind", unit="share",
        meaning="how far the district is each of the four types, or an amalgam; they add up to 1",
    )  # fmt: skip
    moves: np.ndarray = array(
        "before", "after", unit="share",
        meaning="share of futures that were one kind in years 8 to 10 and another in years 38 to 40",
    )  # fmt: skip
    transition: np.ndarray = array(
        "run", "arrow", unit="0 or 1",
        meaning="the district went this transition of Graphic 1",
    )  # fmt: skip
    away: np.ndarray = array(
        "run", "period", "activity", unit="share",
        meaning="share of an activity that is done at other sites",
    )  # fmt: skip
    concentrated_away: np.ndarray = array(
        "run", "activity", unit="share",
        meaning="concentration of that part among the seven sites in the last year: 1 is all at one",
    )  # fmt: skip
    output_without: np.ndarray = array(
        "run", "period", unit="units",
        meaning="output without the cause",
    )  # fmt: skip
    concentration_without: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of the four largest firms without the cause",
    )  # fmt: skip
    outside_without: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of output owned outside without the cause",
    )  # fmt: skip
    public_without: np.ndarray = array(
        "run", "period", unit="share",
        meaning="share of output of the public anchor without the cause",
    )  # fmt: skip
    trade_without: np.ndarray = array(
        "run", "period", unit="share",
        meaning="trade within the district without the cause",
    )  # fmt: skip
    star_without: np.ndarray = array(
        "run", "period", unit="share",
        meaning="centralisation by ties received, expected, without the cause",
    )  # fmt: skip
    membership_without: np.ndarray = array(
        "run", "period", "kind", unit="share",
        meaning="how far the district is each kind without the cause",
    )  # fmt: skip
    moves_without: np.ndarray = array(
        "before", "after", unit="share",
        meaning="share of futures that went from one kind to another without the cause",
    )  # fmt: skip
    transition_without: np.ndarray = array(
        "run", "arrow", unit="0 or 1",
        meaning="the district went this transition without the cause",
    )  # fmt: skip
    kind_before: np.ndarray = field(kw_only=True, repr=False)
    kind_after: np.ndarray = field(kw_only=True, repr=False)
    kind_before_without: np.ndarray = field(kw_only=True, repr=False)
    kind_after_without: np.ndarray = field(kw_only=True, repr=False)
    firm_output: np.ndarray = field(kw_only=True, repr=False)
    firm_link: np.ndarray = field(kw_only=True, repr=False)
    firm_outside: np.ndarray = field(kw_only=True, repr=False)
    labels: ClassVar[dict[str, tuple]] = {
        "period": tuple(range(YEARS + 1)),
        "kind": KINDS,
        "before": KINDS,
        "after": KINDS,
        "arrow": tuple(f"{number} {start} to {end}" for number, (start, end) in ARROWS.items()),
        "activity": ACTIVITIES,
        "firm": tuple(range(1, PLACES + 1)),
    }
