"""A simulated territory as the four sheets of the milieu lab, so that the lab itself can count and score it."""

from __future__ import annotations

import numpy as np

from labkit.milieu.counting import table
from labkit.milieu.scorer import BETWEEN_POSTS, KINDS
from labkit.milieu.tables import milieux, sheet

from .plain import SMES, Operator


def of(years):
    """What a collector would know at the end of the last of six years."""
    now = years[-1]
    name = "Simulated"
    working = [now.places[i] for i in now.at_work()]
    # Two that closed long ago, with a tie: a sheet in which nobody ever closed, or nobody is tied, tells nothing of it.
    long_gone = [Operator(0, -60, closed=-40), Operator(1, -60, closed=-40)]
    listed = working + now.gone + long_gone
    place = {one.name: f"o{at}" for at, one in enumerate(listed)}
    coordinator = now.places[0].name
    inner = [(place[now.places[i].name], place[now.places[j].name], since)
             for i in now.at_work() for j, (since, _) in now.places[i].ties.items() if i < j]  # fmt: skip
    outer = [(place[one.name], "outside:network", one.abroad) for one in working if one.abroad is not None]
    old = [(place[long_gone[0].name], place[long_gone[1].name], -50)]
    ties = [(a, b, 2000 + since) for a, b, since in inner + outer + old]
    return milieux("simulated", {
        "territories": sheet("territories", {
            "territory": [name, name], "year": [2000 + years[0].year, 2000 + now.year], "smes": [SMES, SMES],
            "exporters": [years[0].exporters * SMES, now.exporters * SMES], "area_km2": [800, 800],
        }),
        "operators": sheet("operators", {
            "operator": [place[one.name] for one in listed],
            "territory": [name] * len(listed),
            "kind": [KINDS[one.kind] for one in listed],
            "founded": [2000 + one.founded for one in listed],
            "closed": [np.nan if one.closed is None else 2000 + one.closed for one in listed],
            "scope": ["regional"] * len(listed),
            "coordinator": ["yes" if one.name == coordinator else "no" for one in listed],
        }),
        "ties": sheet("ties", dict(zip(("a", "b", "since"), map(list, zip(*ties, strict=True)), strict=True))),
    })  # fmt: skip


def indicators(years):
    """The milieu lab's own table, (indicator,)."""
    return table(of(years))[0]


def four_d(years):
    """The milieu lab's own four D's, (D,), between its goalposts."""
    return BETWEEN_POSTS.score(table(of(years))).dimensions[0]
