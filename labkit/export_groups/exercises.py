"""The exercises of notebook 02. Keys come from the kernel; variants differ by student."""

from __future__ import annotations

import numpy as np

from labkit.core.exercises import Exercise, Misconception

from .keys import (
    FULL_GAIN,
    best_size,
    chance_of_break_up,
    change_for_four,
    cheapest_size,
    futures,
    larger_is,
    left_for_a_member,
    left_over,
    money,
    together,
)

EXERCISES = (
    Exercise(
        id="02-1",
        question=(
            "Set the full-year gain to {benefit} k EUR, the rest at its default. What is each member of a group of {n} "
            "firms left with, a year? Give the median net, with one decimal."
        ),
        unit="k EUR",
        key=left_for_a_member,
        variants={"n": (3, 4, 5, 6), "benefit": (45, 52, 60)},
        hint=(
            "Full-year gain stands in the fold Assumptions. Set it to {benefit}, then read the number beside the dot "
            "of {n} firms in What a member is left with."
        ),
        misconceptions=(
            Misconception(
                lambda n, benefit: float(np.median(money("benefit", n, benefit=benefit))),
                "that is the gain alone. Net is what is left after the cost.",
            ),
            Misconception(
                lambda n, benefit: float(np.median(money("cost", n, benefit=benefit))),
                "that is the cost of a member. Net is gain less cost.",
            ),
            Misconception(
                lambda n, benefit: float(np.median(money("benefit", n, benefit=benefit) - money("cost", n))),
                "that is gain less cost of a year in which all is learned and the group is together. Net is over all "
                "years of the horizon: a group learns slowly, and it may break up.",
            ),
            Misconception(
                lambda n, benefit: float(np.median(money("net_executive", n, benefit=benefit))),
                "that is what all {n} members are left with together. Asked is one member.",
            ),
            Misconception(
                lambda n, benefit: float(np.median(money("net", n))),
                "that is the net with the full-year gain at its default. Set it to {benefit}, in the fold Assumptions.",
            ),
        ),
    ),
    Exercise(
        id="02-2",
        question=(
            "Set the full-year gain to 50 k EUR, the salary to {salary} k EUR and the horizon to {horizon} years, the "
            "rest at its default. Which group size leaves a member with most, by the median net?"
        ),
        unit="firms",
        key=lambda **v: best_size(benefit=FULL_GAIN, **v),
        variants={"salary": (40, 65), "horizon": (3, 6, 10)},
        hint=(
            "Compare the numbers beside the dots in What a member is left with. Check salary {salary}, horizon "
            "{horizon} and full-year gain 50, which stands in the fold Assumptions."
        ),
        misconceptions=(
            Misconception(
                lambda **v: cheapest_size(benefit=FULL_GAIN, **v),
                "there a member pays least. But a member also gets less of the executive's year, and larger groups "
                "break up sooner. Compare what is left.",
            ),
            Misconception(
                lambda **v: 8.0,
                "that is the largest group, not the best. Each member's piece of the executive's year is small, and "
                "many pairs can quarrel. Compare what is left.",
            ),
            Misconception(
                lambda **v: float(np.median(futures(benefit=FULL_GAIN, **v).first_paying)),
                "that is the smallest group that pays. A larger one leaves a member with more.",
            ),
        ),
    ),
    Exercise(
        id="02-3",
        question=(
            "Set rivalry to {rivalry:.2f}, the horizon to {horizon} years and Grouping to random. "
            "What share of the groups of four lasts {horizon} years?"
        ),
        unit="share",
        key=lambda rivalry, horizon: together(horizon, rivalry=rivalry, matching="random"),
        variants={"rivalry": (0.0, 0.5, 1.0), "horizon": (3, 8, 10)},
        hint=(
            "The end of the sentence above the picture says it in percent. Grouping stands in the fold Assumptions. "
            "Check rivalry {rivalry:.2f} and horizon {horizon}."
        ),
        misconceptions=(
            Misconception(
                lambda rivalry, horizon: 1 - together(horizon, rivalry=rivalry, matching="random").value,
                "that is the share that has broken up.",
            ),
            Misconception(
                lambda rivalry, horizon: together(horizon, rivalry=rivalry).value,
                "that is the share where firms are matched. Set Grouping to random, in the fold Assumptions.",
            ),
            Misconception(
                lambda rivalry, horizon: 1 - horizon * chance_of_break_up(rivalry=rivalry, matching="random"),
                "that adds the chance of a break-up {horizon} times. A group that is gone cannot break up again.",
            ),
        ),
    ),
    Exercise(
        id="02-4",
        question=(
            "An incubator costs {cost} k EUR a year, and {groups} groups of four use it; all knobs at their default. "
            "Take what it adds to all these groups in a year, and pay its cost from that. What is left over? Write "
            "a minus if money is missing."
        ),
        unit="k EUR",
        key=left_over,
        variants={"groups": (5, 8, 12), "cost": (30, 75, 120)},
        hint=(
            "Press Table: the row incubator gain, column mean, says what one group of four gets from it in a year. "
            "Multiply by {groups}, then take off {cost}."
        ),
        misconceptions=(
            Misconception(
                lambda groups, cost: groups * float(futures().incubator_gain.mean()),
                "that is what the groups gain. Somebody has to pay the {cost} k EUR: an incubator helps each group and "
                "may still cost more than it brings.",
            ),
            Misconception(
                lambda groups, cost: groups * float(futures().incubator_gain.mean()) / 4 - cost,
                "that counts one member of each group. There are four in each.",
            ),
            Misconception(
                lambda groups, cost: 4 * groups * float(futures().incubator_gain.mean()) - cost,
                "the row incubator gain is already of a whole group of four. Do not multiply by four again.",
            ),
            Misconception(
                lambda groups, cost: float(futures().incubator_gain.mean()) - cost,
                "that is one group alone against the whole cost. {groups} groups share it.",
            ),
        ),
    ),
    Exercise(
        id="02-5",
        question=(
            "The salary is {salary} k EUR, the rest at its default. Groups of {small} could be groups of {large} "
            "instead, and each member would pay less. Is a member then better or worse off, by the median net?"
        ),
        unit="word",
        key=larger_is,
        variants={"small": (3, 4), "large": (6, 8), "salary": (40, 55, 70)},
        hint="Set the salary to {salary} and compare the numbers beside the dots of {small} and {large} firms.",
        misconceptions=(
            Misconception(
                lambda **v: "better",
                "cheaper it is. But each of {large} gets less of the executive's year, and {large} firms break up "
                "sooner. Compare what is left, at salary {salary}.",
            ),
            Misconception(
                lambda **v: "worse",
                "often so, but look at salary {salary}: can a group of {small} carry it?",
            ),
        ),
        choices=("better", "worse"),
    ),
    Exercise(
        id="02-6",
        question=(
            "Pin the defaults as A. Then set travel to {travel:.1f} and Grouping to {grouping}. By how much does that "
            "change what each of four firms keeps? Write a minus for a loss."
        ),
        unit="k EUR",
        key=change_for_four,
        variants={"travel": (2.0, 2.5, 3.0), "grouping": ("matched", "random")},
        hint="The sentence says it: (… against A). Grouping {grouping} stands in the fold Assumptions.",
        misconceptions=(
            Misconception(
                lambda travel, grouping: float(np.median(money("net", 4, travel=travel, matching=grouping))),
                "that is what each of four keeps. Asked is the change against A.",
            ),
            Misconception(
                lambda travel, grouping: change_for_four(travel, {"random": "matched"}.get(grouping, "random")).value,
                "that is with the other Grouping. Set it to {grouping}, in the fold Assumptions.",
            ),
        ),
    ),
)
