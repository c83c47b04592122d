"""The pictures of the relocation lab: both territories, the kernels at home, what moved, what firms did."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from labkit.core.result import QUANTILES
from labkit.core.words import percent, signed, words
from labkit.ui import figures
from labkit.ui.tokens import FONT, MOVED, ramp
from labkit.ui.view import Panel, View

from .chain import ACTIVITIES, IN_KERNEL
from .result import RelocationResult
from .sweep import tipping_line

YEARS = 40
YEAR_SPAN = (0, 56.5)
YEAR_TICKS = [0, 10, 20, 30, 40]
INDEX = (0, 142)
SHOWN_RUNS, MINORITY_RUNS = 18, 6
ROWS = ("home", "destination", "jobs", "kept")
LIMITS = (2, 5, 10, 20, 40, 60, 100, 150)
STRATEGIES = ("stayed", "selective", "replicative")
line = lru_cache(maxsize=8)(tipping_line)


class RelocationView(View):
    """Figures of `RelocationResult`, and how they take a result and a pinned run A."""

    def build(self) -> tuple[Panel, ...]:
        self.words = words(Path(__file__).parent)
        text = self.words["panels"]
        self.year_names = {0: f"{self.words['year']} 0"}
        return (
            Panel("competitiveness", text["competitiveness"], self._competitiveness(), text["competitiveness_sub"]),
            Panel("moved", text["moved"], self._moved(), key=(("triangle", text["half"]), ("ramp:moved", text["ramp"]))),
            Panel("kernels", text["kernels"], self._kernels(), key=(("circle", text["kept"]), ("cross", text["tipped"])), column=1),
            Panel("strategies", text["strategies"], sub=text["strategies_sub"].format(year=YEARS), parts=STRATEGIES, column=1),
            Panel("differences", text["differences"], self._differences(), text["differences_sub"].format(year=YEARS), column=1),
        )

    def show(self, result: RelocationResult, against: RelocationResult | None = None) -> None:
        self._show_competitiveness(result, against)
        self._show_moved(result, against)
        self._show_kernels(result, against)
        self._show_strategies(result)
        self._show_differences(result, against)

    def _competitiveness(self) -> Any:
        fig = figures.blank(262, YEAR_SPAN, INDEX)
        figures.ticks(fig.xaxis, YEAR_TICKS, self.year_names)
        figures.ticks(fig.yaxis, [0, 20, 40, 60, 80, 100, 120, 140])
        figures.grid(fig, self, [0, 20, 40, 60, 80, 120, 140], (0, YEARS), strong=100)
        figures.bands(fig, self, "destination", "dest", "square")
        figures.bands(fig, self, "home", "source")
        figures.runs(fig, self, "minority", "source")
        figures.dashed(fig, self, "pinned_home", "source")
        figures.labels(fig, self, "ends", bold=True, size=13)
        figures.labels(fig, self, "asides")
        guess = self.source("guess", x=[], y=[])
        fig.scatter("x", "y", source=guess, marker="diamond", size=13, fill_color=self.colour["bg"], line_color=self.colour["ink"], line_width=2)
        figures.labels(fig, self, "guess_label", align="right", plate=True, x_offset=-10)
        return fig

    def _show_competitiveness(self, result: RelocationResult, against: RelocationResult | None) -> None:
        home = figures.put_bands(self, "home", result.home)
        away = figures.put_bands(self, "destination", result.destination)
        pinned = np.median(against.home, axis=0) if against else np.array([])
        self.put("pinned_home", x=np.arange(len(pinned)), y=pinned)
        rows = [("ends", home[-1], f"{self.words['home']} {home[-1]:.0f}", "source"), ("ends", away[-1], f"{self.words['destination']} {away[-1]:.0f}", "dest")]
        if against:
            rows.append(("asides", pinned[-1], self.words["pinned"], "source"))
        minority, note = self._minority(result)
        self.put("minority", xs=np.tile(np.arange(YEARS + 1), (len(minority), 1)), ys=result.home[minority])
        if note:
            rows.append(("asides", np.median(result.home[minority, -1]), note, "source"))
        places = figures.apart([row[1] for row in rows], least=9.5)
        for name in ("ends", "asides"):
            figures.put_labels(self, name, [(YEARS + 1.2, at, *row[2:]) for row, at in zip(rows, places, strict=True) if row[0] == name])
        self._show_guess()

    def _minority(self, result: RelocationResult) -> tuple[np.ndarray, str]:
        """A few runs of the smaller part where the futures fork, and their count."""
        tipped = result.tipped == 1
        few = tipped if tipped.mean() <= 0.5 else ~tipped
        if not 0.02 < few.mean():
            return np.array([], int), ""
        text = self.words["minority_tips" if few is tipped else "minority_holds"]
        return np.flatnonzero(few)[:MINORITY_RUNS], text.format(count=int(few.sum()))

    def _show_guess(self) -> None:
        guess = self.prediction if self.prediction and self.prediction.output in ("home", "destination") else None
        self.put("guess", x=np.array([guess.period] if guess else []), y=np.array([guess.value] if guess else []))
        text = self.words["guess"].format(value=f"{guess.value:.0f}") if guess else ""
        figures.put_labels(self, "guess_label", [(guess.period, guess.value, text, "ink")] if guess else [])

    def _kernels(self) -> Any:
        fig = figures.blank(262, (0, 1.03), (0, 1.03))
        for axis in (fig.xaxis, fig.yaxis):
            figures.ticks(axis, [0, 0.5, 1])
        hollow = self.source("hollow", x=[], y=[])
        fig.varea(x="x", y1=0, y2="y", source=hollow, fill_color=self.colour["hollow"])
        fig.segment(x0=[0.5, 0], x1=[0.5, 1], y0=[0, 0.5], y1=[1, 0.5], color=self.colour["grid"], level="underlay")
        fig.line("x", "y", source=hollow, color=self.colour["ink"], line_width=2, line_dash=[2, 3])
        figures.runs(fig, self, "paths", "source")
        middle = self.source("middle", x=[], y=[])
        fig.line("x", "y", source=middle, color=self.colour["source"], line_width=2.5, line_join="round")
        figures.dashed(fig, self, "pinned_path", "source")
        figures.dot(fig, self, self.source("held", x=[], y=[]), "x", "y", "source", size=9)
        crosses = self.source("crossed", x=[], y=[])
        fig.scatter("x", "y", source=crosses, marker="x", size=8, color=self.colour["source"], line_width=2)
        begin = self.source("begin", x=[], y=[])
        fig.scatter("x", "y", source=begin, size=11, fill_color=self.colour["bg"], line_color=self.colour["source"], line_width=2.5)
        figures.labels(fig, self, "kernel_words", plate=True)
        figures.labels(fig, self, "kernel_ends", align="right", plate=True)
        return fig

    def _show_kernels(self, result: RelocationResult, against: RelocationResult | None) -> None:
        self._show_tipping_line(result)
        K, T = result.competences[:SHOWN_RUNS], result.trust[:SHOWN_RUNS]
        tipped = result.tipped[: len(K)] == 1
        self.put("paths", xs=K, ys=T)
        self.put("held", x=K[~tipped, -1], y=T[~tipped, -1])
        self.put("crossed", x=K[tipped, -1], y=T[tipped, -1])
        k, t = np.median(result.competences, axis=0), np.median(result.trust, axis=0)
        self.put("middle", x=k, y=t)
        self.put("begin", x=k[:1], y=t[:1])
        past = (np.median(against.competences, axis=0), np.median(against.trust, axis=0)) if against else ([], [])
        self.put("pinned_path", x=past[0], y=past[1])
        self.shown.subs["kernels"] = self.words["panels"]["kernels_sub"].format(shown=len(K))
        say = self.words
        figures.put_labels(self, "kernel_words", [(0.02, 0.97, say["trust"], "ink2"), (0.02, 0.05, say["hollows_out"], "ink")])
        figures.put_labels(self, "kernel_ends", [(1.01, 0.05, say["competences"], "ink2"), (1.01, 0.97, say["renews"], "ink"), (k[0] - 0.035, t[0], f"{say['year']} 0", "source")])

    def _show_tipping_line(self, result: RelocationResult) -> None:
        K, T = line(result.params)
        self.put("hollow", x=np.concatenate([[0], K]), y=np.nan_to_num(np.concatenate([T[:1], T]), nan=1.2))

    def _moved(self) -> Any:
        fig = figures.blank(168, YEAR_SPAN, (0, len(ACTIVITIES)))
        figures.ticks(fig.xaxis, YEAR_TICKS, self.year_names)
        figures.no_axes(fig, x=False)
        colours = ramp(MOVED[self.theme])
        from bokeh.models import LinearColorMapper

        fig.image("image", source=self.source("shares", image=[]), x=0, y=0, dw=YEARS, dh=len(ACTIVITIES), color_mapper=LinearColorMapper(colours, low=0, high=1))
        edges = list(range(len(ACTIVITIES) + 1))
        fig.segment(x0=[0] * len(edges), x1=[YEARS] * len(edges), y0=edges, y1=edges, color=self.colour["bg"], line_width=5)
        figures.labels(fig, self, "activities", plate=True, x_offset=4)
        half = self.source("half", x=[], y=[])
        fig.scatter("x", "y", source=half, marker="triangle", size=8, color=self.colour["ink"], line_color=self.colour["bg"])
        figures.labels(fig, self, "moved_now", bold=True)
        figures.labels(fig, self, "moved_then")
        return fig

    def _show_moved(self, result: RelocationResult, against: RelocationResult | None) -> None:
        share = np.median(result.moved, axis=0).T
        self.put("shares", image=[share[::-1, 1:]])
        heights = [len(ACTIVITIES) - 0.5 - j for j in range(len(ACTIVITIES))]
        names = [a[0].upper() + a[1:] + (" ◆" if IN_KERNEL[j, 0, 0] else "") for j, a in enumerate(ACTIVITIES)]
        figures.put_labels(self, "activities", [(0, y, name, "ink") for y, name in zip(heights, names, strict=True)])
        first = [(int(np.argmax(row >= 0.5)), y - 0.32) for row, y in zip(share, heights, strict=True) if row.max() >= 0.5]
        self.put("half", x=np.array([x for x, _ in first], float), y=np.array([y for _, y in first], float))
        figures.put_labels(self, "moved_now", [(YEARS + 1.2, y, percent(row[-1]), "ink") for row, y in zip(share, heights, strict=True)])
        then = np.median(against.moved[:, -1], axis=0) if against else []
        figures.put_labels(self, "moved_then", [(YEARS + 7.5, y, f"A {percent(s)}", "ink2") for s, y in zip(then, heights, strict=False)])

    def _show_strategies(self, result: RelocationResult) -> None:
        selective, replicative = (float(getattr(result, name)[:, -1].mean()) for name in ("selective", "replicative"))
        shares = {"stayed": max(1 - selective - replicative, 0), "selective": selective, "replicative": replicative}
        self.shown.bars["strategies"] = [{"role": n, "label": self.words[n], "share": s, "text": percent(s)} for n, s in shares.items()]

    def _differences(self) -> Any:
        fig = figures.blank(116, (-2.35, 1.5), (-1.1, len(ROWS)))
        figures.no_axes(fig)
        fig.min_border_left = fig.min_border_bottom = fig.min_border_top = 0
        fig.segment(x0=[0], x1=[0], y0=[-0.3], y1=[len(ROWS)], color=self.colour["axis"], line_width=1.5)
        spread = self.source("spread", y=[], **{level: [] for level in QUANTILES})
        ink = self.colour["ink"]
        fig.segment("low90", "y", "high90", "y", source=spread, color=ink, line_width=1.5)
        fig.segment("low50", "y", "high50", "y", source=spread, color=ink, line_width=5)
        fig.scatter("median", "y", source=spread, size=9, color=ink, line_color=self.colour["bg"], line_width=1.5)
        figures.labels(fig, self, "row_names", align="right")
        figures.labels(fig, self, "row_values", bold=True, align="right")
        fig.text("x", "y", "text", source=self.source("scale", x=[], y=[], text=[]), text_align="center", text_baseline="middle", text_font={"value": FONT}, text_font_size="12px", text_color=self.colour["ink2"])
        return fig

    def _show_differences(self, result: RelocationResult, against: RelocationResult | None) -> None:
        self.shown.notes["differences"] = "" if against else self.words["panels"]["differences_note"]
        if against is None:
            return
        now, then = self._compared(result), self._compared(against)
        levels = np.array([np.quantile(now[name] - then[name], list(QUANTILES.values())) for name in ROWS])
        limit = next((n for n in LIMITS if np.abs(levels).max() <= n), LIMITS[-1])
        heights = np.arange(len(ROWS))[::-1] + 0.5
        self.put("spread", y=heights, **dict(zip(QUANTILES, np.clip(levels.T / limit, -1, 1), strict=True)))
        figures.put_labels(self, "row_names", [(-1.1, y, self.words["rows"][n], "ink") for n, y in zip(ROWS, heights, strict=True)])
        figures.put_labels(self, "row_values", [(1.5, y, signed(v, 1 if limit <= 5 else 0), "ink") for v, y in zip(levels[:, 2], heights, strict=True)])
        self.put("scale", x=np.array([-1, 0, 1.0]), y=np.full(3, -0.75), text=[signed(-limit), self.words["as_a"], signed(limit)])

    @staticmethod
    def _compared(result: RelocationResult) -> dict[str, np.ndarray]:
        last = {name: getattr(result, name)[:, -1] for name in ("home", "destination")}
        return {**last, "jobs": 100 * result.jobs[:, -1], "kept": 100 * (1 - result.replicative[:, -1])}
