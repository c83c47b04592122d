"""The live sentence of the glocalization lab: who exports, how that compares with A, what your firm sees and does.

Shares are medians over the futures, as in the picture; the difference from A is the median of the differences.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import percent, words

from .strategy import corner

if TYPE_CHECKING:
    from .result import GlocalizationResult


def sentence(result: GlocalizationResult, against: GlocalizationResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; a draft says "about"."""
    text, params = words(Path(__file__).parent), result.params
    say = text["sentence"]
    middle = np.median(result.exporters, axis=0)
    found = int(result.places_in_reach)
    return say["rest"].format(
        where=say[params.placement if params.capacity > 0 else "none"],
        near=say["near"] if draft else "",
        end=percent(middle[-1]),
        start=percent(middle[0]),
        year=result.exporters.shape[1] - 1,
        against=_against(result, against, say) if against is not None else "",
        staff=params.firm_size,
        reach=f"{float(result.your_reach):.0f}",
        found=say["found"][min(found, 2)].format(count=found),
        corner=text["corners"][corner(float(result.best_global), float(result.best_local))],
    )


def _against(result: GlocalizationResult, against: GlocalizationResult, say: dict) -> str:
    points = round(100 * float(np.median(result.exporters[:, -1] - against.exporters[:, -1])))
    if points == 0:
        return say["same"]
    told = say["points"][abs(points) > 1].format(count=abs(points))
    return say["above" if points > 0 else "below"].format(points=told)
