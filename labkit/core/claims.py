"""The claim ledger: propositions of the literature as experiments with a verdict.

A claim is data and one experiment. The experiment is run at the default knobs with several seeds, then over a
scrambled Sobol sample of the box of assumed knobs, because a proposition that holds only for the numbers we happened
to choose is no finding. What makes a verdict stands in `judging`.

A run falls into pieces that stand by themselves, so that they can be found side by side (`labkit.ledger.running`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from .conditions import RULE, Points, Side, shrunk, sobol
from .findings import Finder, Found, Piece, counted, digest, gist, joined, only
from .judging import BOX_RUNS, CHUNK, DEFAULT_RUNS, DEFAULT_SEEDS, FIRST, FULL, NEAR, QUICK, QUICK_SEEDS, first, judge
from .records import read, settings
from .thresholds import thresholds

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
        return first(*self.tried(FIRST))

    def over_box(self, points: int = FULL, reach: float = 1.0) -> tuple[Points, Found]:
        """The experiment at scrambled Sobol points of the box, always the same ones, where the question arises.

        `points` is a power of 2; a `reach` below 1 shrinks the box around the defaults by that factor.
        """
        return only(*self.tried(points, reach))

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

    def tried(self, points: int, reach: float = 1.0, find: Finder | None = None, luck: int = 0) -> tuple[Points, Found]:
        pieces = [Piece(points, at, reach, luck) for at in range(0, points, CHUNK)]
        return self._sample(points, reach), joined(map(find or self.find, pieces))

    def judge(self, quick: bool = False, find: Finder | None = None, lucks: Sequence[int] = ()) -> dict[str, Any]:
        """Runs everything and returns one row of the ledger; a quick run takes its condition from the record.

        `find` gives what a piece finds; without it all pieces are run here, one after the other. `lucks` are seeds to
        run the settings with besides; the row then tells what they gave.
        """
        return judge(self, quick, find, lucks)

    def rests_on(self, row: Mapping[str, Any]) -> str:
        """A mark of 8 hex digits for what a verdict rests on.

        That is what is declared (the box, its defaults, the quantities that may become conditions, the numbers in the
        experiment, the sizes of a run, the rule) and how often the claim, and each of its parts, held at the defaults
        and the first settings of `row`. A kernel that changes less than such a yes or no is seen by the figures there.
        """
        declared = [dict(self.box), dict(self.defaults), list(self.words), thresholds(self.experiment), SIZES, RULE]
        return digest([declared, counted(row["at_default"]), counted(row["first"])])

    def data(self) -> dict[str, str]:
        """What is written about the claim, without its results."""
        names = ("id", "lab", "proposition", "source", "place", "invented", "by_construction", "reading")
        return {name: getattr(self, name) for name in names}

    @property
    def recorded(self) -> dict[str, Any]:
        """The row of the last full run that was recorded, to keep; empty before the first."""
        return deepcopy(next((row for row in read(self.ledger) if row["id"] == self.id), {}))
