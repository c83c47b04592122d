"""What each tried way to split the budget comes to, in two of the four aims; a third by the size of the dots."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.core.properties import value

from labkit.ui import figures
from labkit.ui.looks import Look
from labkit.ui.view import View

from ..front import ALL_AIMS, BETTER, KEPT, SPLITS, Front, non_dominated
from ..params import LEVERS, TerritoryParams
from ..result import TerritoryResult
from ..told import above, best_of_those_that_beat, in_words, known, nothing, own, verdict
from .scale import SHOWN, Scale, scale, written

HEIGHT = 276
AXES = (  # what lies, what stands, and what the size of the dots tells
    ("kernels", "exporters", "cost"),
    ("score", "exporters", "cost"),
    ("kernels", "score", "cost"),
    ("cost", "exporters", "kernels"),
    ("cost", "score", "kernels"),
    ("cost", "kernels", "exporters"),
)
SOME_MONEY, SOME_POINTS = 100.0, 1.0  # k EUR; points on each side of the middle
SMALL, LARGE, SAME = 5.0, 12.0, 8.0  # px
LEFT, LOW, HIGH, EDGE = -0.14, -0.05, 1.03, 1.05
TICKS_AT, NAMES_AT, SPLIT_AT = -0.11, 1.075, 1.165


def looks(words: dict[str, Any]) -> tuple[Look, ...]:
    """Which aims stand on the axes."""
    said = words["looks"]
    return (Look("axes", said["axes"], said["axes_meaning"], 1, len(AXES), 1),)


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty. Its axes run from 0 to 1; what they mean is written beside them."""
    fig = figures.bare(HEIGHT, (LEFT, EDGE), (-0.17, 1.22))
    lines = view.source("front_grid", x0=[], x1=[], y0=[], y1=[])
    fig.segment("x0", "y0", "x1", "y1", source=lines, color=view.colour["grid"], level="underlay")
    _draw_dots(fig, view)
    figures.labels(fig, view, "front_x", align="center")
    figures.labels(fig, view, "front_y", align="right")
    figures.labels(fig, view, "front_names", bold=True, plate=True)
    figures.labels(fig, view, "front_across", bold=True, align="right", plate=True)
    figures.labels(fig, view, "front_size", align="right", plate=True)
    figures.labels(fig, view, "front_better", align="right")
    return fig


def _draw_dots(fig: Any, view: View) -> None:
    line = view.source("front_line", x=[], y=[])
    fig.line("x", "y", source=line, color=view.colour["exporter"], line_width=1.5)
    columns = {name: [] for name in ("budget", *LEVERS.values())}
    # Invisible: what a click finds. The dots are drawn in two sorts, the beaten ones below.
    fig.scatter(
        "x", "y", source=view.source("splits", x=[], y=[], **columns), size=1, color=view.colour["ink"], alpha=0
    )
    for name, role in (("beaten", "stayed"), ("best", "exporter")):
        dots = view.source(name, x=[], y=[], size=[])
        paint = {"fill_color": view.colour[role], "line_color": view.colour["bg"], "line_width": 1}
        fig.scatter("x", "y", source=dots, size="size", **paint)
    better = view.source("better", x=[], y=[])
    fig.line("x", "y", source=better, color=view.colour["ink"], line_width=1.5, line_dash=[2, 3])
    cross = view.source("nothing", x=[], y=[])
    fig.scatter("x", "y", source=cross, marker=value("x"), size=12, color=view.colour["ink"], line_width=2.5)
    ring = {"fill_color": None, "line_color": view.colour["ink"], "line_width": 3}
    fig.scatter("x", "y", source=view.source("own", x=[], y=[]), size=15, **ring)


def show(view: View, words: dict[str, Any], result: TerritoryResult, against: TerritoryResult | None = None) -> None:
    """Puts the front, so far as it is known, the student's split and doing nothing on the figure."""
    across, up, _ = axes = AXES[view.look["axes"] - 1]
    front, higher = known(view.background, result), above(result)
    here = {"own": own(result) + higher, "nothing": nothing(result) + higher}
    scales = _scales(_drawn(view.background, higher), here, axes)
    for name, aims in here.items():
        view.put(name, x=_at(scales, aims, across), y=_at(scales, aims, up))
    _put_splits(view, front, _drawn(front, higher), result.params, scales, axes)
    _put_words(view, words, scales, axes)
    _put_verdict(view, words, front, result, scales, axes)


def _drawn(front: Front | None, higher: np.ndarray) -> np.ndarray:
    """Where the splits are drawn, (split, aim), NaN for those not known; no split at all without a front."""
    return np.empty((0, len(ALL_AIMS))) if front is None else front.aims + higher


def _scales(drawn: np.ndarray, here: dict[str, np.ndarray], axes: tuple[str, ...]) -> dict[str, Scale]:
    """The scales of the two axes. While a slider moves they hold the front of a moment ago as well."""
    rows = np.vstack([*here.values(), *drawn[np.isfinite(drawn[:, 0])]])
    return {aim: _scale(aim, SHOWN[aim] * rows[:, ALL_AIMS.index(aim)]) for aim in axes[:2]}


