"""The exercises of notebook 08, and the one of 00. Keys come from the kernel; variants differ by student."""

from __future__ import annotations

import numpy as np

from labkit.core.exercises import Exercise, Misconception

from .keys import at_end, collapsed, first_step, futures, gained, loses_more, median_home, work_at_home

EXERCISES = (
    Exercise(
        id="00-1",
        question="Set globalisation to {globalisation:.2f} and leave the rest. What is home's median index in year 40?",
        unit="index",
        key=median_home,
        variants={"globalisation": (0.20, 0.40, 0.43, 0.44, 0.46, 0.47)},
        hint=(
            "The median is the line in the middle of the band, and the median index in the sentence above the "
            "picture. Press Reset, then set globalisation to {globalisation:.2f}."
        ),
        misconceptions=(
            Misconception(
                lambda **v: float(np.median(at_end("destination", **v))),
                "that is the destination. Home is the other line.",
            ),
            Misconception(
                lambda **v: float(np.quantile(at_end("home", **v), 0.95)),
                "that is the upper edge of the band, not its middle.",
            ),
            Misconception(
                lambda **v: float(np.quantile(at_end("home", **v), 0.05)),
                "that is the lower edge of the band, not its middle.",
            ),
            Misconception(
                lambda **v: float(np.median(futures(**v).home[:, 0])),
                "that is where home starts, in year 0. Go to year 40.",
            ),
        ),
    ),
    Exercise(
        id="08-1",
        question=(
            "Set globalisation to {globalisation:.2f} and initial trust to {trust:.2f}, the rest at its default. "
            "In what share of the 200 futures has home collapsed in year 40?"
        ),
        unit="share",
        key=collapsed,
        variants={"globalisation": (0.46, 0.48, 0.49), "trust": (0.45, 0.52, 0.70, 0.80)},
        hint=(
            "The sentence above the picture counts the futures that collapse, or those that hold where these are more. "
            "Divide the number that collapse by 200. Check globalisation {globalisation:.2f}, initial trust "
            "{trust:.2f} and luck 0."
        ),
        misconceptions=(
            Misconception(lambda **v: 1 - collapsed(**v).value, "that is the share in which home still holds."),
            Misconception(
                lambda globalisation, trust: collapsed(globalisation=globalisation).value,
                "that is the share with initial trust at its default. Set initial trust to {trust:.2f} as well.",
            ),
            Misconception(
                lambda globalisation, trust: 1 - collapsed(globalisation=globalisation).value,
                "that is the share in which home holds, and with initial trust at its default. Set initial trust to "
                "{trust:.2f}, and count those that collapse.",
            ),
        ),
    ),
    Exercise(
        id="08-2",
        question=(
            "Set globalisation to {globalisation:.2f}, the rest at its default, and pin. Then raise human capital to "
            "{human_capital:.2f}. By how much does home's index in year 40 change? Give the median of the differences."
        ),
        unit="index points",
        key=lambda **v: gained("home", **v),
        variants={"globalisation": (0.38, 0.40, 0.44, 0.46), "human_capital": (0.55, 0.58, 0.62)},
        hint=(
            "Press Reset, set globalisation to {globalisation:.2f} and pin; then move human capital to "
            "{human_capital:.2f}. Read the row Home in the panel Difference from A."
        ),
        misconceptions=(
            Misconception(
                lambda **v: gained("destination", **v).value, "that is the change at the destination. Home is asked."
            ),
            Misconception(
                lambda globalisation, human_capital: gained("home", 0.42, human_capital).value,
                "that is the change at the default wage gap. Set globalisation to {globalisation:.2f} before you pin.",
            ),
            Misconception(
                lambda **v: float(np.median(at_end("home", **v))),
                "that is the level of the index. A difference is asked: the present run minus A.",
            ),
        ),
    ),
    Exercise(
        id="08-3",
        question=(
            "Set digitalisation to {digitalisation:.2f} and human capital to {human_capital:.2f}, the rest at its "
            "default. Raise globalisation from 0.30 in steps of 0.02. "
            "What is the first wage gap at which more than half of the futures collapse?"
        ),
        unit="wage gap",
        key=lambda **v: first_step(0.5, **v),
        variants={"digitalisation": (0.20, 0.30, 0.50, 0.60), "human_capital": (0.45, 0.50, 0.55)},
        hint=(
            "More than half: the sentence above the picture then says that home collapses. Press Reset (luck 0), set "
            "digitalisation to {digitalisation:.2f} and human capital to {human_capital:.2f}, then go up step by step."
        ),
        misconceptions=(
            Misconception(
                lambda **v: first_step(0.0, **v).value,
                "that is where the first future collapses. More than half are asked.",
            ),
            Misconception(
                lambda digitalisation, human_capital: first_step(0.5, human_capital=human_capital).value,
                "that is the step with digitalisation at its default. Set digitalisation to {digitalisation:.2f}.",
            ),
        ),
    ),
    Exercise(
        id="08-4",
        question=(
            "Globalisation stands at {globalisation:.2f}. Digitalisation rises from 0.20 to 0.60. Which district loses "
            "more of home's index in year 40, the one with initial trust 0.40 or the one with 0.75?"
        ),
        unit="word",
        key=loses_more,
        variants={"globalisation": (0.34, 0.37, 0.40, 0.43, 0.54, 0.56, 0.58, 0.60)},
        hint=(
            "Pin each district at digitalisation 0.20, raise digitalisation to 0.60 and compare the two differences."
        ),
        misconceptions=(
            Misconception(
                lambda globalisation: "low trust",
                "the source says so, and at smaller wage gaps it is right. Look at what the low-trust district still "
                "has to lose at {globalisation:.2f}, before digitalisation rises.",
            ),
            Misconception(
                lambda globalisation: "high trust",
                "look again at globalisation {globalisation:.2f}: does the high-trust district fall at all?",
            ),
        ),
        choices=("low trust", "high trust"),
    ),
    Exercise(
        id="08-5",
        question=(
            "Set human capital to 0.66, globalisation to {globalisation:.2f} and digitalisation to "
            "{digitalisation:.2f}, the rest at its default. No future collapses. "
            "What share of the work of year 0 is left at home in year 40, in the median future?"
        ),
        unit="share",
        key=work_at_home,
        variants={"globalisation": (0.25, 0.35, 0.45, 0.55), "digitalisation": (0.20, 0.30, 0.50)},
        hint=(
            "Press Table under the picture. Look for the row jobs (work left at home) and the column median. Check "
            "human capital 0.66, globalisation {globalisation:.2f} and digitalisation {digitalisation:.2f}."
        ),
        misconceptions=(
            Misconception(lambda **v: 1 - work_at_home(**v).value, "that is the share of the work that left."),
            Misconception(
                lambda **v: float(np.median(at_end("selective", human_capital=0.66, **v))),
                "that is the share of firms that moved a part. Asked is the work that is left at home.",
            ),
        ),
    ),
)
