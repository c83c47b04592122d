"""The live sentence of the relocation lab: count of futures, what moved, how it ended, against A."""

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
    return say["collapses" if collapses else "holds"].format(
        count=_bold(count(hits, result.runs, draft)),
        keeps=_what_moved(result, say),
        left=percent(result.replicative[:, -1].mean()),
        near=say["near" if draft else "at"],
        home=f"{np.median(result.home[:, -1]):.0f}",
        against=_against(result, against, draft, say) if against is not None else "",
    )


def _what_moved(result: RelocationResult, say: dict[str, str]) -> str:
    routine, design = (result.moved[:, -1, j].mean() for j in (ROUTINE, DESIGN))
    kind = "keeps_all" if routine < 0.1 else "loses_design" if design > 0.5 else "keeps"
    return say[kind].format(routine=percent(routine), design=percent(design))


def _against(result: RelocationResult, against: RelocationResult, draft: bool, say: dict[str, str]) -> str:
    difference = result.home[:, -1] - against.home[:, -1]
    above, below = int((difference > 0).sum()), int((difference < 0).sum())
    if above == below == 0:
        return say["same"]
    kind, hits = ("above", above) if above >= below else ("below", below)
    return say[kind].format(count=_bold(count(hits, result.runs, draft)))


def _bold(text: str) -> str:
    return f"**{text}**"
