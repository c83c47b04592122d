"""The kernels at home as a phase plane: competences K across, trust T up, and the line below which home tips."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.ui import figures
from labkit.ui.view import View

from ..result import RelocationResult

SHOWN_RUNS = 18
OUT_OF_SIGHT = 1.2


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.blank(262, (0, 1.03), (0, 1.03))
    for axis in (fig.xaxis, fig.yaxis):
        figures.ticks(axis, [0, 0.5, 1])
    hollow = view.source("hollow", x=[], y=[])
    fig.varea(x="x", y1=0, y2="y", source=hollow, fill_color=view.colour["hollow"])
    fig.segment(x0=[0.5, 0], x1=[0.5, 1], y0=[0, 0.5], y1=[1, 0.5], color=view.colour["grid"], level="underlay")
    fig.line("x", "y", source=hollow, color=view.colour["ink"], line_width=2, line_dash=[2, 3])
    figures.runs(fig, view, "paths", "source")
    middle = view.source("middle", x=[], y=[])
    fig.line("x", "y", source=middle, color=view.colour["source"], line_width=2.5, line_join="round")
    figures.dashed(fig, view, "pinned_path", "source")
    figures.dot(fig, view, view.source("held", x=[], y=[]), "x", "y", "source", size=9)
    crosses = view.source("crossed", x=[], y=[])
    fig.scatter("x", "y", source=crosses, marker="x", size=8, color=view.colour["source"], line_width=2)
    begin = view.source("begin", x=[], y=[])
    ring = {"fill_color": view.colour["bg"], "line_color": view.colour["source"], "line_width": 2.5}
    fig.scatter("x", "y", source=begin, size=11, **ring)
    figures.labels(fig, view, "kernel_words", plate=True)
    figures.labels(fig, view, "kernel_ends", align="right", plate=True)
    return fig


def show(view: View, words: dict[str, Any], result: RelocationResult, against: RelocationResult | None) -> None:
    """Puts a result and run A on the figure."""
    end = _show_tipping_line(view)
    shown = spread_out(result)
    K, T, tipped = result.competences[shown], result.trust[shown], result.tipped[shown] == 1
    view.put("paths", xs=K, ys=T)
    view.put("held", x=K[~tipped, -1], y=T[~tipped, -1])
    view.put("crossed", x=K[tipped, -1], y=T[tipped, -1])
    k, t = _middle(result)
    view.put("middle", x=k, y=t)
    view.put("begin", x=k[:1], y=t[:1])
    then = _middle(against) if against else (np.array([]), np.array([]))
    view.put("pinned_path", x=then[0], y=then[1])
    view.shown.subs["kernels"] = words["panels"]["kernels_sub"].format(shown=len(K), runs=result.runs)
    _label(view, words, (k[0], t[0]), end)


def spread_out(result: RelocationResult) -> np.ndarray:
    """Which runs are drawn: evenly from the worst to the best end, so that they stand for all of them."""
    ranked = np.argsort(result.home[:, -1], kind="stable")
    shown = min(SHOWN_RUNS, result.runs)
    return np.sort(ranked[((np.arange(shown) + 0.5) * result.runs / shown).astype(int)])


def _middle(result: RelocationResult) -> tuple[np.ndarray, np.ndarray]:
    return np.median(result.competences, axis=0), np.median(result.trust, axis=0)


def _show_tipping_line(view: View) -> float:
    """Draws the line and the ground below it from the view's background; returns its height at the right end."""
    K, T = view.background or (np.array([0.0]), np.array([0.0]))
    y = np.nan_to_num(np.concatenate([T[:1], T]), nan=OUT_OF_SIGHT)
    view.put("hollow", x=np.concatenate([[0], K]), y=y)
    return float(y[-1])


def _label(view: View, words: dict[str, Any], begin: tuple[float, float], end: float) -> None:
    beside = end - 0.06 if end > 0.2 else max(end + 0.06, 0.14)
    left = [(0.02, 0.97, words["trust"], "ink2"), (0.02, 0.05, words["hollows_out"], "ink")]
    right = [
        (1.01, 0.05, words["competences"], "ink2"),
        (1.01, 0.97, words["renews"], "ink"),
        (1.01, min(beside, 0.88), words["tipping_line"], "ink"),
        (begin[0] - 0.035, min(max(begin[1], 0.13), 0.9), f"{words['year']} 0", "source"),
    ]
    figures.put_labels(view, "kernel_words", left)
    figures.put_labels(view, "kernel_ends", right)
