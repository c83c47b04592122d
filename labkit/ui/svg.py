"""A still of the first figure as SVG, for previews and exported pages where no kernel runs.

Reads the Bokeh figure itself (ranges, glyphs, data), so that it cannot differ from what the bench drew.
Knows the glyphs of the house: area, line, many lines, segment, marker, text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import numpy as np

from labkit.core.words import plain

from .figures import BOTTOM, LEFT, TOP
from .view import View

WIDTH = 640


def drawing(view: View, title: str = "") -> str:
    """The first figure of a view at its present data, 640 px wide."""
    panel = next(p for p in view.panels if p.figure is not None)
    fig, height = panel.figure, panel.figure.height + 28
    place = _scale(fig, height)
    marks = [mark for renderer in sorted(fig.renderers, key=_level) for mark in _marks(renderer, place, view)]
    words = f'<text x="0" y="16" font-weight="600" font-size="14" fill="{view.colour["ink"]}">{escape(panel.title)}</text>'
    ground = f'<rect width="{WIDTH}" height="{height}" fill="{view.colour["bg"]}"/>'
    inside = "".join([ground, words, *marks, *_axis_words(fig, place, view)])
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" role="img"'
    return f'{head} font-family="sans-serif" font-size="12"><title>{escape(plain(title or panel.title))}</title>{inside}</svg>'


Place = Callable[[Any, Any], tuple[np.ndarray, np.ndarray]]


def _scale(fig: Any, height: int) -> Place:
    x, y = fig.x_range, fig.y_range
    top, bottom = TOP + 28, height - BOTTOM

    def place(xs: Any, ys: Any) -> tuple[np.ndarray, np.ndarray]:
        across = LEFT + (np.asarray(xs, float) - x.start) / (x.end - x.start) * (WIDTH - LEFT)
        return across, bottom - (np.asarray(ys, float) - y.start) / (y.end - y.start) * (bottom - top)

    return place


def _level(renderer: Any) -> int:
    return 0 if renderer.level == "underlay" else 1


def _marks(renderer: Any, place: Place, view: View) -> Iterator[str]:
    glyph, data = renderer.glyph, renderer.data_source.data
    draw = {"VArea": _area, "Line": _line, "MultiLine": _lines, "Segment": _segments, "Scatter": _dots, "Text": _texts}.get(type(glyph).__name__)
    return draw(glyph, data, place, view) if draw else iter(())


def _column(value: Any, data: dict[str, Any], size: int = 1) -> Any:
    """A glyph property: a field name, a constant, or a spec of either."""
    if isinstance(value, dict):
        value = data[value["field"]] if "field" in value else value["value"]
    elif hasattr(value, "field"):
        value = data[value.field]
    elif hasattr(value, "value"):
        value = value.value
    elif isinstance(value, str) and value in data:
        value = data[value]
    return value if np.ndim(value) else [value] * size


def _points(xs: np.ndarray, ys: np.ndarray) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True) if x == x and y == y)


def _area(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    x = _column(glyph.x, data)
    if len(x):
        low, high = (place(x, _column(edge, data, len(x))) for edge in (glyph.y1, glyph.y2))
        outline = _points(np.r_[low[0], high[0][::-1]], np.r_[low[1], high[1][::-1]])
        yield f'<polygon points="{outline}" fill="{glyph.fill_color}" fill-opacity="{glyph.fill_alpha}"/>'


def _stroke(glyph: Any) -> str:
    dash = f' stroke-dasharray="{" ".join(map(str, glyph.line_dash))}"' if glyph.line_dash else ""
    return f'fill="none" stroke="{glyph.line_color}" stroke-width="{glyph.line_width}" stroke-opacity="{glyph.line_alpha}"{dash}'


def _line(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    xs, ys = place(_column(glyph.x, data), _column(glyph.y, data))
    if len(xs):
        yield f'<polyline points="{_points(xs, ys)}" {_stroke(glyph)}/>'


def _lines(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    for xs, ys in zip(data["xs"], data["ys"], strict=True):
        yield f'<polyline points="{_points(*place(xs, ys))}" {_stroke(glyph)}/>'


def _segments(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    starts = place(_column(glyph.x0, data), _column(glyph.y0, data))
    ends = place(_column(glyph.x1, data), _column(glyph.y1, data))
    for x0, y0, x1, y1 in zip(*starts, *ends, strict=True):
        yield f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" {_stroke(glyph)}/>'


def _dots(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    half = _column(glyph.size, data)[0] / 2
    paint = f'fill="{glyph.fill_color}" stroke="{glyph.line_color}"'
    for x, y in zip(*place(_column(glyph.x, data), _column(glyph.y, data)), strict=True):
        square = f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half}" height="{2 * half}" {paint}/>'
        yield square if _column(glyph.marker, data)[0] == "square" else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half}" {paint}/>'


def _texts(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    anchor = {"left": "start", "right": "end", "center": "middle"}[_column(glyph.text_align, data)[0]]
    weight = "bold" if _column(glyph.text_font_style, data)[0] == "bold" else "normal"
    words, roles = data["text"], data.get("colour", ["ink"] * len(data["text"]))
    for x, y, text, role in zip(*place(data["x"], data["y"]), words, roles, strict=True):
        shift = x + glyph.x_offset if isinstance(glyph.x_offset, (int, float)) else x
        yield f'<text x="{shift:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}" font-weight="{weight}" fill="{view.colour[role]}">{escape(text)}</text>'


def _axis_words(fig: Any, place: Place, view: View) -> Iterator[str]:
    for axis, upright in ((fig.xaxis[0], False), (fig.yaxis[0], True)):
        names = axis.major_label_overrides
        for tick in axis.ticker.ticks if axis.visible else ():
            x, y = place([fig.x_range.start if upright else tick], [tick if upright else fig.y_range.start])
            at = (x[0] - 6, y[0] + 4, "end") if upright else (x[0], y[0] + 18, "middle")
            text = escape(str(names.get(tick, f"{tick:g}")))
            yield f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="{at[2]}" fill="{view.colour["ink2"]}">{text}</text>'
