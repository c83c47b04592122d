"""The claims AC1 to AC4 of the activation lab: which experiment, over which box. Their words lie in `data`.

The box: every knob that the experiment feels, over its whole range, except those that it sets itself. Where no money
goes to ties outside, their cost is not felt.
"""

from __future__ import annotations

from collections.abc import Callable

from labkit.core.claims import Claim, Found
from labkit.core.declared import declared, sides

from . import experiments
from .params import USES, ActivationParams
from .sweep import DATA

SPLIT = tuple(USES.values())


def claim(
    id: str,
    experiment: Callable[..., Found],
    cases: int,
    fixed: tuple[str, ...] = (),
    measured: tuple[str, ...] = (),
) -> Claim:
    """A claim of this lab: all knobs but the `fixed` ones make its box; it compares `cases` of each setting."""
    varied = (name for name in ActivationParams.knobs() if name not in fixed)
    return declared(DATA, id, experiment, cases, sides(ActivationParams, varied), measured)


CLAIMS = (
    claim("AC1", experiments.strengthens_itself, 4),
    claim(
        "AC2",
        experiments.coordination_beats_measures,
        28,
        fixed=("operators", *SPLIT, "outside_cost"),
        measured=("measures_a_year",),
    ),
    claim("AC3", experiments.activation_is_faster, 3, fixed=(*SPLIT, "outside_cost")),
    claim("AC4", experiments.closed_milieu_stagnates, 2),
)
