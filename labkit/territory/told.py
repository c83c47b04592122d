"""Numbers that the pictures, the sentence and the report tell, so that they cannot differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from labkit.core.words import THIN

from .front import RUNS, SPLITS, Front
from .luck import PROGRAMME
from .paired import Gain, gain
from .result import AIMS

if TYPE_CHECKING:
    from .result import TerritoryResult

QUARTERS = {0.25: "¼ ", 0.5: "½ ", 0.75: "¾ ", 1.0: ""}
IN_POINTS = {"exporters": 100, "score": 1, "kernels": 100}  # shares in per cent, so that all are of 100


def own(result: TerritoryResult) -> np.ndarray:
    """What the split comes to in the futures that the front is made of, (aim,); the last aim is the cost."""
    return np.array([*(getattr(result, aim)[:RUNS, -1].mean() for aim in AIMS), result.cost[:RUNS].mean()])


def nothing(result: TerritoryResult) -> np.ndarray:
    """What doing nothing comes to in the same futures, (aim,)."""
    return np.array([*(getattr(result, f"{aim}_without")[:RUNS, -1].mean() for aim in AIMS), 0.0])


def above(result: TerritoryResult) -> np.ndarray:
    """How far all futures lie above those that the front is made of, doing nothing, (aim,).

    The front is drawn higher by so much: its dots then stand where the figures of all futures are, and gains, which
    vary far less than levels, stay as they are.
    """
    without = (getattr(result, f"{aim}_without")[:, -1] for aim in AIMS)
    return np.array([*(every.mean() - every[:RUNS].mean() for every in without), 0.0])


def known(front: Front | None, result: TerritoryResult) -> Front | None:
    """The front, if it is that of this result's territory and luck."""
    return front if front is not None and front.of(result.params, result.seed) else None


def verdict(front: Front, result: TerritoryResult) -> bool:
    """Whether it can be said if a split beats that of the result: all are tried, in the same futures, and differ."""
    return front.done == 1 and result.runs >= RUNS and result.params.budget > 0


def best_of_those_that_beat(front: Front, aims: np.ndarray) -> int:
    """Of the splits that beat these aims, that on the front which gains most, all aims counting alike over their range.

    Raises ValueError where none beats them.
    """
    ahead = np.flatnonzero(front.beating(aims) & front.best)
    wide = np.nanmax(front.aims, axis=0) - np.nanmin(front.aims, axis=0)
    gained = np.abs(front.aims[ahead] - aims) / np.maximum(wide, 1e-12)
    return int(ahead[gained.sum(axis=1).argmax()])


def in_words(split: int, uses: dict[str, str]) -> str:
    """A split as "½ coordination, ¼ trust, ¼ not spent"; `uses` are the words for the levers and for what is kept."""
    parts = sorted(zip(SPLITS[split], uses.values(), strict=True), key=lambda part: -part[0])
    return ", ".join(f"{QUARTERS[share]}{use}" for share, use in parts if share)


def money(amount: float) -> str:
    """k EUR, thousands apart."""
    return f"{amount:,.0f}".replace(",", THIN)


def in_points(result: TerritoryResult) -> Gain:
    """The gains with all aims of 100, arrays (aim,)."""
    found, by = gain(result), np.array(list(IN_POINTS.values()))
    return Gain(found.mean * by, found.low * by, found.high * by, found.better)


def where_money_goes(result: TerritoryResult) -> np.ndarray:
    """Mean k EUR of all years for each lever, and last what of the budget finds nothing to buy, (use,)."""
    spent = result.spent.sum(axis=1).mean(axis=0)
    whole = PROGRAMME * result.params.budget
    return np.append(spent, max(whole - spent.sum(), 0.0))


def paid(result: TerritoryResult) -> np.ndarray:
    """Public cost so far, k EUR, (run, period)."""
    return result.spent.sum(axis=2).cumsum(axis=1)
