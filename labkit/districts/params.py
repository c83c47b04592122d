"""The knobs of the districts lab: seven on the first panel, the rest in the assumptions fold.

The concepts come from Guerrieri (no date; about 2001), "G": part 2 on types of district and technological regimes,
part 3 on Italy, and Table 1. G has no equation and no number that could set one: every default and every range is
assumed. Five knobs of the first panel are causes, which act from year 10 on: what happens then, cumulativeness,
appropriability, scale economies, outsiders' links. What stood before is in the fold.
"""

from __future__ import annotations

from labkit.core.knobs import Params, choice, number

G2 = "assumed; idea from G part 2"
G3 = "assumed; idea from G part 3"
TABLE = "assumed; idea from G Table 1"
MARSHALLIAN, HUB, SATELLITE, STATE = TYPES = ("Marshallian", "hub and spoke", "satellite", "state-anchored")
NOTHING, ICT, FAILS, ARRIVES = EVENTS = ("nothing", "ICT shock", "anchor fails", "hub arrives")

OF_EVENT = {FAILS: ("dependence",), ICT: ("obsolescence", "codified", "adoption_size")}

# Assumed numbers without a slider; the claims vary them too. Name: value, range, unit, meaning.
BESIDE = {
    "newcomer": (0.3, (0.15, 0.5), "units", "output of a new local firm; the district starts with 60 units"),
    "margin": (0.05, (0.0, 0.15), "log", "how far behind the district's mean a newcomer may be and still enter"),
    "link_cost": (0.02, (0.0, 0.04), "log", "what a link outside costs a firm, in competence"),
    "plant_size": (4.0, (2.0, 6.0), "units", "output of a new plant from outside"),
    "spin_offs": (0.15, (0.0, 0.3), "per year", "start-ups in each empty place, for a failed anchor of all output"),
    "pace": (1.25, (1.0, 2.0), "×", "how much faster innovation and the world's progress are after an ICT shock"),
    "hub_share": (0.3, (0.2, 0.4), "share", "share of the district's output that an arriving hub has"),
    "choice_luck": (0.06, (0.03, 0.12), "utility", "what is not known of the reasons to place an activity"),
    "elsewhere": (0.65, (0.3, 0.9), "share", "how closely the firms of other sites are linked"),
}


