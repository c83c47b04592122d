"""The view of the territory lab: the front, four aims over the years, the split, gains, difference from A."""

from __future__ import annotations

import numpy as np

from labkit.core.words import percent
from labkit.ui import differences
from labkit.ui.view import Panel, View

from .luck import PROGRAMME, YEARS
from .pictures import aims, front, gains
from .result import AIMS, TerritoryResult
from .told import IN_POINTS, money, where_money_goes

PICTURES = (front, aims, gains)
PARTS = {  # how the money for a lever is painted, and last what is not spent
    "intermediaries": "agent",
    "coordination": "source",
    "hubs": "dest",
    "human_capital": "exporter",
    "trust": "replicative",
    "policy": "other",
    "kept": "stayed",
}
HUNDREDS = 0.01  # the cost is compared in 100 k EUR
FINE = 20  # points: differences up to these are told with a decimal


class TerritoryView(View):
    """Figures of `TerritoryResult`, and how they take a result and a pinned run A."""

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        made = {picture: picture.build(self, self.words) for picture in PICTURES}
        marks = {"ring": "own", "cross": "nothing", "circle:exporter": "best", "circle:stayed": "beaten"}
        key = tuple((mark, text[name]) for mark, name in marks.items())
        apart, from_a = differences.build(self, len(AIMS) + 1), text["differences_sub"].format(year=YEARS)
        shown = {"key": key, "looks": front.looks(self.words), "picks": "splits"}
        return (
            Panel("front", text["front"], made[front], **shown),
            Panel("aims", text["aims"], made[aims], text["aims_sub"], key=(("stroke:other", text["without"]),)),
            Panel("money", text["money"], parts=tuple(PARTS.values()), column=1),
            Panel("gains", text["gains"], made[gains], text["gains_sub"], column=1),
            Panel("differences", text["differences"], apart, from_a, column=1),
        )

    def show(self, result: TerritoryResult, against: TerritoryResult | None = None) -> None:
        for picture in PICTURES:
            picture.show(self, self.words, result, against)
        self._show_money(result)
        differences.show(self, self._compared(result, against) if against else {}, FINE)

    def _compared(self, result: TerritoryResult, against: TerritoryResult) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """What is set beside run A in the last year, each (run,); shares in per cent."""
        rows = {
            self.words["rows"][aim]: (by * getattr(result, aim)[:, -1], by * getattr(against, aim)[:, -1])
            for aim, by in IN_POINTS.items()
        }
        return rows | {self.words["rows"]["cost"]: (HUNDREDS * result.cost, HUNDREDS * against.cost)}

    def _show_money(self, result: TerritoryResult) -> None:
        """What of the budget was spent on which lever, and what finds nothing to buy."""
        text, spent = self.words["panels"], where_money_goes(result)
        whole = PROGRAMME * result.params.budget
        self.shown.subs["money"] = text["money_sub"].format(paid=money(spent[:-1].sum()), whole=money(whole))
        self.shown.notes["money"] = "" if whole else text["money_note"]
        self.shown.bars["money"] = [
            {"role": role, "label": self.words["uses"][use], "share": share, "text": percent(share)}
            for (use, role), share in zip(PARTS.items(), (spent / max(whole, 1e-12)).tolist(), strict=True)
        ]
