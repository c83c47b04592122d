"""The knobs of the glocalization lab: seven on the first panel, the rest in the assumptions fold.

The concepts come from Torrès (2002), "T"; its introduction, parts 1 and 2 and conclusion are meant. It gives no number
for any of them: every default and every range is assumed.
"""

from __future__ import annotations

from labkit.core.knobs import Params, choice, number

NEAR, REGION, CAPITAL = PLACEMENTS = ("near firms", "region", "capital")


def _idea(place: str) -> str:
    return f"assumed; idea from Torrès (2002), {place}"


class GlocalizationParams(Params):
    """What a student can move. Shares run from 0 to 1, rates are per year; "logit" is a shift of log-odds."""

    reach: float = number(
        12, 5, 30, step=1, unit="km", label="Reach", source=_idea("part 2"), first_panel=True,
        meaning="how far a firm of median size (15 staff) sees; over this distance help fades to 37 %",
    )  # fmt: skip
    capacity: float = number(
        3.0, 0, 6, step=0.1, unit="capacity", label="Help capacity", source=_idea("part 1"), first_panel=True,
        meaning="capacity of the public export offices, all together; at 1 next door half of the help arrives",
    )  # fmt: skip
    placement: str = choice(
        NEAR, PLACEMENTS, label="Where they sit", source=_idea("part 2"), first_panel=True,
        meaning="offices in all eight towns, or one in the regional capital, or one in the national capital",
    )  # fmt: skip
    digital: float = number(
        0.30, 0, 1, step=0.01, unit="share", label="Digital channel", source=_idea("parts 1 and 2"), first_panel=True,
        meaning="share of what an exporter must know that can be found on-line",
    )  # fmt: skip
    peer_effect: float = number(
        1.5, 0, 3, step=0.1, unit="logit", label="Peer effect", source=_idea("part 1"), first_panel=True,
        meaning="pull of exporting neighbours on a firm: all of them experienced instead of none",
    )  # fmt: skip
    firm_size: int = number(
        12, 1, 249, step=1, unit="staff", label="Your firm", source=_idea("conclusion"), first_panel=True, log=True,
        meaning="how many people work in your firm, whose strategy the map shows",
    )  # fmt: skip
    clustering: float = number(
        0.70, 0.2, 0.95, step=0.01, unit="share", label="Firms in towns", source=_idea("introduction"),
        first_panel=True, meaning="share of firms that stand in one of the eight towns; the others are scattered",
    )  # fmt: skip

    firm_place: int = number(
        303, 1, 400, step=1, unit="firm no.", label="Your place",
        meaning="your firm stands where this firm of the map stands; a click on a firm sets place and staff",
    )  # fmt: skip
    self_strengthening: float = number(
        0.20, 0, 0.4, step=0.01, unit="per year", label="New advisers", source=_idea("part 1"),
        meaning="rate at which private intermediaries appear in towns with exporters nearby",
    )  # fmt: skip
    adviser_exit: float = number(
        0.15, 0.05, 0.3, step=0.01, unit="per year", label="Advisers leave",
        meaning="share of the private intermediaries that close in a year",
    )  # fmt: skip
    reach_elasticity: float = number(
        0.50, 0, 1, step=0.05, unit="power", label="Size and reach", source=_idea("part 2"),
        meaning="how reach grows with staff: 0 not at all, 0.5 as the square root, 1 in proportion",
    )  # fmt: skip
    office_distance: float = number(
        45, 10, 120, step=1, unit="km", label="Region's office",
        meaning="how far the regional capital lies east of the centre of the map, whose edge is at 30 km; "
        "acts where they sit in the region only",
    )  # fmt: skip
    scale_economies: float = number(
        1.15, 1, 1.6, step=0.05, unit="power", label="Scale of office",
        meaning="how much a large office does better than several small ones of the same total; 1 is no better",
    )  # fmt: skip
    ease: float = number(
        -4.6, -5.5, -3.8, step=0.1, unit="logit", label="Ease of start",
        meaning="log-odds that a firm of median size starts to export in a year, without help, peers or the digital",
    )  # fmt: skip
    help_effect: float = number(
        2.2, 1, 3, step=0.1, unit="logit", label="Effect of help", source=_idea("parts 1 and 2"),
        meaning="how much easier a first export is with all the help there can be instead of none",
    )  # fmt: skip
    size_effect: float = number(
        0.45, 0.1, 0.8, step=0.05, unit="logit", label="Effect of size",
        meaning="how much easier a first export is for a firm with 2.7 times the staff, by its own means",
    )  # fmt: skip
    unaided: float = number(
        0.15, 0, 0.5, step=0.05, unit="share", label="Digital alone", source=_idea("part 2"),
        meaning="share of what is on-line that a firm can use with nobody near to explain it",
    )  # fmt: skip
    peer_distance: float = number(
        5, 2, 12, step=0.5, unit="km", label="Peer distance",
        meaning="over this distance what firms hear of each other fades to 37 %; private advisers find clients alike",
    )  # fmt: skip
    initial_exporters: float = number(
        0.06, 0.03, 0.12, step=0.01, unit="share", label="First exporters",
        meaning="chance that a firm of median size exports in year 0; it grows with the square root of staff",
    )  # fmt: skip
    size_spread: float = number(
        1.0, 0.6, 1.4, step=0.05, unit="log staff", label="Firms differ by",
        meaning="standard deviation of the logarithm of staff; the median is 15",
    )  # fmt: skip
    partner_threshold: float = number(
        0.30, 0.05, 0.9, step=0.05, unit="share", label="Partner wanted", source=_idea("part 2"),
        meaning="least worth, after distance, of a partner that a firm takes; a perfect one next door is worth 1; "
        "the label on the map tells how far that goes: no partner beyond … km",
    )  # fmt: skip
    market: float = number(
        1.0, 0.5, 1.5, step=0.05, unit="pay-off", label="World market", source=_idea("conclusion"),
        meaning="pay-off of a firm that is wholly global and has all the resources for it",
    )  # fmt: skip
    home_market: float = number(
        0.04, 0, 0.08, step=0.01, unit="pay-off", label="Home market",
        meaning="what a fully local firm earns at home for each unit of access to help; our addition",
    )  # fmt: skip
    cost_global: float = number(
        0.35, 0.15, 0.55, step=0.05, unit="pay-off", label="Cost, global",
        meaning="cost of being wholly global; half as global costs a quarter",
    )  # fmt: skip
    cost_local: float = number(
        0.20, 0.04, 0.40, step=0.02, unit="pay-off", label="Cost, local",
        meaning="cost of being wholly local; half as local costs a quarter",
    )  # fmt: skip


def idle(params: GlocalizationParams) -> list[str]:
    """The knobs that change nothing at this setting."""
    unused = {
        "office_distance": params.placement != REGION,
        "scale_economies": params.placement != NEAR or params.capacity == 0,
        "unaided": params.digital == 0,
        "adviser_exit": params.self_strengthening == 0,
    }
    return [name for name, is_so in unused.items() if is_so]
