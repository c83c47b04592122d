"""plotly's FigureWidget: figures made once, data replaced in one batch."""

from __future__ import annotations

import ipywidgets
import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots
from same_result import NAMES, PATHS, START, STEP, TITLES, last_words, picture

COLOURS = {"home": "31,119,180", "destination": "255,127,14"}
BLUE = "rgb(31,119,180)"
QUIET = {"showlegend": False, "hoverinfo": "skip"}


def data(shown: dict) -> list[dict]:
    """What every trace shows, in the order of `traces`."""
    years = np.arange(shown["home"].shape[1])
    ends, shares = last_words(shown)
    out = []
    for name, end in zip(COLOURS, ends, strict=True):
        low90, low50, median, high50, high90 = shown[name]
        for low, high in ((low90, high90), (low50, high50)):
            out.append({"x": np.concatenate([years, years[::-1]]), "y": np.concatenate([low, high[::-1]])})
        out += [
            {"x": years, "y": median},
            {"x": years[::10], "y": median[::10]},
            {"x": [41], "y": median[-1:], "text": [end]},
        ]
    out += [{"y": NAMES, "z": shown["moved"]}, {"x": [43] * len(NAMES), "y": NAMES, "text": shares}]
    # One trace for all paths, broken by gaps: eighteen traces would be slower.
    gap = np.full((PATHS, 1), np.nan)
    K, T = (np.hstack([shown[name], gap]).ravel() for name in ("competences", "trust"))
    middle, ends_at = shown["middle"], {"x": shown["competences"][:, -1], "y": shown["trust"][:, -1]}
    return [*out, {"x": K, "y": T}, {"x": middle[0], "y": middle[1]}, {"x": middle[0, :1], "y": middle[1, :1]}, ends_at]


def traces() -> list[tuple[object, int]]:
    """The traces, empty, each with its column."""
    out = []
    for colour in COLOURS.values():
        out += [
            (go.Scatter(fill="toself", fillcolor=f"rgba({colour},{alpha})", line_width=0, mode="lines", **QUIET), 1)
            for alpha in (0.14, 0.3)
        ]
        out.append((go.Scatter(mode="lines", line_color=f"rgb({colour})", **QUIET), 1))
        out.append((go.Scatter(mode="markers", marker_color=f"rgb({colour})", **QUIET), 1))
        out.append((go.Scatter(mode="text", textposition="middle right", textfont_color=f"rgb({colour})", **QUIET), 1))
    out.append((go.Heatmap(zmin=0, zmax=1, colorscale="Oranges", showscale=False, hoverinfo="skip"), 2))
    out.append((go.Scatter(mode="text", **QUIET), 2))
    out.append((go.Scatter(mode="lines", line={"width": 1, "color": "rgba(31,119,180,0.4)"}, **QUIET), 3))
    out.append((go.Scatter(mode="lines", line={"width": 2.5, "color": BLUE}, **QUIET), 3))
    out.append(
        (
            go.Scatter(
                mode="markers", marker={"color": "white", "size": 10, "line": {"color": BLUE, "width": 2}}, **QUIET
            ),
            3,
        )
    )
    out.append((go.Scatter(mode="markers", marker_color=BLUE, **QUIET), 3))
    return out


def show() -> ipywidgets.VBox:
    """The slider above its figure."""
    figure = go.FigureWidget(make_subplots(rows=1, cols=3, subplot_titles=TITLES, column_widths=[1.4, 1.4, 1]))
    for trace, column in traces():
        figure.add_trace(trace, row=1, col=column)
    figure.update_layout(
        width=1250,
        height=340,
        yaxis_range=[0, 142],
        xaxis_range=[0, 56],
        xaxis3_range=[0, 1.03],
        yaxis3_range=[0, 1.03],
    )

    def move(change: dict) -> None:
        with figure.batch_update():
            for trace, values in zip(figure.data, data(picture(change["new"])), strict=True):
                trace.update(values)

    slider = ipywidgets.FloatSlider(START, min=0, max=1, step=STEP, continuous_update=True)
    slider.observe(move, "value")
    move({"new": START})
    return ipywidgets.VBox([slider, figure])
