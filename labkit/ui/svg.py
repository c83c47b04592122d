"""A still of a view as SVG, for previews and exported pages where no kernel runs.

Reads the first Bokeh figure itself (ranges, glyphs, data), so that it cannot differ from what the bench drew. Knows the
glyphs of the house: area, patch, line, many lines, segment, marker, text, image. Any other is left out, and `left_out`
names it. A view without any figure is drawn as its first bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from labkit.core.words import plain

from .glyphs import DRAWN, MARKS, Place, column, tag
from .view import Panel, View

WIDTH, CAPTION, BAR, OVER = 640, 28, 24, 7
LEVELS = ("image", "underlay", "glyph", "guide", "annotation", "overlay")


def drawing(view: View, title: str = "") -> str:
    """The first figure of a view at its present data, 640 px wide; a square one as wide as it is high."""
    panel = _panel(view)
    fig = panel.figure
    width = fig.height if panel.square else WIDTH
    height = CAPTION + (fig.height if fig is not None else 2 * BAR)
    parts = [
        tag("title", plain(title or panel.title)),
        tag("rect", width=width, height=height, fill=view.colour["bg"]),
        tag("text", panel.title, x=0, y=16, font_weight=600, font_size=14, fill=view.colour["ink"]),
    ]
    inside = "".join([*parts, *(_figure(fig, width, view) if fig is not None else _bar(panel, view))])
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img"'
    return f'{head} font-family="sans-serif" font-size="12">{inside}</svg>'


def left_out(view: View) -> set[str]:
    """The kinds of glyphs and markers of the first figure that the still cannot draw; none, if all is well."""
    renderers = _panel(view).figure.renderers if _panel(view).figure is not None else []
    glyphs = {type(r.glyph).__name__ for r in renderers} - DRAWN.keys()
    dots = [r for r in renderers if type(r.glyph).__name__ == "Scatter"]
    return glyphs | {m for r in dots for m in column(r.glyph.marker, r.data_source.data)} - {"circle", *MARKS}


def _panel(view: View) -> Panel:
    return next((panel for panel in view.panels if panel.figure is not None), view.panels[0])


def _figure(fig: Any, width: int, view: View) -> Iterator[str]:
    place, top = _scale(fig, width), (fig.min_border_top or 0) + CAPTION - OVER
    high = CAPTION + fig.height - (fig.min_border_bottom or 0) + OVER - top
    # An svg inside an svg cuts off what lies above or below the axes, as Bokeh does.
    yield f'<svg y="{top}" width="{width}" height="{high}" viewBox="0 {top} {width} {high}">'
    for renderer in sorted(fig.renderers, key=lambda r: LEVELS.index(r.level)):
        draw = DRAWN.get(type(renderer.glyph).__name__)
        if draw and renderer.visible:
            yield from draw(renderer.glyph, renderer.data_source.data, place, view)
    yield "</svg>"
    yield from _axis_words(fig, place, view)


def _bar(panel: Panel, view: View) -> Iterator[str]:
    at, parts = 0.0, view.shown.bars.get(panel.name, [])
    for part in parts:
        wide = WIDTH * part["share"]
        yield tag("rect", x=at, y=CAPTION, width=wide, height=BAR, fill=view.colour[part["role"]])
        at += wide
    text = ", ".join(f"{part['label']} {part['text']}" for part in parts)
    yield tag("text", text, x=0, y=CAPTION + BAR + 16, fill=view.colour["ink"])


def _scale(fig: Any, width: int) -> Place:
    x, y, left = fig.x_range, fig.y_range, fig.min_border_left or 0
    top, bottom = (fig.min_border_top or 0) + CAPTION, CAPTION + fig.height - (fig.min_border_bottom or 0)

    def place(xs: Any, ys: Any) -> tuple[np.ndarray, np.ndarray]:
        across = left + (np.asarray(xs, float) - x.start) / (x.end - x.start) * (width - left)
        return across, bottom - (np.asarray(ys, float) - y.start) / (y.end - y.start) * (bottom - top)

    return place


def _axis_words(fig: Any, place: Place, view: View) -> Iterator[str]:
    for axis, upright in ((fig.xaxis[0], False), (fig.yaxis[0], True)):
        names, span = axis.major_label_overrides, fig.y_range if upright else fig.x_range
        for tick in getattr(axis.ticker, "ticks", ()) if axis.visible else ():
            if not min(span.start, span.end) <= tick <= max(span.start, span.end):
                continue
            x, y = place([fig.x_range.start if upright else tick], [tick if upright else fig.y_range.start])
            at = {"x": x[0] - 6, "y": y[0] + 4} if upright else {"x": x[0], "y": y[0] + 18}
            anchor = "end" if upright else "middle"
            yield tag("text", str(names.get(tick, f"{tick:g}")), **at, text_anchor=anchor, fill=view.colour["ink2"])
