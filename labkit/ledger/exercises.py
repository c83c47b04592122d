"""The exercises of the closing notebook. Questions, variants and keys all come from the rows of the ledger.

Nothing is written here about a lab or a claim: with a new lab the variants are others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labkit.core.exercises import Exercise, Misconception

from .keys import FIRST, SECOND, TELL, Keys

if TYPE_CHECKING:
    from .course import Ledger

SETTINGS = (128, 1152, 2048, 4608, 8192, 32768)


def exercises(ledger: Ledger) -> tuple[Exercise, ...]:
    """All of them, over the claims as they are recorded now."""
    keys = Keys(ledger.rows())
    made = (enough(keys), safe_at_home(keys), wide(keys), larger(keys), in_the_way(keys))
    said = ledger.words["said"]
    return tuple(Exercise(**{**vars(each), "said": said}) for each in made)


def enough(keys: Keys) -> Exercise:
    """10-1: how the count hangs on where the line is drawn."""
    return Exercise(
        id="10-1",
        question=(
            "That 90 % is enough for the word “holds” is our choice. Suppose {line} % were enough, and nothing else "
            "counted: no condition, no defaults. How many claims would hold?"
        ),
        unit="claims",
        key=keys.above,
        variants={"line": keys.lines()},
        hint="Set the menu Held in to {line} % or more, all others to all. The count stands beside Show all.",
        misconceptions=(
            Misconception(keys.below, "those lie below {line} %. Asked is how many lie at {line} % or above."),
            Misconception(
                lambda line: keys.holding(),
                "that is how many hold with 90 %. Draw the line at {line} %, with the menu Held in.",
            ),
        ),
    )  # fmt: skip


def safe_at_home(keys: Keys) -> Exercise:
    """10-2: what a try at the defaults alone would have promised."""
    return Exercise(
        id="10-2",
        question=(
            "Take the claims that held at the defaults with every seed. What share of them holds in {line} % of the "
            "settings or more?"
        ),
        unit="share",
        key=keys.kept,
        variants={"line": keys.lines()},
        hint=(
            "Set the menu At the defaults to held with every seed and read the count. Then set Held in to {line} % or "
            "more as well, and divide."
        ),
        misconceptions=(
            Misconception(
                keys.kept_of_all, "you divided by all claims. Divide by those that held at the defaults."
            ),
            Misconception(
                keys.lost, "that is the share that falls below {line} %. Asked is the share at {line} % or above."
            ),
        ),
    )  # fmt: skip


def wide(keys: Keys) -> Exercise:
    """10-3: limits get narrower with the square root of the settings."""
    claim, share, points = keys.example()
    width = f"It was asked at {points} settings and held in {share:.0f} % of them."
    return Exercise(
        id="10-3",
        question=(
            f"Look at {{claim}}. {width} How wide would its limits be, from the lower to the upper, in percentage "
            "points, if it had been asked at {settings} settings and had held in the same share?"
        ),
        unit="percentage points",
        key=keys.width,
        variants={"claim": (claim,), "settings": SETTINGS},
        hint="Limits shrink with the square root of the settings: four times as many settings, half the width.",
        misconceptions=(
            Misconception(keys.straight, "four times as many settings make the limits half as wide, not a quarter."),
            Misconception(
                lambda claim, settings: keys.width(claim, points).value,
                "that is the width now. It changes with the number of settings.",
            ),
            Misconception(
                lambda claim, settings: keys.width(claim, settings).value / 2,
                "that is from the share to one limit. Asked is from the lower limit to the upper one.",
            ),
        ),
    )  # fmt: skip


def larger(keys: Keys) -> Exercise:
    """10-4: a difference that the limits do not show is none that can be told."""
    return Exercise(
        id="10-4",
        question=(
            "{pair}: which of the two holds in the larger share of its settings? Or do their limits overlap, so that "
            "the ledger cannot tell? (The first is the one named first.)"
        ),
        unit="word",
        key=keys.order,
        variants={"pair": keys.pairs()},
        hint="Write down the limits beside the two shares: does one pair end before the other begins?",
        misconceptions=(
            Misconception(
                keys.by_eye, "its share is larger. But do the limits overlap? Then other settings may turn the order."
            ),
            Misconception(lambda pair: TELL, "the limits do not overlap: one ends before the other begins."),
        ),
        choices=(FIRST, SECOND, TELL),
    )  # fmt: skip


def in_the_way(keys: Keys) -> Exercise:
    """10-5: a claim of several parts is as strong as its weakest."""
    return Exercise(
        id="10-5",
        question=(
            "Press More at {claim}. It has several parts, and all must come true. By how many percentage points does "
            "the weakest part fall short of the next weakest?"
        ),
        unit="percentage points",
        key=keys.gap,
        variants={"claim": keys.in_parts()},
        hint="The row Parts gives the share of settings for each part by itself. Take the two lowest.",
        misconceptions=(
            Misconception(keys.weakest, "that is the share of the weakest part. Subtract it from that of the next."),
            Misconception(keys.following, "that is the share of the next weakest part. Subtract the weakest."),
        ),
    )  # fmt: skip
