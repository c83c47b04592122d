"""Many settings of the game at once: outcome maps, and the futures that the claims compare."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from labkit.core.knobs import KnobError

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


def sweep(
    params: WinWinWinParams, moved: Mapping[str, np.ndarray], seed: int = 0, runs: int = 24
) -> dict[str, np.ndarray]:
    """The `OUTCOMES` at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,). All points share the luck. About 0.03 ms a future. Raises
    KnobError for an unknown name.
    """
    known = dict(params)
    for name in moved.keys() - known.keys():
        raise KnobError(name, moved[name], f"{name}: there is no such knob to move; the knobs are {', '.join(known)}")
    return outcomes(last({**known, **moved}, seed, runs))


def last(values: Mapping[str, np.ndarray | float], seed: int, runs: int) -> Year:
    """The last year at points (point,) of the knobs."""
    *_, year = evolve(values, draw(seed, runs))
    return year


def outcomes(year: Year) -> dict[str, np.ndarray]:
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