def _scale(aim: str, values: np.ndarray) -> Scale:
    """No axis is so short that it makes much of next to nothing."""
    if aim == "cost":
        return scale([*values, SOME_MONEY], from_zero=True)
    middle = (values.min() + values.max()) / 2
    return scale([*values, middle - SOME_POINTS, middle + SOME_POINTS])


def _at(scales: dict[str, Scale], aims: np.ndarray, aim: str) -> np.ndarray:
    return scales[aim].place(SHOWN[aim] * np.atleast_2d(aims)[:, ALL_AIMS.index(aim)])


def _put_splits(
    view: View,
    front: Front | None,
    aims: np.ndarray,
    params: TerritoryParams,
    scales: dict[str, Scale],
    axes: tuple[str, ...],
) -> None:
    across, up, third = axes
    there, best = (front.there, front.best) if front else (np.zeros(0, bool), np.zeros(0, bool))
    x, y, size = _at(scales, aims, across), _at(scales, aims, up), _sizes(aims[:, ALL_AIMS.index(third)])
    for name, which in (("beaten", there & ~best), ("best", best)):
        view.put(name, x=x[which], y=y[which], size=size[which])
    chosen = SPLITS[: len(aims)][there]
    weights = {lever: 100 * chosen[:, place] for place, lever in enumerate(LEVERS.values())}
    view.put("splits", x=x[there], y=y[there], budget=params.budget * (1 - chosen[:, KEPT]), **weights)
    line = np.flatnonzero(best)
    line = line[non_dominated((aims * BETTER)[line][:, [ALL_AIMS.index(across), ALL_AIMS.index(up)]])]
    line = line[np.lexsort((y[line], x[line]))]
    view.put("front_line", x=x[line], y=y[line])


def _sizes(third: np.ndarray) -> np.ndarray:
    """Diameters in px, their areas growing with the third aim; all alike where it is the same."""
    low, high = (np.nanmin(third), np.nanmax(third)) if np.isfinite(third).any() else (0.0, 0.0)
    if high - low < 1e-9:
        return np.full(len(third), SAME)
    return np.sqrt(SMALL**2 + (LARGE**2 - SMALL**2) * (third - low) / (high - low))


def _put_words(view: View, words: dict[str, Any], scales: dict[str, Scale], axes: tuple[str, ...]) -> None:
    across, up, third = axes
    xs, ys = scales[across].ticks(), scales[up].ticks()
    x, y = scales[across].place(xs), scales[up].place(ys)
    view.put(
        "front_grid",
        x0=np.r_[np.full(len(y), LOW), x],
        x1=np.r_[np.full(len(y), HIGH), x],
        y0=np.r_[y, np.full(len(x), LOW)],
        y1=np.r_[y, np.full(len(x), HIGH)],
    )
    below = [(at, TICKS_AT, written(across, amount), "ink2") for at, amount in zip(x, xs, strict=True)]
    figures.put_labels(view, "front_x", below)
    beside = [(LOW - 0.012, at, written(up, amount), "ink2") for at, amount in zip(y, ys, strict=True)]
    figures.put_labels(view, "front_y", beside)
    said = words["axes"]
    figures.put_labels(view, "front_names", [(LOW, NAMES_AT, said["up"].format(aim=said[up]), "ink2")])
    figures.put_labels(view, "front_across", [(HIGH, -0.025, said["across"].format(aim=said[across]), "ink2")])
    figures.put_labels(view, "front_size", [(HIGH, NAMES_AT, said["size"].format(aim=said["more"][third]), "ink2")])


def _put_verdict(
    view: View,
    words: dict[str, Any],
    front: Front | None,
    result: TerritoryResult,
    scales: dict[str, Scale],
    axes: tuple[str, ...],
) -> None:
    """Beside the title how many splits beat the student's; in the figure one of them, in words and by a dotted line."""
    view.shown.subs["front"] = _told(words["front"], front, result)
    mine, said, ends = own(result), [], np.empty((0, len(ALL_AIMS)))
    if front is not None and verdict(front, result) and front.beating(mine).any():
        split = best_of_those_that_beat(front, mine)
        told = words["front"]["such_as"].format(split=in_words(split, words["uses"]))
        said, ends = [(HIGH, SPLIT_AT, told, "ink")], np.array([mine, front.aims[split]]) + above(result)
    figures.put_labels(view, "front_better", said)
    view.put("better", x=_at(scales, ends, axes[0]), y=_at(scales, ends, axes[1]))


def _told(text: dict[str, str], front: Front | None, result: TerritoryResult) -> str:
    """What stands beside the title: how much is filled in, then how many splits beat the student's."""
    if front is None:
        return ""
    if front.done < 1:
        return text["filling"].format(done=int(front.there.sum()), all=len(SPLITS))
    if not verdict(front, result):
        return text["alike"] if not result.params.budget else ""
    beating = int(front.beating(own(result)).sum())
    return text["beaten" if beating else "unbeaten"].format(number=beating, all=len(SPLITS))
