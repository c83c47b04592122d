"""The live sentence of the activation lab: exporters, when the milieu is connected, and idle money or Directionality.

Exporters, the year and the score are medians over futures, as in the pictures. A milieu may be connected and fall apart
again: the sentence tells in how many futures it is so at some time and, but in a draft, in how many in the last year.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import count, percent, signed, words

from .four_d import DIMENSIONS
from .luck import YEARS
from .told import connected_at_last, connected_futures, per_cent, where_money_goes

if TYPE_CHECKING:
    from .result import ActivationResult

TOLD = 0.005  # of the money; less that is not spent is not told


def sentence(result: ActivationResult, against: ActivationResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; a draft says "about"."""
    say = words(Path(__file__).parent)["sentence"]
    first, last = (float(np.median(result.exporters[:, year])) for year in (0, -1))
    exporters = say["exporters"].format(
        near=say["near"] if draft else "",
        last=percent(last),
        first=percent(first),
        against=_against(result, against, say) if against is not None else "",
    )
    return exporters + _connected(result, say, draft) + _idle_or_directionality(result, say)


def _against(result: ActivationResult, against: ActivationResult, say: dict[str, str]) -> str:
    """The change in percentage points of firms that export."""
    change = 100 * float(np.median(result.exporters[:, -1] - against.exporters[:, -1]))
    return say["against"].format(change=f"**{signed(change, 1)}**") if abs(change) >= 0.05 else say["same"]


def _connected(result: ActivationResult, say: dict[str, str], draft: bool) -> str:
    there = connected_futures(result)
    if not len(there):
        return say["never"]
    told, last = count(len(there), result.runs, draft), connected_at_last(result)
    at_last = "" if draft else say["last"].format(year=YEARS, number=last or say["none"])
    one = say["connected" if len(there) > 1 else "once"]
    return one.format(futures=told, year=f"{np.median(there):.0f}", last=at_last)


def _idle_or_directionality(result: ActivationResult, say: dict[str, str]) -> str:
    """Money that finds nothing to buy, or where there is none, how far the milieu is led."""
    idle = float(where_money_goes(result)[-1])
    if idle >= TOLD:
        return say["idle"].format(share=per_cent(idle))
    scores = np.median(result.four_d[..., DIMENSIONS.index("directionality")], axis=0)
    return say["directionality"].format(first=f"{scores[0]:.0f}", last=f"{scores[-1]:.0f}")
