"""The live sentence of the export groups lab: how often three to five is best, what four firms get, who lasts.

Counts are of futures, money is the median over futures as in the picture, survival the mean over them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import count, percent, signed, words

from .kernel import FOUR

if TYPE_CHECKING:
    from .result import ExportGroupsResult

USUAL = (3, 5)


def sentence(result: ExportGroupsResult, against: ExportGroupsResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; a draft rounds its counts."""
    say, middle = words(Path(__file__).parent)["sentence"], np.median(result.net, axis=0)
    pays = result.pays == 1
    usual = int((pays & (result.best_size >= USUAL[0]) & (result.best_size <= USUAL[1])).sum())
    none = int((~pays).sum())
    first, hits = ("none", none) if none > result.runs / 2 else ("usual", usual)
    horizon = result.params.horizon
    four = say["four"].format(
        near=say["near"] if draft else "",
        four=signed(middle[FOUR], 1),
        alone=signed(middle[0], 1),
        alive=percent(result.four_together.mean()),
        years=say["years"][horizon > 1].format(count=horizon),
        against=_against(result, against, say) if against is not None else "",
    )
    return say[first].format(count=count(hits, result.runs, draft)) + four


def _against(result: ExportGroupsResult, against: ExportGroupsResult, say: dict[str, str]) -> str:
    change = float(np.median(result.net[:, FOUR] - against.net[:, FOUR]))
    return say["against"].format(change=f"**{signed(change, 1)}**") if abs(change) >= 0.05 else say["same"]
