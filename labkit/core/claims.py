"""The claim ledger: propositions of the literature as experiments with a verdict.

A claim is data and one experiment. The experiment is run at the default knobs with several seeds, then over a
scrambled Sobol sample of the box of assumed knobs, because a proposition that holds only for the numbers we happened
to choose is no finding. The verdict rule, the same for all claims:

- **holds**: it held in at least 90 % of the sampled settings, and at the defaults;
- **holds only when …**: one limit, or two together, on what was varied or measured make it hold in at least 90 % of the
  settings that meet them. They are found in the first half of the sample (there 93 %, and a tenth of all settings must
  meet them) and must stand in the second half. Failing that: all knobs within a third of their range around the
  defaults, if it held in 90 % of a fresh sample there;
- **does not hold here**: all else.

Settings at which the question does not arise (no wage gap makes home collapse, say) count neither way; the ledger tells
how many were asked. So do the defaults, if it does not arise there. If it arises in no sampled setting, the proposition
does not hold here, and the condition says why.

Limits of 95 % are Wilson's. They tell how well the share is known for *this* box, which is itself assumed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from .conditions import ENOUGH, Points, Side, condition_for, share_of, shrunk, sobol
from .findings import Found, gist, joined, median, only, picked

HOLDS, ONLY_WHEN, FAILS = "holds", "holds only when", "does not hold here"
FULL, QUICK, NEAR, CHUNK = 512, 64, 128, 64
NEAR_DEFAULTS = "every assumed number stays near its default, within a third of its range"
NEVER_ASKED = "the question did not arise in any sampled setting"
DEFAULT_SEEDS, DEFAULT_RUNS, BOX_RUNS = 6, 48, 12
QUICK_NOTE = "quick run, condition as recorded"


@dataclass(frozen=True)
class Claim:
    """One proposition: our wording, its source and place, what we had to invent, and the experiment.

    `experiment(points, seed, runs)` gets the knobs that vary as arrays (point,) and returns a `Found`. `box` gives low
    and high of each, `range(5, 41)` where it is a whole number, or the choices: ("dry", "wet") or (False, True).
    `defaults` is the value at which the claim is tried first, `words` how a quantity reads in a condition: only
    quantities with words (knobs of the box or figures) can become one. `ledger` is the record's file, `reading` what
    the recorded run taught us, `futures` how many the experiment simulates at a point and run, `shown` the plain names
    of the figures worth telling.
    """

    id: str
    lab: str
    proposition: str
    source: str
    place: str
    invented: str
    experiment: Callable[[Points, int, int], Found]
    box: Mapping[str, Side]
    defaults: Mapping[str, Any]
    words: Mapping[str, str]
    ledger: Path
    reading: str
    futures: int = 1
    by_construction: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)

    def at_default(self, seed: int = 0, runs: int = DEFAULT_RUNS) -> Found:
        """The experiment at the default knobs, live: one point."""
        return self.experiment({name: np.array([self.defaults[name]]) for name in self.box}, seed, runs)

    def default_findings(self) -> dict[str, Any]:
        """Share of seeds in which it held at the defaults, share for each part, mean of each figure.

        Only seeds with which the question arises count; None where there are none.
        """
        return gist(only({}, joined(self.at_default(seed) for seed in range(DEFAULT_SEEDS)))[1])

    def first_findings(self) -> dict[str, Any]:
        """The same over the first settings of the box: what a changed kernel, experiment or box cannot leave as it was.

        They are those of a quick run, and the record of a full run keeps them.
        """
        return _first(*self._tried(QUICK))

    def over_box(self, points: int = FULL, reach: float = 1.0) -> tuple[Points, Found]:
        """The experiment at scrambled Sobol points of the box, always the same ones, where the question arises.

        `points` is a power of 2; a `reach` below 1 shrinks the box around the defaults by that factor.
        """
        return only(*self._tried(points, reach))

    def _tried(self, points: int, reach: float = 1.0) -> tuple[Points, Found]:
        sample = sobol({name: shrunk(side, self.defaults[name], reach) for name, side in self.box.items()}, points)
        chunks = [slice(at, at + CHUNK) for at in range(0, points, CHUNK)]
        return sample, joined(self.experiment({k: v[c] for k, v in sample.items()}, 0, BOX_RUNS) for c in chunks)

    def judge(self, quick: bool = False) -> dict[str, Any]:
        """Runs everything and returns one row of the ledger; a quick run takes its condition from the record."""
        points = QUICK if quick else FULL
        tried = self._tried(points)
        sample, found = only(*tried)
        row = {**self.data(), **share_of(found.holds), "asked_of": points, "runs": points * self.futures * BOX_RUNS}
        row |= {"at_default": self.default_findings(), "note": QUICK_NOTE if quick else ""}
        row["parts"] = {name: share_of(part) for name, part in found.parts.items()}
        row["medians"] = {name: median(figure) for name, figure in found.figures.items()}
        told = self._recorded_condition() if quick else self._conditions(row, found, {**sample, **found.figures})
        word = verdict(row["share"], row["at_default"]["share"], bool(told["condition"]))
        if word != ONLY_WHEN:
            told = {"condition": NEVER_ASKED if row["share"] is None else ""}
        return {**row, "verdict": word, **told, "first": _first(*tried)}

    def _recorded_condition(self) -> dict[str, Any]:
        return {name: self.recorded.get(name, "") for name in ("condition", "within")}

    def _conditions(self, row: dict[str, Any], found: Found, quantities: Points) -> dict[str, Any]:
        """The condition of the claim; puts those of its parts, and the share near the defaults, into the row."""
        row["near_defaults"] = near = share_of(self.over_box(NEAR, 1 / 3)[1].holds)
        row["parts"] = {name: row["parts"][name] | self._told(part, quantities) for name, part in found.parts.items()}
        told = self._told(found.holds, quantities)
        if not told["condition"] and near["share"] is not None and near["share"] >= ENOUGH:
            return {"condition": NEAR_DEFAULTS, "within": near}
        return told

    def _told(self, holds: np.ndarray, quantities: Points) -> dict[str, Any]:
        asked = holds.size and holds.mean() < ENOUGH
        kept = condition_for(holds, quantities, self.words) if asked else None
        return {"condition": kept.text, "within": kept.tested} if kept else {"condition": ""}

    def data(self) -> dict[str, str]:
        """What is written about the claim, without its results."""
        names = ("id", "lab", "proposition", "source", "place", "invented", "by_construction", "reading")
        return {name: getattr(self, name) for name in names}

    @property
    def recorded(self) -> dict[str, Any]:
        """The row of the last full run that was recorded; empty before the first."""
        return next((row for row in read(self.ledger) if row["id"] == self.id), {})


def _first(sample: Points, found: Found) -> dict[str, Any]:
    first = picked(sample, found, found.asked & (np.arange(len(found.holds)) < QUICK))[1]
    return {"points": len(first.holds), **gist(first)}


def verdict(share: float | None, default_share: float | None, has_condition: bool) -> str:
    """The rule at the head of this file. A share is None where the question did not arise."""
    if share is None:
        return FAILS
    if share >= ENOUGH and (default_share is None or default_share >= ENOUGH):
        return HOLDS
    return ONLY_WHEN if has_condition else FAILS


@lru_cache(maxsize=16)
def read(ledger: Path) -> tuple[dict[str, Any], ...]:
    """All rows of a recorded ledger; none if nothing was recorded yet."""
    return tuple(json.loads(ledger.read_text(encoding="utf-8"))) if ledger.exists() else ()


def record(ledger: Path, rows: list[dict[str, Any]]) -> None:
    """Writes the ledger of a lab."""
    ledger.parent.mkdir(exist_ok=True)
    ledger.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    read.cache_clear()
