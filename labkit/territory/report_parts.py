"""What the report says, part by part, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from labkit.core.words import percent, signed, words

from .behind import whole_front
from .front import RUNS, SPLITS, as_params
from .kernel import simulate
from .params import LEVERS
from .result import AIMS, TerritoryResult
from .told import IN_POINTS, best_of_those_that_beat, in_points, in_words, money, own, verdict, where_money_goes

Row = tuple[str, ...]


def say() -> dict[str, Any]:
    """The words of the lab."""
    return words(Path(__file__).parent)


def levers(bench: Any) -> Iterator[Row]:
    """Each lever, its importance, its share of the budget, and what was spent on it; last what was not spent."""
    uses, spent = say()["uses"], where_money_goes(bench.result)
    whole = max(spent.sum(), 1e-12)
    for (use, label), amount in zip(uses.items(), spent.tolist(), strict=True):
        importance = f"{getattr(bench.params, use):g}" if use in LEVERS.values() else ""
        yield label, importance, money(amount), percent(amount / whole)


def aims(bench: Any) -> Iterator[Row]:
    """Each aim with the programme and without, its gain with 95 % limits, and in how many futures it is better."""
    result, text, found = bench.result, say(), in_points(bench.result)
    for at, aim in enumerate(AIMS):
        ends = [IN_POINTS[aim] * getattr(result, name)[:, -1].mean() for name in (aim, f"{aim}_without")]
        limits = {name: signed(getattr(found, name)[at], 1) for name in ("mean", "low", "high")}
        better = text["report"]["better"].format(number=round(found.better[at] * result.runs), runs=result.runs)
        yield text["rows"][aim], *(f"{end:.1f}" for end in ends), text["gains"]["value"].format(**limits), better
    yield text["report"]["cost"], money(result.cost.mean()), "0", "", ""


def place(bench: Any) -> Iterator[str]:
    """Whether a tried split beats that of the bench in all four aims, and what one of them comes to."""
    front, text = whole_front(bench.params, bench.seed), say()["report"]
    yield text["on_front"].format(best=int(front.best.sum()), all=len(SPLITS), few=RUNS)
    if not verdict(front, bench.result):
        yield text["no_verdict"]
        return
    mine = own(bench.result)
    beating = int(front.beating(mine).sum())
    yield text["beaten" if beating else "unbeaten"].format(number=beating, all=len(SPLITS), few=RUNS)
    if beating:
        yield _better(best_of_those_that_beat(front, mine), bench.result, text)


def _better(split: int, mine: TerritoryResult, text: dict[str, str]) -> str:
    """One of the splits that beat it, and by how much in all futures of the bench; aims in points, cost in k EUR."""
    other = simulate(as_params(split, mine.params), mine.seed, mine.runs)
    by = {aim: signed(by * (ends(other, aim) - ends(mine, aim)).mean(), 1) for aim, by in IN_POINTS.items()}
    cost = signed((other.cost - mine.cost).mean())
    return text["better_split"].format(split=in_words(split, say()["uses"]), runs=mine.runs, cost=cost, **by)


def ends(result: TerritoryResult, aim: str) -> np.ndarray:
    """An aim in the last year, (run,)."""
    return getattr(result, aim)[:, -1]


def moved(bench: Any) -> str:
    """The knobs beside budget and levers that were moved from their default."""
    text, knobs = say()["report"], bench.params.knobs()
    others = [name for name in bench.params.changed() if name not in ("budget", *LEVERS.values())]
    told = [_knob(knobs[name], getattr(bench.params, name), text["moved_one"]) for name in others]
    return text["moved"].format(knobs="; ".join(told)) if told else text["unmoved"]


def _knob(knob: Any, value: float, text: str) -> str:
    return text.format(label=knob.label, value=f"{value:g}", unit=knob.unit)


def invented() -> tuple[str, ...]:
    """What is invented about all this."""
    return tuple(say()["report"]["invented_list"])


def scenario(bench: Any) -> str:
    """All that is needed to see it again: token, luck, futures and versions."""
    from labkit import __version__

    told = {"token": bench.token, "seed": bench.seed, "runs": bench.result.runs, "labkit": __version__}
    return say()["report"]["scenario"].format(lab=bench.lab.version, **told)
