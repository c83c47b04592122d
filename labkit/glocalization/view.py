"""The view of the glocalization lab: the map, who exports by size, the strategy of your firm, differences from A."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from labkit.ui import differences
from labkit.ui.view import Panel, View

from .geography import SIZE_CLASSES
from .luck import YEARS
from .pictures import exporters, strategy, territory
from .result import GlocalizationResult


class GlocalizationView(View):
    """Figures of `GlocalizationResult`, and how they take a result and a pinned run A."""

    even: ClassVar[bool] = True

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        marks = {"circle:exporter": "exports", "ring:other": "not", "diamond:agent": "help", "gem:agent": "advisers"}
        key = tuple((mark, text[name]) for mark, name in marks.items())
        ramp = (("ramp:pay_off", text["ramp"]),)
        from_a = text["differences_sub"].format(year=YEARS)
        land, time, plan = (picture.build(self, self.words) for picture in (territory, exporters, strategy))
        apart = differences.build(self, 1 + len(SIZE_CLASSES))
        shown = {"key": key, "picks": "firms", "looks": territory.looks(self.words), "square": 480}
        return (
            Panel("territory", text["territory"], land, **shown),
            Panel("exporters", text["exporters"], time, text["exporters_sub"], column=1),
            Panel("strategy", text["strategy"], plan, text["strategy_sub"], key=ramp, column=1),
            Panel("differences", text["differences"], apart, from_a, column=1),
        )

    def show(self, result: GlocalizationResult, against: GlocalizationResult | None = None) -> None:
        for picture in (territory, exporters, strategy):
            picture.show(self, self.words, result, against)
        pairs = zip(_compared(result), _compared(against), strict=True) if against else ()
        differences.show(self, dict(zip((self.words["all_firms"], *SIZE_CLASSES), pairs, strict=False)))


def _compared(result: GlocalizationResult) -> list[np.ndarray]:
    """Exporters in the last year in percent, each (run,): of all firms, then class by class."""
    return [100 * result.exporters[:, -1], *(100 * result.exporters_by_size[:, -1].T)]
