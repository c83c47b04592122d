"""The axis of years that the figures of this lab share; the strip right of year 40 holds the labels."""

from __future__ import annotations

from typing import Any

from labkit.ui import figures

YEARS = 40
SPAN = (0, 56.5)
LABELS_AT = YEARS + 1.2


def years(fig: Any, year: str) -> None:
    """Ticks every ten years; the first reads "year 0"."""
    figures.ticks(fig.xaxis, [0, 10, 20, 30, YEARS], {0: f"{year} 0"})
