"""The view of the milieu lab: profile of one territory, ranking, rank by compensation, weights, differences from A."""

from __future__ import annotations

import numpy as np

from labkit.core.words import MINUS
from labkit.ui import differences
from labkit.ui.view import Panel, View

from .naming import brief
from .params import exponent_of
from .pictures import compensation, profile, ranking, weights
from .result import MilieuResult

LOWEST_TOLD = -50  # an exponent below this is told as minus infinity
PICTURES = (profile, ranking, compensation, weights)


class MilieuView(View):
    """Figures of `MilieuResult`, and how they take a result and a pinned run A. They fit any data."""

    even = True

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        made = {picture: picture.build(self, self.words) for picture in PICTURES}
        apart = differences.build(self, 2)
        judged, given = (
            (("tick", text["median"]), ("hatched", text["judged"])),
            (("ring", text["given"]), ("circle", text["found"])),
        )
        return (
            Panel("profile", text["profile"], made[profile], key=judged),
            Panel("compensation", text["compensation"], made[compensation]),
            Panel("ranking", text["ranking"], made[ranking], text["ranking_sub"], column=1, picks="rank_picks"),
            Panel("weights", text["weights"], made[weights], key=given, column=1),
            Panel("differences", text["differences"], apart, text["differences_sub"], column=1),
        )

    def show(self, result: MilieuResult, against: MilieuResult | None = None) -> None:
        for picture in PICTURES:
            picture.show(self, self.words, result, against)
        text, number = self.words["panels"], len(result.milieux.names)
        self.shown.subs["profile"] = text["profile_sub"].format(name=brief(result.params.focus, 16))
        shown = ranking.rows_of(result)
        exponent = exponent_of(result.params.compensation)
        spelt = "−∞" if exponent < LOWEST_TOLD else f"{exponent:.2g}".replace("-", MINUS)
        shown_as = text["score" if result.alone else "ranks"]
        self.shown.subs["compensation"] = text["compensation_sub"].format(what=shown_as, exponent=spelt)
        part = text["ranking_part"].format(shown=len(shown), all=number)
        whole = text["ranking_alone" if result.alone else "ranking_sub"]
        self.shown.subs["ranking"] = part if len(shown) < number else whole
        self.shown.subs["differences"] = text["differences_alone" if result.alone else "differences_sub"]
        differences.show(self, self._changes(result, against) if against else {})

    def _changes(self, result: MilieuResult, against: MilieuResult) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """Ranks of the territory in focus and of its rival, now and under the knobs of A; of one alone, its score.

        What is not known in some draw is left out.
        """
        names, both = result.milieux.names, [at for at in (result.focus, result.rival) if at is not None]
        pairs = {brief(names[at]): (result.rank[:, at], against.rank[:, at]) for at in both}
        if result.alone:
            pairs = {self.words["row_score"]: (result.focus_score, against.focus_score)}
        return {name: pair for name, pair in pairs.items() if not np.isnan(pair).any()}
