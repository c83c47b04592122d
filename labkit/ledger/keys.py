"""The keys of the closing notebook's exercises, counted in the rows of the ledger. Nobody types an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from labkit.core.conditions import wilson
from labkit.core.exercises import Key
from labkit.core.judging import HOLDS

FIRST, SECOND, TELL = "first", "second", "cannot tell"
VARIANTS = 12
READ_OFF = 0.14  # limits are read to whole per cents, and so is what is worked out from them
APART = 3  # percentage points: parts closer than that are not told apart by eye

Row = Mapping[str, Any]


class Keys:
    """Keys over the rows of all claims; those whose question never arose are left out."""

    def __init__(self, rows: Sequence[Row]):
        self.rows = {row["id"]: row for row in rows if row["share"] is not None}
        self.safe = {id: row for id, row in self.rows.items() if row["at_default"]["share"] == 1}

    def lines(self) -> tuple[int, ...]:
        """Where a line can be drawn: counts differ, and shares read to whole per cents give the same count."""
        kept: list[int] = []
        for line in range(20, 90, 5):
            clear = all(abs(100 * row["share"] - line) > 0.5 for row in self.rows.values())
            new = not kept or self._above(line) < self._above(kept[-1])
            if clear and new and self._above(line, self.safe) < (self._above(kept[-1], self.safe) if kept else 1000):
                kept.append(line)
        return tuple(kept)

    def _above(self, line: int, rows: Mapping[str, Row] | None = None) -> int:
        return sum(100 * row["share"] >= line for row in (self.rows if rows is None else rows).values())

    def above(self, line: int) -> Key:
        """How many claims lie at the line or above."""
        return Key.step(float(self._above(line)), 1.0, shown="{:.0f}")

    def below(self, line: int) -> float:
        """How many lie below."""
        return float(len(self.rows) - self._above(line))

    def holding(self) -> float:
        """How many have the verdict "holds"."""
        return float(sum(row["verdict"] == HOLDS for row in self.rows.values()))

    def kept(self, line: int) -> Key:
        """Of the claims that held at the defaults with every seed, the share at the line or above."""
        return Key(self._above(line, self.safe) / len(self.safe), 0.006, 0.006)

    def kept_of_all(self, line: int) -> float:
        """The same number of claims, divided by all."""
        return self._above(line, self.safe) / len(self.rows)

    def lost(self, line: int) -> float:
        """The rest."""
        return 1 - self.kept(line).value

    def example(self) -> tuple[str, float, int]:
        """The claim asked at all settings whose share is nearest a half: its id, share in per cent, and settings."""
        asked = [row for row in self.rows.values() if row["points"] == row["asked_of"]]
        row = min(asked, key=lambda row: abs(row["share"] - 0.5))
        return row["id"], 100 * row["share"], row["points"]

    def width(self, claim: str, settings: int) -> Key:
        """From the lower limit to the upper, in percentage points, had the claim been asked at so many settings."""
        low, high = wilson(round(self.rows[claim]["share"] * settings), settings)
        width = 100 * (high - low)
        return Key(width, READ_OFF * width, 0.02 * width, shown=f"{width:.1f}")

    def straight(self, claim: str, settings: int) -> float:
        """The same if limits shrank in proportion."""
        points = self.rows[claim]["points"]
        return self.width(claim, points).value * points / settings

    def pairs(self) -> tuple[str, ...]:
        """Pairs of claims, a third of each answer, spread over the course."""
        every = [f"{a} and {b}" for a, b in combinations(self.rows, 2)]
        by_answer = [[pair for pair in every if self.order(pair) == word] for word in (FIRST, SECOND, TELL)]
        each = VARIANTS // 3
        chosen = [pairs[len(pairs) * at // each] for at in range(each) for pairs in by_answer if pairs]
        return tuple(dict.fromkeys(chosen))

    def order(self, pair: str) -> str:
        """Which of the two holds in the larger share, if their limits do not overlap."""
        (low, high), (low_other, high_other) = (self.rows[id]["interval"] for id in pair.split(" and "))
        if low > high_other:
            return FIRST
        return SECOND if low_other > high else TELL

    def by_eye(self, pair: str) -> str:
        """Which has the larger share, limits aside."""
        one, other = (self.rows[id]["share"] for id in pair.split(" and "))
        return FIRST if one > other else SECOND

    def in_parts(self) -> tuple[str, ...]:
        """Claims of several parts, the two weakest of which can be told apart."""
        return tuple(id for id, row in self.rows.items() if len(row["parts"]) > 1 and self.gap(id).value > APART)

    def _parts(self, claim: str) -> list[float]:
        shares = [part["share"] for part in self.rows[claim]["parts"].values()]
        return sorted(100 * share for share in shares if share is not None)

    def gap(self, claim: str) -> Key:
        """How far the weakest part lies below the next, in percentage points."""
        weakest, following, *_ = self._parts(claim)
        return Key(following - weakest, 1.0, 1.0, shown=f"{following - weakest:.0f}")

    def weakest(self, claim: str) -> float:
        """The share of the weakest part, in per cent."""
        return self._parts(claim)[0]

    def following(self, claim: str) -> float:
        """The share of the next weakest part, in per cent."""
        return self._parts(claim)[1]
