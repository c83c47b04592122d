"""The exercises of notebook 05 that are worked out by hand."""

from __future__ import annotations

from labkit.core.exercises import BY_HAND, Exercise, Misconception

from .indicators import FEW
from .keys import (
    OTHERS,
    at_balance,
    four_largest,
    four_of_all,
    four_with_anchor,
    sizes,
    star_of,
    tries_in_all_places,
)
from .luck import PLACES

_REST = ", ".join(f"{size}" for size in OTHERS[:-1]) + f" and {OTHERS[-1]}"

FOUR_LARGEST = Exercise(
    id="05-1",
    question=(
        f"By hand: a district has ten private firms. The largest makes {{largest}} units, the others {_REST}. "
        "There is also a public anchor that makes {anchor} units. What share of private output do the four largest "
        "firms make? Two decimals."
    ),
    unit="share",
    said=BY_HAND,
    key=four_largest,
    variants={"largest": (30, 60, 120), "anchor": (20, 60)},
    hint=(
        "Add up the four largest firms, {largest} units and the next three, then all ten, and divide. The anchor, "
        "{anchor} units, is not private."
    ),
    misconceptions=(
        Misconception(four_of_all, "that is their share of all output. The {anchor} units of the anchor are public."),
        Misconception(four_with_anchor, "that takes the public anchor for one of the firms. Leave it out."),
        Misconception(
            lambda **v: FEW / len(sizes(largest=1)),
            "that is four out of ten firms. Asked is their share of the output.",
        ),
        Misconception(
            lambda **v: 1 - four_largest(**v).value, "that is what the other six make. Asked are the four largest."
        ),
    ),
)

CENTRALISATION = Exercise(
    id="05-2",
    question=(
        "By hand: {firms} firms stand in a circle, and each picks the next one as its partner. So each is picked once. "
        "Then {rays} firms more pick the first one as well. What is the centralisation by ties received? Two decimals."
    ),
    unit="share",
    said=BY_HAND,
    key=star_of,
    variants={"firms": (7, 9, 11), "rays": (2, 3, 4)},
    hint=(
        "The rule stands under Look inside. Count how often each of the {firms} firms is picked: the first one by "
        "{rays} more than the others. Add up how many each lacks to the one with most. Divide by what that sum is in a "
        "star, where all pick the first one and it picks nobody."
    ),
    misconceptions=(
        Misconception(
            lambda firms, rays: (1 + rays) / (firms - 1),
            "that is the share of the others that pick the first one. In a circle it is above 0, too. Centralisation "
            "asks how much less all others receive.",
        ),
        Misconception(
            lambda firms, rays: rays * (firms - 1) / ((firms - 1) * (firms - 2)),
            "(n − 1)(n − 2) belongs to ties that count for both ends: there each of the others in a star has one. Of "
            "ties received they have none, so that the sum is (n − 1)².",
        ),
        Misconception(
            lambda **v: 0.0, "it would be 0 if all were picked equally often. One is picked {rays} times more."
        ),
    ),
)

BALANCE = Exercise(
    id="05-7",
    question=(
        f"By hand: there is room for {PLACES} firms. In each empty place a firm starts with chance {{entry:.2f}} a "
        "year. Each firm closes with chance {closing:.2f} a year, and nothing else happens. How many firms are "
        "there in the long run? One decimal."
    ),
    unit="firms",
    said=BY_HAND,
    key=at_balance,
    variants={"entry": (0.12, 0.15, 0.20, 0.25), "closing": (0.02, 0.05, 0.10)},
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
)
