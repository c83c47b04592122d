"""Many settings of the game at once: outcome maps, and the futures that the claims compare."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from labkit.core.points import Figures, Points, refuse_unknown

from .kernel import Year, ending, evolve
from .luck import draw
from .params import WinWinWinParams
from .result import PLAYERS

DATA = Path(__file__).parent / "data"
OUTCOMES = {
    "all_win": ("share", "futures in which all three win in the last year"),
    "one_side_wins": ("share", "futures in which one side wins and the other loses in the last year"),
    "cooperating": ("share", "relations in which both sides co-operate, last year"),
    "investing": ("share", "public bodies that invest, last year"),
    **{f"pay_off_{player}": ("k EUR", f"mean pay-off of the {player}, last year") for player in PLAYERS},
}


def sweep(params: WinWinWinParams, moved: Points, seed: int = 0, runs: int = 24) -> Figures:
    """The `OUTCOMES` at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,). All points share the luck. About 0.03 ms a future. Raises
    KnobError for an unknown name.
    """
    values = dict(params)
    refuse_unknown(moved, values)
    return outcomes(last({**values, **moved}, seed, runs))


def last(values: Mapping[str, np.ndarray | float], seed: int, runs: int) -> Year:
    """The last year at points (point,) of the knobs."""
    *_, year = evolve(values, draw(seed, runs))
    return year


def outcomes(year: Year) -> Figures:
    """The `OUTCOMES` of one year, arrays (point, run)."""
    x, y, z = year.shares
    kind = ending(year)
    return {
        "all_win": (kind == 0).astype(float),
        "one_side_wins": (kind == 2).astype(float),
        "cooperating": x * y,
        "investing": z,
        **{f"pay_off_{player}": pay for player, pay in zip(PLAYERS, year.pay_offs, strict=True)},
    }
