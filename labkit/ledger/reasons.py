"""Reasons: why a claim does not hold everywhere, read from its row by a rule that is the same for all.

The rule asks, in this order: did the question arise at all; was a limit found that makes it hold; is it safe near our
defaults only; does it fail at the defaults already; is it one of several parts that is in the way; and last, none of
these: it comes and goes, and no limit tells when.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labkit.core.conditions import ENOUGH
from labkit.core.judging import HOLDS, NEAR_DEFAULTS

NONE, LIMIT, NEAR, FROM_THE_START, ONE_PART, SCATTERED, NEVER = (
    *("", "needs a condition", "near our defaults only", "fails at our defaults too"),
    *("one part is in the way", "comes and goes", "never asked"),
)
REASONS = (LIMIT, NEAR, FROM_THE_START, ONE_PART, SCATTERED, NEVER)


def reason(row: Mapping[str, Any]) -> str:
    """One of REASONS; "" for a claim that holds."""
    if row["verdict"] == HOLDS:
        return NONE
    if row["share"] is None:
        return NEVER
    if row["condition"]:
        return NEAR if row["condition"] == NEAR_DEFAULTS else LIMIT
    at_default = row["at_default"]["share"]
    if at_default is not None and at_default < ENOUGH:
        return FROM_THE_START
    return ONE_PART if len(row["parts"]) > 1 and len(weak(row)) == 1 else SCATTERED


def weak(row: Mapping[str, Any]) -> list[str]:
    """The parts of a claim that come true in too few settings by themselves."""
    return [name for name, part in row["parts"].items() if part["share"] is not None and part["share"] < ENOUGH]
