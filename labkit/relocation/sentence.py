"""The live sentence of the relocation lab: count of futures, then over all of them what moved and how it ended.

Shares are means over the futures and the index is their median, as in the picture.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import count, percent, words

from .chain import ACTIVITIES

if TYPE_CHECKING:
    from .result import RelocationResult

DESIGN, ROUTINE = ACTIVITIES.index("design"), ACTIVITIES.index("routine making")


def sentence(result: RelocationResult, against: RelocationResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; a draft rounds its counts."""
    say = words(Path(__file__).parent)["sentence"]
    tipped = int(result.tipped.sum())
    collapses = tipped > result.runs / 2
    hits = tipped if collapses else result.runs - tipped
    moved = result.moved[:, -1].mean(axis=0)
    rest = say["rest"].format(
        routine=percent(moved[ROUTINE]),
        design=percent(moved[DESIGN]),
        near=say["near" if draft else "at"],
        home=f"{np.median(result.home[:, -1]):.0f}",
        against=_against(result, against, draft, say) if against is not None else "",
    )
    return say["collapses" if collapses else "holds"].format(count=_bold(count(hits, result.runs, draft)), rest=rest)


def _against(result: RelocationResult, against: RelocationResult, draft: bool, say: dict[str, str]) -> str:
    difference = result.home[:, -1] - against.home[:, -1]
    above, below = int((difference > 0).sum()), int((difference < 0).sum())
    if above == below == 0:
        return say["same"]
    kind, hits = ("above", above) if above >= below else ("below", below)
    return say[kind].format(count=_bold(count(hits, result.runs, draft)))


def _bold(text: str) -> str:
    return f"**{text}**"
