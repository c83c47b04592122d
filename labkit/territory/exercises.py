"""The exercises of notebook 09 on the territory. Keys come from kernel or futures; variants differ by student."""

from __future__ import annotations

from labkit.core.exercises import BY_HAND, Exercise, Misconception

from .keys import (
    ACTIVATION,
    EVEN,
    FOR_KERNELS,
    best_for_kernels,
    gained,
    kernels_given_up,
    still_lost,
)

BOUGHT = 160  # k EUR a year that halve the trust that is lost
HUMAN_CAPITAL = 30

EXERCISES = (
    Exercise(
        id="09-5",
        question=(
            "By hand: the budget is {budget:g} k EUR a year. Trust weighs {trust}, Human capital 30, the other four "
            "levers 0. Every 160 k EUR of meetings a year halve the trust that is lost in that year. What part of the "
            "loss is left? Two decimals."
        ),
        unit="share",
        said=BY_HAND,
        key=lambda **v: still_lost(**v, human_capital=HUMAN_CAPITAL),
        variants={"budget": (200, 300, 600), "trust": (20, 40, 60)},
        hint=(
            "Trust gets {trust} parts of {trust} + 30. How many times 160 k EUR is that? Half for each: ½ to that "
            "power, in Python 0.5 ** 1.2 and so on."
        ),
        misconceptions=(
            Misconception(
                lambda budget, trust: 0.5 ** (budget / BOUGHT),
                "that is with the whole budget. Human capital has its part of it.",
            ),
            Misconception(
                lambda budget, trust: 0.5 ** (budget * trust / 100 / BOUGHT),
                "you took {trust} as per cent. The weights are divided by their sum, {trust} + 30.",
            ),
            Misconception(
                lambda budget, trust: 1 - still_lost(budget, trust, HUMAN_CAPITAL).value,
                "that is what the meetings save. Asked is what is still lost.",
            ),
        ),
    ),
    Exercise(
        id="09-6",
        question=(
            "Set Budget to {budget:g} and, in the fold Assumptions, Globalisation to {globalisation:.2f}. Leave the "
            "six levers alike, and read in Gains what kernels gain. Then set Coordination to 70, External hubs to 30 "
            "and the other four to 0. By how many points do kernels change from the first split to the second? One "
            "decimal, with a minus if they fall."
        ),
        unit="points",
        key=kernels_given_up,
        variants={"budget": (300, 500, 600), "globalisation": (0.4, 0.5, 0.6)},
        hint=(
            "Each row of Gains begins with a mean. Take kernels of the second split less kernels of the first. Both "
            "need the same Budget and Globalisation: a preset would set them back."
        ),
        misconceptions=(
            Misconception(
                lambda **v: gained("kernels", ACTIVATION, **v),
                "that is what the second split gains over doing nothing. Asked is its difference from the first.",
            ),
            Misconception(
                lambda **v: gained("exporters", ACTIVATION, **v) - gained("exporters", EVEN, **v),
                "that is the change of exporters. Asked is what it costs in kernels.",
            ),
        ),
    ),
    Exercise(
        id="09-7",
        question=(
            "Keep the budget of 400. In the fold Assumptions set Initial trust to {first_trust:.2f}, Initial ability "
            "to {first_ability:.2f} and Price: policy to {policy_price:g}. Give all the money to Human capital, then "
            "to Trust, then to Policy for firms. Which lever gains most for kernels here?"
        ),
        unit="word",
        key=best_for_kernels,
        choices=tuple(FOR_KERNELS.values()),
        variants={"first_trust": (0.4, 0.8), "first_ability": (0.4, 0.7), "policy_price": (400, 800)},
        hint=(
            "Read the row Kernels of Gains three times, each time with one lever at 100 and five at 0. Check Initial "
            "trust {first_trust:.2f}, Initial ability {first_ability:.2f}, Price: policy {policy_price:g}."
        ),
        misconceptions=(
            Misconception(
                lambda **v: "human capital",
                "so it is at the defaults. Here Initial ability is {first_ability:.2f} and Price: policy "
                "{policy_price:g}. Training reaches 0.80 at most, so where ability is high it finds little to buy.",
            ),
        ),
    ),
)
