"""What the claims compare: the same futures under several cases, and what is measured in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np

from labkit.core.conditions import Points
from labkit.core.points import Figures

from .change import CHANGE, codified, without_cause
from .course import Year, series
from .dispersion import ACTIVITIES, disperse
from .indicators import FEW, KINDS, SERIES, YEARS_AFTER, YEARS_BEFORE, kind, membership
from .kernel import numbers
from .luck import Luck
from .params import MARSHALLIAN, NOTHING, DistrictsParams
from .sweep import Measure, futures

LATE = 30


@dataclass(frozen=True)
class Case:
    """One arm of an experiment: how the district starts, what happens in year 10, and which numbers are set."""

    begins: str = MARSHALLIAN
    event: str = NOTHING
    set: Mapping[str, float] = field(default_factory=dict)


def compare(points: Points, cases: Iterable[Case], seed: int, runs: int, measure: Measure) -> list[Figures]:
    """What is measured in each case; nothing changes in year 10 but what the case sets."""
    size = len(next(iter(points.values())))
    here = without_cause({name: points.get(name, value) for name, value in numbers(DistrictsParams()).items()})
    return [
        futures(
            {name: np.broadcast_to(value, size) for name, value in {**here, **case.set}.items()},
            case.begins, case.event, seed, runs, measure,
        )
        for case in cases
    ]  # fmt: skip


def kinds(years: Iterable[Year], k: SimpleNamespace, _event: str, _luck: Luck) -> Figures:
    """Numbers of the kinds `before` and `after`, and the last year's series, (point, run); `output_10` of year 10."""
    found = series(years)
    belongs = membership(found, k)
    last = {name: found[name][-1] for name in SERIES}
    turned = {"before": kind(belongs[:, YEARS_BEFORE]), "after": kind(belongs[:, YEARS_AFTER])}
    return {**last, **turned, "output_10": found["output"][CHANGE]}


def went(figures: Figures, start: str, end: str) -> np.ndarray:
    """Share of the futures of one kind before that are of another after, (point,); 0 where there are none before."""
    began = figures["before"] == KINDS.index(start)
    arrived = began & (figures["after"] == KINDS.index(end))
    return arrived.sum(axis=1) / np.maximum(began.sum(axis=1), 1)


def began(figures: Figures, start: str) -> np.ndarray:
    """Share of the futures that were of a kind before, (point,)."""
    return (figures["before"] == KINDS.index(start)).mean(axis=1)


def innovators(years: Iterable[Year], _k: SimpleNamespace, _event: str, _luck: Luck) -> Figures:
    """Figures (point, run) of the ten years after year 30.

    `concentration`: share of the four places with most innovations in all of them; `stability`: correlation between a
    firm's competence in year 30 and in year 40; `newcomers`: share of innovations by local firms that entered since
    year 30, `with_plants` the same with plants of outside firms that came since. `core_kept`: share of the four largest
    firms of year 30 that are still among the four largest.
    """
    for number, (state, now) in enumerate(years):
        if number == LATE:
            then, stayed = state, now.alive
            ideas, newcomers, with_plants = (np.zeros(now.alive.shape) for _ in range(3))
        if number > LATE:
            stayed = stayed & now.alive
            since = state.novel & ~stayed
            ideas, with_plants = ideas + state.novel, with_plants + since
            newcomers = newcomers + (since & ~state.outside)
    core = largest(then.output) & largest(state.output) & stayed
    made = np.maximum(_all(ideas), 1)
    return {
        "concentration": _all(np.partition(ideas, -FEW, axis=0)[-FEW:]) / made,
        "stability": correlation(then.skill, state.skill, stayed),
        "newcomers": _all(newcomers) / made,
        "with_plants": _all(with_plants) / made,
        "core_kept": _all(core) / FEW,
    }


def _all(places: np.ndarray) -> np.ndarray:
    return np.add.reduce(places, axis=0)


def correlation(a: np.ndarray, b: np.ndarray, who: np.ndarray) -> np.ndarray:
    """Correlation over the firms `who` are marked, all (firm, point, run); 0 where there are none."""
    many = np.maximum(np.add.reduce(who, axis=0), 1)
    a, b = (np.where(who, x - np.add.reduce(x * who, axis=0) / many, 0.0) for x in (a, b))
    spread = np.sqrt(np.add.reduce(a * a, axis=0) * np.add.reduce(b * b, axis=0))
    return np.add.reduce(a * b, axis=0) / np.maximum(spread, 1e-12)


def largest(output: np.ndarray) -> np.ndarray:
    """The four largest firms, (firm, point, run) bool."""
    least = np.partition(output, -FEW, axis=0)[-FEW]
    return (output >= least) & (output > 0)


def places(years: Iterable[Year], k: SimpleNamespace, event: str, luck: Luck) -> Figures:
    """For each activity, share away in the last year and its concentration there, (point, run)."""
    trade = series(years)["trade"]
    told = codified({"codified": np.asarray(k.codified)[..., 0]}, event)
    away, there = disperse(trade, told, k, luck.cheap)
    names = [name.replace(" ", "_") for name in ACTIVITIES]
    found = {f"away_{name}": away[-1, at] for at, name in enumerate(names)}
    return found | {f"sites_{name}": there[at] for at, name in enumerate(names)}
