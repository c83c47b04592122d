"""The exercises of notebook 07. Keys come from the kernel and the table of papers; variants differ by student."""

from __future__ import annotations

import numpy as np

from labkit.core.exercises import Exercise, Misconception

from .channels import CATALOGUE, named
from .keys import (
    MANY,
    earned_by_second,
    first_ties,
    known,
    more_ties,
    other_papers,
    papers_that_name,
    tacit_by_tie,
    tacit_for_time,
    talk_is,
    through_gatekeepers,
)

OTHER_WAY = {"one way": "two way", "two way": "one way"}

EXERCISES = (
    Exercise(
        id="07-1",
        question=(
            "Open the section Twelve papers below the figures. How many of the twelve papers are sorted under {kind}? "
            "You find it in the menu Who carries it or in the menu How."
        ),
        unit="papers",
        key=papers_that_name,
        variants={
            "kind": (
                *("small firms", "leading firms", "firms", "individuals"),
                *("trade", "fairs", "social ties", "relocation"),
            )
        },
        hint="Set one menu, Who carries it or How, to {kind} and leave the others at all. The caption counts the rows.",
        misconceptions=(
            Misconception(
                other_papers, "those are the papers that are not sorted under {kind}. Asked is how many are."
            ),
            Misconception(
                lambda kind: 0.0,
                "there is at least one. If nothing is shown, a second menu is still set: put the others back to all.",
            ),
            Misconception(
                lambda kind: 12.0,
                "that is all of them: no menu is set. Choose {kind} in Who carries it or in How.",
            ),
        ),
    ),
    Exercise(
        id="07-2",
        question=(
            "Set Channel to {channel} and the cost of ties to {tie_cost:.1f}. Firms mean to hold 0.4 pipelines; now "
            "they get four times as many, 1.6. By how much does the median of the knowledge base of year 30 change? "
            "Read both medians and subtract. Write a minus for a loss, and three decimals."
        ),
        unit="change of a share",
        key=more_ties,
        variants={"channel": ("social ties", "trade", "multinationals", "relocation"), "tie_cost": (1.0, 1.5, 2.0)},
        hint=(
            "Press Table. Read the row knowledge base, column median, with 0.4 and with 1.6 pipelines, and subtract. "
            "Cost of ties stands in the fold Assumptions: set it to {tie_cost:.1f}."
        ),
        misconceptions=(
            Misconception(
                lambda **v: 3 * first_ties(**v),
                "that takes it that each further tie adds as much as the first ones did. It does not: neighbours know "
                "the news already, and every tie costs time.",
            ),
            Misconception(
                lambda channel, tie_cost: float(np.median(known(pipelines=MANY, channel=channel, tie_cost=tie_cost))),
                "that is the knowledge base with 1.6 pipelines. Asked is the change from 0.4 pipelines.",
            ),
            Misconception(
                lambda **v: first_ties(**v) + more_ties(**v).value,
                "that is the change from no pipelines at all. Compare with 0.4 pipelines.",
            ),
        ),
    ),
    Exercise(
        id="07-3",
        question=(
            "Set Channel to {channel}. Firms mean to hold {few:.1f} pipelines, then twice as many. Do they learn more "
            "or less from their neighbours in year 30? (Learned is what was new to them, not all they hear.)"
        ),
        unit="word",
        key=talk_is,
        variants={"channel": ("trade", "fairs", "social ties", "relocation"), "few": (0.2, 0.4, 0.8)},
        hint=(
            "Press Table and compare the rows buzz learned, column median, before and after. All clusters say the "
            "same. Check that Channel is {channel}."
        ),
        misconceptions=(
            Misconception(
                lambda **v: "more",
                "more news comes in, that is so. But neighbours with ties of their own know it already, and ties take "
                "time from talk. Compare {few:.1f} with twice as many.",
            ),
            Misconception(
                lambda **v: "less",
                "it does get less where there are many ties. But are {few:.1f} ties many? Compare with twice as many.",
            ),
        ),
        choices=("more", "less"),
    ),
    Exercise(
        id="07-4",
        question=(
            "Set Gatekeepers to {gatekeeping:.2f}, Knowledge base to {base:.2f} and, in the fold Assumptions, Talent "
            "differs to {spread:.2f}. What share of all that cluster A learns from abroad comes through the fifth of "
            "its firms that knew most at the start?"
        ),
        unit="share",
        key=through_gatekeepers,
        variants={"gatekeeping": (0.0, 0.5, 1.0), "base": (0.30, 0.50), "spread": (0.20, 0.50)},
        hint="Press Table: the row gatekeepers, cluster A, column median.",
        misconceptions=(
            Misconception(
                lambda **v: 0.2,
                "a fifth of the firms would bring a fifth if all were alike. Those who know more take in more, even "
                "of ties spread evenly. Read the row gatekeepers.",
            ),
            Misconception(
                lambda gatekeeping, base, spread: gatekeeping,
                "that is the knob. It says how ties are given out, not how much comes through whom.",
            ),
            Misconception(
                lambda **v: 1 - through_gatekeepers(**v).value,
                "that comes through all the other firms.",
            ),
        ),
    ),
    Exercise(
        id="07-5",
        question=(
            "Set Years to trust to {trust_years:g}, in the fold Assumptions, the rest at its default. Look at the "
            "picture Who carries what, at the rows {channel} and trade. How many times as much tacit knowledge as a "
            "tie of trade does a tie of the other kind bring for the same time? Divide what each brings by the time it "
            "takes, then one by the other."
        ),
        unit="times",
        key=tacit_for_time,
        variants={"channel": ("social ties", "relocation", "multinationals", "fairs"), "trust_years": (1.0, 3.0, 6.0)},
        hint=(
            "Read the columns tacit and time in the rows {channel} and trade. Check that Years to trust is "
            "{trust_years:g} and that Channel is mixed."
        ),
        misconceptions=(
            Misconception(
                tacit_by_tie,
                "that is for each tie. But a tie in the row {channel} does not take the same time as a tie of trade: "
                "divide by the time.",
            ),
            Misconception(
                lambda **v: 1 / tacit_for_time(**v).value,
                "that is trade against the other. Asked is the row {channel} against trade.",
            ),
            Misconception(
                lambda channel, trust_years: (
                    tacit_by_tie(channel, trust_years) * CATALOGUE[named(channel)].cost[0] / CATALOGUE["trade"].cost[0]
                ),
                "you multiplied by the time. The more time a tie takes, the less it brings for the time: divide.",
            ),
        ),
    ),
    Exercise(
        id="07-6",
        question=(
            "Two clusters: set Clusters to 2 and Head start to {lead:.1f} in the fold Assumptions, Pipelines to "
            "{pipelines:.1f} and Exchange to {exchange}. Which share of the chain's worth does cluster B earn in year "
            "30?"
        ),
        unit="share",
        key=earned_by_second,
        variants={"exchange": ("one way", "two way"), "lead": (0.2, 0.5, 1.0), "pipelines": (0.2, 1.0)},
        hint="Press Table: the row chain share, cluster B, column median. Check that Exchange is {exchange}.",
        misconceptions=(
            Misconception(
                lambda **v: 1 - earned_by_second(**v).value,
                "that is about what cluster A earns. B is the one that starts behind.",
            ),
            Misconception(
                lambda **v: earned_by_second(0, **v).value,
                "that is B's share in year 0. Thirty years of learning change it.",
            ),
            Misconception(
                lambda exchange, **v: earned_by_second(exchange=OTHER_WAY[exchange], **v).value,
                "that is with Exchange set the other way. Who learns decides who earns: set it to {exchange}.",
            ),
        ),
    ),
)
