"""The live sentence of the win-win-win lab: how many futures have three winners, what else happens, and who takes part.

Counts are those of the last year, shares are medians over futures, as in the pictures.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from labkit.core.words import count, percent, signed, words

from .told import counted

if TYPE_CHECKING:
    from .result import WinWinWinResult


def sentence(result: WinWinWinResult, against: WinWinWinResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; a draft says "about"."""
    say = words(Path(__file__).parent)["sentence"]
    found = counted(result)
    ends = say["all_win" if found[0] else "no"].format(
        futures=count(int(found[0]), result.runs, draft),
        against=_against(found, counted(against), say, draft) if against is not None else "",
        other=_other(found, result.runs, say, draft),
    )
    first, last = (percent(float(np.median(result.cooperating[:, year]))) for year in (0, -1))
    goes = say["cooperating"].format(first=first, last=last)
    return ends + goes + say["investing"].format(last=percent(float(np.median(result.investing[:, -1]))))


def _against(found: np.ndarray, before: np.ndarray, say: dict[str, Any], draft: bool) -> str:
    """By how many futures more have three winners; of a draft, which has fewer futures, only which way."""
    change = int(found[0] - before[0])
    if not change:
        return say["same"]
    if draft:
        return say["draft_more" if change > 0 else "draft_fewer"]
    return say["more"].format(change=f"**{signed(change)}**")


def _other(found: np.ndarray, runs: int, say: dict[str, Any], draft: bool) -> str:
    """The most frequent of the other ways to end, if there is any."""
    most = 1 + int(found[1:].argmax())
    if not found[most]:
        return ""
    told = count(int(found[most]), runs) if not found[0] else str(found[most])
    return say["draft_other" if draft else "other"].format(kind=say["kinds"][most], futures=told)
