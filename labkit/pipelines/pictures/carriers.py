"""Who carries what: tacit and codified knowledge that a tie of each channel brings in a year, and what ties cost."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import fine
from labkit.ui import figures
from labkit.ui.view import View

from ..channels import CATALOGUE, CHANNELS
from ..result import KINDS, PipelinesResult
from ..told import per_tie, small
from .clusters import stroke
from .layout import WIDE

ROW, HEAD = 18.0, 18.0  # px
HEIGHT = HEAD + ROW * len(CHANNELS)
ROWS = HEIGHT - HEAD - ROW * (np.arange(len(CHANNELS)) + 0.5)
SAMPLE, NAMES_AT, BARS_AT, LONGEST = (5.0, 29.0), 36.0, 142.0, 140.0
COLUMNS = {"tacit": 320.0, "codified": 392.0, "ties": 446.0, "time": 497.0}  # right edges
TOPS = (4.0, 8.0, 16.0, 40.0)  # per cent a year at the end of the longest bar
KEYS = {"tacit": 281.0, "codified": 333.0}  # left of the words in the head
ROLES = {"tacit": "replicative", "codified": "stayed"}
THICK = 9.0


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. Axes run in px of a bench 1180 px wide."""
    fig = figures.bare(HEIGHT, (0, WIDE), (0, HEIGHT))
    for channel, y in zip(CHANNELS, ROWS, strict=True):
        fig.multi_line([list(SAMPLE)], [[y, y]], **stroke(view, channel))
    for kind, role in ROLES.items():
        bars = view.source(f"bars_{kind}", y=[], left=[], right=[])
        paint = {"fill_color": view.colour[role], "line_color": None}
        fig.hbar("y", height=THICK, left="left", right="right", source=bars, **paint)
    spread = view.source("tacit_spread", x0=[], x1=[], y=[])
    fig.segment("x0", "y", "x1", "y", source=spread, color=view.colour["ink"], line_width=1.5)
    then = view.source("tacit_then", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=then, color=view.colour["ink"], line_width=1.5, line_dash=[2, 2])
    for kind, role in ROLES.items():
        fig.scatter([KEYS[kind]], [HEIGHT - HEAD / 2], marker="square", size=8, color=view.colour[role])
    figures.labels(fig, view, "carrier_names")
    figures.labels(fig, view, "carrier_numbers", align="right")
    figures.labels(fig, view, "carrier_tacit", bold=True, align="right")
    return fig


def show(view: View, words: dict[str, Any], result: PipelinesResult, against: PipelinesResult | None = None) -> None:
    """Puts a result on the figure, and where run A has the end of its tacit part, in the rows of channels in use."""
    brought, held = per_tie(result), result.channel_ties.mean(axis=0)
    then = per_tie(against)[:, 1] if against else np.full(len(CHANNELS), np.nan)
    top = next((top for top in TOPS if np.nansum(brought, axis=1).max() <= top), max(TOPS))
    used = held > 0
    seen = used & ~np.isnan(then)
    y, half = ROWS[used], ROW / 2 - 1
    tacit, both = _along(brought[used, 1], top), _along(brought[used].sum(axis=1), top)
    view.put("bars_tacit", y=y, left=np.full(len(y), BARS_AT), right=tacit)
    view.put("bars_codified", y=y, left=tacit, right=both)
    low, high = _along(_spread(result)[:, used], top)
    view.put("tacit_spread", x0=low, x1=high, y=y)
    view.put("tacit_then", x=_along(then[seen], top), y0=ROWS[seen] - half, y1=ROWS[seen] + half)
    _put_words(view, words, result, brought, held)


def _along(values: np.ndarray, top: float) -> np.ndarray:
    """Places along the bars; what is longer than the longest bar ends with it."""
    return BARS_AT + np.minimum(values / top, 1) * LONGEST


def _spread(result: PipelinesResult) -> np.ndarray:
    """Limits, (2, channel), of the tacit part in nine of ten futures that have such ties; per cent of all knowledge."""
    tacit, held = 100 * result.carried[:, :, KINDS.index("tacit")], result.channel_ties
    limits = np.full((2, len(CHANNELS)), np.nan)
    for at in range(len(CHANNELS)):
        some = held[:, at] > 0
        if some.any():
            limits[:, at] = np.quantile(tacit[some, at] / held[some, at], (0.05, 0.95))
    return limits


def _put_words(
    view: View, words: dict[str, Any], result: PipelinesResult, brought: np.ndarray, held: np.ndarray
) -> None:
    text, top = words["carriers"], HEIGHT - HEAD / 2
    names = [(NAMES_AT, top, text["head"], "ink2")]
    numbers = [(x, top, text[column], "ink2") for column, x in COLUMNS.items()]
    bold = []
    for channel, y, (codified, tacit), ties in zip(CHANNELS, ROWS, brought, held, strict=True):
        names.append((NAMES_AT, y, text[channel], "ink" if ties > 0 else "ink2"))
        cost = fine(CATALOGUE[channel].cost[0] * result.params.tie_cost)
        number, told = (f"{ties:.2f}", small(codified)) if ties > 0 else ("–", text["unused"])
        beside = {"time": cost, "ties": number, "codified": told}
        numbers += [(COLUMNS[column], y, said, _role(column, ties)) for column, said in beside.items()]
        if ties > 0:
            bold.append((COLUMNS["tacit"], y, small(tacit), "ink"))
    figures.put_labels(view, "carrier_names", names)
    figures.put_labels(view, "carrier_numbers", numbers)
    figures.put_labels(view, "carrier_tacit", bold)


def _role(column: str, ties: float) -> str:
    """What a tie brings is darker than what stands beside it."""
    return "ink" if column == "codified" and ties > 0 else "ink2"
