"""The claims GL1 to GL7 of the glocalization lab: which experiment, over which box. Their words lie in `data`.

The box: every knob that the experiment feels, over its whole range, and a new territory at each point (`geography`).
Left out are `placement` where the experiment sets it (GL1 to GL3), and the knobs that change nothing it measures: your
firm's place and staff, and what only other claims feel. GL6 sets staff and access itself and simulates no future.
"""

from __future__ import annotations

from collections.abc import Callable

from labkit.core.claims import Claim, Found
from labkit.core.declared import declared, sides

from . import experiments
from .params import GlocalizationParams
from .strategy import OWN_RESOURCES, TERRITORY_RESOURCES
from .sweep import DATA

TERRITORY = (
    *("reach", "capacity", "digital", "peer_effect", "clustering", "self_strengthening", "adviser_exit"),
    *("reach_elasticity", "scale_economies", "ease", "help_effect", "size_effect", "unaided", "peer_distance"),
    *("initial_exporters", "size_spread", "geography"),
)
SEATED = (*TERRITORY, "placement", "office_distance")
STRATEGY = ("market", "home_market", "cost_global", "cost_local", "own_resources", "territory_resources", "access")
PARTNERS = ("reach", "reach_elasticity", "partner_threshold", "surprise", "clustering", "size_spread", "geography")
# What is no knob: a range that is assumed, and a default.
BESIDE = {
    "geography": (range(1000), 0),
    "surprise": ((0.0, 0.5), 0.2),
    "own_resources": ((2.0, 6.0), OWN_RESOURCES),
    "territory_resources": ((0.6, 1.8), TERRITORY_RESOURCES),
    "access": ((1.0, 3.0), 2.0),
}


def claim(
    id: str,
    experiment: Callable[..., Found],
    futures: int,
    varied: tuple[str, ...],
    measured: tuple[str, ...] = (),
) -> Claim:
    """A claim of this lab: `varied` knobs, and what is no knob, make its box."""
    box = {name: BESIDE.get(name) or sides(GlocalizationParams, (name,))[name] for name in varied}
    return declared(DATA, id, experiment, futures, box, measured, silent=("geography",))


CLAIMS = (
    claim("GL1", experiments.access_raises, 2, TERRITORY),
    claim("GL2", experiments.near_beats_far, 3, (*TERRITORY, "office_distance")),
    claim("GL3", experiments.small_gain_more, 12, (*TERRITORY, "office_distance")),
    claim("GL4", experiments.closer_partner, 1, PARTNERS, measured=("luck_in_km",)),
    claim("GL5", experiments.territories_diverge, 48, SEATED),
    claim("GL6", experiments.glocal_small_firm, 0, STRATEGY, measured=("home_pull",)),
    claim("GL7", experiments.exporters_cluster, 8, SEATED),
)
