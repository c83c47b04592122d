"""The map of the first future in one year: what each firm knows, from home and elsewhere, and ties between clusters.

The area of a dot is what a firm knows from home, its fill what it knows from elsewhere. A tie is drawn from the partner
to the firm that learns by it, bent to the left, with an arrow at its end.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.core.properties import value

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.looks import Look
from labkit.ui.view import View

from ..channels import CHANNELS
from ..luck import YEARS
from ..portrait import STATES, strongest
from ..result import CLUSTERS, PipelinesResult
from .layout import HIGH, LOWER, ROUND, WIDE, arcs, firm_places, heads, middles, radius, spacing

FULL = 0.4  # foreign knowledge at which a dot is full
CLEAR, FAINT, MANY = 0.8, 0.2, 60  # alpha of a tie; the more above so many, the fainter
LARGEST, TOUCH = 30.0, 0.92  # px; share of the way to the next firm that a dot takes if its firm knows all
ROLES = ("source", "dest", "dest", "dest")
STROKES = {  # role, width, dashes: purple for people, grey and ink for business
    "trade": ("axis", 1.2, []),
    "events": ("axis", 1.4, [1, 3]),
    "social": ("replicative", 1.4, [5, 3]),
    "relocation": ("replicative", 1.8, []),
    "network": ("ink", 1.2, [7, 3]),
}
OVER = 9  # px from the ring to its words
POINTED = 1.2  # width of the arrows


def looks(words: dict[str, Any]) -> tuple[Look, ...]:
    """The year that the map shows."""
    text = words["looks"]
    return (Look("year", text["year"], text["year_meaning"], 0, YEARS, YEARS, play=True),)


def stroke(view: View, channel: str) -> dict[str, Any]:
    """How a tie of this channel is drawn, on the map and in the key of channels."""
    role, width, dash = STROKES[channel]
    return {"line_color": view.colour[role], "line_width": width, "line_dash": value(dash)}


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.bare(HIGH, (0, WIDE), (0, HIGH))
    for cluster in CLUSTERS:
        ground = view.source(f"ground_{cluster}", x=[], y=[])
        paint = {"fill_color": view.colour["surface"], "line_color": view.colour["line"]}
        fig.patch("x", "y", source=ground, **paint)
    for channel in CHANNELS:
        ties = view.source(f"ties_{channel}", xs=[], ys=[], alpha=[])
        fig.multi_line("xs", "ys", source=ties, line_alpha="alpha", **stroke(view, channel))
    arrows = view.source("arrows", xs=[], ys=[], colour=[], alpha=[])
    fig.multi_line("xs", "ys", source=arrows, line_color="colour", line_alpha="alpha", line_width=POINTED)
    firms = view.source("firms", x=[], y=[], size=[], colour=[], fill=[])
    edge = {"line_color": "colour", "line_width": 1.5}
    fig.scatter("x", "y", size="size", source=firms, fill_color=view.colour["bg"], **edge)
    fig.scatter("x", "y", size="size", source=firms, fill_color="colour", fill_alpha="fill", line_color=None)
    gates = view.source("gatekeepers", x=[], y=[], size=[])
    ring = {"fill_color": None, "line_color": view.colour["ink"], "line_width": 1.8}
    fig.scatter("x", "y", size="size", source=gates, **ring)
    figures.labels(fig, view, "cluster_names", bold=True, size=13, align="center", plate=True)
    return fig


def show(view: View, words: dict[str, Any], result: PipelinesResult, against: PipelinesResult | None = None) -> None:
    """Puts the first future in the year looked at on the map; run A is not on it."""
    year = view.look["year"]
    known, foreign = result.firm_known[year], result.firm_foreign[year]
    clusters, firms = known.shape
    x, y = firm_places(result.firm_known[0])
    size = np.minimum(TOUCH * spacing(clusters, firms), LARGEST) * np.sqrt(known)
    colours = [ROLES[c] for c in range(clusters) for _ in range(firms)]
    fill = np.minimum(foreign / FULL, 1)
    view.put("firms", x=x.ravel(), y=y.ravel(), size=size.ravel(), colour=colours, fill=fill.ravel())
    gates = gatekeepers(result)
    view.put("gatekeepers", x=x[gates], y=y[gates], size=size[gates] + 3)
    _show_grounds(view, clusters, firms)
    _show_ties(view, result, year, (x, y), size)
    _put_words(view, words, result, year)


def gatekeepers(result: PipelinesResult) -> np.ndarray:
    """The fifth of the firms of each cluster that knew most in year 0, (cluster, firm) bool."""
    base = result.firm_known[0]
    found = np.zeros(base.shape, dtype=bool)
    np.put_along_axis(found, strongest(base), True, axis=1)
    return found


def _show_grounds(view: View, clusters: int, firms: int) -> None:
    wide = radius(clusters, firms) + 3
    for at, cluster in enumerate(CLUSTERS):
        rim = ROUND if at < clusters else ROUND[:0]
        x, y = middles(clusters)[min(at, clusters - 1)]
        view.put(f"ground_{cluster}", x=x + wide * np.cos(rim), y=y + wide * np.sin(rim))


def _show_ties(
    view: View, result: PipelinesResult, year: int, at_firms: tuple[np.ndarray, np.ndarray], size: np.ndarray
) -> None:
    (x, y), arrows = at_firms, {"xs": [], "ys": [], "colour": []}
    channel, partner = result.tie_channel[year], result.tie_partner.astype(int)
    holder = np.broadcast_to(np.arange(x.size).reshape(x.shape), channel.shape)
    alpha = np.clip(CLEAR * np.sqrt(MANY / max((channel >= 0).sum(), 1)), FAINT, CLEAR)
    for at, name in enumerate(CHANNELS):
        live = channel == at
        to, come = holder[live], partner[live]
        xs, ys = arcs(x.ravel()[come], y.ravel()[come], x.ravel()[to], y.ravel()[to])
        view.put(f"ties_{name}", xs=xs, ys=ys, alpha=np.full(len(xs), alpha))
        for axis, points in zip(("xs", "ys"), heads(xs, ys, size.ravel()[to]), strict=True):
            arrows[axis].append(points)
        arrows["colour"] += [STROKES[name][0]] * len(xs)
    xs, ys = np.concatenate(arrows["xs"]), np.concatenate(arrows["ys"])
    view.put("arrows", xs=xs, ys=ys, colour=arrows["colour"], alpha=np.full(len(xs), alpha))


def _put_words(view: View, words: dict[str, Any], result: PipelinesResult, year: int) -> None:
    """Names above the clusters of the upper row, below those of the lower."""
    clusters, firms = result.firm_known.shape[1:]
    away = radius(clusters, firms) + 3 + OVER
    named = []
    for at, (x, y) in enumerate(middles(clusters)):
        state = words["states"][STATES[int(result.state[0, year, at])]]
        text = words["cluster"].format(name=CLUSTERS[at], state=state, home=percent(result.known_home[0, year, at]))
        named.append((x, y - away if y < LOWER else y + away, text, ROLES[at]))
    figures.put_labels(view, "cluster_names", named)
