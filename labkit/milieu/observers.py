"""Other people's lists of operators and other raters, for invented panels: the doubt of `doubt` in another shape."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, stream

from .luck import POISSON
from .panels import MOST, RATERS


@dataclass(frozen=True, eq=False)
class Doubt:
    """Luck of lists and raters, arrays (run, territory, operator or rater, draw).

    times: how often a doubtful operator counts; listed and pick: uniform.
    """

    times: np.ndarray
    listed: np.ndarray
    pick: np.ndarray


@cached
def draw(seed: int, runs: int, territories: int, draws: int) -> Doubt:
    """Luck of `draws` lists of the operators of each panel, and of as many choices of raters."""

    def of(kind: str, number: int) -> np.ndarray:
        shape = (runs, territories, number, draws)
        return stream(seed, f"milieu observers {kind}").random(shape, dtype=np.float32)

    times = np.searchsorted(POISSON, of("times", MOST), side="right").astype(np.int8)
    return Doubt(times, of("listed", MOST), of("raters", RATERS))


def lists(doubt: Doubt, own: list[int], doubtful: float) -> np.ndarray:
    """How often each operator counts, (operator, draw), where a share `doubtful` is; `own` (territory,): whose luck."""
    times = np.where(doubt.listed[:, own] < doubtful, doubt.times[:, own], 1)
    return times.reshape(-1, times.shape[-1]).astype(float)


def asked_again(doubt: Doubt, own: list[int], raters: int) -> np.ndarray:
    """How often each judge counts, (judge, draw): as many as were asked, drawn from them with replacement."""
    chosen = (doubt.pick[:, own, :raters] * raters).astype(np.int8)
    times = (chosen[:, :, :, None] == np.arange(raters)[:, None]).sum(axis=2)
    return times.reshape(-1, times.shape[-1]).astype(float)


def two_groups(territories: int, raters: int) -> np.ndarray:
    """How often each judge counts with two observers, (judge, 2): the first half with one, the rest with the other."""
    return np.tile(np.repeat(np.eye(2), raters // 2, axis=0), (territories, 1))
