"""The view of the pipelines lab: the clusters and their ties, who carries what, what is known, talk, capacity, A."""

from __future__ import annotations

import numpy as np

from labkit.ui import differences
from labkit.ui.view import Panel, View

from .luck import YEARS
from .pictures import capacity, carriers, clusters, knowledge, talk
from .pictures.years import names, split
from .result import PipelinesResult

PICTURES = (clusters, carriers, knowledge, talk, capacity)
COMPARED = ("home_first", "home_others", "foreign")


class PipelinesView(View):
    """Figures of `PipelinesResult`, and how they take a result and a pinned run A."""

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        made = {picture: picture.build(self, self.words) for picture in PICTURES}
        gates = (("ring:ink", text["gatekeeper"]),)
        apart = differences.build(self, len(COMPARED))
        from_a = text["differences_sub"].format(year=YEARS)
        looks = clusters.looks(self.words)
        return (
            Panel("clusters", text["clusters"], made[clusters], text["clusters_sub"], key=gates, looks=looks),
            Panel("carriers", text["carriers"], made[carriers], text["carriers_sub"]),
            Panel("knowledge", text["knowledge"], made[knowledge], text["knowledge_sub"], column=1),
            Panel("talk", text["talk"], made[talk], text["talk_sub"], column=1),
            Panel("capacity", text["capacity"], made[capacity], text["capacity_sub"], column=1),
            Panel("differences", text["differences"], apart, from_a, column=1),
        )

    def show(self, result: PipelinesResult, against: PipelinesResult | None = None) -> None:
        for picture in PICTURES:
            picture.show(self, self.words, result, against)
        first, others = names(result.params, self.words)
        told = [self.words["rows"][row].format(first=first, others=others) for row in COMPARED]
        pairs = zip(_compared(result), _compared(against), strict=True) if against else ()
        differences.show(self, dict(zip(told, pairs, strict=False)))


def _compared(result: PipelinesResult) -> list[np.ndarray]:
    """The last year in per cent of all knowledge, each (run,)."""
    first, others = split(result.known_home[:, -1])
    return [100 * first, 100 * others, 100 * result.known_foreign[:, -1].mean(axis=1)]
