"""The exercises of notebook 05. Keys come from kernel, typology or closed forms; variants differ by student."""

from __future__ import annotations

from labkit.core.exercises import Exercise, Misconception

from .by_hand import BALANCE, CENTRALISATION, FOUR_LARGEST
from .keys import (
    BOTH,
    FEW_WITH,
    MANY_WITHOUT,
    added,
    code_beside,
    code_of,
    far_from_hub,
    membership_in_anchored,
    membership_in_hub,
    rule_says,
    with_cause,
    without_cause,
)
from .params import TYPES
from .typology import table

EXERCISES = (
    FOUR_LARGEST,
    CENTRALISATION,
    Exercise(
        id="05-3",
        question=(
            "Open the section Table 1 below the figures. Find the row {feature} and the column {kind}, and read the "
            "label. Which code did we give to this label?"
        ),
        unit="code",
        key=code_of,
        variants={
            "kind": TYPES,
            "feature": ("long-term growth outlook", "buyer-producer cooperation", "local trade associations"),
        },
        hint=(
            "A cell holds the label, a dot, and the code: in “Low · 1 of 2” the label is Low and the code is 1. Check "
            "the row, {feature}, and the column, {kind}."
        ),
        misconceptions=(
            Misconception(
                lambda kind, feature: float(table()[feature].number),
                "that is the number of the row. The code stands behind the label, in the cell.",
            ),
            Misconception(code_beside, "that is the code of another type. Look in the column {kind}."),
        ),
    ),
    Exercise(
        id="05-4",
        question=(
            "Open Which type is it? below the figures and begin with nothing known. Four things are known: give "
            "intra-district trade the code {trade:g}, key investments 1, patient capital {capital:g} and local trade "
            "associations {associations:g}. What is the membership in hub and spoke? Two decimals."
        ),
        unit="share",
        key=membership_in_hub,
        variants={"trade": (1.0, 2.0), "capital": (0.5, 1.0, 1.5), "associations": (1.0, 3.0)},
        hint=(
            "Set Begin with to nothing known, then the four menus; the last caption must say 4 of 19. Read the column "
            "membership in the row hub and spoke. Check the codes: {trade:g}, 1, {capital:g} and {associations:g}."
        ),
        misconceptions=(
            Misconception(
                lambda **v: 1.0,
                "a profile need not belong to one type alone. Membership is soft: read the column membership.",
            ),
            Misconception(
                far_from_hub,
                "that is the mean distance: the nearer, the smaller. Asked is the membership, in the column before.",
            ),
            Misconception(membership_in_anchored, "that is the membership in state-anchored. Asked is hub and spoke."),
        ),
    ),
    Exercise(
        id="05-5",
        question=(
            "Press Reset, so that the luck is 0. Set Cumulativeness to {cumulativeness:.2f}, Scale economies to "
            "{scale:.2f} and, in the fold Assumptions, Luck of growth to {growth_luck:.2f}. How many futures more go "
            "arrow 1 with the cause than without it?"
        ),
        unit="futures",
        key=added,
        variants={"cumulativeness": (0.3, 0.6, 0.9), "scale": (0.6, 0.9), "growth_luck": (0.12, 0.18)},
        hint=(
            "Read both numbers of arrow 1 under Transitions and subtract. Check that Cumulativeness is "
            "{cumulativeness:.2f}, Scale economies {scale:.2f}, Luck of growth {growth_luck:.2f}, and the luck 0."
        ),
        misconceptions=(
            Misconception(
                with_cause,
                "that many go with the cause. But some go without it as well: subtract that number.",
            ),
            Misconception(without_cause, "that many go without the cause. Asked is how many more go with it."),
            Misconception(
                lambda **v: with_cause(**v) + without_cause(**v),
                "you added. These are the same 200 futures, once with and once without: subtract.",
            ),
        ),
    ),
    Exercise(
        id="05-6",
        question=(
            "Claim DI3 has two parts: half or more of the futures go arrow 1 with the cause, and a quarter or fewer "
            "without it. Set Cumulativeness, Appropriability and Scale economies to {leaders:.2f}, all three, and see "
            "that Luck of growth, in the fold Assumptions, stands at {growth_luck:.2f}. What becomes of the two parts?"
        ),
        unit="word",
        key=rule_says,
        variants={"leaders": (0.4, 0.6, 0.8), "growth_luck": (0.06, 0.12, 0.18)},
        hint=(
            "Half of 200 futures is 100, a quarter is 50. Read both numbers of arrow 1 under Transitions. Check that "
            "three knobs stand at {leaders:.2f} and Luck of growth at {growth_luck:.2f}."
        ),
        misconceptions=(
            Misconception(
                lambda **v: BOTH,
                "look at both numbers of arrow 1. One of them is on the wrong side of its limit, 100 or 50.",
            ),
            Misconception(
                lambda **v: FEW_WITH,
                "a hundred or more go with the cause. So the first part is true: look at the number without.",
            ),
            Misconception(
                lambda **v: MANY_WITHOUT,
                "fifty or fewer go without the cause, so that part is true. Look at the number with it.",
            ),
        ),
        choices=(BOTH, FEW_WITH, MANY_WITHOUT),
    ),
    BALANCE,
)
