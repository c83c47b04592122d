"""Numbers that both the pictures and the sentence tell, so that they cannot differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import THIN

if TYPE_CHECKING:
    from .result import PipelinesResult


def learned(result: PipelinesResult) -> np.ndarray:
    """What a firm learns in local talk in a year, mean of all clusters, (run, period); per cent of all knowledge."""
    return 100 * result.buzz_learned.mean(axis=2)


def foreign_part(result: PipelinesResult) -> float:
    """Share of what is learned in talk in the last year that was born elsewhere, median over the futures."""
    new = result.buzz_learned[:, -1].mean(axis=1)
    return float(np.median(result.buzz_foreign[:, -1].mean(axis=1) / np.maximum(new, 1e-12)))


def per_tie(result: PipelinesResult) -> np.ndarray:
    """What a tie of each channel brings in a year, (channel, kind); per cent of all knowledge.

    A mean over all ties of all futures; no number where there are no such ties.
    """
    held = result.channel_ties.sum(axis=0)[:, None]
    brought = 100 * result.carried.sum(axis=0)
    return np.divide(brought, held, out=np.full(brought.shape, np.nan), where=held > 0)


def small(value: float) -> str:
    """A small number of per cent in words: 0.78 %, 5.1 %."""
    return f"{value:.{2 if value < 0.995 else 1}f}{THIN}%"
