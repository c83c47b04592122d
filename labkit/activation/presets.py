"""Six stylised settings. They calibrate nothing: the numbers are assumed, the cited passages say which way.

Source: Torrès (2002), "T". Two stand beside what T tells of Montpellier, three beside what it says of territories in
general; the last stands for no place and shows the limit of the second claim.
"""

from __future__ import annotations

from labkit.ui.lab import Preset

ISOLATED = dict.fromkeys(("outside", "first_abroad", "abroad_alone", "abroad_by_exporters"), 0)

PRESETS = {
    "nobody": Preset(
        label="Nobody coordinates",
        note=(
            "Stylised; all numbers assumed. No money is spent: ties form only by themselves, which is rare and takes "
            "time (T part 2)."
        ),
        knobs={"budget": 0},
    ),
    "scattered": Preset(
        label="Many scattered measures",
        note=(
            "Stylised; all numbers assumed. Many operators, each with a strategy of its own; all money founds more of "
            "them (T part 1, end)."
        ),
        knobs={"operators": 8, "measures": 100, "brokerage": 0, "outside": 0},
    ),
    "isolated": Preset(
        label="Turned inwards",
        note=(
            "Stylised; all numbers assumed. A territory that retreats into itself: operators are brought together, and "
            "none has a tie outside (T part 2, on excessive isolation)."
        ),
        knobs={"measures": 0, "brokerage": 100, **ISOLATED},
    ),
    "montpellier_1990s": Preset(
        label="Montpellier-like, 1990s",
        note=(
            "Stylised; all numbers assumed. Small firms outside all networks, laboratories with ties abroad, and two "
            "series of measures: closer ties to networks outside, and new intermediaries (T part 2)."
        ),
        knobs={"operators": 5, "first_ties": 0.2, "first_abroad": 0.2, "brokerage": 0},
    ),
    "montpellier_2002": Preset(
        label="Montpellier-like, since 1998",
        note=(
            "Stylised; all numbers assumed. The chamber sets up export groups, eight by 2002, and turns coordinator of "
            "a common project (T part 3). Such groups cost little; half of the money brings operators together."
        ),
        knobs={
            "operators": 7,
            "budget": 8,
            "measures": 40,
            "outside": 10,
            "measure_cost": 4,
        },
    ),
    "few_to_tie": Preset(
        label="Too few to bring together",
        note=(
            "Stylised; all numbers assumed; no place in particular. Three operators, and all money for brokerage: it "
            "soon finds nobody left to introduce (beside T part 1, on Density)."
        ),
        knobs={"operators": 1.5, "measures": 0, "outside": 0, "births": 0, "follow": 0.5},
    ),
}
