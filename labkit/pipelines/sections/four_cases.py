"""Four cases: what R reports of each beside what the model does with its preset, and where the two part.

The presets run as they come, with the luck on the bench, whatever the knobs on the bench.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from labkit.cases import facts
from labkit.core.words import THIN, count, percent, signed
from labkit.ui.sections import Cell, Choose, Content, Table

from ..kernel import RUNS, simulate
from ..params import PipelinesParams
from ..presets import PRESETS
from ..result import KINDS
from ..smile import STAGES
from .said import said

CLEARLY = 0.02  # a gain counts from here on, as in the claims
HALF = 0.5
A, B = 0, 1
OF_FACTS = {name: name.replace("_", "-") for name in PRESETS}
HEDGES = ("About", "More than")  # how a note says that a number is rough
KEPT = 4  # seeds whose futures are kept


@dataclass(frozen=True)
class Outcome:
    """What a preset comes to over its futures; arrays (cluster,), (cluster, 3): 5 %, median and 95 %."""

    start: np.ndarray
    end: np.ndarray
    by_ties: np.ndarray
    second_ahead: int
    chain_start: np.ndarray
    chain_end: np.ndarray
    stages: np.ndarray
    tacit_part: float


@lru_cache(maxsize=KEPT)
def outcomes(seed: int) -> dict[str, Outcome]:
    """All four presets with this luck."""
    return {name: _outcome(dict(preset.knobs), seed) for name, preset in PRESETS.items()}


def _outcome(knobs: dict[str, Any], seed: int) -> Outcome:
    run, closed = (simulate(PipelinesParams(**knobs | more), seed, RUNS) for more in ({}, {"pipelines": 0}))
    first, last = run.known_home[:, 0], run.known_home[:, -1]
    inflow = run.inflow.sum(axis=(0, 1, 2))
    return Outcome(
        start=np.median(first, axis=0),
        end=np.quantile(last, (0.05, 0.5, 0.95), axis=0).T,
        by_ties=np.median(last / closed.known_home[:, -1] - 1, axis=0),
        second_ahead=int((last[:, B] > last[:, A]).sum()),
        chain_start=np.median(run.chain_share[:, 0], axis=0),
        chain_end=np.median(run.chain_share[:, -1], axis=0),
        stages=np.median(run.stage_share, axis=0),
        tacit_part=float(inflow[KINDS.index("tacit")] / inflow.sum()),
    )


def content(bench: Any, chosen: Mapping[str, str]) -> Content:
    """All four at a glance, then the case in the menu `case`: its facts, and each beside the model."""
    text = said("cases")
    case = chosen.get("case", "")
    case = case if case in PRESETS else next(iter(PRESETS))
    found = outcomes(bench.seed)
    choose = {"case": Choose(text["menu"], {name: preset.label for name, preset in PRESETS.items()}, case)}
    return Content((overview(found), beside(case, found[case]), reported(case)), text["note"], choose)


def overview(found: Mapping[str, Outcome]) -> Table:
    """One row a cluster of each case: what it knows, what its ties added, what it earns."""
    text = said("cases")
    rows = [_row(name, one, place) for name, one in found.items() for place in (A, B)]
    return Table(text["caption"].format(runs=RUNS), tuple(text["head"]), tuple(rows), left=(0,))


def _row(name: str, one: Outcome, place: int) -> tuple[str | Cell, ...]:
    low, median, high = one.end[place]
    ahead = one.second_ahead if place == B else RUNS - one.second_ahead
    return (
        said("cases")["clusters"][name][place],
        percent(one.start[place]),
        Cell(percent(median), bar=(low, median, high)),
        f"{percent(low)}–{percent(high)}",
        _gain(one.by_ties[place]),
        count(ahead, RUNS),
        percent(one.chain_start[place]),
        percent(one.chain_end[place]),
    )


def _gain(by_ties: float) -> str:
    return f"{signed(100 * by_ties)}{THIN}%"


def reported(case: str) -> Table:
    """The facts of the case, each with its place in R."""
    text = said("cases")
    rows = []
    for fact in facts(OF_FACTS[case]).to_dict("records"):
        words = fact["note"] if fact["unit"] == "statement" else in_words(fact)
        rows.append((fact["quantity"], words, fact["year"], f"R {fact['place']}"))
    return Table(
        text["reported"].format(case=PRESETS[case].label), tuple(text["facts_head"]), tuple(rows), (0, 1, 2, 3)
    )


def in_words(fact: Mapping[str, Any]) -> str:
    """A number with its unit and note: more than 70 interviews; about 86 % (Po & Pun 2004)."""
    hedge, _, rest = fact["note"].rstrip(".").partition("; ")
    if hedge not in HEDGES:
        hedge, rest = "", fact["note"].rstrip(".")
    told = f"{hedge.lower()} {_worth(fact)}".strip()
    return f"{told} ({rest})" if rest else told


def _worth(fact: Mapping[str, Any]) -> str:
    if fact["unit"] == "share":
        return percent(fact["value"])
    number = f"{fact['value']:,.0f}"
    return f"rank {number}" if fact["unit"] == "rank" else f"{number} {fact['unit']}"


Check = Callable[[Outcome], tuple[str, dict[str, str]]]  # the verdict, and the numbers told
AGREES, DIFFERS, SAME_WAY = "agrees", "differs", "same_way"
PUT_IN, OUTSIDE, DIRECTION = "put_in", "outside", "direction"


def _both_gain(one: Outcome) -> tuple[str, dict[str, str]]:
    return AGREES if (one.by_ties > CLEARLY).all() else DIFFERS, _gains(one)


def _second_gains(one: Outcome) -> tuple[str, dict[str, str]]:
    """Who only learns can hardly lose: the direction is ours, the size the model's."""
    return DIRECTION if one.by_ties[B] > CLEARLY else DIFFERS, _gains(one)


