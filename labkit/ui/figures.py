"""House style for figures: one place for how a band, a label or a grid line looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from bokeh.models import FixedTicker, Range1d
from bokeh.plotting import figure

from labkit.core.result import QUANTILES
from labkit.core.words import short

from .tokens import FONT
from .view import View

LEFT, BOTTOM, TOP, SIDE = 42, 24, 8, 440
MARKERS = {"circle": "circle", "square": "square", "triangle": "triangle", "cross": "x", "diamond": "diamond"}


def blank(height: int, x: tuple[float, float], y: tuple[float, float], **options: Any) -> figure:
    """An empty figure with fixed ranges, no outline, no toolbar; it fills the width it is given."""
    fig = figure(
        height=height,
        sizing_mode="stretch_width",
        x_range=Range1d(*x),
        y_range=Range1d(*y),
        toolbar_location=None,
        tools="",
        min_border_left=LEFT,
        min_border_bottom=BOTTOM,
        min_border_top=TOP,
        min_border_right=0,
        **options,
    )
    fig.xgrid.grid_line_color = fig.ygrid.grid_line_color = None
    return fig


def bare(height: float, x: tuple[float, float], y: tuple[float, float]) -> figure:
    """An empty figure without axes or borders, for a picture that writes its own words."""
    fig = blank(int(height), x, y)
    no_axes(fig)
    fig.min_border_left = fig.min_border_bottom = fig.min_border_top = 0
    return fig


def square(x: tuple[float, float], y: tuple[float, float]) -> figure:
    """A bare figure that fills a square panel, so that both ways have one scale."""
    fig = bare(SIDE, x, y)
    fig.sizing_mode = "stretch_both"
    return fig


def ticks(axis: Any, places: list[float], texts: dict[float, str] | None = None) -> None:
    """Tick labels at these places only."""
    axis.ticker = FixedTicker(ticks=places)
    axis.major_label_overrides = texts or {}
    axis.bounds = (min(places), max(places))


def years(fig: figure, year: str, last: int, every: int) -> None:
    """Ticks on the lying axis every so many years; the first is told by the word for a year."""
    ticks(fig.xaxis, list(range(0, last + 1, every)), {0: f"{year} 0"})


def no_axes(fig: figure, *, x: bool = True, y: bool = True) -> None:
    """Hides axes whose place labels take over."""
    fig.xaxis.visible, fig.yaxis.visible = not x, not y


def mark_sizes(staff: np.ndarray) -> np.ndarray:
    """Diameters in px of firms on a map: their areas grow with staff."""
    return 2.2 + 1.15 * np.sqrt(staff)


def grid(fig: figure, view: View, ys: list[float], span: tuple[float, float], strong: float | None = None) -> None:
    """Horizontal grid lines over the data only, so that they do not run under the labels; one glyph for all."""
    fig.segment(
        x0=[span[0]] * len(ys), x1=[span[1]] * len(ys), y0=ys, y1=ys, color=view.colour["grid"], level="underlay"
    )
    if strong is not None:
        fig.segment(x0=[span[0]], x1=[span[1]], y0=[strong], y1=[strong], color=view.colour["track"], level="underlay")


def bands(fig: figure, view: View, name: str, role: str, marker: str = "circle") -> None:
    """A median line with its 50 % and 90 % bands; the marker is the second cue beside colour."""
    source = view.source(name, period=[], **{level: [] for level in QUANTILES})
    marks = view.source(f"{name}_marks", period=[], median=[])
    colour = view.colour[role]
    for share in ("90", "50"):
        edges = {"y1": f"low{share}", "y2": f"high{share}"}
        fig.varea(x="period", source=source, fill_color=colour, fill_alpha=view.alpha[share], **edges)
    fig.line("period", "median", source=source, color=colour, line_width=2.5, line_join="round", line_cap="round")
    dot(fig, view, marks, "period", "median", role, marker)


def dot(fig: figure, view: View, source: Any, x: str, y: str, role: str, marker: str = "circle", size: int = 8) -> None:
    """A mark with an edge in the colour of the ground, so that it stands off the line."""
    fig.scatter(
        x,
        y,
        source=source,
        marker=MARKERS[marker],
        size=size,
        color=view.colour[role],
        line_color=view.colour["bg"],
        line_width=1.5,
    )


def put_bands(
    view: View,
    name: str,
    values: np.ndarray,
    every: int = 10,
    x: Sequence[float] | np.ndarray | None = None,
    middle: Callable[..., np.ndarray] = np.median,
) -> np.ndarray:
    """Fills what `bands` drew from values (run, period). Returns the line in the middle (period,).

    `middle` is the median or, for shares that the sentence gives as means, the mean. `x` (period,) are the places
    along the axis; without it they are 0, 1, 2, … Each `every`th has a marker.
    """
    levels = np.quantile(values, list(QUANTILES.values()), axis=0)
    period = np.arange(values.shape[1]) if x is None else np.asarray(x)
    line = middle(values, axis=0)
    view.put(name, period=period, **{**dict(zip(QUANTILES, levels, strict=True)), "median": line})
    view.put(f"{name}_marks", period=period[::every], median=line[::every])
    return line


def dashed(fig: figure, view: View, name: str, role: str, x: str = "x", y: str = "y") -> None:
    """The pinned run A: dashed, thin, no band."""
    source = view.source(name, **{x: [], y: []})
    fig.line(x, y, source=source, color=view.colour[role], line_width=1.5, line_dash=[5, 4])


def guess(fig: figure, view: View) -> None:
    """The student's prediction: a hollow diamond with its number."""
    source = view.source("guess", x=[], y=[])
    paint = {"fill_color": view.colour["bg"], "line_color": view.colour["ink"], "line_width": 2}
    fig.scatter("x", "y", source=source, marker="diamond", size=13, **paint)
    labels(fig, view, "guess_label", align="right", plate=True, x_offset=-10)


