"""The glyphs of the house as SVG: each reads a Bokeh glyph and its data, point by point."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import pairwise
from typing import Any

import numpy as np

from .view import View

Place = Callable[[Any, Any], tuple[np.ndarray, np.ndarray]]


def tag(name: str, text: str = "", **attributes: Any) -> str:
    """One element; its text and attributes are escaped, numbers are rounded to a tenth."""
    shown = {k.replace("_", "-"): f"{v:.1f}" if isinstance(v, float) else str(v) for k, v in attributes.items()}
    inside = "".join(f' {k}="{escape(v)}"' for k, v in shown.items())
    return f"<{name}{inside}>{escape(text)}</{name}>"


def column(value: Any, data: dict[str, Any], size: int = 1) -> Any:
    """A glyph property point by point: a field's column, or a constant as often as there are points."""
    name = value.get("field") if isinstance(value, dict) else getattr(value, "field", value)
    if isinstance(name, str) and name in data:
        return data[name]
    constant = value.get("value") if isinstance(value, dict) else getattr(value, "value", value)
    return [constant] * size


def _columns(glyph: Any, data: dict, names: tuple[str, ...], size: int) -> Iterator[tuple]:
    """Several properties together, one tuple a point."""
    return zip(*(column(getattr(glyph, name), data, size) for name in names), strict=True)


def _colour(colour: str | None, view: View) -> str:
    """A colour for SVG; a column may hold roles, which each theme paints in its own colour."""
    return view.colour.get(colour, colour) if colour else "none"


def _points(xs: np.ndarray, ys: np.ndarray) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True) if x == x and y == y)


def _stroke(view: View, colour: str, width: float, alpha: float, dash: Any = ()) -> dict[str, Any]:
    dashed = {"stroke_dasharray": " ".join(map(str, dash))} if dash else {}
    paint = {"fill": "none", "stroke": _colour(colour, view), "stroke_width": f"{width:g}"}
    return {**paint, "stroke_opacity": f"{alpha:g}", **dashed}


def _dash(glyph: Any) -> list[int]:
    """One pattern for the whole glyph; patterns that differ line by line are not known."""
    dash = getattr(glyph.line_dash, "value", glyph.line_dash)
    return DASHES.get(dash, []) if isinstance(dash, str) else list(dash)


def _unbroken(xs: np.ndarray, ys: np.ndarray) -> list[slice]:
    """The parts of a line between its gaps."""
    return np.ma.clump_unmasked(np.ma.masked_invalid(xs + ys)) if len(xs) else []