def _gains(one: Outcome) -> dict[str, str]:
    """What ties added, and where clusters stand in year 30 beside year 0."""
    told = {"first": _gain(one.by_ties[A]), "second": _gain(one.by_ties[B])}
    for who, place in (("first", A), ("second", B)):
        told |= {f"{who}_start": percent(one.start[place]), f"{who}_end": percent(one.end[place, 1])}
    return told


def _first_designs(one: Outcome) -> tuple[str, dict[str, str]]:
    share = one.stages[A, STAGES.index("research and design")]
    return AGREES if share > HALF else DIFFERS, {"share": percent(share)}


def _second_makes(one: Outcome) -> tuple[str, dict[str, str]]:
    """More than half of a chain of two is no quarter of the world's: it points the same way."""
    share = one.stages[B, STAGES.index("making")]
    return SAME_WAY if share > HALF else DIFFERS, {"share": percent(share)}


def _part_stays(one: Outcome) -> tuple[str, dict[str, str]]:
    """No channel carries all that is tacit, by our catalogue."""
    return PUT_IN if one.tacit_part < HALF else DIFFERS, {"part": percent(one.tacit_part)}


CHECKS: Mapping[str, Mapping[str, Check | str]] = {
    "castellon_emilia": {"both_up": _both_gain, "part_stays": _part_stays, "both_ways": PUT_IN},
    "sialkot_tuttlingen": {"better_making": _second_gains, "new_products": _first_designs, "partners": OUTSIDE},
    "taiwan_suzhou": {"laptops": _second_makes, "moved_up": _first_designs, "engineers": OUTSIDE},
    "boston_copenhagen": {"brought_home": _both_gain, "ideas": _both_gain, "family": OUTSIDE},
}


def beside(case: str, one: Outcome) -> Table:
    """What R reports and what the model does, point by point, and whether the two agree."""
    text = said("cases")
    rows = []
    for name, check in CHECKS[case].items():
        point = text["points"][name]
        verdict, told = check(one) if callable(check) else (check, {})
        cell = Cell(text["verdicts"][verdict], strong=True)
        rows.append((point["source"], point["model"].format(**told), cell, f"R {point['place']}"))
    return Table(text["beside"].format(case=PRESETS[case].label), tuple(text["beside_head"]), tuple(rows), (0, 1, 2, 3))
