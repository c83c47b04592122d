"""The luck of the territory: that of the two labs it joins, for the same futures."""

from __future__ import annotations

from dataclasses import dataclass

from labkit.activation import luck as milieu_luck
from labkit.relocation import luck as district_luck

YEARS, BEFORE = 10, milieu_luck.BEFORE
PROGRAMME = 5  # years with money


@dataclass(frozen=True, eq=False)
class Luck:
    """Luck of both labs, for the same futures."""

    milieu: milieu_luck.Luck
    district: district_luck.Luck


def draw(seed: int, runs: int) -> Luck:
    """All luck of an ensemble, as the two labs draw it."""
    return Luck(milieu_luck.draw(seed, runs), district_luck.draw(seed, runs, YEARS))
