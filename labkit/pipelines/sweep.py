"""Many settings of the knobs at once: outcome maps, and the futures that the claims compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from labkit.core.points import Figures, Points, alike, refuse_unknown, told_in_per_cent

from .channels import shares
from .kernel import evolve, in_points, numbers
from .luck import draw
from .params import PipelinesParams
from .portrait import ADVANCED, by_gatekeepers, portrait, seen, weighted

OUTCOMES = {
    "known_home": ("share", "home knowledge in the last year, mean of all clusters"),
    "known_foreign": ("share", "foreign knowledge in the last year, mean of all clusters"),
    "buzz_learned": ("per year", "what a firm learns in local talk, mean of all years and clusters"),
    "buzz_heard": ("per year", "what a firm hears and understands in local talk, mean of all years and clusters"),
    "inflow": ("per year", "what a firm learns from other clusters, both kinds in one, mean of all years and clusters"),
    "inflow_tacit": ("per year", "tacit knowledge that a firm learns from other clusters, mean of all years"),
    "ties": ("ties", "ties that a firm holds, mean of all years and clusters"),
    "at_home": ("share", "share of a firm's year left for its cluster, mean of all years and clusters"),
    "able": ("share", "firms that take in half of what they meet or more, last year"),
    "advanced": ("share", "clusters with advanced absorptive capacity, last year"),
    "gatekeepers": ("share", "part of all inflow through the fifth of firms that knew most in year 0"),
    "first_share": ("share", "share of a value chain's worth that the first cluster earns, last year"),
}
LAST = ("known_home", "known_foreign", "able", "state", "chain_share")
WORLD, FIRST, SECOND = range(3)
EARLY = 10
SIZES = ("clusters", "firms")


@dataclass(frozen=True, eq=False)
class Appraisal:
    """What many settings come to; arrays (place, point, run): mean of all clusters, first cluster, second cluster.

    last: in the last year. mean: of all years. early: of the first ten years. start: in year 0.
    """

    last: Mapping[str, np.ndarray]
    mean: Mapping[str, np.ndarray]
    early: Mapping[str, np.ndarray]
    start: Mapping[str, np.ndarray]


def sweep(params: PipelinesParams, moved: Points, seed: int = 0, runs: int = 24) -> Figures:
    """The `OUTCOMES` at many points; arrays (point, run).

    `moved` gives each moved knob its values (point,). The numbers of the catalogue of channels may be moved as well,
    such as reach_trade. All points share the luck. About 0.2 ms a future. Raises KnobError for an unknown name.
    """
    found = appraise(params, moved, seed, runs)
    told = {name: (found.last if name in LAST else found.mean)[name][WORLD] for name in found.mean}
    told["advanced"] = found.last["advanced"][WORLD]
    told["first_share"] = found.last["chain_share"][FIRST]
    return {name: told[name] for name in OUTCOMES}


in_per_cent = told_in_per_cent(sweep, OUTCOMES, ("share", "per year"))


def appraise(params: PipelinesParams, moved: Mapping[str, Any], seed: int, runs: int) -> Appraisal:
    """Runs every point and keeps what the outcomes and the experiments need."""
    values = {**numbers(params), **_as_numbers(moved)}
    refuse_unknown(moved, [*dict(params), *numbers(params)])
    size = max(np.size(value) for value in values.values())
    values = {name: np.broadcast_to(value, (size,)).astype(float) for name, value in values.items()}
    kept: Appraisal | None = None
    for where in alike((values[name] for name in SIZES), size).values():
        part = _appraised({name: value[where] for name, value in values.items()}, seed, runs)
        kept = kept or Appraisal(*({n: np.empty((3, size, runs)) for n in part.last} for _ in range(4)))
        for whole, some in ((getattr(kept, n), getattr(part, n)) for n in ("last", "mean", "early", "start")):
            for name, found in some.items():
                whole[name][:, where] = found
    return kept


def _as_numbers(moved: Mapping[str, Any]) -> dict[str, np.ndarray]:
    given = {name: np.atleast_1d(value) for name, value in moved.items()}
    if "exchange" in given:
        given["two_way"] = (given.pop("exchange") == "two way").astype(float)
    if "channel" in given:
        each = [shares(str(channel)) for channel in given.pop("channel")]
        given |= {name: np.array([mix[name] for mix in each]) for name in each[0]}
    return given


def _appraised(values: Mapping[str, np.ndarray], seed: int, runs: int) -> Appraisal:
    sizes = {name: values[name][0] for name in SIZES}
    k = in_points({**values, **sizes})
    kept = seen(evolve({**values, **sizes}, draw(seed, runs)), k)
    told = portrait(kept, k)
    inflow = told.pop("inflow")
    told |= {"inflow": weighted(inflow, k), "inflow_tacit": inflow[:, 1], "inflow_codified": inflow[:, 0]}
    told["advanced"] = (told["state"] == ADVANCED).astype(float)
    told["gatekeepers"] = by_gatekeepers(kept)[None]
    told.pop("knowledge")
    cuts = {"last": slice(-1, None), "mean": slice(None), "early": slice(EARLY), "start": slice(1)}
    return Appraisal(*({name: _places(years[cut]) for name, years in told.items()} for cut in cuts.values()))


def _places(years: np.ndarray) -> np.ndarray:
    mean = years.mean(axis=0)
    return np.stack([mean.mean(axis=0), mean[0], mean[1]])
