"""Five ways to score, legal for any territories: a preset sets choices and weights, never the data or the focus.

Source: Torrès (2002), "T", part 1, for the four D's; OECD/JRC (2008), *Handbook on Constructing Composite Indicators*,
for the choices. Neither gives a number: all numbers are assumed. The defaults are a sixth way: arithmetic means, in
which a strength in one D makes up for a weakness in another.
"""

from __future__ import annotations

from labkit.ui.lab import Preset

PRESETS = {
    "geometric": Preset(
        label="Geometric mean",
        note=(
            "Assumed. The geometric mean across the four D's (OECD/JRC 2008, step 6): a low D pulls the score down "
            "more than a high one lifts it. Within a D strengths still offset weaknesses."
        ),
        knobs={"compensation": 0.5},
    ),
    "weakest": Preset(
        label="Weakest D decides",
        note=(
            "Assumed; the far end of OECD/JRC 2008, step 6. No compensation: the lowest D is the score, however good "
            "the others are. An extreme, to see what compensation hides. Importances do not matter then, unless one "
            "is 0."
        ),
        knobs={"compensation": 0.0},
    ),
    "counted": Preset(
        label="Counted D's only",
        note=(
            "Density and Diversity alone, which T calls quantitative and easily observed (T part 1); Dynamics and "
            "Directionality at importance 0. No rater has a say then. T names four D's, so this leaves out half of "
            "what T asks for."
        ),
        knobs={"dynamics": 0.0, "directionality": 0.0},
    ),
    "governance": Preset(
        label="Governance first",
        note=(
            "The weight is assumed: Directionality counts as much as the other three together. T sees the major "
            "drawback of many areas in poor or absent local governance (T part 1, end), and gives no weight."
        ),
        knobs={"density": 20.0, "diversity": 20.0, "dynamics": 20.0, "directionality": 60.0},
    ),
    "no_doubt": Preset(
        label="No doubt",
        note=(
            "All doubts off, and a figure not known is the median of the others: the bands have no width. That is not "
            "certainty. It is a score whose doubts were left out."
        ),
        knobs={
            "missing": "median",
            "doubt_operators": 0.0,
            "doubt_raters": False,
            "doubt_weights": 0.0,
            "doubt_normalise": False,
            "doubt_exponent": 0.0,
        },
    ),
}
