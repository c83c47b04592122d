"""Smile curve: what each stage of a value chain is worth, and which share of it the clusters have in the last year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.core.words import percent
from labkit.ui.sections import Cell, Content, Table

from ..result import CLUSTERS
from ..smile import STAGES, VALUE
from .said import said

LEVELS = (0.05, 0.5, 0.95)


def content(bench: Any, _chosen: Mapping[str, str]) -> Content:
    """Each stage of the run on the bench with the share of cluster A and of the others, then the whole chain."""
    result, text = bench.result, said("smile")
    clusters = result.params.clusters
    others = CLUSTERS[1] if clusters == 2 else f"{CLUSTERS[1]}–{CLUSTERS[clusters - 1]}"
    head = tuple(part.format(first=CLUSTERS[0], others=others) for part in text["head"])
    rows = [
        (stage, Cell(percent(worth), bar=(worth, worth, worth)), *_shares(result.stage_share[:, 0, at]))
        for at, (stage, worth) in enumerate(zip(STAGES, VALUE, strict=True))
    ]
    whole = _shares(result.chain_share[:, -1, 0])
    rows.append((Cell(text["whole"], strong=True), percent(sum(VALUE)), *whole))
    even = text["even"].format(clusters=clusters, share=percent(1 / clusters))
    caption = text["caption"].format(runs=result.runs)
    return Content((Table(caption, head, tuple(rows)),), f"{text['note']} {even}")


def _shares(of_first: np.ndarray) -> tuple[str | Cell, ...]:
    """Median with its bar and nine futures in ten, of the first cluster and of all others together; from (run,)."""
    told: list[str | Cell] = []
    for share in (of_first, 1 - of_first):
        low, median, high = np.quantile(share, LEVELS)
        told += [Cell(percent(median), bar=(low, median, high)), f"{percent(low)}–{percent(high)}"]
    return tuple(told)
