"""The exercises of notebook 01. Keys come from the kernel; variants differ by student."""

from __future__ import annotations

import numpy as np

from labkit.core.exercises import Exercise, Misconception

from .keys import (
    LARGE,
    SMALL,
    best_global,
    best_local,
    everyone,
    futures,
    gained,
    gained_by,
    gains_more,
    growth,
    near_capacity,
    of_size,
    small_exporters,
)
from .params import CAPITAL, NEAR, REGION

EXERCISES = (
    Exercise(
        id="01-1",
        question=(
            "Set reach to {reach} km and help capacity to {capacity}, the rest at its default. "
            "What share of the firms under 10 staff exports in year 20, in the median future?"
        ),
        unit="share",
        key=small_exporters,
        variants={"reach": (15, 22, 29), "capacity": (3.5, 6.0)},
        hint=(
            "Press Reset and set reach to {reach} and help capacity to {capacity}. At the right edge of Firms that "
            "export, read the label of the line under 10. Or press Table and read the column median."
        ),
        misconceptions=(
            Misconception(
                lambda **v: float(np.median(everyone(**v))),
                "that is the share of all firms, as in the sentence. Asked are the firms under 10 staff.",
            ),
            Misconception(
                lambda **v: float(np.quantile(of_size(SMALL, **v), 0.95)),
                "that is the upper edge of the band. The median is the line in its middle.",
            ),
            Misconception(
                lambda **v: float(np.quantile(of_size(SMALL, **v), 0.05)),
                "that is the lower edge of the band. The median is the line in its middle.",
            ),
            Misconception(
                lambda **v: float(np.median(of_size(LARGE, **v))),
                "that is the share of the firms of 50 to 249 staff. Look at the line under 10.",
            ),
            Misconception(
                lambda **v: float(of_size(SMALL, **v)[0]),
                "that is one future, the first one, the one on the map. Asked is the median of all 200.",
            ),
            Misconception(
                lambda **v: float(np.median(futures(**v)["small_at_first"])),
                "that is year 0, before anything happened. Go to year 20.",
            ),
        ),
    ),
    Exercise(
        id="01-2",
        question=(
            "Set reach to {reach} km and help capacity to {capacity}, with the office in the national capital, and "
            "pin. Then move the offices near firms. By how many points does the share of all firms that export in "
            "year 20 change? Give the median of the differences."
        ),
        unit="points",
        key=lambda **v: gained(CAPITAL, **v),
        variants={"reach": (10, 14, 18), "capacity": (2.5, 4.0, 6.0)},
        hint=(
            "Press Reset, set reach to {reach}, help capacity to {capacity} and Where they sit to Capital, then pin. "
            "Choose Near firms and read the row All firms in the panel Difference from A."
        ),
        misconceptions=(
            Misconception(
                lambda **v: 0.0,
                "no change would mean that national aid reaches every firm as help next door does. The office of the "
                "capital stands 600 km away; a firm of 15 staff sees {reach} km. Compare the two runs again.",
            ),
            Misconception(
                lambda **v: growth(CAPITAL, **v),
                "that is the growth in per cent of the exporters there were. From 20 to 30 in a hundred is 10 points, "
                "and 50 per cent.",
            ),
            Misconception(
                lambda **v: gained(CAPITAL, **v).value / 100,
                "that is the change as a share. Asked are points: a hundred times as many.",
            ),
            Misconception(
                lambda **v: gained_by(SMALL, CAPITAL, **v),
                "that is the row under 10 staff. All firms are asked.",
            ),
            Misconception(
                lambda **v: gained(REGION, **v).value,
                "that is the change from the regional capital. Pin with the office in the national capital.",
            ),
            Misconception(
                lambda **v: float(100 * np.median(everyone(placement=NEAR, **v))),
                "that is the level with help next door. A difference is asked: the present run minus A.",
            ),
        ),
    ),
    Exercise(
        id="01-3",
        question=(
            "Set reach to {reach} km, help capacity to 6, Where they sit to Region and, in the fold Assumptions, "
            "Region's office to {office_distance} km. Pin. Then choose Near firms, set help capacity to 0 and raise it "
            "in steps of 0.1. What is the first capacity at which the sentence no longer says below A?"
        ),
        unit="capacity",
        key=near_capacity,
        variants={"office_distance": (20, 30, 40), "reach": (8, 16, 20)},
        hint=(
            "Press Reset. Set reach to {reach}, help capacity to 6, Where they sit to Region and, in the fold "
            "Assumptions, Region's office to {office_distance}; pin. Then choose Near firms, set help capacity to 0 "
            "and go up with the right arrow key. Stop at the first step that says the same as A, or above A."
        ),
        misconceptions=(
            Misconception(
                lambda **v: 6.0,
                "the same capacity would be needed if distance did not matter. Try far less, close to the firms.",
            ),
            Misconception(
                lambda **v: near_capacity(**v, capacity=3.0).value,
                "this is also what an office of capacity 3 would give. Check that you pin with help capacity at 6.",
            ),
            Misconception(
                lambda office_distance, reach: near_capacity(45, reach).value,
                "this is also what an office at its default place would give. Check that you pin with Region's "
                "office, in the fold Assumptions, at {office_distance}.",
            ),
            Misconception(
                lambda office_distance, reach: near_capacity(office_distance).value,
                "this is also what the default reach would give. Check that you pin with reach at {reach}.",
            ),
        ),
    ),
    Exercise(
        id="01-4",
        question=(
            "Set reach to {reach} km and help capacity to {capacity}. Pin with the office in the regional capital, "
            "then move the offices near firms. Which firms gain more points of exporters in year 20: those under 10 "
            "staff (small) or those of 50 to 249 (large)?"
        ),
        unit="word",
        key=gains_more,
        variants={"reach": (8, 10, 25, 30), "capacity": (3.0, 4.0)},
        hint=(
            "Pin with Where they sit at Region, reach {reach} and help capacity {capacity}. Choose Near firms and "
            "compare the rows under 10 and 50–249 in the panel Difference from A."
        ),
        misconceptions=(
            Misconception(
                lambda **v: "small",
                "the source says so, and as a ratio it is right. But points are asked. At reach {reach} a small firm "
                "sees little even of an office in the next town. Compare the rows under 10 and 50–249.",
            ),
            Misconception(
                lambda **v: "large",
                "so it is where firms see little. At reach {reach} a large firm sees the regional office already, so "
                "that it has less to gain. Compare the rows under 10 and 50–249.",
            ),
        ),
        choices=("small", "large"),
    ),
    Exercise(
        id="01-5",
        question=(
            "Your firm has {staff} staff, reach is {reach} km, the rest is at its default. How local is your firm at "
            "the best point of its strategy map? Press Table and read the row best local (from 0 to 1)."
        ),
        unit="degree",
        key=best_local,
        variants={"staff": (10, 20, 60, 120), "reach": (8, 12, 16)},
        hint=(
            "Press Reset, set Your firm to {staff} and reach to {reach}. Press Table, below the picture, and read the "
            "row best local. The map of strategies is too small to read it there."
        ),
        misconceptions=(
            Misconception(
                lambda **v: 0.0,
                "0 would mean that going abroad is leaving the territory. This firm goes abroad with the territory's "
                "help: look at the row best local of the table.",
            ),
            Misconception(best_global, "that is the row best global. Asked is best local."),
            Misconception(
                lambda **v: best_local(**v, placement=CAPITAL).value,
                "that is with the office in the national capital. Set Where they sit back to Near firms.",
            ),
        ),
    ),
)
