"""Dispersion by activity: how much of each goes elsewhere, and whether to one place or to many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui.sections import Cell, Content, Table

from ..dispersion import ACTIVITIES, KNOWLEDGE, LABOUR
from .said import said

LEAST = 0.01  # share away from which its concentration is told


def content(bench: Any, _chosen: Mapping[str, str]) -> Content:
    """One row an activity, of the futures on the bench."""
    text, result = said("dispersion"), bench.result
    rows = []
    for at, activity in enumerate(ACTIVITIES):
        low, middle, high = np.quantile(result.away[:, -1, at], (0.05, 0.5, 0.95))
        there = float(np.median(result.concentrated_away[:, at]))
        rows.append(
            (
                text["activities"][activity],
                text["much" if KNOWLEDGE[at] > 0.5 else "little"],
                text["much" if LABOUR[at] > 0.5 else "little"],
                Cell(percent(middle), bar=(float(low), float(middle), float(high)), strong=True),
                text["range"].format(low=percent(low), high=percent(high)),
                f"{there:.2f}" if middle >= LEAST else text["nowhere"],
            )
        )
    return Content((Table(text["caption"], tuple(text["head"]), tuple(rows), left=(0, 1, 2)),), text["note"])
