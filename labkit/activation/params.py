"""The knobs of the activation lab: seven on the first panel, the rest in the assumptions fold.

The ideas come from Torrès (2002), "T", parts 1 to 3. T says what a territorial authority can do and gives no rate, cost
or share: every default and every range is assumed. Money is counted in what it costs to broker one tie.
"""

from __future__ import annotations

from labkit.core.knobs import Params, number

T1, T2 = "assumed; idea from T part 1", "assumed; idea from T part 2"
USES = {"new measures": "measures", "brokerage": "brokerage", "outside ties": "outside"}
COSTS = {"measures": "measure_cost", "outside": "outside_cost"}


class ActivationParams(Params):
    """What a student can move. The three uses of the budget are importances: only their proportions count."""

    operators: float = number(
        6, 1, 12, step=0.5, unit="per 1,000", label="Operators", source=T1, first_panel=True,
        meaning="organisations that help firms abroad, per 1,000 small firms, five years before the coordinator begins",
    )  # fmt: skip
    budget: float = number(
        4, 0, 8, step=0.25, unit="ties/year", label="Budget", source=T2, first_panel=True,
        meaning="what the coordinator can spend in a year, in ties that it would pay to broker; its three uses are "
        "weighed against each other, and nothing is spent if all three weigh 0",
    )  # fmt: skip
    measures: float = number(
        50, 0, 100, step=1, unit="weight", label="New measures", source=T1, first_panel=True,
        meaning="importance of founding new operators, of any kind and without coordination",
    )  # fmt: skip
    brokerage: float = number(
        50, 0, 100, step=1, unit="weight", label="Brokerage", source=T2, first_panel=True,
        meaning="importance of bringing two operators together that have no tie: network activation",
    )  # fmt: skip
    outside: float = number(
        50, 0, 100, step=1, unit="weight", label="Outside ties", source=T2, first_panel=True,
        meaning="importance of connecting operators to networks outside the territory",
    )  # fmt: skip
    measure_cost: float = number(
        8, 4, 16, step=0.5, unit="ties", label="Measure costs", first_panel=True,
        meaning="what it costs to found a new operator, in ties that could be brokered instead",
    )  # fmt: skip
    spontaneous: float = number(
        0.004, 0.001, 0.01, step=0.0005, unit="per year", label="Spontaneous", source=T2, first_panel=True,
        meaning="chance that two operators without a tie form one by themselves in a year",
    )  # fmt: skip

    relay: float = number(
        0.5, 0.2, 0.8, step=0.05, unit="share", label="Passed on", source=T2,
        meaning="share of what passes from an operator to the next along a tie: of firms sent on, of news",
    )  # fmt: skip
    lapse: float = number(
        0.06, 0.02, 0.12, step=0.01, unit="per year", label="Ties lapse",
        meaning="chance that a tie between operators ends in a year",
    )  # fmt: skip
    first_ties: float = number(
        0.5, 0, 1.5, step=0.1, unit="ties", label="Ties at first", source=T1,
        meaning="ties that an operator has to others on average, five years before the coordinator begins",
    )  # fmt: skip
    known: int = number(
        60, 20, 150, step=5, unit="firms", label="Known by", source=T2,
        meaning="firms of the territory that know an operator by themselves; it is a door to all that it is tied to",
    )  # fmt: skip
    room: int = number(
        150, 50, 400, step=10, unit="firms", label="Room", source=T1,
        meaning="firms that an operator can serve at most",
    )  # fmt: skip
    first_exporters: float = number(
        0.10, 0.03, 0.20, step=0.01, unit="share", label="Exporters first", source=T1,
        meaning="share of the small firms that export, five years before the coordinator begins",
    )  # fmt: skip
    start: float = number(
        0.01, 0.005, 0.03, step=0.001, unit="per year", label="Start alone", source=T1,
        meaning="chance that a firm starts to export without any help",
    )  # fmt: skip
    gain: float = number(
        0.5, 0.2, 1, step=0.05, unit="per year", label="Start with help", source=T1,
        meaning="chance that a firm starts to export which is served well by operators of all kinds",
    )  # fmt: skip
    peers: float = number(
        0.05, 0, 0.12, step=0.01, unit="per year", label="Example", source=T1,
        meaning="chance that a firm starts to export if all others do: it learns from those it is in contact with",
    )  # fmt: skip
    quit: float = number(
        0.12, 0.06, 0.18, step=0.01, unit="per year", label="Give up",
        meaning="chance that an exporter gives up exporting",
    )  # fmt: skip
    news: float = number(
        0.30, 0.10, 0.50, step=0.02, unit="per year", label="Fresh news", source=T2,
        meaning="share of its gap to the best that an operator closes in a year if all news from outside reaches it",
    )  # fmt: skip
    ageing: float = number(
        0.15, 0.05, 0.30, step=0.01, unit="per year", label="Ageing", source=T2,
        meaning="share of the quality of an operator's services that is out of date after a year",
    )  # fmt: skip
    exporters_news: float = number(
        0.10, 0, 0.30, step=0.02, unit="share", label="Exporters' news", source=T1,
        meaning="share of all news from outside that exporters would bring home if all firms exported",
    )  # fmt: skip
    first_abroad: float = number(
        0.10, 0, 0.30, step=0.02, unit="share", label="Abroad at first", source=T2,
        meaning="share of operators with a tie to a network outside, five years before the coordinator begins",
    )  # fmt: skip
    abroad_alone: float = number(
        0.01, 0, 0.03, step=0.002, unit="per year", label="Abroad alone", source=T2,
        meaning="chance that an operator finds a tie outside by itself",
    )  # fmt: skip
    abroad_by_exporters: float = number(
        0.10, 0, 0.30, step=0.02, unit="per year", label="Abroad by firms", source=T1,
        meaning="the same through exporters, if all firms exported",
    )  # fmt: skip
    abroad_lapse: float = number(
        0.10, 0.05, 0.20, step=0.01, unit="per year", label="Abroad lapses",
        meaning="chance that a tie outside ends in a year",
    )  # fmt: skip
    outside_cost: float = number(
        2, 1, 6, step=0.25, unit="ties", label="Outside costs",
        meaning="what it costs to connect an operator to a network outside, in ties that could be brokered instead",
    )  # fmt: skip
    births: float = number(
        0.2, 0, 0.4, step=0.05, unit="per year", label="New operators",
        meaning="operators that come by themselves in a year, whatever the number of exporters",
    )  # fmt: skip
    follow: float = number(
        1.5, 0, 3, step=0.25, unit="per year", label="Drawn by firms", source=T1,
        meaning="operators that would be drawn here in a year if all firms exported",
    )  # fmt: skip
    closing: float = number(
        0.03, 0.01, 0.06, step=0.005, unit="per year", label="Closing",
        meaning="chance that an operator closes in a year; the coordinator never does",
    )  # fmt: skip


def shares_of(values: dict) -> dict:
    """Share of the budget for each use, from importances that may be arrays; all 0 where all importances are 0."""
    total = sum(values[name] for name in USES.values())
    return {name: values[name] / (total + (total == 0)) for name in USES.values()}


def idle(params: ActivationParams) -> tuple[str, ...]:
    """The knobs that change nothing at this setting: what is not bought has no price, and no money is not split."""
    asked = [use for use in USES.values() if params.budget and getattr(params, use)]
    unsplit = () if params.budget else tuple(USES.values())
    return unsplit + tuple(cost for use, cost in COSTS.items() if use not in asked)
