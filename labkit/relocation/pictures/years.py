"""The axis of years that the figures of this lab share; the strip right of year 40 holds the labels."""

from __future__ import annotations

YEARS = 40
SPAN = (0, 56.5)
LABELS_AT = YEARS + 1.2
