"""The guess: how many claims of the course hold everywhere, said before the ledger is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any

from labkit.core.judging import HOLDS

if TYPE_CHECKING:
    from .course import Ledger

LINE = 80


@dataclass(frozen=True)
class Guess:
    """A number of claims, or `...`. Raises ValueError for anything else."""

    holding: Any
    ledger: Ledger

    def __post_init__(self) -> None:
        whole = isinstance(self.holding, int) and not isinstance(self.holding, bool)
        if self.holding is not ... and not (whole and 0 <= self.holding <= self.asked):
            raise ValueError(f"holding = {self.holding!r} is not a whole number from 0 to {self.asked} (claims)")

    @property
    def asked(self) -> int:
        """How many claims there are."""
        return len(self.ledger.claims)

    def __repr__(self) -> str:
        said = self.ledger.words["guess"]
        return fill(said["none"] if self.holding is ... else said["made"].format(holding=self.holding), LINE)

    def compare(self) -> str:
        """The guess beside what is recorded."""
        counts = Counter(row["verdict"] for row in self.ledger.rows())
        said, holding = self.ledger.words["guess"], counts[HOLDS]
        of = said["found"].format(holding=holding, asked=self.asked)
        if self.holding is ...:
            return fill(f"{said['none']} {of}", LINE)
        off = self.holding - holding
        word = "exact" if not off else "more" if off > 0 else "fewer"
        return fill(f"{said['made'].format(holding=self.holding)} {of} {said[word].format(off=abs(off))}", LINE)
