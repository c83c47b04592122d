"""The exercises of notebook 04. Keys come from the kernel; variants differ by student."""

from __future__ import annotations

from labkit.core.exercises import BY_HAND, Exercise, Misconception

from .keys import (
    gained,
    in_any_number,
    many,
    neighbours_density,
    pairs,
    reached,
    tied,
    with_newcomers,
    years_to_found,
)

SPLIT = {"brokerage": 30, "outside": 10}


def found(budget: float, measures: int, measure_cost: float) -> float:
    """Years to found an operator, beside the other two importances of exercise 04-3."""
    return years_to_found(budget=budget, measures=measures, measure_cost=measure_cost, **SPLIT).value


EXERCISES = (
    Exercise(
        id="04-1",
        question=(
            "By hand: five years before the coordinator begins, a territory of 2,000 small firms has {operators:g} "
            "operators per 1,000 small firms. How many pairs of operators are there that one could bring together, if "
            "nobody has a tie yet?"
        ),
        unit="pairs",
        said=BY_HAND,
        key=pairs,
        variants={"operators": (2.5, 3.0, 4.0, 5.0, 7.0, 8.0, 9.0, 10.0)},
        hint="How many operators n are there on 2,000 firms? Each of them has n − 1 others; each pair counts once.",
        misconceptions=(
            Misconception(
                lambda operators: 2 * pairs(operators).value,
                "you counted each pair twice: A with B is the same pair as B with A.",
            ),
            Misconception(
                lambda operators: operators * (operators - 1) / 2,
                "you took {operators:g} as the number of operators. It is the number per 1,000 firms, and there are "
                "2,000.",
            ),
            Misconception(many, "so many operators there are. Asked is how many pairs of them."),
        ),
    ),
    Exercise(
        id="04-2",
        question=(
            "By hand: here are all ties between the operators of a small territory: {network}. Draw them. What share "
            "of the others does an operator reach in one or two ties, on average? Two decimals."
        ),
        unit="share",
        said=BY_HAND,
        key=reached,
        variants={
            "network": (
                "A–B–C–D, and E alone",
                "A–B–C–D–E",
                "A–B–C–D, and E–B",
                "A–B–C–D–E–F",
                "A–B–C–D–E, and F alone",
                "A–B–C–D, and E–F",
                "A–B–C–D, and E, F alone",
            )
        },
        hint=(
            "For each letter count the others that it reaches in one tie or in two. Add up, then divide by all that "
            "there is to reach: operators times others. Somebody alone reaches 0 and counts as well."
        ),
        misconceptions=(
            Misconception(tied, "that is in one tie only. Whom the partners know counts too."),
            Misconception(in_any_number, "you followed ties as far as they go. Two ties are the limit."),
            Misconception(
                lambda network: reached(network).value / 2,
                "you counted each pair once: if A reaches C, C reaches A too. Or divide by the number of pairs.",
            ),
        ),
    ),
    Exercise(
        id="04-3",
        question=(
            "Set Budget to {budget:g}, New measures to {measures}, Brokerage to 30, Outside ties to 10 and Measure "
            "costs to {measure_cost:g}. How many years does it take, on average, to found one operator with this money?"
        ),
        unit="years",
        key=lambda **v: years_to_found(**v, **SPLIT),
        variants={"budget": (2.0, 4.0, 5.0), "measures": (10, 40), "measure_cost": (4.0, 6.0)},
        hint=(
            "The split beside Where the money goes says which part is for new measures. That part of {budget:g} is the "
            "money of a year; an operator costs {measure_cost:g}."
        ),
        misconceptions=(
            Misconception(
                lambda budget, measures, measure_cost: measure_cost / (budget * measures / 100),
                "you took {measures} as per cent. The three weights are divided by their sum: look at the split.",
            ),
            Misconception(
                lambda budget, measures, measure_cost: measure_cost / budget,
                "that is with the whole budget. Only a part of it is for new measures.",
            ),
            Misconception(
                lambda **v: 1 / found(**v), "that is how many operators a year. Asked is how many years an operator."
            ),
        ),
    ),
    Exercise(
        id="04-4",
        question=(
            "Set Operators to {operators:g}, New measures to 100, Brokerage and Outside ties to 0. A neighbouring "
            "territory ends with as many operators as this one, but it has {smes:,} small firms. What is its Density "
            "in year 20, in operators per 1,000 small firms?"
        ),
        unit="operators per 1,000 firms",
        key=neighbours_density,
        variants={"operators": (3.0, 6.0, 9.0), "smes": (1250, 2500, 4000)},
        hint="Press Table: the row operators, column median. Divide by {smes:,} and multiply by 1,000.",
        misconceptions=(
            Misconception(
                lambda operators, smes: neighbours_density(operators, 2000).value,
                "that is the Density of the territory on the bench, which has 2,000 firms. The neighbour has {smes:,}.",
            ),
            Misconception(
                lambda operators, smes: neighbours_density(operators, 1000).value,
                "so many operators there are. Density counts them for each 1,000 of its {smes:,} firms.",
            ),
            Misconception(
                lambda operators, smes: many(operators) * 1000 / smes,
                "that is with the operators of the first year. Asked is year 20.",
            ),
        ),
    ),
    Exercise(
        id="04-5",
        question=(
            "By hand: in a milieu of {many} operators each has a tie to all others. New measures bring {more} more, "
            "and nobody introduces them. What share of the others does an operator now reach in one or two ties, on "
            "average? Two decimals."
        ),
        unit="share",
        said=BY_HAND,
        key=with_newcomers,
        variants={"many": (4, 5, 6, 8), "more": (1, 2, 3)},
        hint=(
            "Each of the {many} reaches the same others as before, a newcomer nobody. How many others are there now "
            "for each operator? Divide all that is reached by all that there is to reach."
        ),
        misconceptions=(
            Misconception(
                lambda many, more: 1.0,
                "so it was before. The newcomers reach nobody, and nobody reaches them.",
            ),
            Misconception(
                lambda many, more: many / (many + more),
                "that is the share of operators that have ties. None of them reaches all of the others any more.",
            ),
            Misconception(
                lambda many, more: (many - 1) / (many + more - 1),
                "so much one of the first {many} reaches. The newcomers reach nobody: take the average over all.",
            ),
        ),
    ),
    Exercise(
        id="04-6",
        question=(
            "As in move 4, let hardly anybody come or go: in the fold Assumptions set New operators to 0, Drawn by "
            "firms to 0 and Closing to 0.01. Set Operators to {operators:g} and Measure costs to {measure_cost:g}. By "
            "how many points do exporters in year 20 change if all the money goes to brokerage instead of to new "
            "measures? One decimal, with a minus if there are fewer."
        ),
        unit="points",
        key=gained,
        variants={"operators": (1.0, 4.0, 5.0), "measure_cost": (4.0, 8.0, 16.0)},
        hint=(
            "Set New measures to 100, Brokerage and Outside ties to 0, and press Pin as A. Then Brokerage to 100 and "
            "New measures to 0. The sentence tells the change in brackets."
        ),
        misconceptions=(
            Misconception(
                lambda **v: -gained(**v).value,
                "the sign is the other way round: pin new measures as A, then move to brokerage.",
            ),
            Misconception(
                lambda **v: gained(**v, births=0.2, follow=1.5, closing=0.03).value,
                "that is what you see if operators come and go by themselves. Check New operators, Drawn by firms and "
                "Closing in the fold Assumptions.",
            ),
        ),
    ),
)
