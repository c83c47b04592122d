"""The live sentence of the small world lab: what firms know at the horizon, how far apart they are, how closely knit.

Knowledge, steps and clustering are medians over futures, as in the pictures.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import fine, percent, signed, words

if TYPE_CHECKING:
    from .result import SmallWorldResult


def sentence(result: SmallWorldResult, against: SmallWorldResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; a draft says that it is rough."""
    say, params = words(Path(__file__).parent)["sentence"], result.params
    knowledge = say[params.passing].format(
        share=fine(params.share),
        near=say["near"] if draft else "",
        level=percent(np.median(result.knowledge_end)),
        rounds=params.horizon,
        against=_against(result, against, say) if against is not None else "",
    )
    ways = say[params.place].format(
        steps=f"{np.median(result.path_length):.1f}",
        before=f"{result.path_length_start:.1f}",
        reachable=percent(np.median(result.reachable)),
        kept=percent(np.median(result.clustering_kept)),
    )
    return knowledge + ways


def _against(result: SmallWorldResult, against: SmallWorldResult, say: dict[str, str]) -> str:
    """The change in percentage points; none where A's knowledge is another quantity."""
    if (result.params.passing == "contagion") != (against.params.passing == "contagion"):
        return ""
    change = 100 * float(np.median(result.knowledge_end - against.knowledge_end))
    return say["against"].format(change=f"**{signed(change, 1)} points**") if abs(change) >= 0.05 else say["same"]
