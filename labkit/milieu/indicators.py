"""The indicators of the four D's, each declared once.

T (Torrès 2002, part 1) names the four D's and what to look at; it gives no formula and no figure. All formulas are
ours, and so are the directions, the weights of the three ISO standards and the length of the window. T says only that
ISO 9001 is preferable to 9002 and that to 9003, and that Dynamics and Directionality need investigation in depth.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

DIMENSIONS = ("density", "diversity", "dynamics", "directionality")


@dataclass(frozen=True)
class Assumptions:
    """What the formulas assume. `iso`: weights of a firm certified after 9001, 9002, 9003; `window`: years back."""

    iso: tuple[float, float, float] = (1.0, 0.75, 0.5)
    window: int = 5


ASSUMED = Assumptions()


@dataclass(frozen=True)
class Indicator:
    """One indicator. `direction`: +1 where more is better, -1 where less is.

    `comes_from`: operators, raters, or figures of the territory; what a draw of the doubt re-draws. `needs`: the
    columns without which it is missing.
    """

    name: str
    dimension: str
    formula: str
    unit: str
    source: str
    needs: tuple[str, ...]
    comes_from: str = "operators"
    direction: int = 1


def _judged(name: str, dimension: str, items: str, source: str) -> Indicator:
    return Indicator(
        name, dimension, f"mean of {items}: first over raters, then over items", "points, 1–5", source,
        ("survey.score",), "raters",
    )  # fmt: skip


_PUT_TOGETHER = (
    Indicator(
        "operators_per_1000_smes", "density", "operators at work / SMEs × 1,000", "operators per 1,000 SMEs",
        "T part 1, on service providers", ("operators.kind", "territories.smes"),
    ),
    Indicator(
        "operators_per_100_km2", "density", "operators at work / area × 100", "operators per 100 km²",
        "T part 1, on service providers; T part 2, proximity principle", ("operators.kind", "territories.area_km2"),
    ),
    Indicator(
        "certified_per_1000_smes", "density", "(ISO 9001 + 0.75 × 9002 + 0.5 × 9003 firms) / SMEs × 1,000",
        "firms per 1,000 SMEs", "T part 1, on international standards (the two weights are assumed)",
        ("territories.iso_9001", "territories.iso_9002", "territories.iso_9003", "territories.smes"), "territory",
    ),
    Indicator(
        "kinds", "diversity", "Hill number of order 0: number of kinds of operator at work", "kinds",
        "T part 1, catalogue of operators", ("operators.kind",),
    ),
    Indicator(
        "effective_kinds", "diversity", "Hill number of order 1: kinds, each weighed by its share", "effective kinds",
        "T part 1, catalogue of operators", ("operators.kind",),
    ),
    Indicator(
        "common_kinds", "diversity", "Hill number of order 2: kinds, led by the common ones", "effective kinds",
        "T part 1, catalogue of operators", ("operators.kind",),
    ),
    Indicator(
        "births", "dynamics", "operators founded in the window / years that operators were at work in it",
        "per operator and year", "T part 2, on newly created intermediate operators", ("operators.founded",),
    ),
    Indicator(
        "deaths", "dynamics", "operators closed in the window / years that operators were at work in it",
        "per operator and year", "assumed: T speaks of operators that begin, not of those that end",
        ("operators.founded", "operators.closed"), direction=-1,
    ),
    Indicator(
        "exporter_growth", "dynamics", "(exporters in the last year / in the first)^(1 / years between) − 1",
        "share per year", "T part 1, on a milieu that strengthens itself", ("territories.exporters",), "territory",
    ),
    Indicator(
        "tie_formation", "dynamics", "new ties in the window / operators at work / years of the window",
        "ties per operator and year", "T part 2, on network activation", ("ties.since",),
    ),
    _judged("judged_dynamics", "dynamics", "interaction, work habits, experience, imitation", "T parts 1 to 3"),
    Indicator(
        "coordination_reach", "directionality", "operators within two ties of a coordinator / operators at work",
        "share", "T part 1, on poor governance; T part 3, on the coordinator", ("operators.coordinator",),
    ),
    Indicator(
        "duplication", "directionality", "pairs of one kind and scope without a tie / pairs of one kind and scope",
        "share", "T part 1, on measures that are multiple", ("operators.scope", "ties.a"), direction=-1,
    ),
    Indicator(
        "external_ties", "directionality", "ties to partners beyond the territory / operators at work",
        "ties per operator", "T part 2, on relations beyond the territory", ("ties.a",),
    ),
    _judged("shared_aims", "directionality", "shared aims", "T part 3, on institutional thickness"),
    _judged(
        "judged_directionality", "directionality", "coordination, complementarity, representations",
        "T part 1 and part 3",
    ),
)  # fmt: skip
INDICATORS = {indicator.name: indicator for indicator in _PUT_TOGETHER}
DIRECTION = np.array([indicator.direction for indicator in INDICATORS.values()])
DIMENSION = np.array([DIMENSIONS.index(indicator.dimension) for indicator in INDICATORS.values()])
# Worst and best value on a fixed scale, in the units of each indicator. Shares and points end where they must, a
# territory has from one to eight kinds; the rest are assumed, round and a little wider than the stylised territories.
GOALPOSTS = {
    "operators_per_1000_smes": (0, 20),
    "operators_per_100_km2": (0, 5),
    "certified_per_1000_smes": (0, 50),
    "kinds": (1, 8),
    "effective_kinds": (1, 8),
    "common_kinds": (1, 8),
    "births": (0, 0.2),
    "deaths": (0.1, 0),
    "exporter_growth": (-0.05, 0.15),
    "tie_formation": (0, 0.3),
    "judged_dynamics": (1, 5),
    "coordination_reach": (0, 1),
    "duplication": (1, 0),
    "external_ties": (0, 0.6),
    "shared_aims": (1, 5),
    "judged_directionality": (1, 5),
}
# The items behind each judged indicator.
ITEMS_OF = {
    "judged_dynamics": ("interaction", "work_habits", "experience", "imitation"),
    "shared_aims": ("shared_aims",),
    "judged_directionality": ("coordination", "complementarity", "representations"),
}
