"""Ranking of all territories, or of the dozen about the one in focus, each with the band of its rank."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.result import QUANTILES
from labkit.ui import figures
from labkit.ui.view import View

from ..naming import brief, place
from ..result import MilieuResult
from .scale import scale_of

HEIGHT, SHOWN = 220, 12
NAMES_AT, SCORES_AT, WIDE = -34, 120, 100.0
ROW_TICKS = 10
GUESS_AT = 112  # where the words of a guess end, clear of all bands but the widest


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. Rows are counted from the top; the axis of ranks runs from 0 to 100."""
    fig = figures.bare(HEIGHT, (NAMES_AT - 9, SCORES_AT + 1), (SHOWN + 0.75, -0.55))
    grid = view.source("rank_grid", x=[], y0=[], y1=[])
    fig.segment("x", "y0", "x", "y1", source=grid, color=view.colour["grid"], level="underlay")
    tint = view.source("rank_focus", y=[], high=[])
    edges = {"left": NAMES_AT - 8, "right": SCORES_AT + 0.4}  # inside the figure, or a line is left behind
    paint = {"fill_color": view.colour["source"], "fill_alpha": 0.10, "line_color": None}
    fig.hbar("y", height="high", source=tint, **edges, **paint)
    spread = view.source("ranks", y=[], colour=[], **{level: [] for level in QUANTILES})
    for share, wide in (("90", 1.5), ("50", 5)):
        fig.segment(f"low{share}", "y", f"high{share}", "y", source=spread, color="colour", line_width=wide)
    then = view.source("ranks_then", x=[], y=[])
    fig.scatter("x", "y", source=then, size=8, fill_color=view.colour["bg"], line_color=view.colour["ink"])
    edge = {"line_color": view.colour["bg"], "line_width": 1.5}
    fig.scatter("x", "y", source=view.source("rank_dots", x=[], y=[], colour=[]), size=9, color="colour", **edge)
    picks = view.source("rank_picks", x=[], y=[], focus=[])
    fig.scatter("x", "y", source=picks, size=1, color=view.colour["bg"], alpha=0.0)
    figures.labels(fig, view, "rank_places", align="right")
    figures.labels(fig, view, "rank_names")
    figures.labels(fig, view, "rank_named", bold=True)
    figures.labels(fig, view, "rank_scores", align="right")
    figures.labels(fig, view, "rank_ticks", align="center")
    figures.guess(fig, view)
    return fig


def show(view: View, words: dict[str, Any], result: MilieuResult, against: MilieuResult | None = None) -> None:
    """Puts a result and run A on the figure."""
    shown = rows_of(result)
    height = SHOWN / max(len(shown), 8)
    ys = (np.arange(len(shown)) + 0.5) * height - 0.5
    roles = ["source" if at == result.focus else "other" for at in shown]
    levels = across(_levels(drawn_of(result)[:, shown]), result)
    view.put("ranks", y=ys, colour=roles, **dict(zip(QUANTILES, levels, strict=True)))
    view.put("rank_dots", x=across(chosen_of(result)[shown], result), y=ys, colour=roles)
    view.put("rank_picks", x=np.tile([NAMES_AT + 8, NAMES_AT + 20, 0, 50, 100], len(shown)), y=np.repeat(ys, 5),
             focus=[result.milieux.names[at] for at in shown for _ in range(5)])  # fmt: skip
    before = across(chosen_of(against)[shown], result) if against else ys[:0]
    view.put("ranks_then", x=before, y=ys[: len(before)])
    focus = ys[[role == "source" for role in roles]]
    view.put("rank_focus", y=focus, high=np.full(len(focus), height))
    _put_words(view, words, result, shown, ys)
    _put_axis(view, words, result, ys[-1] + height / 2)
    _put_guess(view, words, result, ys[roles.index("source")])