def put_guess(view: View, text: str, outputs: tuple[str, ...], label: tuple[float, float] | None = None) -> None:
    """Places the prediction, by year, if it is of one of these outputs; `text` has a place for {value}.

    The words end beside the mark or, where they would lie on data, at `label`. Raises ValueError for an output that
    has no years: the view must say where it stands, with `place_guess`.
    """
    made = view.guess_of(*outputs)
    if made and made.period is None:
        raise ValueError(f"output = {made.output!r} has no years; place its prediction with place_guess")
    place_guess(view, (made.period, made.value) if made else None, text, label)


def place_guess(
    view: View, at: tuple[float, float] | None, text: str, label: tuple[float, float] | None = None
) -> None:
    """Places the prediction at a point of the figure, or takes it away."""
    x, y = ([at[0]], [at[1]]) if at else ([], [])
    view.put("guess", x=np.array(x), y=np.array(y))
    rows = [(*(label or at), text.format(value=short(view.prediction.value)), "ink")] if at else []
    put_labels(view, "guess_label", rows)


def upright(fig: figure, view: View, name: str, role: str = "axis", dash: Sequence[int] = (1, 3)) -> None:
    """Upright lines; one glyph for all. Fill with `put_upright` or, where a look stands, with `put_look`."""
    at = view.source(name, x=[], y0=[], y1=[])
    dashes = {"line_dash": list(dash)} if dash else {}
    fig.segment("x", "y0", "x", "y1", source=at, color=view.colour[role], line_width=1.5, **dashes)


def put_upright(view: View, name: str, x: Sequence[float] | np.ndarray, span: tuple[float, float]) -> None:
    """Places upright lines at x, from one height to another."""
    at = np.array(x, float)
    view.put(name, x=at, y0=0 * at + span[0], y1=0 * at + span[1])


def put_look(view: View, name: str, look: str, span: tuple[float, float], starts: Sequence[float] = (0.0,)) -> None:
    """Places them where a look stands, on each axis that begins at `starts`; at its end there is none."""
    at = view.look[look]
    last = next(each.high for each in view.looks() if each.name == look)
    put_upright(view, name, [start + at for start in starts] if at < last else [], span)


def runs(fig: figure, view: View, name: str, role: str) -> None:
    """Single runs, thin; one glyph for all."""
    source = view.source(name, xs=[], ys=[])
    fig.multi_line("xs", "ys", source=source, color=view.colour[role], line_width=1, line_alpha=0.4)


def labels(
    fig: figure,
    view: View,
    name: str,
    *,
    bold: bool = False,
    size: int = 12,
    align: str = "left",
    plate: bool = False,
    **at: Any,
) -> None:
    """Words beside data. Fill with `put_labels`. A plate keeps them readable over data."""
    source = view.source(name, x=[], y=[], text=[], colour=[])
    style = {
        "text_font": {"value": FONT},
        "text_font_size": f"{size}px",
        "text_font_style": "bold" if bold else "normal",
    }
    ground = (
        {"background_fill_color": view.colour["bg"], "background_fill_alpha": 0.82, "padding": 2, "border_radius": 2}
        if plate
        else {}
    )
    fig.text(
        "x",
        "y",
        "text",
        source=source,
        text_color="colour",
        text_align=align,
        text_baseline="middle",
        **style,
        **ground,
        **at,
    )


def put_labels(view: View, name: str, rows: list[tuple[float, float, str, str]]) -> None:
    """Rows of x, y, text, colour role (each theme has its own colour for a role)."""
    xs, ys, texts, roles = zip(*rows, strict=True) if rows else ((), (), (), ())
    view.put(name, x=np.array(xs, float), y=np.array(ys, float), text=list(texts), colour=list(roles))


def apart(values: list[float], least: float, low: float = -np.inf, high: float = np.inf) -> list[float]:
    """The same places pushed apart, so that labels there do not touch, and kept between two edges; order is kept."""
    order = np.argsort(values, kind="stable")
    placed = np.array(values, float)[order]
    for _ in range(50):
        gaps = np.diff(placed)
        tight = np.flatnonzero(gaps < least - 1e-9)
        if not len(tight):
            break
        for i in tight:
            push = max(least - (placed[i + 1] - placed[i]), 0) / 2
            placed[i], placed[i + 1] = placed[i] - push, placed[i + 1] + push
    rank = np.arange(len(placed))
    placed = np.maximum(np.minimum(placed, high - least * rank[::-1]), low + least * rank)
    out = np.empty_like(placed)
    out[order] = placed
    return out.tolist()
