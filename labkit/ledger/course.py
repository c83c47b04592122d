"""The ledger of the course: what all labs' claims have recorded, to choose from, to tell, and to open in their labs.

It knows no lab by name: it asks `labkit.labs()` when it is asked.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labkit.core.claims import Claim
from labkit.core.judging import FAILS, HOLDS, ONLY_WHEN
from labkit.core.words import words

from .cited import cites
from .guess import Guess
from .reasons import reason

if TYPE_CHECKING:
    import pandas

    from labkit.core.exercises import Exercise
    from labkit.ui.bench import Bench
    from labkit.ui.lab import Lab

    from .page import LedgerPage

VERDICTS = {"holds": HOLDS, "only-when": ONLY_WHEN, "fails": FAILS}
"""What a filter calls a verdict."""

Row = dict[str, Any]


class Ledger:
    """All claims of the course in teaching order. A filter that is empty lets everything through."""

    def __init__(self) -> None:
        said = words(Path(__file__).parent)
        self.words = {**said, "runs": said["recorded"]}

    @cached_property
    def labs(self) -> dict[str, Lab]:
        """The labs that have claims, by name."""
        from labkit import labs

        return {name: lab for name, lab in labs().items() if lab.claims}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims."""
        return tuple(claim for lab in self.labs.values() for claim in lab.claims)

    def claim(self, id: str) -> Claim:
        """The claim with this id. Raises ValueError naming those there are."""
        found = {claim.id: claim for claim in self.claims}
        wanted = id.strip().upper() if isinstance(id, str) else id
        if wanted not in found:
            raise ValueError(f"id = {id!r} is no claim of the course; there are {', '.join(found)}")
        return found[wanted]

    def chosen(self, lab: str = "", verdict: str = "", source: str = "") -> tuple[Claim, ...]:
        """The claims of one lab, with one recorded verdict (a key of VERDICTS), that cite a source; see `cites`.

        Raises ValueError for a lab or a verdict that there is not.
        """
        if lab and lab not in self.labs:
            raise ValueError(f"lab = {lab!r}: there is no such lab; the labs are {', '.join(self.labs)}")
        if verdict and verdict not in VERDICTS:
            raise ValueError(f"verdict = {verdict!r}: there is no such verdict; there are {', '.join(VERDICTS)}")
        kept = (claim for claim in self.claims if lab in ("", claim.lab))
        kept = (claim for claim in kept if not verdict or claim.recorded.get("verdict") == VERDICTS[verdict])
        return tuple(claim for claim in kept if cites(claim.source, claim.place, source))

    def rows(self, lab: str = "", verdict: str = "", source: str = "") -> list[Row]:
        """The recorded rows of the chosen claims, each with where it shows; see `told`."""
        return [self.told(claim, claim.recorded) for claim in self.chosen(lab, verdict, source) if claim.recorded]

    def told(self, claim: Claim, row: Row) -> Row:
        """A row with what is told beside it: a token that shows it, what to look at there, and why it is no "holds"."""
        shown = {"shown_at": dict(claim.shown_at), "look_at": claim.look_at, "token": self.token(claim.id)}
        return {**row, **shown, "reason": reason(row)}

    def table(self, lab: str = "", verdict: str = "", source: str = "") -> pandas.DataFrame:
        """The chosen claims as a table: id, lab, verdict, condition, share of settings, interval, at the defaults."""
        import pandas

        names = ("id", "lab", "verdict", "condition", "share", "low", "high", "points", "defaults", "reason", "source")
        rows = self.rows(lab, verdict, source)
        cells = [{**row, **_numbers(row)} for row in rows]
        return pandas.DataFrame([[row[name] for name in names] for row in cells], columns=list(names)).set_index("id")

    def token(self, id: str) -> str:
        """The scenario at which the verdict of a claim shows, with luck 0."""
        claim = self.claim(id)
        lab = self.labs[claim.lab]
        return lab.token(lab.Params(**claim.shown_at), seed=0)

    def show(self, id: str) -> Bench:
        """The bench of the claim's lab, at the setting at which its verdict shows."""
        return self.labs[self.claim(id).lab].open(self.token(id))

    def open(self) -> LedgerPage:
        """The ledger to look at: a picture of all claims, and a table to filter."""
        from .page import LedgerPage

        return LedgerPage(self)

    def predict(self, holding: Any) -> Guess:
        """How many claims a student thinks hold everywhere; `...` is no guess."""
        return Guess(holding, self)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises of the closing notebook; their keys are computed from the ledger."""
        from .exercises import exercises

        return exercises(self)


def _numbers(row: Row) -> Row:
    """Share and interval to two decimals, and the share of seeds in which it held at the defaults."""
    (low, high), at_default = row["interval"], row["at_default"]["share"]
    two = lambda value: None if value is None else round(value, 2)  # noqa: E731
    return {"share": two(row["share"]), "low": two(low), "high": two(high), "defaults": two(at_default)}


ledger = Ledger()
