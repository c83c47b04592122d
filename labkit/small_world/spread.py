"""Knowledge over time on many networks side by side: the loop over rounds, and what is noted at its marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from .barter import barter, gift
from .contagion import begin, tell
from .luck import CATEGORIES, FIRMS
from .meetings import Round, World, meetings
from .params import SmallWorldParams

MARKS = 40  # times at which we look, beside the start
Kernel = tuple[Callable[[Round], np.ndarray], Callable[[], np.ndarray]]
BLOCK = 64  # networks at a time: their state stays in the processor's cache


@dataclass(frozen=True, eq=False)
class Spread:
    """What is noted at the start and at each mark, arrays (network, mark).

    knowledge: mean over firms and fields. inequality: standard deviation between firms over their mean. passing: share
    of the meetings since the last mark that passed anything. firm_knowledge (mark, firm): of network 0.
    """

    knowledge: np.ndarray
    inequality: np.ndarray
    passing: np.ndarray
    firm_knowledge: np.ndarray


def marks(horizon: int) -> np.ndarray:
    """The rounds after which we look, (mark,)."""
    return np.arange(MARKS + 1) * horizon // MARKS


def spread(params: SmallWorldParams, world: World) -> Spread:
    """Knowledge up to the horizon on all networks of a world."""
    parts = [
        _spread(params, replace(world, ends=world.ends[at : at + BLOCK], run=world.run[at : at + BLOCK]))
        for at in range(0, world.size, BLOCK)
    ]
    several = {
        name: np.concatenate([getattr(part, name) for part in parts]) for name in ("knowledge", "inequality", "passing")
    }
    return Spread(**several, firm_knowledge=parts[0].firm_knowledge)


def _spread(params: SmallWorldParams, world: World) -> Spread:
    step, level = _news(params, world) if params.passing == "contagion" else _knowledge(params, world)
    stops = marks(params.horizon)
    by_firm = np.empty((len(stops), world.size, FIRMS), dtype=np.float32)
    passing = np.zeros((len(stops), world.size))
    by_firm[0] = level()
    rounds = meetings(world, params.horizon)
    for mark in range(1, len(stops)):
        until = islice(rounds, stops[mark] - stops[mark - 1])
        met, passed = zip(*((each.one, step(each)) for each in until), strict=True)
        passing[mark] = _by_network(passed, world) / np.maximum(_by_network(met, world), 1)
        by_firm[mark] = level()
    return _noted(by_firm, passing)


def _knowledge(params: SmallWorldParams, world: World) -> Kernel:
    """Barter or gift: what a round does, and what each firm knows, mean over its fields."""
    known, absorption = first_knowledge(params, world), np.float32(params.absorption)
    rule = barter if params.passing == "barter" else gift
    level = lambda: known.reshape(CATEGORIES, world.size, FIRMS).mean(axis=0)  # noqa: E731
    return (lambda meeting: rule(known, meeting, absorption)), level


def _news(params: SmallWorldParams, world: World) -> Kernel:
    """Contagion: what a round does, and who knows the news (0 or 1)."""
    news = begin(world, params.experts)
    level = lambda: news.knows.reshape(world.size, FIRMS)  # noqa: E731
    return (lambda meeting: tell(news, meeting, params.confirmations)), level


def first_knowledge(params: SmallWorldParams, world: World) -> np.ndarray:
    """What all firms know at the start, (category, network · firm), single precision; an expert's level is 1."""
    luck, run = world.luck, world.run
    known = luck.start[run] / np.float32(params.lead)
    network, firm = np.nonzero(luck.turn[run] < params.experts)
    known[network, firm, luck.field[run[network], firm]] = 1
    return np.ascontiguousarray(known.transpose(2, 0, 1)).reshape(CATEGORIES, -1)


def _by_network(firms: tuple[np.ndarray, ...], world: World) -> np.ndarray:
    return np.bincount(np.concatenate(firms) // FIRMS, minlength=world.size)


def _noted(by_firm: np.ndarray, passing: np.ndarray) -> Spread:
    mean, deviation = by_firm.mean(axis=2, dtype=float).T, by_firm.std(axis=2, dtype=float).T
    inequality = np.divide(deviation, mean, out=np.zeros_like(mean), where=mean > 0)
    return Spread(mean, inequality, passing.T, by_firm[:, 0].copy())
