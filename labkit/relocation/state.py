"""Where the firms of the relocation lab stand in a year, and what follows from it by counting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from types import SimpleNamespace

import numpy as np

from .chain import ACTIVITIES, LABOUR_MOVABLE, MOVABLE, weighted
from .luck import FIRMS, REVIEW, TURN, Luck

START_JITTER, DESTINATION_START = 0.05, 0.05


@dataclass
class State:
    """One year. Kernels and shares (point, run); `away` (activity, point, run) is the share of firms.

    `whole` (turn, firm, point, run) marks firms whose whole chain is abroad, `parts` (movable, turn, firm, point,
    run) the activities moved by the others; `replaced` is the share of firms that left and had their place taken.
    """

    competences: np.ndarray
    trust: np.ndarray
    destination_competences: np.ndarray
    destination_trust: np.ndarray
    replaced: np.ndarray
    whole: np.ndarray
    parts: np.ndarray
    replicative: np.ndarray
    selective: np.ndarray
    away: np.ndarray


def start(k: SimpleNamespace, luck: Luck, expelled: np.ndarray) -> State:
    """Year 0: both kernels at home near their knobs, nothing moved but the `expelled` share (point,) of whole firms."""
    points, runs = len(expelled), luck.runs
    jitter = START_JITTER * luck.start
    flat = np.full((points, runs), DESTINATION_START)
    none = np.zeros((points, runs))
    first = np.arange(FIRMS)[:, None] < np.round(expelled * FIRMS)
    whole = np.repeat(first.reshape(TURN, REVIEW, points).swapaxes(0, 1)[..., None], runs, axis=-1)
    state = State(
        competences=np.clip(k.initial_competences + jitter[0] + none, 0, 1),
        trust=np.clip(k.trust + jitter[1] + none, 0, 1),
        destination_competences=flat,
        destination_trust=flat,
        replaced=none,
        whole=whole,
        parts=np.zeros((len(MOVABLE), *whole.shape), dtype=bool),
        replicative=none,
        selective=none,
        away=none,
    )
    take_stock(state)
    return state


def years_as_points(states: Iterable[State]) -> State:
    """All years of one setting as the points of a single state, without its firms."""
    names = [f.name for f in fields(State) if f.name not in ("whole", "parts")]
    years = [[getattr(state, name) for name in names] for state in states]
    columns = {
        name: np.concatenate(column, axis=-2) for name, column in zip(names, zip(*years, strict=True), strict=True)
    }
    return State(**columns, whole=np.empty(0), parts=np.empty(0))


def take_stock(state: State) -> None:
    """Counts again who is away, and with what."""
    state.replicative = share(state.whole)
    state.selective = share(np.logical_or.reduce(state.parts))
    state.away = np.repeat(state.replicative[None], len(ACTIVITIES), axis=0)
    for part, j in zip(state.parts, MOVABLE, strict=True):
        state.away[j] = share(state.whole | part)


def share(firms: np.ndarray) -> np.ndarray:
    """Share of all firms that are marked: (turn, firm, point, run) or (firm, point, run) bool to (point, run)."""
    counted = firms.reshape(-1, *firms.shape[-2:])
    return np.add.reduce(counted.view(np.uint8), axis=0, dtype=np.uint8) / FIRMS


def at_home(weights: np.ndarray, state: State) -> np.ndarray:
    """Share of the work still at home, activities weighted with `weights` that sum to 1; (point, run)."""
    return 1 - weighted(weights, state.away)


def arrived(state: State) -> np.ndarray:
    """How much of each activity the destination has got, at most one and a half districts; (activity, point, run)."""
    return np.minimum(state.away + state.replaced, 1.5)


def saving(state: State, k: SimpleNamespace) -> np.ndarray:
    """Labour cost saved by those who moved selectively, as a share of the district's; (point, run)."""
    return k.globalisation * weighted(LABOUR_MOVABLE, state.away - state.replicative)
