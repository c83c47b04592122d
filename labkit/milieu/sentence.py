"""The live sentence of the milieu lab: rank and score as chosen, what compensation hides, the band of the draws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from labkit.core.words import words

from .indicators import DIMENSIONS
from .naming import brief, place

if TYPE_CHECKING:
    from .result import MilieuResult

LEVEL = 0.05  # points; scores nearer to each other than this read as one
LONGEST = 24
NINE_IN_TEN = (0.05, 0.95)


def sentence(result: MilieuResult, against: MilieuResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same draws; a draft reads the same: it counts none."""
    say = words(Path(__file__).parent)
    if result.rival is None:
        return _alone(result, say["sentence"])
    return _rank(result, against, say) + _compensated(result, say) + _band(result, say)


def _rank(result: MilieuResult, against: MilieuResult | None, words: dict[str, Any]) -> str:
    say, focus, rival = words["sentence"], result.focus, result.rival
    rank, score = result.chosen_rank[focus], result.chosen_score
    off = float(score[focus] - score[rival])
    other = brief(result.milieux.names[rival], LONGEST)
    standing = "level" if abs(off) < LEVEL else "ahead" if off > 0 else "behind"
    return say["rank"].format(
        name=brief(result.params.focus, LONGEST),
        rank=place(rank, words),
        against=_against(rank, against, words) if against is not None else "",
        all=len(result.milieux.names),
        score=f"{score[focus]:.1f}",
        standing=say[standing].format(off=f"{abs(off):.1f}", other=other),
    )


def _against(rank: float, against: MilieuResult, words: dict[str, Any]) -> str:
    then, say = against.chosen_rank[against.focus], words["sentence"]
    return say["same"] if then == rank else say["against"].format(rank=place(then, words))


def _compensated(result: MilieuResult, words: dict[str, Any]) -> str:
    """Where it would stand if its weakest D alone counted; at no compensation, if all made up for each other."""
    say, focus = words["sentence"], result.focus
    end = 0 if result.params.compensation == 0 else -1
    there = result.rank_by_compensation[end, focus]
    scores = result.chosen_dimension
    weakest = int(np.nanargmin(np.where(result.weight > 0, scores[focus], np.inf)))
    return say["full" if end == 0 else "none"].format(
        but=say["still" if there == result.chosen_rank[focus] else "but"],
        rank=place(there, words),
        dimension=words["dimensions"][DIMENSIONS[weakest]],
        score=f"{scores[focus, weakest]:.0f}",
    )


def _band(result: MilieuResult, words: dict[str, Any]) -> str:
    low, high = np.quantile(result.focus_rank, NINE_IN_TEN, method="inverted_cdf")
    say = words["sentence"]
    if low == high:
        return say["certain"].format(rank=place(low, words))
    return say["band"].format(low=place(low, words), high=place(high, words))


def _alone(result: MilieuResult, say: dict[str, str]) -> str:
    """A territory that cannot be compared: the only one, the only one with a score, or one without."""
    low, high = np.quantile(result.focus_score, NINE_IN_TEN)
    score = result.chosen_score[result.focus]
    posts = result.params.normalise == "goalposts"
    kind = ("alone_posts" if posts else "alone_other") if result.alone else "only_scored"
    wide = np.isnan(result.values[result.focus]).any() and low < high
    return say[kind if score == score else "unknown"].format(
        name=brief(result.params.focus, LONGEST),
        score=f"{score:.0f}",
        low=f"{low:.0f}",
        high=f"{high:.0f}",
        why=say["alone_why"] if wide else "",
    )
