"""The knobs of the territory lab: seven on the first panel, the rest in the assumptions fold.

The levers are those of the activation and the relocation lab. No source prices them: every default and every range is
assumed. Money is k EUR of 2002.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from labkit.core.knobs import Params, number

T1, T2 = "assumed; idea: Torrès (2002), part 1", "assumed; idea: Torrès (2002), part 2"
B = "assumed; idea: Biggiero (2006), abstract"
LEVERS = {
    "Intermediaries": "intermediaries",
    "Coordination": "coordination",
    "External hubs": "hubs",
    "Human capital": "human_capital",
    "Trust": "trust",
    "Policy for firms": "policy",
}


def _lever(label: str, source: str, meaning: str) -> float:
    return number(50, 0, 100, step=1, unit="weight", label=label, source=source, first_panel=True, meaning=meaning)


class TerritoryParams(Params):
    """What a student can move. The six levers are importances: only their proportions count."""

    budget: float = number(
        400, 0, 800, step=20, unit="k EUR/year", label="Budget", source=T2, first_panel=True,
        meaning="what the territory can spend in each of the first five years; the levers share it by their weights, "
        "and nothing is spent if all weigh 0",
    )  # fmt: skip
    intermediaries: float = _lever(
        "Intermediaries", T2, "importance of founding new organisations that help firms abroad"
    )
    coordination: float = _lever(
        "Coordination", T2, "importance of bringing such organisations together: network activation"
    )
    hubs: float = _lever("External hubs", T2, "importance of connecting them to networks outside the territory")
    human_capital: float = _lever("Human capital", B, "importance of training, so that firms can keep their kernel")
    trust: float = _lever("Trust", B, "importance of meetings in the district, so that trust is not lost")
    policy: float = _lever(
        "Policy for firms",
        B,
        "importance of relocation policy: support for firms, so that they move a part of their chain and not all of it",
    )

    operators: float = number(
        6, 1, 12, step=0.5, unit="per 1,000", label="Operators", source=T1,
        meaning="organisations that help firms abroad, per 1,000 small firms, five years before the programme begins",
    )  # fmt: skip
    globalisation: float = number(
        0.50, 0.2, 0.7, step=0.01, unit="wage gap", label="Globalisation", source=B,
        meaning="how much cheaper labour is elsewhere; 0 is no difference, 1 is work for nothing",
    )  # fmt: skip
    first_trust: float = number(
        0.60, 0.3, 0.9, step=0.01, unit="share", label="Initial trust", source=B,
        meaning="strength of the kernel of tacit knowledge and trust in year 0",
    )  # fmt: skip
    first_ability: float = number(
        0.50, 0.3, 0.7, step=0.01, unit="share", label="Initial ability", source=B,
        meaning="a firm's average ability to keep its kernel, in year 0 and without help",
    )  # fmt: skip
    tie_price: float = number(
        40, 20, 80, step=5, unit="k EUR", label="Price: tie",
        meaning="what it costs to bring two operators together; a new operator costs 8 times, a tie outside twice that",
    )  # fmt: skip
    training_price: float = number(
        800, 400, 1600, step=50, unit="k EUR", label="Price: training",
        meaning="what it costs to raise the firms' average ability by 0.10; it is raised to 0.80 at most",
    )  # fmt: skip
    meeting_price: float = number(
        160, 80, 320, step=10, unit="k EUR/year", label="Price: meetings",
        meaning="what it costs to halve the trust that is lost in a year",
    )  # fmt: skip
    policy_price: float = number(
        800, 400, 1600, step=50, unit="k EUR/year", label="Price: policy",
        meaning="what full support of all firms costs in a year; half of the money gives half of the support",
    )  # fmt: skip
    forgetting: float = number(
        0.05, 0, 0.15, step=0.01, unit="per year", label="Skills lost", source=B,
        meaning="share of what was trained that is lost in a year, as people leave",
    )  # fmt: skip
    trust_ties: float = number(
        0.5, 0, 1, step=0.05, unit="share", label="Ties by trust",
        meaning="how far the chance of spontaneous ties between operators goes with trust; at 0 it does not. A "
        "coupling of our own",
    )  # fmt: skip
    services_help: float = number(
        2, 0, 4, step=0.1, unit="ability", label="Help to stay", source=T2,
        meaning="ability that firms gain by services to all of them; one in fifty is much, so that 2 brings 0.04 then; "
        "at 0 none. A coupling of our own",
    )  # fmt: skip
    exporters_leave: float = number(
        1, 0, 1, step=0.05, unit="share", label="Exporters leave",
        meaning="part of the exporters among firms that moved away whole which the territory loses; a coupling of our "
        "own",
    )  # fmt: skip


PRICES = {
    "tie_price": ("intermediaries", "coordination", "hubs"),
    "training_price": ("human_capital",),
    "forgetting": ("human_capital",),
    "meeting_price": ("trust",),
    "policy_price": ("policy",),
}


def idle(params: TerritoryParams) -> tuple[str, ...]:
    """The knobs that change nothing at this setting: levers without money, and prices of what is not bought."""
    weights = {name: getattr(params, name) for name in LEVERS.values()}
    if not params.budget or not any(weights.values()):
        return (*(LEVERS.values() if not params.budget else ("budget",)), *PRICES)
    return tuple(name for name, levers in PRICES.items() if not any(weights[lever] for lever in levers))


def unmoved(params: TerritoryParams) -> TerritoryParams:
    """The same territory without money, and with all knobs at their default that do nothing there."""
    usual = TerritoryParams()
    return params.replace(budget=0, **{name: getattr(usual, name) for name in (*LEVERS.values(), *PRICES)})


def money_of(k: SimpleNamespace) -> dict[str, np.ndarray]:
    """k EUR a year for each lever while the programme runs, from importances that may be arrays; 0 where all are 0."""
    total = sum(getattr(k, name) for name in LEVERS.values())
    return {name: k.budget * getattr(k, name) / (total + (total == 0)) for name in LEVERS.values()}
