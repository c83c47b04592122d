"""The knobs of the export groups lab: seven on the first panel, the rest in the assumptions fold.

The idea comes from Torres (2002), part 3, "T". T gives two figures: eight groups since 1998, three to five firms in
each as a rule. It names no price, distance or rate: every default and every range below is assumed.
Money is thousands of euros (k EUR) of 2002.
"""

from __future__ import annotations

from labkit.core.knobs import Params, choice, flag, number

T = "assumed; idea from T part 3"
MATCHINGS = ("matched", "random")


class ExportGroupsParams(Params):
    """What a student can move. Money is k EUR of 2002, shares run from 0 to 1."""

    salary: float = number(
        55, 40, 75, step=1, unit="k EUR", label="Salary", source=T, first_panel=True,
        meaning="what a full-time export executive costs in a year, with all charges",
    )  # fmt: skip
    travel: float = number(
        1.0, 0.5, 3, step=0.1, unit="×", label="Travel", source=T, first_panel=True,
        meaning="time on the road for each kilometre; 1 is 50 km an hour, 2 is twice as long",
    )  # fmt: skip
    rivalry: float = number(
        0.35, 0, 1, step=0.05, unit="share", label="Rivalry", source=T, first_panel=True,
        meaning="how hard two members compete that sell the same product on the same market; 0 is not at all",
    )  # fmt: skip
    imbalance: float = number(
        0.5, 0, 1, step=0.05, unit="weight", label="Size imbalance", source=T, first_panel=True,
        meaning="how much it strains a group that its members differ in size; 0 is not at all",
    )  # fmt: skip
    incubator: bool = flag(
        False, label="Incubator", source=T, first_panel=True,
        meaning="whether an incubator gives all groups shared services, such as an office, advice and mediation",
    )  # fmt: skip
    pool: int = number(
        48, 12, 96, step=4, unit="firms", label="Candidate firms", source=T, first_panel=True,
        meaning="how many small firms are willing to join a group",
    )  # fmt: skip
    horizon: int = number(
        6, 1, 10, step=1, unit="years", label="Horizon", first_panel=True,
        meaning="how many years the firms look ahead when they count what a group brings",
    )  # fmt: skip

    matching: str = choice(
        "matched", MATCHINGS, label="Grouping", source=T,
        meaning="who joins whom: after T's feasibility criteria, or drawn at random (the control)",
    )  # fmt: skip
    products: int = number(
        4, 2, 8, step=1, unit="kinds", label="Kinds of product", source="assumed; idea from T part 2",
        meaning="how many products the candidates make: few in a specialised district, many in a mixed region",
    )  # fmt: skip
    benefit: float = number(
        35, 20, 60, step=1, unit="k EUR", label="Full-year gain",
        meaning="profit a year that a firm makes abroad with an executive of its own, once all is learned",
    )  # fmt: skip
    saturation: float = number(
        0.12, 0.05, 0.25, step=0.01, unit="of a year", label="Saturation",
        meaning="time of an executive that brings 63 % of the full-year gain; small means that little time does most",
    )  # fmt: skip
    synergy: float = number(
        0.06, 0, 0.12, step=0.01, unit="per member", label="Synergy", source=T,
        meaning="gain added by each other member that sells another product on the same market",
    )  # fmt: skip
    coordination: float = number(
        1.1, 0.3, 2, step=0.1, unit="k EUR", label="Coordination",
        meaning="what each pair of equal members spends a year on agreeing with each other",
    )  # fmt: skip
    fixed: float = number(
        9, 3, 15, step=0.5, unit="k EUR", label="Running cost",
        meaning="what a group costs a year beside the salary: office, accounts, legal form",
    )  # fmt: skip
    visits: float = number(
        60, 20, 100, step=5, unit="per year", label="Visits", source=T,
        meaning="trips of the executive to each member in a year; a firm alone has the executive in the house",
    )  # fmt: skip
    learning: float = number(
        0.35, 0.2, 0.6, step=0.05, unit="per year", label="Learning",
        meaning="share of the gain still to be learned that is learned in a year",
    )  # fmt: skip
    base_hazard: float = number(
        0.03, 0.01, 0.06, step=0.005, unit="per year", label="Chance of end",
        meaning="rate at which a group ends for reasons that have nothing to do with its members",
    )  # fmt: skip
    pair_hazard: float = number(
        0.007, 0.002, 0.02, step=0.001, unit="per year", label="Quarrel, pairs",
        meaning="rate of break-up added by each pair of members",
    )  # fmt: skip
    rivalry_hazard: float = number(
        0.25, 0.05, 0.5, step=0.05, unit="per year", label="Quarrel, rivals", source=T,
        meaning="rate of break-up added where all pairs are rivals and rivalry is 1",
    )  # fmt: skip
    imbalance_hazard: float = number(
        0.10, 0.02, 0.2, step=0.01, unit="per year", label="Quarrel, sizes", source=T,
        meaning="rate of break-up added where members differ in size by a factor of 2.7 and size imbalance is 1",
    )  # fmt: skip
    ending: float = number(
        4, 0, 10, step=0.5, unit="k EUR", label="Cost of break-up",
        meaning="what a break-up costs each member, once",
    )  # fmt: skip
    incubator_services: float = number(
        0.5, 0.2, 0.7, step=0.05, unit="share", label="Inc.: services", source=T,
        meaning="share of a group's running cost that the incubator saves it; acts with the incubator only",
    )  # fmt: skip
    incubator_calm: float = number(
        0.4, 0.1, 0.6, step=0.05, unit="share", label="Inc.: mediation", source=T,
        meaning="how much lower the rate of break-up is with the incubator; acts with the incubator only",
    )  # fmt: skip
    incubator_advice: float = number(
        0.08, 0, 0.15, step=0.01, unit="share", label="Inc.: advice", source=T,
        meaning="gain that the incubator's advice and contacts add; acts with the incubator only",
    )  # fmt: skip
    incubator_cost: float = number(
        60, 20, 120, step=5, unit="k EUR", label="Inc.: cost",
        meaning="what the incubator itself costs a year, whoever pays it; acts with the incubator only",
    )  # fmt: skip


def idle(params: ExportGroupsParams) -> list[str]:
    """The knobs that change nothing at this setting."""
    return [f"{cause}_hazard" for cause in ("rivalry", "imbalance") if getattr(params, cause) == 0]
