"""The claims EG1 to EG5 of the export groups lab: which experiment, over which box. Their words lie in `data`.

The box: every knob that the experiment feels, over its whole range, except those that it sets itself. Two exceptions
are told in `invented`: the net of four beside EG1 stands at the defaults of the knobs that only groups feel, and EG5
needs candidates for eight groups of four. Pools go up by seven firms (EG5: nine): each new size of pool has to be
matched anew, and sizes a dozen apart would all divide by three and four.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from labkit.core.claims import Claim, Found
from labkit.core.declared import declared, sides

from . import experiments
from .params import ExportGroupsParams

DATA = Path(__file__).parent / "data"
ALONE = ("salary", "benefit", "saturation", "learning", "horizon")
BREAK_UP = ("base_hazard", "pair_hazard", "imbalance", "imbalance_hazard")
CANDIDATES = ("pool", "products")
GROUP = (
    *("salary", "travel", "rivalry", *CANDIDATES, "horizon", "benefit", "saturation", "synergy", "coordination"),
    *("fixed", "visits", "learning", *BREAK_UP, "rivalry_hazard", "ending"),
)
WITHIN = ("incubator_services", "incubator_calm", "incubator_advice")
POOLS, EIGHT_GROUPS = range(12, 97, 7), range(33, 97, 9)


def claim(
    id: str,
    experiment: Callable[..., Found],
    variants: int,
    varied: tuple[str, ...],
    fixed: tuple[str, ...] = (),
) -> Claim:
    """A claim of this lab: `varied` without `fixed` knobs make its box; it compares `variants` of each setting."""
    box = dict(sides(ExportGroupsParams, (name for name in varied if name not in fixed)))
    if "pool" in box:
        box["pool"] = (EIGHT_GROUPS if id == "EG5" else POOLS, box["pool"][1])
    return declared(DATA, id, experiment, variants * experiments.LIVES, box)


CLAIMS = (
    claim("EG1", experiments.alone_is_too_dear, 1, ALONE),
    claim("EG2", experiments.three_to_five, 1, (*GROUP, "matching", "incubator", *WITHIN)),
    claim("EG3", experiments.distance_erodes, 3, (*GROUP, "incubator", *WITHIN), fixed=("travel",)),
    claim("EG4", experiments.rivalry_breaks, 4, (*CANDIDATES, *BREAK_UP, "rivalry_hazard", "incubator", WITHIN[1])),
    claim("EG5", experiments.incubator_helps, 4, (*GROUP, "matching", *WITHIN, "incubator_cost")),
)
