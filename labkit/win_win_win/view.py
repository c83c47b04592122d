"""The view of the win-win-win lab: the square of futures, how they end, who wins, the shares, difference from A."""

from __future__ import annotations

import numpy as np

from labkit.core.words import percent
from labkit.ui import differences
from labkit.ui.view import Panel, View

from .luck import YEARS
from .pictures import ends, futures, pay_offs, shares
from .result import WinWinWinResult
from .told import SIDES, territory

PICTURES = (futures, ends, pay_offs, shares)
COMPARED = ("cooperating", "investing", "sides", "territory")


class WinWinWinView(View):
    """Figures of `WinWinWinResult`, and how they take a result and a pinned run A."""

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        made = {picture: picture.build(self, self.words) for picture in PICTURES}
        apart = differences.build(self, len(COMPARED))
        marks = {"diamond:ink": "lasts", "gem:ink": "fades", "stroke:ink": "first"}
        key, looks = tuple((mark, text[name]) for mark, name in marks.items()), futures.looks(self.words)
        in_last_year = text["last_year"].format(year=YEARS)
        return (
            Panel("futures", text["futures"], made[futures], key=key, looks=looks),
            Panel("ends", text["ends"], made[ends], in_last_year),
            Panel("pay_offs", text["pay_offs"], made[pay_offs], text["pay_offs_sub"], column=1),
            Panel("shares", text["shares"], made[shares], text["shares_sub"], column=1),
            Panel("differences", text["differences"], apart, in_last_year, column=1),
        )

    def show(self, result: WinWinWinResult, against: WinWinWinResult | None = None) -> None:
        for picture in PICTURES:
            picture.show(self, self.words, result, against)
        text, z = self.words["panels"], result.investing[0, self.look["year"]]
        self.shown.subs["futures"] = text["futures_sub"].format(share=percent(z))
        now, then = last(result), last(against) if against else {}
        differences.show(self, {self.words["rows"][name]: (now[name], then[name]) for name in COMPARED if against})


def last(result: WinWinWinResult) -> dict[str, np.ndarray]:
    """What is compared, in the last year, each (run,): shares in per cent, pay-offs in k EUR."""
    told = (
        100 * result.cooperating[:, -1],
        100 * result.investing[:, -1],
        result.pay_off[:, -1, :SIDES].mean(axis=-1),
        territory(result)[:, -1],
    )
    return dict(zip(COMPARED, told, strict=True))
