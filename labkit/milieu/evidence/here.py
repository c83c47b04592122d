"""One territory's part of the data, looked up once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..indicators import Assumptions
from ..tables import Milieux


@dataclass(frozen=True)
class TieRow:
    """A row of ties that touches the territory. `ends` are places of operators here, `partner` the one elsewhere.

    `pair` is the same for all rows of one pair; `counts` is "" or why the row does not count.
    """

    at: int
    ends: tuple[int, ...]
    partner: str
    since: float
    counts: str

    @property
    def pair(self) -> tuple:
        """Whom it ties, in whichever order they are named."""
        return (*sorted(self.ends), self.partner)


@dataclass(frozen=True, eq=False)
class Here:
    """The rows of one territory and what follows from them. Raises ValueError for an unknown territory."""

    milieux: Milieux
    territory: str
    assumed: Assumptions

    def __post_init__(self) -> None:
        if self.territory not in self.milieux.names:
            raise ValueError(f"territory = {self.territory!r} is not in the data; they have {self.milieux.names}")

    @cached_property
    def year(self) -> float:
        """The last year of the territory: everything is counted in it."""
        return float(self.milieux.territories["year"][self.years].max())

    @cached_property
    def since(self) -> float:
        """The last year before the window."""
        return self.year - self.assumed.window

    @cached_property
    def years(self) -> np.ndarray:
        """Its rows of the sheet territories, (row,)."""
        return self.at("territories")

    @cached_property
    def operators(self) -> np.ndarray:
        """Its rows of the sheet operators, (operator,)."""
        return self.at("operators")

    def at(self, sheet: str) -> np.ndarray:
        """Places of its rows in a sheet."""
        return np.flatnonzero(self.milieux.sheets[sheet]["territory"] == self.territory)

    def of(self, column: str) -> np.ndarray:
        """A column of its operators, (operator,)."""
        return self.milieux.operators[column][self.operators]

    @cached_property
    def working(self) -> np.ndarray:
        """Whether each of its operators works at the end of the year, (operator,); one without dates does."""
        return ~(self.of("founded") > self.year) & ~(self.of("closed") <= self.year)

    @cached_property
    def ties(self) -> list[TieRow]:
        """All rows of ties that touch the territory, in the order of the sheet."""
        return list(self._ties())

    def _ties(self) -> Iterator[TieRow]:
        sheet, place = self.milieux.ties, dict(zip(self.of("operator").tolist(), self.operators.tolist(), strict=True))
        names = np.array(list(place))
        touching = np.isin(sheet["a"], names) | np.isin(sheet["b"], names)
        for at in np.flatnonzero(touching).tolist():
            ends = [str(sheet[end][at]) for end in ("a", "b")]
            partner = next((end for end in ends if end not in place), "")
            mine = tuple(place[end] for end in ends if end in place)
            since = float(sheet["since"][at])
            yield TieRow(at, mine, partner, since, self._idle(mine, partner) or self._future(since, partner))

    def _idle(self, mine: tuple[int, ...], partner: str) -> str:
        works = [self._works[at] for at in mine] + [self._elsewhere.get(partner, (True, 0.0))[0]]
        return "" if all(works) else "tie_idle"

    def _future(self, since: float, partner: str) -> str:
        return "tie_future" if since > max(self.year, self._elsewhere.get(partner, (True, self.year))[1]) else ""

    @cached_property
    def _works(self) -> dict[int, bool]:
        return dict(zip(self.operators.tolist(), self.working.tolist(), strict=True))

    @cached_property
    def _elsewhere(self) -> dict[str, tuple[bool, float]]:
        """Whether operators of other territories at work in their own last year, and that year."""
        sheet, years = self.milieux.operators, {}
        for name, year in zip(self.milieux.territories["territory"], self.milieux.territories["year"], strict=True):
            years[name] = max(year, years.get(name, -np.inf))
        year = np.array([years[name] for name in sheet["territory"].tolist()])
        works = ~(sheet["founded"] > year) & ~(sheet["closed"] <= year)
        named = zip(sheet["operator"].tolist(), sheet["territory"].tolist(), works.tolist(), year.tolist(), strict=True)
        return {name: (bool(at), y) for name, home, at, y in named if home != self.territory}
