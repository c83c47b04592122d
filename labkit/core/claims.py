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

Limits of 95 % are Wilson's. They tell how well the settings tried stand for *this* box, which is itself assumed, and
for one luck, which all settings share. With other luck the share may lie outside. So a record
is made with two other lucks as well, and the ledger tells what they gave.

A run falls into pieces that stand by themselves, so that they can be found side by side (`labkit.ledger.running`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from .conditions import ENOUGH, RULE, Points, Side, condition_for, share_of, shrunk, sobol
from .findings import Finder, Found, Piece, counted, digest, gist, joined, median, only, picked
from .records import read, settings
from .thresholds import thresholds

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
SIZES = (FULL, NEAR, DEFAULT_SEEDS, DEFAULT_RUNS, BOX_RUNS)


@dataclass(frozen=True)
class Claim:
    """One proposition: our wording, its source and place, what we had to invent, and the experiment.

    `experiment(points, seed, runs)` gets the knobs that vary as arrays (point,) and returns a `Found`. `box` gives low
    and high of each, `range(5, 41)` where it is a whole number, or the choices: ("dry", "wet") or (False, True).
    `defaults` is the value at which the claim is tried first, `words` how a quantity reads in a condition: only
    quantities with words (knobs of the box or figures) can become one. `ledger` is the record's file, `reading` what
    the recorded run taught us, `futures` how many the experiment simulates at a point and run, `shown` the plain names
    of the figures worth telling. `look_at` says what to look at on the bench where the verdict shows.
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
    look_at: str = ""

    def at_default(self, seed: int = 0, runs: int = DEFAULT_RUNS) -> Found:
        """The experiment at the default knobs, live: one point."""
        return self.experiment({name: np.array([self.defaults[name]]) for name in self.box}, seed, runs)

    @property
    def shown_at(self) -> Mapping[str, Any]:
        """Knobs of the lab at which the verdict shows (it holds there, or does not); the rest stand at the defaults."""
        return settings(self.ledger.with_name("shown_at.json")).get(self.id, {})

    def where_shown(self, seed: int = 0, runs: int = DEFAULT_RUNS) -> Found:
        """The experiment at `shown_at`, live: one point. Knobs that it sets itself are not felt."""
        at = {**self.defaults, **self.shown_at}
        return self.experiment({name: np.array([at[name]]) for name in self.box}, seed, runs)

    def default_findings(self, seeds: int = DEFAULT_SEEDS, find: Finder | None = None) -> dict[str, Any]:
        """Share of seeds in which it held at the defaults, share for each part, mean of each figure.

        Only seeds with which the question arises count; None where there are none.
        """
        return gist(only({}, joined((find or self.find)(Piece(0, seed)) for seed in range(seeds)))[1])

    def first_findings(self) -> dict[str, Any]:
        """The same over the first settings of the box: what a changed kernel, experiment or box cannot leave as it was.

        A run of more settings begins with the same ones, and the record of a full run keeps what they gave.
        """
        return _first(*self._tried(FIRST))

    def over_box(self, points: int = FULL, reach: float = 1.0) -> tuple[Points, Found]:
        """The experiment at scrambled Sobol points of the box, always the same ones, where the question arises.

        `points` is a power of 2; a `reach` below 1 shrinks the box around the defaults by that factor.
        """
        return only(*self._tried(points, reach))

    def find(self, piece: Piece) -> Found:
        """What one piece of a run finds."""
        if not piece.points:
            return self.at_default(piece.at)
        chunk = slice(piece.at, piece.at + CHUNK)
        sample = self._sample(piece.points, piece.reach)
        return self.experiment({name: values[chunk] for name, values in sample.items()}, piece.luck, BOX_RUNS)

    def pieces(self, quick: bool = False, lucks: Sequence[int] = ()) -> tuple[Piece, ...]:
        """All pieces of a run, the first settings of the box first; `lucks` are those to try besides."""
        samples = [(QUICK, 1.0, 0)] if quick else [(FULL, 1.0, 0), (NEAR, 1 / 3, 0)]
        samples += [(FULL, 1.0, luck) for luck in lucks]
        chunks = [Piece(points, at, reach, luck) for points, reach, luck in samples for at in range(0, points, CHUNK)]
        return (*chunks, *(Piece(0, seed) for seed in range(QUICK_SEEDS if quick else DEFAULT_SEEDS)))

    def _sample(self, points: int, reach: float) -> Points:
        return sobol({name: shrunk(side, self.defaults[name], reach) for name, side in self.box.items()}, points)

    def _tried(
        self, points: int, reach: float = 1.0, find: Finder | None = None, luck: int = 0
    ) -> tuple[Points, Found]:
        pieces = [Piece(points, at, reach, luck) for at in range(0, points, CHUNK)]
        return self._sample(points, reach), joined(map(find or self.find, pieces))

    def judge(self, quick: bool = False, find: Finder | None = None, lucks: Sequence[int] = ()) -> dict[str, Any]:
        """Runs everything and returns one row of the ledger; a quick run takes its condition from the record.

        `find` gives what a piece finds; without it all pieces are run here, one after the other. `lucks` are seeds to
        run the settings with besides; the row then tells what they gave.
        """
        points, seeds = (QUICK, QUICK_SEEDS) if quick else (FULL, DEFAULT_SEEDS)
        tried = self._tried(points, find=find)
        sample, found = only(*tried)
        row = {**self.data(), **share_of(found.holds), "asked_of": points, "runs": points * self.futures * BOX_RUNS}
        row |= {"at_default": self.default_findings(seeds, find), "note": QUICK_NOTE if quick else ""}
        row["parts"] = {name: share_of(part) for name, part in found.parts.items()}
        row["medians"] = {name: median(figure) for name, figure in found.figures.items()}
        told = self._recorded_condition() if quick else self._conditions(row, found, {**sample, **found.figures}, find)
        word = verdict(row["share"], row["at_default"]["share"], bool(told["condition"]))
        if word != ONLY_WHEN:
            told = {"condition": NEVER_ASKED if row["share"] is None else ""}
        if quick and word != self.recorded.get("verdict", word):
            row["note"] += f"; the full run found otherwise: {self.recorded['verdict']}"
        row |= {"verdict": word, **told, "first": _first(*tried)}
        if not quick:
            row["quick"] = self._as_quick(tried, row, find)
        if lucks:
            row["other_luck"] = [self._with_luck(luck, row, find) for luck in lucks]
        return row | {"rests_on": self.rests_on(row)}

    def _as_quick(self, tried: tuple[Points, Found], row: Mapping[str, Any], find: Finder | None) -> dict[str, Any]:
        """What a quick run finds, from the pieces that it shares with the full one."""
        share, seeds = share_of(_among(*tried, QUICK).holds)["share"], self.default_findings(QUICK_SEEDS, find)
        word = verdict(share, seeds["share"], bool(row["condition"]) and row["verdict"] == ONLY_WHEN)
        return {"verdict": word, "share": share, "at_default": seeds}

    def _with_luck(self, luck: int, row: Mapping[str, Any], find: Finder | None) -> dict[str, Any]:
        """Share, verdict and condition of the same settings with another luck; near the defaults as in the row."""
        sample, found = only(*self._tried(FULL, find=find, luck=luck))
        share = share_of(found.holds)["share"]
        condition = self._told(found.holds, {**sample, **found.figures})["condition"]
        if not condition and row["condition"] == NEAR_DEFAULTS:
            condition = NEAR_DEFAULTS
        word = verdict(share, row["at_default"]["share"], bool(condition))
        return {"luck": luck, "share": share, "verdict": word, "condition": condition if word == ONLY_WHEN else ""}

    def rests_on(self, row: Mapping[str, Any]) -> str:
        """A mark of 8 hex digits for what a verdict rests on.

        That is what is declared (the box, its defaults, the quantities that may become conditions, the numbers in the
        experiment, the sizes of a run, the rule) and how often the claim, and each of its parts, held at the defaults
        and the first settings of `row`. A kernel that changes less than such a yes or no is seen by the figures there.
        """
        declared = [dict(self.box), dict(self.defaults), list(self.words), thresholds(self.experiment), SIZES, RULE]
        return digest([declared, counted(row["at_default"]), counted(row["first"])])

    def _recorded_condition(self) -> dict[str, Any]:
        return {name: self.recorded.get(name, "") for name in ("condition", "within")}

    def _conditions(self, row: dict[str, Any], found: Found, quantities: Points, find: Finder | None) -> dict[str, Any]:
        """The condition of the claim; puts those of its parts, and the share near the defaults, into the row."""
        row["near_defaults"] = near = share_of(only(*self._tried(NEAR, 1 / 3, find))[1].holds)
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
        """The row of the last full run that was recorded, to keep; empty before the first."""
        return deepcopy(next((row for row in read(self.ledger) if row["id"] == self.id), {}))


def _among(sample: Points, found: Found, points: int) -> Found:
    """What the first points found, where the question arises."""
    return picked(sample, found, found.asked & (np.arange(len(found.holds)) < points))[1]


def _first(sample: Points, found: Found) -> dict[str, Any]:
    first = _among(sample, found, FIRST)
    return {"points": len(first.holds), **gist(first)}


def verdict(share: float | None, default_share: float | None, has_condition: bool) -> str:
    """The rule at the head of this file. A share is None where the question did not arise."""
    if share is None:
        return FAILS
    if share >= ENOUGH and (default_share is None or default_share >= ENOUGH):
        return HOLDS
    return ONLY_WHEN if has_condition else FAILS
