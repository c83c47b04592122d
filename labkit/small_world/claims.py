"""The claims SW1 to SW3 of the small world lab: which experiment, over which box. Their words lie in `data`.

The box: every knob that the experiment feels, over its whole range, except those that it sets itself. SW1 varies the
number of firms as well, which is no knob: the lab has 200.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from labkit.core.claims import Claim, Found
from labkit.core.declared import Box, declared, sides

from . import experiments
from .luck import FIRMS
from .params import SmallWorldParams

DATA = Path(__file__).parent / "data"
BARTER = ("neighbours", "absorption", "experts", "horizon", "place", "lead")
RINGS = {"share": ((0.01, 0.05), 0.03), "neighbours": (range(2, 11), 5), "firms": (range(100, 401, 20), FIRMS)}


def claim(id: str, experiment: Callable[..., Found], box: Box, measured: tuple[str, ...] = ()) -> Claim:
    """A claim of this lab over a box."""
    return declared(DATA, id, experiment, 1 if box is RINGS else len(experiments.TRIED), box, measured)


PASSING = ("passing", *BARTER, "confirmations")
CLAIMS = (
    claim("SW1", experiments.few_ties_shorten, RINGS, ("length_ring", "distant_ties")),
    claim("SW2", experiments.ten_per_cent, sides(SmallWorldParams, PASSING)),
    claim("SW3", experiments.extremes_are_worse, sides(SmallWorldParams, BARTER)),
)
