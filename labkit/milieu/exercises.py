"""The exercises of notebook 03. Keys come from the kernel; variants differ by student."""

from __future__ import annotations

from labkit.core.exercises import Exercise, Misconception

from .keys import (
    decides,
    gap_behind,
    geometric,
    given_weight,
    has_width,
    lost_against_the_figure,
    lost_by_a_zero,
    score_behind,
    score_of,
    that_move,
    that_move_anybody,
    with_whole_dimensions,
    works_out_as,
)

EXERCISES = (
    Exercise(
        id="03-1",
        question=(
            "Put {territory} in focus and set Normalise to {scale}. Read its four D's in the profile, and work out "
            "their geometric mean by hand. Then check it on the bench with compensation 0.50. What is the score?"
        ),
        unit="points",
        key=geometric,
        variants={"territory": ("Alder", "Cedar", "Fir", "Hazel", "Maple", "Oak"), "scale": ("min–max", "goalposts")},
        hint=(
            "Multiply the four D's of {territory} and take the square root twice. Is Normalise at {scale}, and are "
            "all importances equal?"
        ),
        misconceptions=(
            Misconception(
                lambda territory, scale: score_of(territory, normalise=scale),
                "that is the arithmetic mean: their sum over four. For the geometric mean multiply, then take the "
                "fourth root.",
            ),
            Misconception(
                lambda territory, scale: score_of(territory, normalise=scale, compensation=0.0),
                "that is the weakest D alone: no compensation at all. The geometric mean lies at 0.50.",
            ),
        ),
    ),
    Exercise(
        id="03-2",
        question=(
            "Set the importance of {dimension} to {importance} and leave the other three at 25. What share of the "
            "score's differences does {dimension} work out as (its effective weight)?"
        ),
        unit="share",
        key=works_out_as,
        variants={"dimension": ("Density", "Diversity", "Dynamics", "Directionality"), "importance": (10, 60, 100)},
        hint=(
            "In the figure Weights, read the number behind the arrow in the row {dimension}. Is its importance "
            "{importance}, and is compensation 1.00? Write 31 % as 0.31."
        ),
        misconceptions=(
            Misconception(
                given_weight,
                "that is the nominal weight: what you gave, {importance} over the sum of all four. Asked is what it "
                "works out as.",
            ),
            Misconception(
                lambda dimension, importance: importance / 100,
                "that is the importance read as per cent. Importances are raw: only their proportions count.",
            ),
        ),
    ),
    Exercise(
        id="03-3",
        question=(
            "Set compensation to {compensation:.2f}. There are 16 indicators. How many of them change the place of "
            "{territory} when they are left out one at a time?"
        ),
        unit="indicators",
        key=that_move,
        variants={"territory": ("Alder", "Cedar", "Fir", "Hazel", "Oak"), "compensation": (1.0, 0.5)},
        hint=(
            "Put {territory} in focus, open Leave one out below the figures, and count the changes in its column, up "
            "or down, without the bold rows: those leave out a whole D. Is compensation {compensation:.2f}?"
        ),
        misconceptions=(
            Misconception(
                with_whole_dimensions,
                "that counts the bold rows, too. They leave out a whole D, which is not one indicator.",
            ),
            Misconception(
                lambda territory, compensation: that_move_anybody(compensation),
                "that counts the indicators that move anybody. Asked is {territory} alone.",
            ),
        ),
    ),
    Exercise(
        id="03-4",
        question=(
            "Take a fresh copy of the template. In survey.csv a row is a rater: keep {raters} of the three rows of "
            "{territory}. Load it, put {territory} in focus and set all doubts but raters to 0 or off. Press Table and "
            "read the row focus score. Does its band have a width?"
        ),
        unit="word",
        key=has_width,
        variants={"territory": ("Examplia", "Elsewhere"), "raters": (1, 2, 3)},
        hint=(
            "In the row focus score of the Table, do 90 % from and the to beside it differ? Is {territory} in focus, "
            "and how many of its rows are left in survey.csv: {raters}?"
        ),
        misconceptions=(
            Misconception(
                lambda **v: "yes",
                "with one rater there is nobody else to draw: all draws are the same. So the band has no width. That "
                "is not certainty: nobody knows how far a second rater of {territory} would disagree.",
            ),
            Misconception(
                lambda **v: "no",
                "{raters} raters do not give the same points everywhere, so other draws of them give other scores. "
                "Is Doubt: raters still on?",
            ),
        ),
        choices=("yes", "no"),
    ),
    Exercise(
        id="03-5",
        question=(
            "Set compensation to {compensation:.2f}. How many points of the score lie between place {place} and the "
            "place behind it?"
        ),
        unit="points",
        key=gap_behind,
        variants={"place": (5, 8, 9), "compensation": (1.0, 0.5, 0.0)},
        hint=(
            "Take one score from the other at the right of the Ranking, or in the rows chosen score of the Table. "
            "Check place {place} and compensation {compensation:.2f}."
        ),
        misconceptions=(
            Misconception(
                lambda **v: 1.0,
                "that is the difference of the ranks: it is 1 between all neighbours, however near or far they are. "
                "Asked is the difference of the scores.",
            ),
            Misconception(score_behind, "that is the score of the territory behind. Take it off the one ahead."),
        ),
    ),
    Exercise(
        id="03-6",
        question=(
            "Take a fresh copy of the template. Nobody knows the exporters of {territory} in 2001. One student leaves "
            "the cell empty, another writes 0. The importance of Dynamics is {importance}. How many points lower is "
            "the score of {territory} with the 0?"
        ),
        unit="points",
        key=lost_by_a_zero,
        variants={"territory": ("Examplia", "Elsewhere"), "importance": (25, 60, 100)},
        hint=(
            "Change the cell in territories.csv, save, open, put {territory} in focus and set Dynamics to "
            "{importance}; read chosen score in the Table. Do it once with an empty cell and once with 0."
        ),
        misconceptions=(
            Misconception(
                lambda **v: 0.0,
                "an empty cell is not 0. Empty means not known, and another figure stands in. 0 means that there are "
                "none, so all exporters of {territory} have gone.",
            ),
            Misconception(
                lost_against_the_figure,
                "that compares the 0 with the figure of the template. Compare it with the empty cell.",
            ),
        ),
    ),
    Exercise(
        id="03-7",
        question=(
            "Put Alder in focus. Set Doubt: weights to {weights:.2f}, Doubt: operators to {operators:.2f} and Doubt: "
            "compens. to {exponent:.1f}. Which of the three has most to do with the doubt about the rank of Alder?"
        ),
        unit="word",
        key=decides,
        variants={"weights": (0.0, 0.3, 1.0), "operators": (0.0, 0.25), "exponent": (0.5, 2.0)},
        hint=(
            "Open Which choices decide below the figures and compare the column Involved in of the table on Alder. "
            "Check weights {weights:.2f}, operators {operators:.2f} and compensation {exponent:.1f}."
        ),
        misconceptions=(
            Misconception(
                lambda **v: "weights",
                "that is so at the defaults. A choice that nobody doubts decides nothing: {weights:.2f} is too little.",
            ),
            Misconception(
                lambda **v: "operators",
                "a doubt of {operators:.2f} about the list of operators moves Alder less than another one here.",
            ),
            Misconception(
                lambda **v: "compensation",
                "the slider moves Alder far. Asked is what a doubt of {exponent:.1f} does beside the others.",
            ),
        ),
        choices=("weights", "operators", "compensation"),
    ),
)
