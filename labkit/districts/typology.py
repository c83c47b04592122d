"""Table 1: what a district is like, feature by feature, and which of the four types it is nearest to.

A profile gives some of the 19 features a code. Its distance from a type is the mean, over these features, of how far
its code lies from that of the type, as a share of the feature's range; where codes have no order it is 0 or 1. The
membership in type t is exp(−distance_t/WIDTH), divided by the sum over the four types.

Source. Guerrieri (no date; about 2001), Table 1, after Markusen (1996). Invented: the codes, equal weights of the
features, and the width, at which a profile that equals a type belongs to it by nine tenths or more.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from .params import TYPES

WIDTH = 0.1
TABLE = Path(__file__).parent / "data" / "table_1.csv"


@dataclass(frozen=True)
class Feature:
    """One row of the table: `codes` and `labels` by type; `mixed` are types whose cell says two things at once."""

    number: int
    name: str
    ordered: bool
    low: float
    high: float
    codes: Mapping[str, float]
    labels: Mapping[str, str]
    mixed: tuple[str, ...]

    def words(self, code: float) -> tuple[str, ...]:
        """The table's own words for a code: those of the types whose code is nearest. Raises ProfileError."""
        checked({self.name: code})
        nearest = min(abs(code - its) for its in self.codes.values())
        return tuple(dict.fromkeys(self.labels[t] for t, its in self.codes.items() if abs(code - its) == nearest))

    def apart(self, code: float, kind: str) -> float:
        """How far a code is from that of a type, 0 to 1."""
        if not self.ordered:
            return float(code != self.codes[kind])
        return abs(code - self.codes[kind]) / (self.high - self.low)


class ProfileError(ValueError):
    """A profile names a feature that is not in the table, or a code outside its range."""


@cache
def table() -> dict[str, Feature]:
    """The rows of Table 1 by name, in its order."""
    with TABLE.open(newline="", encoding="utf-8") as file:
        cells = list(csv.DictReader(file))
    return {name: _row([cell for cell in cells if cell["feature"] == name]) for name in _in_order(cells)}


def _in_order(cells: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(cell["feature"] for cell in cells))


def _row(cells: list[dict[str, str]]) -> Feature:
    first = cells[0]
    return Feature(
        number=int(first["number"]),
        name=first["feature"],
        ordered=first["scale"] == "ordinal",
        low=float(first["low"]),
        high=float(first["high"]),
        codes={cell["type"]: float(cell["code"]) for cell in cells},
        labels={cell["type"]: cell["label"] for cell in cells},
        mixed=tuple(cell["type"] for cell in cells if cell["mixed"]),
    )


def checked(profile: Mapping[str, float]) -> Mapping[str, float]:
    """The profile, if each feature is in the table and each code in its range; else raises ProfileError."""
    if not profile:
        raise ProfileError("profile = {}: a profile gives at least one feature a code")
    for name, code in profile.items():
        if name not in table():
            raise ProfileError(f"{name} = {code}: there is no such feature; the features are {', '.join(table())}")
        row = table()[name]
        if not row.low <= code <= row.high:
            raise ProfileError(
                f"{name} = {code} is outside {row.low:g} to {row.high:g} (code: row {row.number} of Table 1)"
            )
    return profile


def profile_of(kind: str) -> dict[str, float]:
    """The codes of a type, by feature."""
    return {name: row.codes[kind] for name, row in table().items()}


def distances(profile: Mapping[str, float]) -> dict[str, float]:
    """Mean distance from each type, 0 to 1. Raises ProfileError."""
    rows = [(table()[name], code) for name, code in checked(profile).items()]
    return {kind: float(np.mean([row.apart(code, kind) for row, code in rows])) for kind in TYPES}


def belongs(profile: Mapping[str, float]) -> dict[str, float]:
    """Membership in each type; the four add up to 1. Raises ProfileError."""
    near = {kind: np.exp(-far / WIDTH) for kind, far in distances(profile).items()}
    return {kind: float(value / sum(near.values())) for kind, value in near.items()}


def deciding(profile: Mapping[str, float]) -> dict[str, float]:
    """What each feature adds to the membership in the nearest type, most first: with it less without it.

    Raises ProfileError.
    """
    whole = belongs(profile)
    nearest = max(whole, key=lambda kind: whole[kind])
    rest = {name: {other: code for other, code in profile.items() if other != name} for name in profile}
    added = {name: whole[nearest] - belongs(others)[nearest] for name, others in rest.items() if others}
    return dict(sorted(added.items(), key=lambda item: -item[1]))
