"""Invented panels of territories, ready to be counted: what the claims about operators and raters are tried on.

No data tell how territories differ in all that the indicators ask for, so everything here is assumed: how old operators
are, how often they are tied, and that what raters see has nothing to do with what is counted. The indicators themselves
are those of the lab. All luck has shapes that do not depend on the settings.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labkit.core.luck import cached, stream

from .attributes import FEATURES, KINDS, STEPS
from .catalogue import ITEMS
from .contract import SCOPES
from .counting import Counts, by_territory
from .indicators import ASSUMED, DIMENSIONS

MOST = 40  # operators of a territory
RATERS = 16  # of a territory
FEWEST = 2
SMES, AREA, CERTIFIED = 1800.0, 800.0, 30.0
LIKELIEST = {"born": 0.5, "ended": 0.15, "outside": 0.6}  # chance of an operator, from 0 to this by territory
TIES = (0.5, 4.0)  # ties of an operator, by territory
COORDINATED = 0.7
ITEM_SPREAD = 0.3  # points by which statements on one D differ in a territory
D_OF_ITEM = np.array([DIMENSIONS.index(item.dimension) for item in ITEMS.values()])
AIMS = list(ITEMS).index("shared_aims")


@dataclass(frozen=True, eq=False)
class Luck:
    """Luck of panels, all with first axes (run, territory).

    figures: normal, one each for the number of operators, SMEs, area, certified firms, growth. habit: uniform, one each
    for a coordinator, births, deaths, ties outside, ties, new ties. mixture: exponential, by kind. operator: uniform,
    (operator, 7). pair: uniform, (operator, operator), above the diagonal for a tie, below for whether it is new. view:
    normal, by D and by item. rating: normal, (rater, item).
    """

    figures: np.ndarray
    habit: np.ndarray
    mixture: np.ndarray
    operator: np.ndarray
    pair: np.ndarray
    view: np.ndarray
    rating: np.ndarray


@cached
def draw(seed: int, runs: int, territories: int) -> Luck:
    """Luck of `runs` panels of so many territories; panel 7 is the same for any number of panels."""

    def of(kind: str, *shape: int, how: str = "random") -> np.ndarray:
        return getattr(stream(seed, f"milieu panel {kind}"), how)((runs, territories, *shape))

    return Luck(
        figures=of("figures", 5, how="standard_normal"),
        habit=of("habit", 6),
        mixture=of("mixture", len(KINDS), how="standard_exponential"),
        operator=of("operator", MOST, 7),
        pair=stream(seed, "milieu panel pair").random((runs, territories, MOST, MOST), dtype=np.float32),
        view=of("view", len(DIMENSIONS) + len(ITEMS), how="standard_normal"),
        rating=of("rating", RATERS, len(ITEMS), how="standard_normal"),
    )


@dataclass(frozen=True)
class Setting:
    """How panels are.

    operators: how many a territory has in the middle; unlike: spread of the logarithm of that number. apart: spread of
    what raters see, in points; raters: how many are asked in a territory; disagreement: spread of their answers, in
    points. like: whose nature and raters each territory has, places in the luck. more_ties: ties added for each
    operator, more_aims: points of shared aims added, by territory.
    """

    operators: float
    unlike: float
    apart: float
    raters: int
    disagreement: float
    like: tuple[int, ...]
    more_ties: tuple[float, ...] | float = 0.0
    more_aims: tuple[float, ...] | float = 0.0


def panels(luck: Luck, setting: Setting) -> Counts:
    """Territories of all panels, one after the other, ready to be counted; each has `MOST` places for operators."""
    features, smes = operators(luck, setting), _level(luck, setting, 1, SMES, 0.2)
    runs, number = smes.shape
    home = np.repeat(np.arange(runs * number), MOST)
    size, area, certified = smes.ravel(), _level(luck, setting, 2, AREA, 0.4), _level(luck, setting, 3, CERTIFIED, 0.4)
    growth = 0.03 + 0.03 * luck.figures[:, setting.like, 4]
    return Counts(
        names=tuple(map(str, range(runs * number))),
        adds=by_territory(features.reshape(len(FEATURES), -1), home, runs * number),
        judge_adds=_ratings(luck, setting),
        judge_home=np.repeat(np.arange(runs * number), setting.raters),
        figures={"smes": size, "area_km2": area.ravel(), "certified": certified.ravel(), "growth": growth.ravel()},
        known={},
        window=ASSUMED.window,
    )


def operators(luck: Luck, setting: Setting) -> np.ndarray:
    """What each operator adds, (feature, run, territory, operator), as `attributes` has it."""
    like, window = list(setting.like), ASSUMED.window
    habit, uniform = luck.habit[:, like], np.moveaxis(luck.operator[:, like], -1, 0)
    number = np.clip(np.rint(_level(luck, setting, 0, setting.operators, setting.unlike)), FEWEST, MOST)
    there = np.arange(MOST) < number[..., None]
    born, ended, outside = (
        there & (uniform[i] < LIKELIEST[name] * habit[..., i + 1, None]) for i, name in enumerate(LIKELIEST)
    )
    working = there & ~ended
    tied, new = _ties(luck, setting, working, number)
    kind, scope = _kinds(luck.mixture[:, like], uniform[3]), (uniform[4] * len(SCOPES)).astype(int)
    same = (kind * len(SCOPES) + scope)[..., None] == (kind * len(SCOPES) + scope)[..., None, :]
    same &= working[..., None] & working[..., None, :] & ~np.eye(MOST, dtype=bool)
    by_name = {name: working & (kind == at) for at, name in enumerate(KINDS)} | {
        "at work": working,
        "years": there * np.where(born | ended, np.ceil(window * uniform[5]), window),
        "born": born,
        "ended": ended,
        "new ties": new.sum(axis=-1) / 2 + (working & outside & (uniform[6] < 0.5)),
        "near": _near(tied, working, habit[..., 0] < COORDINATED),
        "like": same.sum(axis=-1),
        "like untied": (same & ~tied).sum(axis=-1),
        "outside": working & outside,
    }
    return np.array([by_name[name] for name in FEATURES], dtype=float)


def _level(luck: Luck, setting: Setting, at: int, middle: float, spread: float) -> np.ndarray:
    """A figure of each territory, (run, territory), log-normal."""
    return middle * np.exp(spread * luck.figures[:, setting.like, at])


def _kinds(mixture: np.ndarray, uniform: np.ndarray) -> np.ndarray:
    """Kind of each operator, (run, territory, operator), from the mixture of its territory."""
    upto = np.cumsum(mixture, axis=-1) / mixture.sum(axis=-1, keepdims=True)
    return np.minimum((uniform[..., None] > upto[..., None, :]).sum(axis=-1), len(KINDS) - 1)


def _ties(luck: Luck, setting: Setting, working: np.ndarray, number: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which operators at work are tied, and which ties are new, (run, territory, operator, operator)."""
    like, (few, many) = list(setting.like), TIES
    habit = luck.habit[:, like]
    chance = (few + (many - few) * habit[..., 4] + 2 * np.array(setting.more_ties)) / (number - 1)
    pair = luck.pair[:, like]
    tied = np.triu(pair < chance[..., None, None].astype(np.float32), 1)
    tied = (tied | tied.swapaxes(-1, -2)) & working[..., None] & working[..., None, :]
    new = np.tril(pair < habit[..., 5, None, None].astype(np.float32), -1)
    return tied, tied & (new | new.swapaxes(-1, -2))


