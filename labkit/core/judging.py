"""How a claim is judged: its experiment at the defaults and over the box becomes one row of the ledger.

The verdict rule, the same for all claims:

- **holds**: it held in at least 90 % of the sampled settings, and at the defaults;
- **holds only when …**: one limit, or two together, on what was varied or measured make it hold in at least 90 % of the
  settings that meet them. They are found in the first half of the sample (there 93 %, and a tenth of all settings must
  meet them) and must stand in the second half. Failing that: all knobs within a third of their range around the
  defaults, if it held in 90 % of a fresh sample there;
- **does not hold here**: all else.

Settings at which the question does not arise (no wage gap makes home collapse, say) count neither way; the ledger tells
how many were asked. So do the defaults, if it does not arise there. If it arises in no sampled setting, the proposition
does not hold here, and the condition says why.

Limits of 95 % are Wilson's. They tell how well the settings tried stand for *this* box, which is itself assumed, and
for one luck, which all settings share. With other luck the share may lie outside. So a record is made with two other
lucks as well, and the ledger tells what they gave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .conditions import ENOUGH, Points, condition_for, share_of
from .findings import Finder, Found, gist, median, only, picked

if TYPE_CHECKING:
    from .claims import Claim

HOLDS, ONLY_WHEN, FAILS = "holds", "holds only when", "does not hold here"
FULL, QUICK, NEAR, CHUNK, FIRST = 512, 32, 128, 64, 16
NEAR_DEFAULTS = "every assumed number stays near its default, within a third of its range"
NEVER_ASKED = "the question did not arise in any sampled setting"
OTHER_LUCK = (1, 2)
DEFAULT_SEEDS, QUICK_SEEDS, DEFAULT_RUNS, BOX_RUNS = 6, 3, 48, 12
QUICK_NOTE = (
    f"quick run of {QUICK} settings instead of {FULL} and {QUICK_SEEDS} seeds instead of {DEFAULT_SEEDS}, "
    "condition as recorded"
)


def verdict(share: float | None, default_share: float | None, has_condition: bool) -> str:
    """The rule at the head of this file. A share is None where the question did not arise."""
    if share is None:
        return FAILS
    if share >= ENOUGH and (default_share is None or default_share >= ENOUGH):
        return HOLDS
    return ONLY_WHEN if has_condition else FAILS


def judge(claim: Claim, quick: bool, find: Finder | None, lucks: Sequence[int]) -> dict[str, Any]:
    """The row of a claim; see `Claim.judge`."""
    tried = claim.tried(QUICK if quick else FULL, find=find)
    sample, found = only(*tried)
    row = _found(claim, quick, found, find)
    told = _recorded(claim) if quick else _conditions(claim, row, found, {**sample, **found.figures}, find)
    word = verdict(row["share"], row["at_default"]["share"], bool(told["condition"]))
    if word != ONLY_WHEN:
        told = {"condition": NEVER_ASKED if row["share"] is None else ""}
    if quick and word != claim.recorded.get("verdict", word):
        row["note"] += f"; the full run found otherwise: {claim.recorded['verdict']}"
    row |= {"verdict": word, **told, "first": first(*tried)}
    if not quick:
        row["quick"] = _as_quick(claim, tried, row, find)
    if lucks:
        row["other_luck"] = [_with_luck(claim, luck, row, find) for luck in lucks]
    return row | {"rests_on": claim.rests_on(row)}


def _found(claim: Claim, quick: bool, found: Found, find: Finder | None) -> dict[str, Any]:
    """What is counted before a verdict: over the box, and at the defaults."""
    points, seeds = (QUICK, QUICK_SEEDS) if quick else (FULL, DEFAULT_SEEDS)
    row = {**claim.data(), **share_of(found.holds), "asked_of": points, "runs": points * claim.futures * BOX_RUNS}
    row |= {"at_default": claim.default_findings(seeds, find), "note": QUICK_NOTE if quick else ""}
    row["parts"] = {name: share_of(part) for name, part in found.parts.items()}
    return row | {"medians": {name: median(figure) for name, figure in found.figures.items()}}


def _recorded(claim: Claim) -> dict[str, Any]:
    return {name: claim.recorded.get(name, "") for name in ("condition", "within")}


def _as_quick(claim: Claim, tried: tuple[Points, Found], row: Mapping[str, Any], find: Finder | None) -> dict[str, Any]:
    """What a quick run finds, from the pieces that it shares with the full one."""
    share, seeds = share_of(_among(*tried, QUICK).holds)["share"], claim.default_findings(QUICK_SEEDS, find)
    word = verdict(share, seeds["share"], bool(row["condition"]) and row["verdict"] == ONLY_WHEN)
    return {"verdict": word, "share": share, "at_default": seeds}


def _with_luck(claim: Claim, luck: int, row: Mapping[str, Any], find: Finder | None) -> dict[str, Any]:
    """Share, verdict and condition of the same settings with another luck; near the defaults as in the row."""
    sample, found = only(*claim.tried(FULL, find=find, luck=luck))
    share = share_of(found.holds)["share"]
    condition = _told(claim, found.holds, {**sample, **found.figures})["condition"]
    if not condition and row["condition"] == NEAR_DEFAULTS:
        condition = NEAR_DEFAULTS
    word = verdict(share, row["at_default"]["share"], bool(condition))
    return {"luck": luck, "share": share, "verdict": word, "condition": condition if word == ONLY_WHEN else ""}


def _conditions(
    claim: Claim, row: dict[str, Any], found: Found, quantities: Points, find: Finder | None
) -> dict[str, Any]:
    """The condition of the claim; puts those of its parts, and the share near the defaults, into the row."""
    row["near_defaults"] = near = share_of(only(*claim.tried(NEAR, 1 / 3, find))[1].holds)
    row["parts"] = {name: row["parts"][name] | _told(claim, part, quantities) for name, part in found.parts.items()}
    told = _told(claim, found.holds, quantities)
    if not told["condition"] and near["share"] is not None and near["share"] >= ENOUGH:
        return {"condition": NEAR_DEFAULTS, "within": near}
    return told


def _told(claim: Claim, holds: np.ndarray, quantities: Points) -> dict[str, Any]:
    asked = holds.size and holds.mean() < ENOUGH
    kept = condition_for(holds, quantities, claim.words) if asked else None
    return {"condition": kept.text, "within": kept.tested} if kept else {"condition": ""}


def _among(sample: Points, found: Found, points: int) -> Found:
    """What the first points found, where the question arises."""
    return picked(sample, found, found.asked & (np.arange(len(found.holds)) < points))[1]


def first(sample: Points, found: Found) -> dict[str, Any]:
    """What the first settings of a sample gave, condensed."""
    there = _among(sample, found, FIRST)
    return {"points": len(there.holds), **gist(there)}
