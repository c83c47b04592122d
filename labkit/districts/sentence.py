"""The live sentence of the districts lab: which type most futures end as, beside no cause and run A, and the structure.

Counts are of the futures by their type in years 38 to 40; shares are medians of the last year, as in the pictures.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import count, percent, signed, words

from .indicators import KINDS
from .told import counted, ends, has_cause, last

if TYPE_CHECKING:
    from .result import DistrictsResult

ROLES = ("source", "dest", "exporter", "agent", "ink2")  # of `KINDS`, as in the pictures


def sentence(result: DistrictsResult, against: DistrictsResult | None = None, draft: bool = False) -> str:
    """The sentence with its marks. `against` is run A with the same luck; of a draft, counts are rough."""
    say, found = words(Path(__file__).parent)["sentence"], ends(result)
    first, second = np.argsort(-found, kind="stable")[:2]
    other = found[second] > 0 and against is None and not draft
    return (
        say["ends"].format(
            kind=_named(first),
            count=count(int(found[first]), result.runs, draft),
            beside=_beside(result, against, int(first), draft),
        )
        + (say["other"].format(kind=_named(second), count=_few(int(found[second]), result, draft)) if other else "")
        + say["structure"].format(
            four=percent(last(result.concentration)),
            outside=percent(last(result.outside)),
            trade=percent(last(result.trade)),
        )
    )


def _named(kind: int) -> str:
    named = words(Path(__file__).parent)["kinds"]["sentence"]
    return f"{{{ROLES[kind]}:{named[KINDS[kind]]}}}"


def _few(hits: int, result: DistrictsResult, draft: bool) -> str:
    """A count without "of 200", or rough."""
    return count(hits, result.runs, draft) if draft or result.runs > 200 else str(hits)


def _beside(result: DistrictsResult, against: DistrictsResult | None, kind: int, draft: bool) -> str:
    """In brackets: as many without the cause, and the change on run A, which needs a full run."""
    say, parts = words(Path(__file__).parent)["sentence"], []
    if has_cause(result.params):
        without = int(counted(result.kind_after_without)[kind])
        parts.append(say["without"].format(count=_few(without, result, draft)))
    if against is not None and not draft:
        change = int(ends(result)[kind] - ends(against)[kind])
        parts.append(say["against"].format(change=signed(change)) if change else say["same"])
    return f" ({', '.join(parts)})" if parts else ""
