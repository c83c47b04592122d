"""The axis of shares of distant ties that two figures have in common: by ratios, with a place of its own for none."""

from __future__ import annotations

from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui import figures
from labkit.ui.view import View

from ..result import SmallWorldResult

NONE_AT = -3.4
SPAN = (-3.55, 0.98)
DATA = (NONE_AT, 0.0)
LABELS_AT = 0.06
TICKS = {NONE_AT: "0", -3: "0.1", -2: "1", -1: "10", 0: percent(1)}


def place(shares: Any) -> np.ndarray:
    """Where shares stand on the axis."""
    shares = np.atleast_1d(np.asarray(shares, float))
    return np.where(shares > 0, np.log10(np.maximum(shares, 1e-9)), NONE_AT)


def axis(fig: Any) -> None:
    """Ticks from 0 to 100 %."""
    figures.ticks(fig.xaxis, list(TICKS), TICKS)


def apart(values: np.ndarray) -> np.ndarray:
    """Values (point,) with a gap after the first, so that no line joins the place of none with the rest."""
    return np.insert(np.asarray(values, float), 1, np.nan)


def cursor(fig: Any, view: View, name: str) -> None:
    """An upright line where the bench stands."""
    figures.upright(fig, view, name, "ink", dash=())


def put_cursor(view: View, name: str, result: SmallWorldResult, top: float) -> np.ndarray:
    """Moves the line to the share of the bench; returns its place."""
    here = place(result.params.share)
    figures.put_upright(view, name, here, (0, top))
    return here
