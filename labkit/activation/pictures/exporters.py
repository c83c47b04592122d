"""Small firms that export, over the years."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures, tops
from labkit.ui.view import View

from ..luck import YEARS
from ..result import ActivationResult
from .years import EVERY, LABELS_AT, MARKED, SPAN

HEIGHT = 98
AXIS = tops.Tops("exporters", {0.3: 0.1, 0.4: 0.1, 0.6: 0.2, 1.0: 0.5}, (1, 2, 5), roof=1.03)


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(HEIGHT, SPAN, (0, AXIS.roof * min(AXIS.steps)))
    figures.years(fig, words["year"], YEARS, every=5)
    AXIS.build(fig, view, percent)
    figures.bands(fig, view, "exporters", "exporter")
    figures.dashed(fig, view, "exporters_then", "exporter")
    figures.upright(fig, view, "exporters_year")
    figures.labels(fig, view, "exporters_end", bold=True, size=13)
    if not view.guess_of("year_connected"):
        figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: ActivationResult, against: ActivationResult | None = None) -> None:
    """Puts a result and run A on the figure."""
    line = figures.put_bands(view, "exporters", result.exporters, every=MARKED)
    then = np.median(against.exporters, axis=0) if against else np.array([])
    view.put("exporters_then", x=EVERY[: len(then)], y=then)
    made = view.guess_of("exporters")
    guess = made.value if made else 0.0
    highest = max(float(view.sources["exporters"].data["high90"].max()), then.max(initial=0), guess)
    top = AXIS.put(view, highest, (0, YEARS))
    figures.put_look(view, "exporters_year", "year", (0, top))
    told = words["ends"]["exporters"].format(share=percent(line[-1]))
    figures.put_labels(view, "exporters_end", [(LABELS_AT, float(line[-1]), told, "exporter")])
    if not view.guess_of("year_connected"):
        figures.put_guess(view, words["guess"].format(value=percent(guess)), ("exporters",))
