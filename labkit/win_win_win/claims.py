"""The claims WW1 and WW2: which experiment, over which box. Their words lie in `data`.

The box: every knob that the experiment feels, over its whole range, except those that it sets itself.
"""

from __future__ import annotations

from collections.abc import Callable

from labkit.core.claims import Claim, Found
from labkit.core.declared import declared, sides

from . import experiments
from .params import WinWinWinParams
from .sweep import DATA

NOT_FELT_ALONE = ("lasting", "support", "relief", "returns", "free_riding", "start_invest")


def claim(
    id: str,
    experiment: Callable[..., Found],
    cases: int,
    fixed: tuple[str, ...],
    measured: tuple[str, ...] = (),
) -> Claim:
    """A claim of this lab: all knobs but the `fixed` ones make its box; it compares `cases` of a setting."""
    varied = (name for name in WinWinWinParams.knobs() if name not in fixed)
    return declared(DATA, id, experiment, cases, sides(WinWinWinParams, varied), measured)


CLAIMS = (
    claim("WW1", experiments.win_win_win_lasts, 3, ("start", "start_invest"), ("margin",)),
    claim("WW2", experiments.competition_makes_losers, 1, NOT_FELT_ALONE, ("worse",)),
)
