"""The claims PI1 to PI7 of the pipelines lab: which experiment, over which box. Their words lie in `data`.

The box: every knob that the experiment feels, over its whole range, except those that it sets itself. PI6 sets `people`
to 1, since 0 is its control, and varies the catalogue of channels in its place. Sizes of clusters go up by eight.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from labkit.core.claims import Claim, Found
from labkit.core.declared import declared, sides

from . import experiments
from .channels import limits, table
from .params import PipelinesParams

DATA = Path(__file__).parent / "data"
CATALOGUE = tuple(limits())


def claim(
    id: str,
    experiment: Callable[..., Found],
    variants: int,
    fixed: tuple[str, ...],
    more: tuple[str, ...] = (),
    measured: tuple[str, ...] = (),
) -> Claim:
    """A claim of this lab. All knobs but the `fixed` ones, and `more` of the catalogue, make its box."""
    varied = (name for name in PipelinesParams.knobs() if name not in (*fixed, "exchange"))
    box = {**sides(PipelinesParams, varied), **{name: (limits()[name], table()[name]) for name in more}}
    if "firms" in box:
        side, default = box["firms"]
        box["firms"] = (side[::2], default)
    return declared(DATA, id, experiment, variants, box, measured)


CLAIMS = (
    claim("PI1", experiments.pipelines_feed_buzz, 4, ("pipelines",)),
    claim("PI2", experiments.ties_thin_the_local, 7, ("pipelines",)),
    claim("PI3", experiments.buzz_congests, 5, ("firms",), measured=("turning_size",)),
    claim("PI4", experiments.closed_clusters_lock_in, 2, ("pipelines",), measured=("renewal",)),
    claim("PI5", experiments.only_the_able_take_in, 4, ("gatekeeping",)),
    claim("PI6", experiments.people_carry_the_tacit, 5, ("channel", "people"), more=CATALOGUE),
    claim("PI7", experiments.both_are_upgraded, 3, ("clusters", "lead")),
)