def _near(tied: np.ndarray, working: np.ndarray, coordinated: np.ndarray) -> np.ndarray:
    """Whether each operator is within two ties of the coordinator, the first one, (run, territory, operator)."""
    near = working & coordinated[..., None] & (np.arange(MOST) == 0)
    for _ in range(STEPS):
        near = near | (tied & near[..., None, :]).any(axis=-1)
    return near


def _ratings(luck: Luck, setting: Setting):
    """Sparse (2 × territory × item, judge): scores of each judge and that it gave one, as `Counts` has it."""
    from scipy.sparse import csr_array

    like, items = list(setting.like), len(ITEMS)
    level = 3 + setting.apart * luck.view[:, like][..., D_OF_ITEM] + ITEM_SPREAD * luck.view[:, like, len(DIMENSIONS) :]
    level[..., AIMS] += setting.more_aims
    spread = setting.disagreement * luck.rating[:, like, : setting.raters]
    score = np.clip(np.rint(level[..., None, :] + spread), 1, 5).reshape(-1, items)
    judges = len(score)
    rows = (np.arange(judges) // setting.raters * items)[:, None] + np.arange(items)
    half = judges // setting.raters * items
    at = (np.concatenate([rows, rows + half]).ravel(), np.tile(np.repeat(np.arange(judges), items), 2))
    return csr_array((np.concatenate([score, np.ones_like(score)]).ravel(), at), shape=(2 * half, judges))
