"""The live sentence of the pipelines lab: what firms know in the end, what talk brings, who carries the tacit part.

Shares of knowledge and of talk are medians over futures, as in the pictures; what a tie brings is a mean over all ties.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import percent, signed, words

from .channels import NAMES
from .told import foreign_part, learned, per_tie, small

if TYPE_CHECKING:
    from .result import PipelinesResult


def sentence(result: PipelinesResult, against: PipelinesResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; a draft says "about"."""
    say = words(Path(__file__).parent)["sentence"]
    home = result.known_home[:, -1]
    return (
        say["known"].format(
            near=say["near"] if draft else "",
            first=percent(np.median(home[:, 0])),
            against=_against(result, against, say) if against is not None else "",
            who=say["second" if result.params.clusters == 2 else "others"],
            others=percent(np.median(home[:, 1:].mean(axis=1))),
        )
        + _talk(result, say)
        + _carried(result, say)
    )


def _against(result: PipelinesResult, against: PipelinesResult, say: dict[str, str]) -> str:
    """The change in percentage points of what cluster A knows."""
    change = 100 * float(np.median(result.known_home[:, -1, 0] - against.known_home[:, -1, 0]))
    return say["against"].format(change=f"**{signed(change, 1)}**") if abs(change) >= 0.05 else say["same"]


def _talk(result: PipelinesResult, say: dict[str, str]) -> str:
    new = float(np.median(learned(result)[:, -1]))
    return say["talk"].format(learned=small(new), foreign=percent(foreign_part(result)))


def _carried(result: PipelinesResult, say: dict[str, str]) -> str:
    """Which tie brings most tacit knowledge and which least; of a single channel, both kinds."""
    brought = per_tie(result)
    used = np.flatnonzero(~np.isnan(brought[:, 0]))
    if not len(used):
        return say["no_ties"]
    if len(used) == 1:
        codified, tacit = brought[used[0]]
        return say["one"].format(codified=small(codified), tacit=small(tacit))
    ranked = used[np.argsort(brought[used, 1], kind="stable")]
    named = list(NAMES.values())
    best, least = ranked[-1], ranked[0]
    return say["many"].format(
        best=named[best], most=small(brought[best, 1]), least=named[least], few=small(brought[least, 1])
    )
