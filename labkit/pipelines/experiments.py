"""The experiments behind the claims PI1 to PI7: what is varied, what is compared, what counts as yes.

Each gets the knobs that vary as arrays (point,) and returns yes/no parts and figures, arrays (point,). Variants of a
point share their luck, and means over the futures are compared. More and less leave out what is next to nothing: a
difference counts from 2 % on, unless another figure is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.core.claims import Found
from labkit.core.conditions import Points

from .channels import CHANNELS
from .params import PipelinesParams
from .sweep import FIRST, SECOND, WORLD, Appraisal, appraise

CLEARLY = 1.02
FEW, MORE, MANY = 0.4, 0.8, 1.6
TIES = (0.0, 0.4, 0.8, 1.2, 1.6, 2.0, 2.5)
SIZES = (8, 24, 40, 56, 72)
OPEN = 0.5
STAGNATION, DEATH = 1.05, 0.5
WEAK, STRONG, HALF_MORE = 0.25, 0.55, 1.5
PAIR = {"clusters": 2, "lead": 0.5}
LEAST_TIES = 0.1
MOST = 999.0  # stands for so many times, more, or a division by nothing


def world(points: Points, seed: int, runs: int, **fixed: Any) -> Appraisal:
    """All points with some knobs set; ties in both directions unless `fixed` says otherwise."""
    size = len(next(iter(points.values())))
    set_ = {name: np.full(size, value) for name, value in {"exchange": "two way", **fixed}.items()}
    return appraise(PipelinesParams(), {**points, **set_}, seed, runs)


def over_futures(told: Mapping[str, np.ndarray], name: str, place: int = WORLD) -> np.ndarray:
    """Mean over the futures, (point,)."""
    return told[name][place].mean(axis=-1)


def per_tie(told: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """What a tie brings in a year, (point,); 0 where there are none."""
    return over_futures(told, name) / np.maximum(over_futures(told, "ties"), 1e-9)


def times(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """How many times the other, at most 999."""
    return np.minimum(one / np.maximum(other, 1e-12), MOST)


def pipelines_feed_buzz(points: Points, seed: int, runs: int) -> Found:
    """PI1: what is learned in local talk with 0, 0.4, 0.8 and 1.6 ties a firm."""
    found = [world(points, seed, runs, pipelines=ties) for ties in (0.0, FEW, MORE, MANY)]
    none, few, more, many = (over_futures(each.mean, "buzz_learned") for each in found)
    parts = {
        "a few ties make buzz richer than none": few > CLEARLY * none,
        "twice as many make it richer still": more > CLEARLY * few,
        "four times as many make it richer still": many > CLEARLY * more,
    }
    figures = {
        "few_to_none": times(few, none),
        "more_to_few": times(more, few),
        "many_to_more": times(many, more),
        "heard_few_to_none": times(*(over_futures(found[i].mean, "buzz_heard") for i in (1, 0))),
        "heard_many_to_few": times(*(over_futures(found[i].mean, "buzz_heard") for i in (3, 1))),
    }
    return Found(parts, figures)


def ties_thin_the_local(points: Points, seed: int, runs: int) -> Found:
    """PI2: from the best number of ties, for talk and for home knowledge in the end, to 2.5 a firm."""
    found = [world(points, seed, runs, pipelines=ties) for ties in TIES]
    known = np.array([over_futures(each.last, "known_home") for each in found])
    heard, home = (np.array([over_futures(each.mean, n) for each in found]) for n in ("buzz_heard", "at_home"))
    best, everyone = known.argmax(axis=0), np.arange(known.shape[1])
    parts = {
        "a firm hears less in local talk than at the best number": heard.max(axis=0) > CLEARLY * heard[-1],
        "firms end with less knowledge than at the best number": known.max(axis=0) > CLEARLY * known[-1],
    }
    figures = {
        "best_number": np.array(TIES)[best],
        "time_outside_at_best": 1 - home[best, everyone],
        "talk_lost": 1 - heard[-1] / heard.max(axis=0),
        "knowledge_lost": 1 - known[-1] / known.max(axis=0),
        "worse_than_none": (known[-1] < known[0]).astype(float),
    }
    return Found(parts, figures)


def buzz_congests(points: Points, seed: int, runs: int) -> Found:
    """PI3: what a firm hears in clusters of 8 to 72 firms."""
    found = [world(points, seed, runs, firms=size) for size in SIZES]
    heard = np.array([over_futures(each.mean, "buzz_heard") for each in found])
    known = np.array([over_futures(each.last, "known_home") for each in found])
    figures = {
        "talkative_size": np.array(SIZES)[heard.argmax(axis=0)],
        "talk_lost": 1 - heard[-1] / heard.max(axis=0),
        "knowing_size": np.array(SIZES)[known.argmax(axis=0)],
        "knowledge_lost": 1 - known[-1] / known.max(axis=0),
        "turning_size": turning_size(points["capacity"], points["overload"]),
    }
    return Found({"a firm hears less in the largest cluster": heard.max(axis=0) > CLEARLY * heard[-1]}, figures)


def turning_size(capacity: np.ndarray, overload: np.ndarray) -> np.ndarray:
    """Firms at home at once, above which one hears less the more there are; 999 if there is no such number below."""
    steep = np.maximum(overload - 1, 1e-9)
    return np.where(overload > 1, np.exp(np.minimum(np.log(capacity) - np.log(steep) / overload, np.log(MOST))), MOST)


def closed_clusters_lock_in(points: Points, seed: int, runs: int) -> Found:
    """PI4: no ties at all, beside half a tie for each firm."""
    closed, opened = (world(points, seed, runs, pipelines=ties) for ties in (0.0, OPEN))
    start, end = over_futures(closed.start, "known_home"), over_futures(closed.last, "known_home")
    open_end = over_futures(opened.last, "known_home")
    parts = {
        "it ends with less knowledge than an open one": open_end > CLEARLY * end,
        "it does not grow by a twentieth": end <= STAGNATION * start,
        "it loses half of what it knew": end <= DEATH * start,
    }
    renewal = points["creation"] * (1 - points["outside"]) ** 2 / points["obsolescence"]
    return Found(parts, {"end_closed": end / start, "end_open": open_end / start, "renewal": renewal})


def only_the_able_take_in(points: Points, seed: int, runs: int) -> Found:
    """PI5: what a tie brings, of what partners know, where all start strong or weak; then the same ties with those who
    know most, or spread evenly."""
    early = [world(points, seed, runs, base=base, gatekeeping=0.5).early for base in (WEAK, STRONG)]
    weak, strong = (per_tie(told, "inflow") / over_futures(told, "known_home") for told in early)
    spread, gates = (world(points, seed, runs, gatekeeping=share) for share in (0.0, 1.0))
    brought = times(per_tie(gates.mean, "inflow"), per_tie(spread.mean, "inflow"))
    foreign = times(over_futures(gates.last, "known_foreign"), over_futures(spread.last, "known_foreign"))
    parts = {
        "a strong cluster takes in half as much again of what partners know": strong >= HALF_MORE * weak,
        "a tie brings more if those who know most hold it": brought > CLEARLY,
        "the cluster then ends with more foreign knowledge": foreign > CLEARLY,
    }
    figures = {
        "strong_to_weak": times(strong, weak),
        "gates_to_spread": brought,
        "foreign_gates_to_spread": foreign,
        "through_fifth": over_futures(gates.last, "gatekeepers"),
        "through_fifth_spread": over_futures(spread.last, "gatekeepers"),
    }
    return Found(parts, figures, asked=points["pipelines"] >= LEAST_TIES)


def people_carry_the_tacit(points: Points, seed: int, runs: int) -> Found:
    """PI6: one channel at a time; the tacit knowledge that a tie brings in a year, and for the time it takes."""
    found = {name: world(points, seed, runs, channel=name, people=1.0) for name in CHANNELS}
    tie = {name: per_tie(told.mean, "inflow_tacit") for name, told in found.items()}
    known = np.array([over_futures(told.last, "known_home") for told in found.values()]).argmax(axis=0)
    time = {name: brought / points[f"cost_{name}"] for name, brought in tie.items()}
    parts = {
        "a relocation brings more than a tie of trade": tie["relocation"] > CLEARLY * tie["trade"],
        "a social tie brings more than a tie of trade": tie["social"] > CLEARLY * tie["trade"],
    }
    figures = {f"{name}_to_trade": times(tie[name], tie["trade"]) for name in CHANNELS[1:]}
    figures |= {f"{name}_to_trade_for_time": times(time[name], time["trade"]) for name in ("social", "relocation")}
    figures |= {f"best_end_{name}": (known == CHANNELS.index(name)).astype(float) for name in ("social", "relocation")}
    return Found(parts, figures, asked=points["pipelines"] >= LEAST_TIES)


def both_are_upgraded(points: Points, seed: int, runs: int) -> Found:
    """PI7: two clusters, the first with a head start of a half: no ties, ties of the second only, ties of both."""
    how = {"none": {"pipelines": 0.0}, "one": {"exchange": "one way"}, "two": {}}
    found = {name: world(points, seed, runs, **PAIR, **fixed).last for name, fixed in how.items()}
    parts, figures = {}, {}
    for who, place in (("first", FIRST), ("second", SECOND)):
        end = {name: over_futures(told, "known_home", place) for name, told in found.items()}
        parts[f"the {who} cluster ends with more than without ties"] = end["two"] > CLEARLY * end["none"]
        figures |= {f"{who}_gain": end["two"] / end["none"] - 1}
    figures["second_gain_one_way"] = end["one"] / end["none"] - 1
    figures |= {f"second_chain_{name}": over_futures(told, "chain_share", SECOND) for name, told in found.items()}
    return Found(parts, figures, asked=points["pipelines"] >= LEAST_TIES)
