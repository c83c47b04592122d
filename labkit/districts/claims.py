"""The claims DI1 to DI8 of the districts lab: which experiment, over which box. Their words lie in `data`.

The box: every number that the experiment feels, over its whole range, with a slider or without (`params.BESIDE`), but
for those that it sets itself. What stands before year 10 is varied; what a cause sets from then on is not.
"""

from __future__ import annotations

from collections.abc import Callable

from labkit.core.claims import Claim, Found
from labkit.core.declared import declared, sides

from . import experiments
from .params import BESIDE, DistrictsParams
from .sweep import DATA

DISTRICT = (
    *("openness", "regime_before", "scale_before", "embedding_before", "opportunity", "step", "imitation"),
    *("absorption", "drift", "selection", "growth_luck", "crowding", "closing", "entry", "entry_alone", "handicap"),
    *("trust", "link_speed", "local_half", "atmosphere", "local_orders", "plants", "leaving"),
    *("newcomer", "margin", "link_cost", "plant_size"),
)
SHOCK = ("obsolescence", "codified", "adoption_size", "pace")
FAILURE = ("dependence", "spin_offs")
READING = ("hub_from", "outside_from", "trade_from")
PLACES = ("wage_gap", "nearness", "coordination", "choice_luck", "elsewhere")


def claim(
    id: str,
    experiment: Callable[..., Found],
    cases: int,
    varied: tuple[str, ...],
    fixed: tuple[str, ...] = (),
    measured: tuple[str, ...] = (),
    lives: int = experiments.LIVES,
) -> Claim:
    """A claim of this lab: `varied` without `fixed` make its box; it compares `cases` of each setting."""
    names = [name for name in varied if name not in fixed]
    beside = {name: BESIDE[name][1::-1] for name in names if name in BESIDE}
    box = {name: beside.get(name) or sides(DistrictsParams, (name,))[name] for name in names}
    return declared(DATA, id, experiment, cases * lives, box, measured)


CLAIMS = (
    claim("DI1", experiments.fringe_or_core, 2, DISTRICT, fixed=("regime_before",)),
    claim("DI2", experiments.shock_makes_a_star, 2, (*DISTRICT, *SHOCK), measured=("trade_shock",)),
    claim("DI3", experiments.leaders_emerge, 5, (*DISTRICT, *SHOCK, "hub_share", *READING)),
    claim("DI4", experiments.anchor_fails, 4, (*DISTRICT, *FAILURE, *READING)),
    claim("DI5", experiments.links_deepen, 2, (*DISTRICT, *READING)),
    claim("DI6", experiments.leaders_and_links, 4, (*DISTRICT, *READING)),
    claim(
        "DI7", experiments.open_survives, 4, (*DISTRICT, *SHOCK), fixed=("openness",), measured=("competence_closed",)
    ),
    claim("DI8", experiments.routine_disperses, 2, (*DISTRICT, *SHOCK, *PLACES), lives=1),
)
