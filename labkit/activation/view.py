"""The view of the activation lab: the territory, the four D's, exporters, connection, the money, difference from A."""

from __future__ import annotations

import numpy as np

from labkit.ui import differences
from labkit.ui.view import Panel, View

from .luck import YEARS
from .pictures import connected, exporters, scores, territory
from .result import ActivationResult
from .told import hundredths, per_cent, split, where_money_goes

PICTURES = (territory, scores, exporters, connected)
COMPARED = {"exporters": 100, "operators": 1, "quality": 100}


class ActivationView(View):
    """Figures of `ActivationResult`, and how they take a result and a pinned run A."""

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        made = {picture: picture.build(self, self.words) for picture in PICTURES}
        coordinator = (("diamond:ink", text["coordinator"]),)
        apart = differences.build(self, len(COMPARED))
        looks, from_a = territory.looks(self.words), text["differences_sub"].format(year=YEARS)
        return (
            Panel("territory", text["territory"], made[territory], text["territory_sub"], key=coordinator, looks=looks),
            Panel("scores", text["scores"], made[scores], text["scores_sub"]),
            Panel("exporters", text["exporters"], made[exporters], text["exporters_sub"], column=1),
            Panel("connected", text["connected"], made[connected], text["connected_sub"], column=1),
            Panel("money", text["money"], parts=tuple(territory.ROLES), column=1),
            Panel("differences", text["differences"], apart, from_a, column=1),
        )

    def show(self, result: ActivationResult, against: ActivationResult | None = None) -> None:
        for picture in PICTURES:
            picture.show(self, self.words, result, against)
        self._show_money(result)
        pairs = {name: (_last(result, name), _last(against, name)) for name in COMPARED} if against else {}
        differences.show(self, {self.words["rows"][name]: pair for name, pair in pairs.items()})

    def _show_money(self, result: ActivationResult) -> None:
        """What was paid for, and beside the title the split that was asked for."""
        text, asked = self.words["panels"], split(result)
        told = " : ".join(f"{hundredths(share)}" for share in asked)
        self.shown.subs["money"] = text["money_sub"].format(split=told) if sum(asked) else text["money_unsplit"]
        self.shown.notes["money"] = "" if result.params.budget else text["money_note"]
        paid = where_money_goes(result)
        self.shown.bars["money"] = [
            {"role": role, "label": self.words["uses"][use], "share": float(share), "text": per_cent(share)}
            for (use, role), share in zip(territory.ROLES.items(), paid, strict=True)
        ]


def _last(result: ActivationResult, name: str) -> np.ndarray:
    """The last year, (run,); shares in per cent."""
    return COMPARED[name] * getattr(result, name)[:, -1]
