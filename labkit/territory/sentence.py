"""The live sentence of the territory lab: what the money gains over doing nothing, and in how many futures.

Gains are means of paired differences, as in the picture; exporters and kernels in points of a hundred.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import count, percent, signed, words

from .luck import PROGRAMME
from .result import AIMS
from .told import IN_POINTS, where_money_goes

if TYPE_CHECKING:
    from .result import TerritoryResult

TOLD = 0.005  # of the budget; less that is not spent is not told


def sentence(result: TerritoryResult, against: TerritoryResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; a draft says "about"."""
    say = words(Path(__file__).parent)["sentence"]
    beside = _against(result, against, say) if against is not None else ""
    if not result.cost.any():
        ends = {aim: getattr(result, aim)[:, -1].mean() for aim in AIMS}
        told = {"exporters": percent(ends["exporters"]), "score": f"{ends['score']:.0f}"}
        return say["nothing"].format(**told, kernels=percent(ends["kernels"]), against=beside)
    gains = {aim: getattr(result, f"gained_{aim}") for aim in AIMS}
    means = {aim: signed(by * gains[aim].mean(), 1) for aim, by in IN_POINTS.items()}
    all_gain = int(np.all([gained > 0 for gained in gains.values()], axis=0).sum())
    told = say["gains"].format(near=say["near"] if draft else "", against=beside, **means)
    return told + say["futures"].format(futures=count(all_gain, result.runs, draft)) + _left(result, say)


def _against(result: TerritoryResult, against: TerritoryResult, say: dict[str, str]) -> str:
    """By how many points what stands before it has changed on average: a gain or, without money, exporters."""
    told = [each.gained_exporters if result.cost.any() else each.exporters[:, -1] for each in (result, against)]
    change = 100 * float((told[0] - told[1]).mean())
    return say["against"].format(change=f"**{signed(change, 1)}**") if abs(change) >= 0.05 else say["same"]


def _left(result: TerritoryResult, say: dict[str, str]) -> str:
    share = float(where_money_goes(result)[-1]) / (PROGRAMME * result.params.budget)
    return say["left"].format(share=percent(share)) if share >= TOLD else ""
