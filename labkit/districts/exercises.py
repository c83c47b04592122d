"""The exercises of notebook 05. Keys come from kernel, typology or closed forms; variants differ by student."""

from __future__ import annotations

from labkit.core.exercises import Exercise, Misconception

from .indicators import FEW
from .keys import (
    BOTH,
    FEW_WITH,
    MANY_WITHOUT,
    OTHERS,
    added,
    at_balance,
    code_beside,
    code_of,
    far_from_hub,
    four_largest,
    four_of_all,
    four_with_anchor,
    membership_in_anchored,
    membership_in_hub,
    rule_says,
    sizes,
    star_of,
    tries_in_all_places,
    with_cause,
    without_cause,
)
from .luck import PLACES
from .params import TYPES
from .typology import table

_REST = ", ".join(f"{size}" for size in OTHERS[:-1]) + f" and {OTHERS[-1]}"

EXERCISES = (
    Exercise(
        id="05-1",
        question=(
            f"By hand: a district has ten private firms. The largest makes {{largest}} units, the others {_REST}. "
            "There is also a public anchor that makes {anchor} units. What share of private output do the four largest "
            "firms make? Two decimals."
        ),
        unit="share",
        key=four_largest,
        variants={"largest": (30, 60, 120), "anchor": (20, 60)},
        hint=(
            "Add up the four largest firms, {largest} units and the next three, then all ten, and divide. The anchor, "
            "{anchor} units, is not private."
        ),
        misconceptions=(
            Misconception(
                four_of_all, "that is their share of all output. The {anchor} units of the anchor are public."
            ),
            Misconception(four_with_anchor, "that takes the public anchor for one of the firms. Leave it out."),
            Misconception(
                lambda **v: FEW / len(sizes(largest=1)),
                "that is four out of ten firms. Asked is their share of the output.",
            ),
            Misconception(
                lambda **v: 1 - four_largest(**v).value, "that is what the other six make. Asked are the four largest."
            ),
        ),
    ),
    Exercise(
        id="05-2",
        question=(
            "By hand: {firms} firms stand in a circle, and each deals with its two neighbours. One of them also deals "
            "with {rays} firms that are not its neighbours. What is the centralisation of this network? Two decimals."
        ),
        unit="share",
        key=star_of,
        variants={"firms": (7, 9, 11), "rays": (2, 3, 4)},
        hint=(
            "The rule stands under Look inside. Count the ties of each of the {firms} firms: one has the most, {rays} "
            "have three, all others two. Add up how many each lacks to the one with most. Divide by what that sum is "
            "in a star."
        ),
        misconceptions=(
            Misconception(
                lambda firms, rays: (2 + rays) / (firms - 1),
                "that is the share of the others that deal with the largest. In a circle it is above 0, too. "
                "Centralisation asks how much less all others have.",
            ),
            Misconception(
                lambda firms, rays: rays * (firms - 2) / (firms - 1) ** 2,
                "in a star, each of the others has one tie as well. So each lacks one less than you reckoned: the sum "
                "is (n − 1)(n − 2) there.",
            ),
            Misconception(
                lambda **v: 0.0, "it would be 0 if all firms had as many ties. One has {rays} more than most."
            ),
        ),
    ),
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
            "feature": ("local firms' level of activity", "buyer-producer cooperation", "local trade associations"),
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
            "Set Cumulativeness to {cumulativeness:.2f} and Scale economies to {scale:.2f} and, in the fold "
            "Assumptions, Luck of growth to {growth_luck:.2f}. How many futures more go arrow 1 with the cause than "
            "without it?"
        ),
        unit="futures",
        key=added,
        variants={"cumulativeness": (0.3, 0.6, 0.9), "scale": (0.6, 0.9), "growth_luck": (0.12, 0.18)},
        hint=(
            "Read both numbers of arrow 1 under Transitions and subtract. Check that Cumulativeness is "
            "{cumulativeness:.2f}, Scale economies {scale:.2f} and Luck of growth {growth_luck:.2f}."
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
            "without it. Set Cumulativeness, Appropriability and Scale economies to {leaders:.2f}, all three, and in "
            "the fold Assumptions Luck of growth to {growth_luck:.2f}. What becomes of the two parts?"
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
    Exercise(
        id="05-7",
        question=(
            f"By hand: there is room for {PLACES} firms. In each empty place a firm starts with chance {{entry:.2f}} a "
            "year. Each firm closes with chance {closing:.2f} a year, and nothing else happens. How many firms are "
            "there in the long run? One decimal."
        ),
        unit="firms",
        key=at_balance,
        variants={"entry": (0.10, 0.15, 0.20, 0.25), "closing": (0.02, 0.05, 0.10)},
        hint=(
            f"With n firms there are {PLACES} − n empty places. In the long run as many firms start as close: "
            f"{{entry:.2f}} times {PLACES} − n is {{closing:.2f}} times n. Solve for n."
        ),
        misconceptions=(
            Misconception(
                lambda entry, closing: PLACES - at_balance(entry, closing).value,
                "that many places stay empty. Asked are the firms.",
            ),
            Misconception(
                tries_in_all_places,
                f"that lets firms start in all {PLACES} places, taken or not. Only empty places count.",
            ),
            Misconception(
                lambda entry, closing: PLACES * entry,
                "that many start in the first year in an empty district. They go on starting, and some close.",
            ),
        ),
    ),
)
