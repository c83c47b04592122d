"""The view of the districts lab: place among the types, the first future, structure, transitions, difference from A."""

from __future__ import annotations

import numpy as np

from labkit.ui import differences
from labkit.ui.view import Panel, View

from .luck import YEARS
from .pictures import firms, place, structure, transitions
from .result import DistrictsResult

PICTURES = (place, firms, structure, transitions)
COMPARED = ("concentration", "outside", "trade")


class DistrictsView(View):
    """Figures of `DistrictsResult`, and how they take a result and a pinned run A."""

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        made = {picture: picture.build(self, self.words) for picture in PICTURES}
        apart = differences.build(self, len(COMPARED))
        from_a = text["differences_sub"].format(year=YEARS)
        looks = firms.looks(self.words)
        owners = (
            ("circle:source", text["local"]),
            ("square:exporter", text["outside"]),
            ("diamond:agent", text["public"]),
        )
        one = (("ring:ink", text["first"]), ("line", text["a"]))
        return (
            Panel("place", text["place"], made[place], "", key=one),
            Panel("firms", text["firms"], made[firms], "", key=owners, looks=looks),
            Panel("structure", text["structure"], made[structure], text["structure_sub"], column=1),
            Panel("transitions", text["transitions"], made[transitions], text["transitions_sub"], column=1),
            Panel("differences", text["differences"], apart, from_a, column=1),
        )

    def show(self, result: DistrictsResult, against: DistrictsResult | None = None) -> None:
        for picture in PICTURES:
            picture.show(self, self.words, result, against)
        for name, sub in (("place", "place_sub"), ("firms", "firms_sub")):
            self.shown.subs[name] = self.words["panels"][sub].format(year=self.look["year"])
        pairs = {name: (_last(result, name), _last(against, name)) for name in COMPARED} if against else {}
        differences.show(self, {self.words["rows"][name]: pair for name, pair in pairs.items()})


def _last(result: DistrictsResult, name: str) -> np.ndarray:
    """A share in the last year, in per cent, (run,)."""
    return 100 * getattr(result, name)[:, -1]
