"""Five stylised programmes. They calibrate nothing: the numbers are assumed, the cited passages say which way.

Sources: Torrès (2002), "T"; Biggiero (2006), "B", abstract.
"""

from __future__ import annotations

from labkit.ui.lab import Preset

from .params import LEVERS


def _only(**weights: int) -> dict[str, int]:
    return dict.fromkeys(LEVERS.values(), 0) | weights


PRESETS = {
    "nothing": Preset(
        label="Doing nothing",
        note="Stylised; all numbers assumed. No money is spent: what every programme is compared with.",
        knobs={"budget": 0},
    ),
    "scattered": Preset(
        label="Many scattered measures",
        note="Stylised; all numbers assumed. All the money founds new organisations (T part 1, end).",
        knobs=_only(intermediaries=100),
    ),
    "activation": Preset(
        label="Network activation",
        note=(
            "Stylised; all numbers assumed. Those who are there are brought together, and connected to networks "
            "outside (T part 2)."
        ),
        knobs=_only(coordination=70, hubs=30),
    ),
    "kernels": Preset(
        label="Keep the kernels",
        note="Stylised; all numbers assumed. Innovation, human capital and trust at home (B, abstract).",
        knobs=_only(human_capital=40, trust=40, policy=20),
    ),
    "both": Preset(
        label="Network and kernels",
        note=(
            "Stylised; all numbers assumed; no source in particular. Half of the money for ties (T part 2), half for "
            "skills and trust (B, abstract)."
        ),
        knobs=_only(coordination=60, human_capital=30, trust=30),
    ),
}
