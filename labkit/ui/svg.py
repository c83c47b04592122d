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
    parts = [
        _tag("title", plain(title or panel.title)),
        _tag("rect", width=WIDTH, height=height, fill=view.colour["bg"]),
        _tag("text", panel.title, x=0, y=16, font_weight=600, font_size=14, fill=view.colour["ink"]),
    ]
    inside = "".join([*parts, *marks, *_axis_words(fig, place, view)])
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" role="img"'
    return f'{head} font-family="sans-serif" font-size="12">{inside}</svg>'


def _tag(name: str, text: str = "", **attributes: Any) -> str:
    """One element; its text and attributes are escaped, numbers are rounded to a tenth."""
    shown = {k.replace("_", "-"): f"{v:.1f}" if isinstance(v, float) else str(v) for k, v in attributes.items()}
    inside = "".join(f' {k}="{escape(v)}"' for k, v in shown.items())
    return f"<{name}{inside}>{escape(text)}</{name}>"


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
    draw = {
        "VArea": _area,
        "Line": _line,
        "MultiLine": _lines,
        "Segment": _segments,
        "Scatter": _dots,
        "Text": _texts,
    }.get(type(glyph).__name__)
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
        yield _tag("polygon", points=outline, fill=glyph.fill_color, fill_opacity=f"{glyph.fill_alpha:g}")


def _stroke(glyph: Any) -> dict[str, Any]:
    dash = {"stroke_dasharray": " ".join(map(str, glyph.line_dash))} if glyph.line_dash else {}
    paint = {"fill": "none", "stroke": glyph.line_color, "stroke_width": glyph.line_width}
    return {**paint, "stroke_opacity": f"{glyph.line_alpha:g}", **dash}


def _line(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    xs, ys = place(_column(glyph.x, data), _column(glyph.y, data))
    if len(xs):
        yield _tag("polyline", points=_points(xs, ys), **_stroke(glyph))


def _lines(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    for xs, ys in zip(data["xs"], data["ys"], strict=True):
        yield _tag("polyline", points=_points(*place(xs, ys)), **_stroke(glyph))


def _segments(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    starts = place(_column(glyph.x0, data), _column(glyph.y0, data))
    ends = place(_column(glyph.x1, data), _column(glyph.y1, data))
    for x1, y1, x2, y2 in zip(*starts, *ends, strict=True):
        yield _tag("line", x1=x1, y1=y1, x2=x2, y2=y2, **_stroke(glyph))


def _dots(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    half, shape = _column(glyph.size, data)[0] / 2, _column(glyph.marker, data)[0]
    paint = {"fill": glyph.fill_color, "stroke": glyph.line_color}
    for x, y in zip(*place(_column(glyph.x, data), _column(glyph.y, data)), strict=True):
        if shape in ("square", "diamond"):
            turned = {"transform": f"rotate(45 {x:.1f} {y:.1f})"} if shape == "diamond" else {}
            yield _tag("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, **paint, **turned)
        else:
            yield _tag("circle", cx=x, cy=y, r=half, **paint)


def _texts(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    anchor = {"left": "start", "right": "end", "center": "middle"}[_column(glyph.text_align, data)[0]]
    weight = "bold" if _column(glyph.text_font_style, data)[0] == "bold" else "normal"
    words, roles = data["text"], data.get("colour", ["ink"] * len(data["text"]))
    offset = glyph.x_offset if isinstance(glyph.x_offset, (int, float)) else 0
    for x, y, text, role in zip(*place(data["x"], data["y"]), words, roles, strict=True):
        yield _tag("text", text, x=x + offset, y=y + 4, text_anchor=anchor, font_weight=weight, fill=view.colour[role])


DRAWN = {"VArea": _area, "Line": _line, "MultiLine": _lines, "Segment": _segments, "Scatter": _dots, "Text": _texts}


def _axis_words(fig: Any, place: Place, view: View) -> Iterator[str]:
    for axis, upright in ((fig.xaxis[0], False), (fig.yaxis[0], True)):
        names = axis.major_label_overrides
        for tick in axis.ticker.ticks if axis.visible else ():
            x, y = place([fig.x_range.start if upright else tick], [tick if upright else fig.y_range.start])
            at = {"x": x[0] - 6, "y": y[0] + 4} if upright else {"x": x[0], "y": y[0] + 18}
            anchor = "end" if upright else "middle"
            yield _tag("text", str(names.get(tick, f"{tick:g}")), **at, text_anchor=anchor, fill=view.colour["ink2"])
