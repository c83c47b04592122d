"""The exercises of notebook 09 on the game. Keys come from closed forms or futures; variants differ by student."""

from __future__ import annotations

from labkit.core.exercises import BY_HAND, Exercise, Misconception

from .keys import (
    ALL_WIN,
    HALF,
    NINE_IN_TEN,
    NO_WINNER,
    ONE_WINS,
    first_start,
    gain_of_cooperating,
    investing_at_rest,
    mixed_up,
    pure_competition,
    start_needed,
    without_help,
)

EXERCISES = (
    Exercise(
        id="09-1",
        question=(
            "By hand: all firms and partners co-operate. Public return is {returns:g}, Public cost {cost:g} and Free "
            "riding {free_riding:g}. What share of the public bodies invests in the long run, in large groups without "
            "errors? Two decimals."
        ),
        unit="share",
        said=BY_HAND,
        key=investing_at_rest,
        variants={"returns": (11.0, 14.0, 15.0), "cost": (4.0, 5.0), "free_riding": (0.8, 0.9)},
        hint=(
            "Public bodies stop changing where investing gains nothing: {returns:g} · (1 − {free_riding:g} · z) = "
            "{cost:g}. Solve for z."
        ),
        misconceptions=(
            Misconception(
                lambda returns, cost, free_riding: 1 - cost / returns,
                "that is without free riding. It stands before z: divide by {free_riding:g} as well.",
            ),
            Misconception(
                lambda returns, cost, free_riding: cost / returns,
                "that is what part of the return the cost is. What is left after the cost decides, and free riding.",
            ),
        ),
    ),
    Exercise(
        id="09-2",
        question=(
            "By hand: all others co-operate, and a share of {share:g} of the public bodies invests. Gain of cheating "
            "is {exploit:g}, Lasting ties {lasting:g}, the rest at its default (Gain together 10, Cost of a fight 2, "
            "Territory's help 5). How much more does a firm earn in a year if it co-operates than if it competes? One "
            "decimal, with a minus if it earns less."
        ),
        unit="k EUR",
        said=BY_HAND,
        key=gain_of_cooperating,
        variants={"exploit": (12.0, 16.0, 20.0), "lasting": (0.1, 0.2, 0.4), "share": (0.4, 0.6)},
        hint=(
            "Who co-operates earns 10 and the help, 5 times the share that invests. Who cheats earns {exploit:g} in "
            "the part of its relations that are new, 1 − {lasting:g}, and pays 2 for a fight in the others."
        ),
        misconceptions=(
            Misconception(without_help, "that is where nobody invests. The territory's help comes on top."),
            Misconception(
                lambda exploit, lasting, share: 10 + 5 * share - exploit,
                "that is where no relation lasts. A share of {lasting:g} of them does: there the partner fights back.",
            ),
            Misconception(
                lambda exploit, lasting, share: 10 + 5 - (1 - lasting) * exploit + 2 * lasting,
                "that is with the whole help. It is given in full only where all public bodies invest.",
            ),
        ),
    ),
    Exercise(
        id="09-3",
        question=(
            "Set Territory's help to {support:g} and Lasting ties to {lasting:.2f}, the rest at its default. Raise "
            "Co-operate first from 0.30 in steps of 0.05. What is the first share at which all three win in more than "
            "half of the futures?"
        ),
        unit="share",
        key=start_needed,
        variants={"support": (4.0, 6.0, 8.0), "lasting": (0.15, 0.2, 0.25)},
        hint=(
            "The sentence begins with the number of futures in which all three win. It must be more than 100. Check "
            "both knobs."
        ),
        misconceptions=(
            Misconception(
                lambda support, lasting: first_start(NINE_IN_TEN, support=support, lasting=lasting),
                "there it is nine futures in ten already. Asked is more than half: 101 of 200.",
            ),
            Misconception(
                lambda support, lasting: first_start(HALF),
                "that is with both knobs at their default. Set Territory's help to {support:g} and Lasting ties to "
                "{lasting:.2f}.",
            ),
        ),
    ),
    Exercise(
        id="09-4",
        question=(
            "Choose the preset Price war. Then set Gain of cheating to {exploit:g}, Cost of a fight to {fight:g} and, "
            "in the fold Assumptions, Loss of cheated to {exploited:g}. Say first, then look: how do most futures end?"
        ),
        unit="word",
        key=pure_competition,
        choices=(ALL_WIN, ONE_WINS, NO_WINNER),
        variants={"exploit": (8.0, 14.0, 20.0), "fight": (2.0, 9.0), "exploited": (6.0, 7.0)},
        hint=(
            "Two questions decide. Does cheating one that co-operates, {exploit:g}, bring more than co-operating, 10? "
            "And does a fight, {fight:g}, cost more than being cheated, {exploited:g}? If both are so, one side gives "
            "in. If only the first is so, competing always pays; if only the second, co-operating does. If neither is "
            "so, each does as the other does, and the start decides: six in ten co-operate."
        ),
        misconceptions=(
            Misconception(
                mixed_up,
                "compare what it costs to fight, {fight:g}, with what it costs to give in, {exploited:g}. Everybody "
                "does what costs less.",
            ),
        ),
    ),
)
