"""Small data for the tests: one territory worked out by hand, and a panel by chance."""

from __future__ import annotations

import numpy as np

from labkit.milieu.contract import ITEMS, OPERATOR_KINDS, SCOPES
from labkit.milieu.tables import milieux, sheet

NO_YEAR = np.nan
# operator, kind, founded, closed, scope, coordinator
OPERATORS = (
    ("o1", "public body", 1990, NO_YEAR, "local", "yes"),
    ("o2", "public body", 1998, NO_YEAR, "local", "no"),
    ("o3", "public body", NO_YEAR, NO_YEAR, "local", "no"),
    ("o4", "training", 1997, NO_YEAR, "regional", "no"),
    ("o5", "service provider", 1980, NO_YEAR, "local", "no"),
    ("o6", "service provider", 1985, 1999, "regional", "no"),
)
TIES = (
    ("o1", "o2", 1999),
    ("o2", "o3", 1990),
    ("o3", "o4", NO_YEAR),
    ("o5", "outside:Lyon fair", 1997),
    ("o6", "o1", 1998),
)
SURVEY = (
    ("R1", "interaction", 4), ("R2", "interaction", 2), ("R1", "work_habits", 3), ("R1", "shared_aims", 5),
    ("R2", "shared_aims", 4), ("R1", "coordination", 2), ("R2", "coordination", 2), ("R1", "complementarity", 1),
    ("R2", "complementarity", 3),
)  # fmt: skip
TERRITORY = {
    "year": [1998, 2000], "smes": [1800, 2000], "exporters": [100, 121], "area_km2": [400, NO_YEAR],
    "iso_9001": [5, 10], "iso_9002": [5, 8], "iso_9003": [0, 4],
}  # fmt: skip


def by_hand(operators=OPERATORS, ties=TIES, survey=SURVEY, **territory):
    """The territory worked out by hand, with parts of it replaced."""
    figures = {**TERRITORY, **territory}
    return milieux("by hand", {
        "territories": sheet("territories", {"territory": ["A"] * len(figures["year"]), **figures}),
        "operators": operators_of(operators),
        "ties": sheet("ties", dict(zip(("a", "b", "since"), zip(*ties, strict=True), strict=True)) if ties else {}),
        "survey": sheet("survey", {
            "territory": ["A"] * len(survey),
            **(dict(zip(("rater", "item", "score"), zip(*survey, strict=True), strict=True)) if survey else {}),
        }),
    })  # fmt: skip


def operators_of(rows, territory="A"):
    names = ("operator", "kind", "founded", "closed", "scope", "coordinator")
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}
    return sheet("operators", {"territory": [territory] * len(rows), **columns})


def panel(territories=6, operators=12, raters=3, seed=0):
    """Territories by chance, with all four sheets full."""
    rng = np.random.default_rng(seed)
    names = [f"T{n}" for n in range(territories)]
    ids = [f"{name} {n}" for name in names for n in range(operators)]
    size, home = len(ids), np.repeat(names, operators)
    ends = np.arange(size).reshape(territories, -1)
    pairs = np.concatenate([rng.permuted(ends, axis=1)[:, :8].reshape(-1, 2) for _ in range(2)])
    outside = rng.random(len(pairs)) < 0.3
    judged = [(f"R{r}", name, item) for name in names for r in range(raters) for item in ITEMS]
    level = dict(zip(names, rng.uniform(1.5, 4.5, territories), strict=True))
    return milieux(f"panel {seed}", {
        "territories": sheet("territories", {
            "territory": names * 2, "year": [1996] * territories + [2000] * territories,
            "smes": rng.integers(800, 4000, 2 * territories), "exporters": rng.integers(50, 200, 2 * territories),
            "area_km2": rng.uniform(200, 900, 2 * territories), "iso_9001": rng.integers(1, 40, 2 * territories),
            "iso_9002": rng.integers(1, 40, 2 * territories), "iso_9003": rng.integers(0, 9, 2 * territories),
        }),
        "operators": sheet("operators", {
            "operator": ids, "territory": home, "kind": rng.choice(list(OPERATOR_KINDS), size),
            "founded": rng.integers(1970, 2001, size), "closed": np.where(rng.random(size) < 0.1, 2000, np.nan),
            "scope": rng.choice(SCOPES[:2], size), "coordinator": np.where(np.arange(size) % operators, "no", "yes"),
        }),
        "ties": sheet("ties", {
            "a": [ids[a] for a, _ in pairs], "since": rng.integers(1985, 2001, len(pairs)),
            "b": [f"outside:{b}" if out else ids[b] for (_, b), out in zip(pairs, outside, strict=True)],
        }),
        "survey": sheet("survey", {
            "rater": [rater for rater, _, _ in judged], "territory": [name for _, name, _ in judged],
            "item": [item for _, _, item in judged],
            "score": [int(np.clip(round(level[name] + rng.normal(0, 0.8)), 1, 5)) for _, name, _ in judged],
        }),
    })  # fmt: skip
