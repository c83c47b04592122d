"""The claims SW1 to SW3 of the small world lab: which experiment, over which box. Their words lie in `data`.

The box: every knob that the experiment feels, over its whole range, except those that it sets itself. SW1 varies the
number of firms as well, which is no knob: the lab has 200.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from labkit.core.claims import Claim, Found
from labkit.core.conditions import Side
from labkit.core.words import words

from . import experiments
from .luck import FIRMS
from .params import SmallWorldParams

DATA = Path(__file__).parent / "data"
BARTER = ("neighbours", "absorption", "experts", "horizon", "place", "lead")
RINGS: dict[str, Side] = {"share": (0.01, 0.05), "neighbours": range(2, 11), "firms": range(100, 401, 20)}


def claim(id: str, experiment: Callable[..., Found], box: dict[str, Side], defaults: dict[str, Any]) -> Claim:
    """A claim of this lab over a box, tried at `defaults` first."""
    said = words(DATA)
    return Claim(
        id=id,
        lab="small_world",
        experiment=experiment,
        futures=1 if id == "SW1" else len(experiments.TRIED),
        box=box,
        defaults=defaults,
        words={name: said["quantities"][name] for name in said["conditions"][id]},
        ledger=DATA / "ledger.json",
        **said["claims"][id],
    )


def whole(names: tuple[str, ...]) -> dict[str, Side]:
    """Knobs over their whole range."""
    knobs = SmallWorldParams.knobs()
    return {name: knobs[name].side for name in names}


def _defaults(names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in SmallWorldParams() if name in names}


PASSING = ("passing", *BARTER, "confirmations")
CLAIMS = (
    claim("SW1", experiments.few_ties_shorten, RINGS, {"share": 0.03, "neighbours": 5, "firms": FIRMS}),
    claim("SW2", experiments.ten_per_cent, whole(PASSING), _defaults(PASSING)),
    claim("SW3", experiments.extremes_are_worse, whole(BARTER), _defaults(BARTER)),
)