def rows_of(result: MilieuResult) -> list[int]:
    """The territories that are shown, best first: all, or a dozen with the one in focus among them."""
    order = np.argsort(np.nan_to_num(result.chosen_rank, nan=np.inf), kind="stable").tolist()
    first = min(max(order.index(result.focus) - SHOWN // 2, 0), max(len(order) - SHOWN, 0))
    return order[first : first + SHOWN]


def _levels(drawn: np.ndarray) -> np.ndarray:
    """Limits (level, territory) that were drawn, as in the sentence: a rank between two ranks is none."""
    return np.quantile(drawn, list(QUANTILES.values()), axis=0, method="inverted_cdf")


def drawn_of(result: MilieuResult) -> np.ndarray:
    """What the rows show of the draws, (run, territory): ranks, or scores where there is nobody to compare with."""
    return result.score if result.alone else result.rank


def chosen_of(result: MilieuResult) -> np.ndarray:
    """The same as chosen, (territory,)."""
    return result.chosen_score if result.alone else result.chosen_rank


def across(values: np.ndarray, result: MilieuResult) -> np.ndarray:
    """Places of ranks, or of scores of a territory alone, along the axis."""
    if result.alone:
        return scale_of(result).at(values)
    return (np.asarray(values) - 1) / (len(result.milieux.names) - 1) * WIDE


def _put_words(view: View, words: dict[str, Any], result: MilieuResult, shown: list[int], ys: np.ndarray) -> None:
    digits = 1 if result.params.normalise in ("rank", "z") else 0
    named = [(at, y, brief(result.milieux.names[at])) for at, y in zip(shown, ys, strict=True)]
    ranks, scores = result.chosen_rank, result.chosen_score
    spelt = {at: "" if result.alone else "–" if ranks[at] != ranks[at] else f"{ranks[at]:g}" for at in shown}
    figures.put_labels(view, "rank_places", [(NAMES_AT, y, spelt[at], "ink2") for at, y, _ in named])
    plain, bold = ([row for row in named if (row[0] == result.focus) == is_focus] for is_focus in (False, True))
    figures.put_labels(view, "rank_names", [(NAMES_AT + 2, y, name, "ink") for _, y, name in plain])
    figures.put_labels(view, "rank_named", [(NAMES_AT + 2, y, name, "ink") for _, y, name in bold])
    told = ["–" if scores[at] != scores[at] else f"{scores[at]:.{digits}f}" for at in shown]
    figures.put_labels(view, "rank_scores", [(SCORES_AT, y, t, "ink") for y, t in zip(ys, told, strict=True)])


def _put_axis(view: View, words: dict[str, Any], result: MilieuResult, bottom: float) -> None:
    ticks = scale_of(result).ticks if result.alone else _rank_ticks(len(result.milieux.names))
    xs = across(np.array(ticks, float), result)
    view.put("rank_grid", x=xs, y0=np.full(len(xs), -0.5), y1=np.full(len(xs), bottom))
    spelt = [f"{tick:g}" for tick in ticks]
    if not result.alone:
        spelt[0], spelt[-1] = place(ticks[0], words), place(ticks[-1], words)
    rows = [(x, bottom + 0.55, text, "ink2") for x, text in zip(xs, spelt, strict=True)]
    figures.put_labels(view, "rank_ticks", rows)


def _rank_ticks(number: int) -> list[int]:
    """All places of a few territories, round ones of many."""
    stride = -(-number // ROW_TICKS)
    return [1, *range(stride if stride > 1 else 2, number - stride // 2, stride), number]


def _put_guess(view: View, words: dict[str, Any], result: MilieuResult, y: float) -> None:
    made = view.guess_of("focus_rank")
    guessed = (
        made
        and made.data == result.milieux.digest
        and not result.alone
        and result.params.focus == result.params.knobs()["focus"].default
    )
    x = float(across(np.clip(made.value, 1, len(result.milieux.names)), result)) if guessed else 0.0
    figures.place_guess(view, (x, y) if guessed else None, words["guess"], (GUESS_AT, y))
