"""The exercises of notebook 06. Keys come from the kernel; variants differ by student."""

from __future__ import annotations

from labkit.core.exercises import BY_HAND, Exercise, Misconception

from .keys import (
    NEWS,
    change_by_gifts,
    change_by_staying,
    clustering_left,
    clustering_of_the_ring,
    level,
    steps_left,
    ten_is,
    ties_gone,
)
from .luck import FIRMS

EXERCISES = (
    Exercise(
        id="06-1",
        question=(
            "By hand: 200 firms stand on the ring, each tied to {neighbours} neighbours on each side. Then "
            "{percent} % of all ties go far. How many ties is that?"
        ),
        unit="ties",
        said=BY_HAND,
        key=ties_gone,
        variants={"neighbours": (3, 5, 8), "percent": (2, 5, 15)},
        hint=(
            "Count the ties first. A firm with {neighbours} neighbours on each side has twice as many ties, but each "
            "tie has two ends. Then take {percent} % of them. The row distant ties of the Table says it, too."
        ),
        misconceptions=(
            Misconception(
                lambda neighbours, percent: FIRMS * 2 * neighbours * percent / 100,
                "that counts each tie twice, once at each of its ends.",
            ),
            Misconception(
                lambda neighbours, percent: FIRMS * percent / 100,
                "that is {percent} % of the firms. Asked are ties: the rule of ten per cent speaks of ties as well.",
            ),
            Misconception(
                lambda neighbours, percent: 2 * neighbours * percent / 100,
                "that is what one firm has of them, on average. Asked are all ties of the ring.",
            ),
            Misconception(
                lambda neighbours, percent: float(FIRMS * neighbours),
                "that is all ties of the ring. Asked are those that go far.",
            ),
        ),
    ),
    Exercise(
        id="06-2",
        question=(
            "By hand: no tie goes far yet, and each firm has {neighbours} neighbours on each side. What is the "
            "clustering of this ring, C(0)? Two decimals."
        ),
        unit="share",
        said=BY_HAND,
        key=clustering_of_the_ring,
        variants={"neighbours": (2, 3, 4, 6, 8, 10)},
        hint=(
            "The formula stands under Look inside: C(0) = 3(k − 2)/(4(k − 1)). What is k, if there are {neighbours} "
            "neighbours on each side?"
        ),
        misconceptions=(
            Misconception(
                lambda neighbours: 3 * (neighbours - 2) / (4 * (neighbours - 1)),
                "k counts all ties of a firm. With {neighbours} neighbours on each side it is twice {neighbours}.",
            ),
            Misconception(
                lambda neighbours: clustering_of_the_ring(neighbours).value * clustering_left(neighbours=neighbours),
                "that is the clustering with 10 % distant ties. Asked is the ring without any.",
            ),
            Misconception(
                lambda neighbours: 2 * neighbours / FIRMS,
                "that is k/n, the clustering where all ties go anywhere by luck. On a ring it is far higher.",
            ),
        ),
    ),
    Exercise(
        id="06-3",
        question=(
            "Set Neighbours to {neighbours} and Distant ties to {share:g}, the rest at its default. Which share of "
            "the steps from firm to firm is left, compared with no distant ties? Two decimals."
        ),
        unit="share",
        key=steps_left,
        variants={"neighbours": (3, 5, 8), "share": (0.01, 0.02, 0.05)},
        hint=(
            "The sentence says how many steps it takes now, and how many without distant ties. Divide the first by "
            "the second. "
            "Check Neighbours {neighbours} and Distant ties {share:g}."
        ),
        misconceptions=(
            Misconception(
                lambda neighbours, share: 1 - share,
                "that would be so if each tie counted for itself. But one distant tie makes the way shorter for all "
                "pairs around both its ends. That is why steps fall so much sooner than clustering.",
            ),
            Misconception(
                lambda **v: clustering_left(**v),
                "that is the share of the clustering that is left. Clustering is lost only where a tie went away.",
            ),
            Misconception(
                lambda **v: 1 - steps_left(**v).value,
                "that is the share that is gone. Asked is what is left.",
            ),
        ),
    ),
    Exercise(
        id="06-4",
        question=(
            "Set Absorption to {absorption:.2f} and Experts to {experts}, the rest at its default, and press Pin as A. "
            "Then let firms give what they know (Knowledge passes: gift). By how many points does knowledge change?"
        ),
        unit="points",
        key=change_by_gifts,
        variants={"experts": (5, 40), "absorption": (0.1, 0.5, 0.8)},
        hint=(
            "The sentence says it: (… points against A). Before you pin, check Absorption {absorption:.2f}, Experts "
            "{experts} and barter."
        ),
        misconceptions=(
            Misconception(
                lambda **v: level(passing="gift", **v),
                "that is the level that gifts lead to. Asked is the change against A.",
            ),
            Misconception(
                lambda **v: 100 * (level(passing="gift", **v) / level(**v) - 1),
                "that is the change in per cent of A. Points are counted in per cent of an expert's level: from 20 % "
                "to 30 % is ten points.",
            ),
            Misconception(
                lambda experts, absorption: change_by_gifts(absorption=absorption).value,
                "that is with 10 experts. Set Experts to {experts} before you pin.",
            ),
            Misconception(
                lambda experts, absorption: change_by_gifts(experts=experts).value,
                "that is with absorption 0.30. Set it to {absorption:.2f} before you pin.",
            ),
        ),
    ),
    Exercise(
        id="06-5",
        question=(
            "Set Knowledge passes to {passing} and Horizon to {horizon} rounds. The rest stays at its default. Look at "
            "the figure Knowledge by distant ties: are ten per cent as good as the best share, too few, or too many?"
        ),
        unit="word",
        key=ten_is,
        variants={"passing": ("barter", "gift", "contagion"), "horizon": (160, 200, 1200)},
        hint=(
            "Wait until the curve is filled in. If the bar above it covers 10 %, ten is as good as the best. If not: "
            "on which side of 10 % does the curve stand higher? Check {passing} and {horizon} rounds."
        ),
        misconceptions=(
            Misconception(
                lambda **v: "as good",
                "the rule says so. But is 10 % under the bar here, with {passing} after {horizon} rounds?",
            ),
            Misconception(
                lambda **v: "too few",
                "more distant ties make ways shorter, yes. But short ways are not all: look at the right-hand end of "
                "the curve, and at the bar.",
            ),
            Misconception(
                lambda **v: "too many",
                "fewer distant ties keep more clustering, yes. But look at the left-hand end of the curve, and at the "
                "bar.",
            ),
        ),
        choices=("as good", "too few", "too many"),
    ),
    Exercise(
        id="06-6",
        question=(
            "Set Knowledge passes to contagion, Experts to 20, Horizon to {horizon} rounds and, in the fold "
            "Assumptions, Confirmations to {confirmations}. Pin this as A: it has 10 % distant ties. Then set Distant "
            "ties to 0.001, which is 0.1 %. By how many points does the news reach more firms? Write a minus if fewer."
        ),
        unit="points",
        key=change_by_staying,
        variants={"confirmations": (4, 5), "horizon": (320, 480, 800)},
        hint=(
            "The sentence says it: (… points against A). Check contagion, 20 experts, {horizon} rounds and "
            "{confirmations} confirmations, and that A has 10 % distant ties."
        ),
        misconceptions=(
            Misconception(
                lambda confirmations, horizon: level(share=0.001, confirmations=confirmations, horizon=horizon, **NEWS),
                "that is how many firms it reaches with 0.1 %. Asked is the change against A.",
            ),
            Misconception(
                lambda confirmations, horizon: 0.0,
                "then ten per cent would do no harm. Check that Confirmations stands at {confirmations}, pin at 10 %, "
                "and only then move Distant ties down to 0.001.",
            ),
            Misconception(
                lambda confirmations, horizon: change_by_staying(3, horizon).value,
                "that is with 3 confirmations. Set them to {confirmations}, in the fold Assumptions, before you pin.",
            ),
        ),
    ),
)
