"""The live sentence of the glocalization lab: who exports, how that compares with A, what your firm sees and does.

Shares are medians over the futures, as in the picture; the difference from A is the median of the differences.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import percent, words

from .strategy import corner
from .your_firm import LEAST_PRIVATE

if TYPE_CHECKING:
    from .result import GlocalizationResult


def sentence(result: GlocalizationResult, against: GlocalizationResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; a draft says "about"."""
    text, params = words(Path(__file__).parent), result.params
    say = text["sentence"]
    middle = np.median(result.exporters, axis=0)
    found = len(places_in_reach(result, np.median(result.private[:, -1], axis=0)))
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


def places_in_reach(result: GlocalizationResult, private: np.ndarray) -> np.ndarray:
    """Where your firm finds help within its reach, (place, 2) km: an office, or advisers of capacity `private` (town,).

    A town that has both counts once.
    """
    towns, you = np.column_stack([result.town_x, result.town_y]), result.params.firm_place - 1
    offices = np.column_stack([result.office_x, result.office_y])[result.office_capacity > 0]
    places = np.unique(np.concatenate([offices, towns[private >= LEAST_PRIVATE]]), axis=0)
    away = places - [result.firm_x[you], result.firm_y[you]]
    return places[np.hypot(*away.T) <= float(result.your_reach)]


def _against(result: GlocalizationResult, against: GlocalizationResult, say: dict) -> str:
    points = round(100 * float(np.median(result.exporters[:, -1] - against.exporters[:, -1])))
    if points == 0:
        return say["same"]
    return say["above" if points > 0 else "below"].format(points=f"**{abs(points)}**")
