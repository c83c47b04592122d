"""Four stylised settings. They calibrate nothing: the numbers are assumed, the cited facts say which way.

Source: Torrès (2002), "T". Two settings stand for Montpellier, as it was and with the incubator that was planned. The
other two stand for no place: each takes one thing that T asks for away, members that are no strong rivals and members
that lie close together.
"""

from __future__ import annotations

from labkit.ui.lab import Preset

MIXED = {"products": 8, "pool": 32}  # many kinds of product; 32 firms make eight groups of four

PRESETS = {
    "montpellier_like": Preset(
        label="Montpellier-like",
        note=(
            "Stylised; all numbers assumed. 32 candidates, so that groups of four are eight: as many as the chamber of "
            "commerce has set up since 1998 (T part 3). Many kinds of product: the region has no industry of its own "
            "(T part 2)."
        ),
        knobs=MIXED,
    ),
    "montpellier_incubator": Preset(
        label="Montpellier, with incubator",
        note=(
            "Stylised; all numbers assumed. As Montpellier-like, with the incubator that was planned near the airport "
            "to bring the groups together (T part 3). It was still being set up, so no result of it is known."
        ),
        knobs={**MIXED, "incubator": True},
    ),
    "specialised_district": Preset(
        label="Specialised district",
        note=(
            "Stylised; all numbers assumed; no place in particular. Two kinds of product and strong rivalry: the "
            "feasibility study is to avoid members that compete head-on (T part 3), and here it hardly can."
        ),
        knobs={"products": 2, "rivalry": 0.8},
    ),
    "mountain_region": Preset(
        label="Scattered mountain region",
        note=(
            "Stylised; all numbers assumed; no place in particular. Few candidates and slow roads: a group needs "
            "members close together, or its executive is spread too thin (T part 3). An incubator would help each "
            "group; 20 candidates make only five groups of four, a little too few to pay for it."
        ),
        knobs={"travel": 2.5, "pool": 20},
    ),
}
