"""The claims MI0 to MI2 of the milieu lab: which experiment, over which box. Their words lie in `data`.

The box has knobs of the lab, over their whole range, and properties of the invented panels, over ranges that are ours.
Not over the whole range: MI2 has two raters or more, since from one rater nobody else can be drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from labkit.core.claims import Claim, Found
from labkit.core.declared import Box, declared

from . import experiments

DATA = Path(__file__).parent / "data"
OPERATORS, DISAGREEMENT = (6.0, 30.0), (0.2, 2.0)
BOXES: Mapping[str, Box] = {
    "MI0": {
        "territories": (range(5, 21), 10),
        "operators": (OPERATORS, 14.0),
        "unlike": ((0.1, 0.8), 0.3),
        "apart": ((0.2, 1.2), 0.7),
        "raters": (range(1, 9), 4),
        "disagreement": (DISAGREEMENT, 0.7),
        "doubt_operators": ((0.0, 1.0), 0.25),
        "normalise": (("min–max", "z", "rank"), "min–max"),
    },
    "MI1": {
        "territories": (range(5, 41), 10),
        "correlation": ((0.0, 0.95), 0.4),
        "weak": ((0.0, 0.5), 0.2),
        "doubt_weights": ((0.0, 1.0), 0.3),
        "least": ((0.0, 1.0), 0.5),
        "normalise": (("min–max", "z", "rank", "goalposts"), "min–max"),
    },
    "MI2": {
        "operators": (OPERATORS, 14.0),
        "ties": ((0.0, 1.5), 1.0),
        "aims": ((0.0, 3.0), 1.0),
        "raters": (range(2, 9), 4),
        "disagreement": (DISAGREEMENT, 0.7),
        "doubt_operators": ((0.0, 1.0), 0.25),
        "doubt_weights": ((0.0, 1.0), 0.3),
        "dynamics": ((0.0, 100.0), 25.0),
        "directionality": ((0.0, 100.0), 25.0),
        "compensation": ((0.0, 1.0), 1.0),
    },
}

MEASURED = {"MI1": ("relative_range",), "MI2": ("lead",)}


def claim(id: str, experiment: Callable[..., Found], drawn: int) -> Claim:
    """A claim of this lab; `drawn` is how often it scores each invented panel."""
    return declared(DATA, id, experiment, drawn * experiments.PANELS[id], BOXES[id], MEASURED.get(id, ()))


CLAIMS = (
    claim("MI0", experiments.counts_agree, 2),
    claim("MI1", experiments.compensation_decides, 3 * experiments.profiles.DRAWS),
    claim("MI2", experiments.thickness_counts, (len(experiments.VARIANTS) + 2) * experiments.DRAWS),
)