def _area(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    x = column(glyph.x, data)
    if len(x):
        low, high = (place(x, column(edge, data, len(x))) for edge in (glyph.y1, glyph.y2))
        outline = _points(np.r_[low[0], high[0][::-1]], np.r_[low[1], high[1][::-1]])
        paint = {"fill": _colour(glyph.fill_color, view), "fill_opacity": f"{glyph.fill_alpha:g}"}
        yield tag("polygon", points=outline, **paint)


def _line(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    xs, ys = place(column(glyph.x, data), column(glyph.y, data))
    stroke = _stroke(view, glyph.line_color, glyph.line_width, glyph.line_alpha, _dash(glyph))
    for part in _unbroken(xs, ys):
        yield tag("polyline", points=_points(xs[part], ys[part]), **stroke)


def _lines(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    rows = _columns(glyph, data, ("xs", "ys", *STROKE), len(column(glyph.xs, data)))
    for xs, ys, *stroke in rows:
        yield tag("polyline", points=_points(*place(xs, ys)), **_stroke(view, *stroke, _dash(glyph)))


def _segments(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    rows = _columns(glyph, data, ("x0", "y0", "x1", "y1", *STROKE), len(column(glyph.x0, data)))
    for x0, y0, x1, y1, *stroke in rows:
        (xa, xb), (ya, yb) = place([x0, x1], [y0, y1])
        if np.isfinite([xa, xb, ya, yb]).all():
            yield tag("line", x1=xa, y1=ya, x2=xb, y2=yb, **_stroke(view, *stroke, _dash(glyph)))


def _dots(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    looks = ("size", "marker", "fill_color", "fill_alpha", *STROKE)
    xs, ys = place(column(glyph.x, data), column(glyph.y, data))
    for x, y, (size, marker, fill, alpha, *stroke) in zip(xs, ys, _columns(glyph, data, looks, len(xs)), strict=True):
        paint = {**_stroke(view, *stroke), "fill": _colour(fill, view), "fill_opacity": f"{alpha:g}"}
        if not np.isfinite([x, y]).all():
            continue
        if marker in MARKS:
            outline = MARKS[marker].format(h=f"{size / 2:g}", w=f"{size:g}")
            yield tag("path", d=f"M {x:.1f},{y:.1f} {outline}", **paint)
        else:
            yield tag("circle", cx=x, cy=y, r=size / 2, **paint)


def _texts(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    looks = ("text", "text_align", "text_baseline", "text_font_style", "text_color", "x_offset", "y_offset")
    xs, ys = place(column(glyph.x, data), column(glyph.y, data))
    rows = zip(xs, ys, _columns(glyph, data, looks, len(xs)), strict=True)
    for x, y, (text, align, baseline, style, colour, right, down) in rows:
        at = {"x": x + right, "y": y + down + BASELINES.get(baseline, 0), "text_anchor": ANCHORS[align]}
        weight = "bold" if "bold" in style else "normal"
        yield tag("text", text, **at, font_weight=weight, fill=_colour(colour, view))


def _patch(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    outline = _points(*place(column(glyph.x, data), column(glyph.y, data)))
    paint = {"fill": _colour(glyph.fill_color, view), "fill_opacity": f"{glyph.fill_alpha:g}"}
    yield tag("polygon", points=outline, **_stroke(view, glyph.line_color, glyph.line_width, glyph.line_alpha) | paint)


def _bars(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    """Lying bars; a hatch becomes strokes that rise to the right."""
    wanted = ("y", "left", "right", "height")
    for y, left, right, high in _columns(glyph, data, wanted, len(column(glyph.y, data))):
        (x0, x1), (y0, y1) = place([left, right], [y - high / 2, y + high / 2])
        if not np.isfinite([x0, x1, y0, y1]).all():
            continue
        top, tall = min(y0, y1), abs(y1 - y0)
        box = {"x": x0, "y": top, "width": max(x1 - x0, 0.0), "height": tall}
        yield tag("rect", **box, fill=_colour(glyph.fill_color, view), fill_opacity=f"{glyph.fill_alpha:g}")
        if glyph.hatch_pattern:
            stroke = _stroke(view, glyph.hatch_color, 1, glyph.hatch_alpha)
            for foot in np.arange(x0 - tall, x1, HATCH):
                a, b = max(foot, x0), min(foot + tall, x1)
                yield tag("line", x1=a, y1=top + tall - (a - foot), x2=b, y2=top + tall - (b - foot), **stroke)


def _image(glyph: Any, data: dict, place: Place, view: View) -> Iterator[str]:
    """Cells of one colour beside each other become one bar; cells without a number stay empty."""
    palette = glyph.color_mapper.palette
    for cells, x, y, wide, high in _columns(glyph, data, ("image", "x", "y", "dw", "dh"), 1):
        rows, columns = cells.shape
        across, up = np.linspace(x, x + wide, columns + 1), np.linspace(y, y + high, rows + 1)
        for row, bottom, top in zip(_codes(cells, glyph.color_mapper), up, up[1:], strict=False):
            for first, last in pairwise([0, *(np.flatnonzero(np.diff(row)) + 1), columns]):
                if row[first] >= 0:
                    (left, right), (low, over) = place([across[first], across[last]], [bottom, top])
                    bar = {"x": left, "y": over, "width": right - left + 0.2, "height": low - over + 0.2}
                    yield tag("rect", **bar, fill=palette[row[first]])


def _codes(cells: np.ndarray, mapper: Any) -> np.ndarray:
    """The place of each cell in the palette, or -1 where there is no number."""
    if not np.isfinite(cells).any():
        return np.full(cells.shape, -1)
    low, high = (
        float(edge(cells)) if end is None else end for end, edge in ((mapper.low, np.nanmin), (mapper.high, np.nanmax))
    )
    steps = np.nan_to_num((cells - low) / max(high - low, 1e-300) * len(mapper.palette))
    return np.where(np.isfinite(cells), steps.clip(0, len(mapper.palette) - 1), -1).astype(int)


HATCH = 5  # px between two strokes
STROKE = ("line_color", "line_width", "line_alpha")
ANCHORS = {"left": "start", "right": "end", "center": "middle"}
DASHES = {"dashed": [6], "dotted": [2, 4], "dotdash": [2, 4, 6, 4], "dashdot": [6, 4, 2, 4]}
BASELINES = {"middle": 4, "top": 10, "hanging": 10}
DRAWN = {
    **{"VArea": _area, "Patch": _patch, "Line": _line, "MultiLine": _lines},
    **{"HBar": _bars, "Segment": _segments, "Scatter": _dots, "Text": _texts, "Image": _image},
}
# From the middle of the mark; h is half its size, w all of it.
MARKS = {
    "square": "m -{h},-{h} h {w} v {w} h -{w} z",
    "diamond": "m 0,-{h} l {h},{h} l -{h},{h} l -{h},-{h} z",
    "triangle": "m 0,-{h} l {h},{w} h -{w} z",
    "inverted_triangle": "m 0,{h} l {h},-{w} h -{w} z",
    "x": "m -{h},-{h} l {w},{w} m 0,-{w} l -{w},{w}",
    "cross": "m -{h},0 h {w} m -{h},-{h} v {w}",
}
