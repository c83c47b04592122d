"""The view of the relocation lab: both territories, the kernels at home, what moved, what firms did."""

from __future__ import annotations

import numpy as np

from labkit.core.words import percent
from labkit.ui import differences
from labkit.ui.view import Panel, View

from .pictures import activities, competitiveness, kernels
from .pictures.years import YEARS
from .result import RelocationResult

STRATEGIES = ("stayed", "selective", "replicative")
COMPARED = ("home", "destination", "jobs", "kept")


class RelocationView(View):
    """Figures of `RelocationResult`, and how they take a result and a pinned run A."""

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        half = (("triangle", text["half"]), ("ramp:moved", text["ramp"]))
        ends = (("circle", text["kept"]), ("cross", text["tipped"]))
        by_year, from_a = (text[name].format(year=YEARS) for name in ("strategies_sub", "differences_sub"))
        first = competitiveness.build(self, self.words)
        return (
            Panel("competitiveness", text["competitiveness"], first, text["competitiveness_sub"]),
            Panel("moved", text["moved"], activities.build(self, self.words), text["moved_sub"], key=half),
            Panel("kernels", text["kernels"], kernels.build(self, self.words), key=ends, column=1),
            Panel("strategies", text["strategies"], sub=by_year, parts=STRATEGIES, column=1),
            Panel("differences", text["differences"], differences.build(self, len(COMPARED)), from_a, column=1),
        )

    def show(self, result: RelocationResult, against: RelocationResult | None = None) -> None:
        for picture in (competitiveness, activities, kernels):
            picture.show(self, self.words, result, against)
        self._show_strategies(result)
        now, then = _compared(result), _compared(against) if against else {}
        differences.show(self, {self.words["rows"][name]: (now[name], then[name]) for name in COMPARED if against})

    def _show_strategies(self, result: RelocationResult) -> None:
        selective, replicative = (float(getattr(result, name)[:, -1].mean()) for name in STRATEGIES[1:])
        shares = (max(1 - selective - replicative, 0), selective, replicative)
        self.shown.bars["strategies"] = [
            {"role": n, "label": self.words[n], "share": s, "text": percent(s), "hatch": n == "replicative"}
            for n, s in zip(STRATEGIES, shares, strict=True)
        ]


def _compared(result: RelocationResult) -> dict[str, np.ndarray]:
    """The last year, (run,): indices as they are, shares in percent."""
    last = {name: getattr(result, name)[:, -1] for name in ("home", "destination", "jobs", "replicative")}
    return {**last, "jobs": 100 * last["jobs"], "kept": 100 * (1 - last["replicative"])}