class DistrictsParams(Params):
    """What a student can move. Shares run from 0 to 1; "log" is a difference of logarithms: 0.1 is about 10 %."""

    start: str = choice(
        MARSHALLIAN, TYPES, label="Starts as", source=TABLE, first_panel=True,
        meaning="type of the district in year 0: small firms, a local hub, plants of outside firms, a public anchor",
    )  # fmt: skip
    event: str = choice(
        NOTHING, EVENTS, label="In year 10", source=G2, first_panel=True,
        meaning="what happens in year 10; the anchor is the public one if there is one, else the largest firm",
    )  # fmt: skip
    cumulativeness: float = number(
        0.2, 0, 0.9, step=0.05, unit="share", label="Cumulativeness", source=G2, first_panel=True,
        meaning="how far an innovation builds on the firm's own competence, not on the district's; from year 10",
    )  # fmt: skip
    appropriability: float = number(
        0.2, 0, 0.9, step=0.05, unit="share", label="Appropriability", source=G2, first_panel=True,
        meaning="share of imitation that firms can block; from year 10",
    )  # fmt: skip
    scale: float = number(
        0.3, 0, 0.9, step=0.05, unit="power", label="Scale economies", source=TABLE, first_panel=True,
        meaning="how innovation grows with a firm's size: 0 not at all, 1 in proportion; from year 10",
    )  # fmt: skip
    embedding: float = number(
        0.1, 0, 1, step=0.05, unit="share", label="Outsiders' links", source=G2, first_panel=True,
        meaning="how closely firms owned outside can be linked to local ones; from year 10",
    )  # fmt: skip
    openness: float = number(
        0.2, 0, 1, step=0.05, unit="share", label="Open firms", source=G2, first_panel=True,
        meaning="share of local firms with a link to knowledge outside the district",
    )  # fmt: skip

    regime_before: float = number(
        0.2, 0, 0.4, step=0.05, unit="share", label="Regime before", source=G3,
        meaning="cumulativeness and appropriability, both, up to year 10",
    )  # fmt: skip
    scale_before: float = number(
        0.3, 0, 0.5, step=0.05, unit="power", label="Scale before", source=TABLE,
        meaning="how innovation grows with a firm's size, up to year 10",
    )  # fmt: skip
    embedding_before: float = number(
        0.1, 0, 0.3, step=0.05, unit="share", label="Outsiders before", source=TABLE,
        meaning="how closely firms owned outside can be linked to local ones, up to year 10",
    )  # fmt: skip
    opportunity: float = number(
        0.25, 0.15, 0.4, step=0.01, unit="per year", label="Opportunity", source=G2,
        meaning="rate at which a firm of mean size finds an innovation",
    )  # fmt: skip
    step: float = number(
        0.12, 0.08, 0.16, step=0.01, unit="log", label="Step forward",
        meaning="size of an innovation: scale of what it adds to competence",
    )  # fmt: skip
    imitation: float = number(
        0.15, 0.05, 0.3, step=0.01, unit="per year", label="Imitation", source=G2,
        meaning="rate at which a fully linked firm closes its gap to the district's best",
    )  # fmt: skip
    absorption: float = number(
        0.1, 0.03, 0.25, step=0.01, unit="per year", label="Absorption", source=G2,
        meaning="rate at which a firm with a link outside closes its gap to the world's best practice",
    )  # fmt: skip
    drift: float = number(
        0.042, 0.02, 0.06, step=0.002, unit="log / year", label="World's progress",
        meaning="how fast the world's best practice moves on; competence is counted from there",
    )  # fmt: skip
    selection: float = number(
        0.4, 0.2, 0.6, step=0.02, unit="per year", label="Selection",
        meaning="how fast a firm grows for each log point of fitness",
    )  # fmt: skip
    growth_luck: float = number(
        0.12, 0.06, 0.18, step=0.01, unit="log", label="Luck of growth",
        meaning="standard deviation of a firm's growth in a year that has no reason here",
    )  # fmt: skip
    crowding: float = number(
        0.5, 0.3, 0.8, step=0.05, unit="log", label="Crowding",
        meaning="fitness lost when the district's output is 2.7 times that of year 0",
    )  # fmt: skip
    closing: float = number(
        0.02, 0.005, 0.03, step=0.001, unit="per year", label="Closing",
        meaning="chance that a small firm closes for other reasons; it falls as 1 by output above 1 unit",
    )  # fmt: skip
    entry: float = number(
        0.15, 0.08, 0.25, step=0.01, unit="per year", label="Entry", source=G2,
        meaning="chance that somebody tries an empty place in a fully linked district",
    )  # fmt: skip
    entry_alone: float = number(
        0.3, 0.1, 0.6, step=0.05, unit="share", label="Entry unlinked",
        meaning="share of those tries that come even where firms are not linked",
    )  # fmt: skip
    handicap: float = number(
        0.3, 0.1, 0.6, step=0.05, unit="log", label="Newcomers' gap", source=G2,
        meaning="how far newcomers are behind where cumulativeness and appropriability are full",
    )  # fmt: skip
    trust: float = number(
        0.85, 0.7, 1, step=0.05, unit="share", label="Local links", source=TABLE,
        meaning="how closely locally owned firms can be linked to each other",
    )  # fmt: skip
    link_speed: float = number(
        0.2, 0.1, 0.4, step=0.02, unit="per year", label="Speed of links",
        meaning="share of the way to its possible links that a firm goes in a year",
    )  # fmt: skip
    local_half: float = number(
        0.15, 0.05, 0.3, step=0.01, unit="share", label="Local supply",
        meaning="share of output in local hands at which links are half of what they could be",
    )  # fmt: skip
    atmosphere: float = number(
        0.2, 0, 0.4, step=0.02, unit="log", label="Atmosphere", source=G2,
        meaning="fitness that full links to a fully linked district are worth",
    )  # fmt: skip
    local_orders: float = number(
        1.0, 0.3, 2, step=0.1, unit="log", label="Local orders", source=G2,
        meaning="fitness of linked local firms for each unit of local orders beyond what they make",
    )  # fmt: skip
    plants: float = number(
        0.3, 0.1, 0.5, step=0.02, unit="per year", label="New plants", source=TABLE,
        meaning="chance that a plant of an outside firm settles in a year",
    )  # fmt: skip
    leaving: float = number(
        0.04, 0.02, 0.08, step=0.005, unit="per year", label="Plants leave", source=TABLE,
        meaning="chance that a plant without local links is moved elsewhere",
    )  # fmt: skip
    dependence: float = number(
        0.4, 0.1, 0.7, step=0.05, unit="share", label="Dependence", source=TABLE,
        meaning="sales that a fully linked firm loses with an anchor that had all output",
    )  # fmt: skip
    obsolescence: float = number(
        0.15, 0.05, 0.4, step=0.01, unit="log", label="Shock: loss", source=G2,
        meaning="competence that an ICT shock makes worthless, in three years",
    )  # fmt: skip
    codified: float = number(
        0.3, 0, 0.8, step=0.05, unit="share", label="Shock: codified", source=G2,
        meaning="share of local tacit knowledge that an ICT shock makes codified: it is then worth no nearness",
    )  # fmt: skip
    adoption_size: float = number(
        0.5, 0.1, 2, step=0.1, unit="units", label="Shock: fixed", source=G3,
        meaning="output at which a firm adopts the new technology half as well as one without limits",
    )  # fmt: skip
    hub_from: float = number(
        0.5, 0.4, 0.6, step=0.01, unit="share", label="Hub from",
        meaning="share of the four largest firms in private output at which a district is half hub and spoke",
    )  # fmt: skip
    outside_from: float = number(
        0.5, 0.4, 0.6, step=0.01, unit="share", label="Satellite from",
        meaning="share of output owned outside at which a district is half a satellite",
    )  # fmt: skip
    trade_from: float = number(
        0.4, 0.3, 0.5, step=0.01, unit="share", label="Linked from",
        meaning="trade within the district, as a share of output, at which it is half linked",
    )  # fmt: skip
    wage_gap: float = number(
        0.3, 0.1, 0.5, step=0.02, unit="utility", label="Wage gap", source="assumed; idea from G part 4",
        meaning="what work that is all labour saves at the cheapest sites",
    )  # fmt: skip
    nearness: float = number(
        0.6, 0.2, 1, step=0.05, unit="utility", label="Pull of nearness", source="assumed; idea from G part 4",
        meaning="what being where all knowledge work is, and is linked, is worth to work that is all knowledge",
    )  # fmt: skip
    coordination: float = number(
        0.15, 0.05, 0.3, step=0.01, unit="utility", label="Coordination", source="assumed; idea from G part 2",
        meaning="what it costs to direct an activity at another site",
    )  # fmt: skip


def idle(params: DistrictsParams) -> tuple[str, ...]:
    """The knobs that change nothing at this setting: those of an event that does not come."""
    return tuple(name for event, knobs in OF_EVENT.items() if params.event != event for name in knobs)
