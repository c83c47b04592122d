"""The knobs of the game: seven on the first panel, the rest in the assumptions fold.

The idea comes from Torrès (2002), "T", conclusion: a win-win game with the territory as third player. T gives no
pay-off: every default and every range is assumed. Money is k EUR a year, for one relation of a firm and a partner.
"""

from __future__ import annotations

from labkit.core.knobs import Params, number

T = "assumed; idea: T conclusion"
T1 = "assumed; idea: T part 1"


class WinWinWinParams(Params):
    """What a student can move. Money is k EUR a year and relation, shares run from 0 to 1."""

    start: float = number(
        0.60, 0.05, 0.95, step=0.05, unit="share", label="Co-operate first", source=T, first_panel=True,
        meaning="share of the firms, and of their partners, that co-operate in year 0",
    )  # fmt: skip
    exploit: float = number(
        14, 8, 22, step=0.5, unit="k EUR", label="Gain of cheating", source=T, first_panel=True,
        meaning="what one wins in a year who competes against one that co-operates",
    )  # fmt: skip
    fight: float = number(
        2, 0, 10, step=0.5, unit="k EUR", label="Cost of a fight", source=T, first_panel=True,
        meaning="what each of two loses in a year that compete against each other",
    )  # fmt: skip
    lasting: float = number(
        0.20, 0, 0.60, step=0.05, unit="share", label="Lasting ties", source=T, first_panel=True,
        meaning="chance that two who met go on together next year, remembering; who was cheated then fights back",
    )  # fmt: skip
    support: float = number(
        5, 0, 10, step=0.5, unit="k EUR", label="Territory's help", source=T, first_panel=True,
        meaning="what each of two that co-operate wins more where all public bodies invest",
    )  # fmt: skip
    returns: float = number(
        12, 4, 20, step=0.5, unit="k EUR", label="Public return", source=T, first_panel=True,
        meaning="what the territory gets for investing, in jobs, name and know-how, where all co-operate",
    )  # fmt: skip
    free_riding: float = number(
        0.80, 0, 1, step=0.05, unit="share", label="Free riding", source=T1, first_panel=True,
        meaning="part of that return which all public bodies share, whether they invest or not, where all invest",
    )  # fmt: skip

    together: float = number(
        10, 5, 15, step=0.5, unit="k EUR", label="Gain together", source=T,
        meaning="what each of two wins in a year that co-operate with each other",
    )  # fmt: skip
    exploited: float = number(
        5, 1, 10, step=0.5, unit="k EUR", label="Loss of cheated", source=T,
        meaning="what one loses in a year that co-operates with one that competes",
    )  # fmt: skip
    relief: float = number(
        3, 0, 6, step=0.5, unit="k EUR", label="Relief",
        meaning="what one that was cheated gets back where all public bodies invest: advice, mediation, a court; in a "
        "relation that lasts also while it fights back",
    )  # fmt: skip
    cost: float = number(
        4, 1, 10, step=0.5, unit="k EUR", label="Public cost", source=T,
        meaning="what investing costs the territory where all public bodies invest",
    )  # fmt: skip
    spill_over: float = number(
        8, 0, 15, step=0.5, unit="k EUR", label="Spill-over", source=T,
        meaning="what the territory wins by two firms that co-operate, whether it invests or not",
    )  # fmt: skip
    damage: float = number(
        6, 0, 12, step=0.5, unit="k EUR", label="Damage", source=T,
        meaning="what the territory loses by two firms that do not both co-operate: unemployment, pollution",
    )  # fmt: skip
    start_invest: float = number(
        0.50, 0.05, 0.95, step=0.05, unit="share", label="Invest first", source=T,
        meaning="share of the public bodies that invest in year 0",
    )  # fmt: skip
    imitation: float = number(
        0.10, 0.04, 0.20, step=0.01, unit="per k EUR", label="Imitation",
        meaning="chance to follow another that earns 1 k EUR more, in a year; for 5 k EUR five times that, at most 1",
    )  # fmt: skip
    errors: float = number(
        0.01, 0, 0.05, step=0.005, unit="per year", label="Trying out",
        meaning="chance to change in a year for no reason: by error, or to try",
    )  # fmt: skip
    firms: int = number(
        60, 20, 120, step=10, unit="firms", label="Firms",
        meaning="how many firms there are, and as many partners; there are 20 public bodies",
    )  # fmt: skip
