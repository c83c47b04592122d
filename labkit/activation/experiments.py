"""The experiments behind the claims AC1 to AC4: what is varied, what is compared, what counts as yes.

Each gets the knobs that vary as arrays (point,) and returns yes/no parts and figures, arrays (point,). The cases of a
point share its luck, and means over the futures are compared.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from labkit.core.claims import Found
from labkit.core.conditions import Points
from labkit.core.luck import stream
from labkit.core.points import Figures, at_points

from .kernel import first_year, portrait
from .luck import BEFORE, YEARS
from .params import USES, ActivationParams, shares_of
from .result import HALF
from .sweep import futures
from .year import Year

POINT = 0.01  # of exporters; a smaller difference counts as none
HEAD_START, LASTS = 0.05, 0.05
SOONER = 2.0  # years
SOME_MONEY = 1.0  # with less, there is nothing to compare
FEEDBACK = dict.fromkeys(("follow", "abroad_by_exporters", "exporters_news", "peers"), 0.0)
STILL = dict.fromkeys(("births", "follow", "closing"), 0.0)
CLOSED = dict.fromkeys(("first_abroad", "abroad_alone", "abroad_by_exporters", "outside"), 0.0)
DENSITIES = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0)
LIVING = (2.0, 6.0, 12.0)
DRAWS = 200  # of futures with replacement, behind the interval of the threshold
NEVER = 14.0  # stands for a threshold beyond the range


def only(use: str) -> dict[str, float]:
    """The whole budget on one use."""
    return {name: float(name == use) for name in USES.values()}


def ends(years: Iterable[Year]) -> Figures:
    """What the claims compare, (point, run): exporters and services in some years, and the first connected one.

    `connected_20` is 1 where half of the others are reached in year 20 as well.
    """
    each = [portrait(year) for at, year in enumerate(years) if at >= BEFORE]
    reached = np.array([told["connected"] for told in each]) >= HALF
    return {
        **{name: each[-1][name] for name in ("exporters", "services", "quality", "operators")},
        "exporters_10": each[YEARS - 10]["exporters"],
        "year_connected": first_year(reached),
        "connected_20": reached[-1].astype(float),
    }


def setting(points: Points, **fixed: float | np.ndarray) -> Figures:
    """All knobs (point,): those `fixed`, those of the points, and defaults."""
    return at_points(ActivationParams(), {**points, **fixed})


def case(points: Points, seed: int, runs: int, **fixed: float | np.ndarray) -> dict[str, np.ndarray]:
    """Means over the futures of `ends`, (point,), at all points with some knobs set; spread of exporters beside."""
    found = futures(setting(points, **fixed), seed, runs, ends)
    return {name: told.mean(axis=1) for name, told in found.items()} | {"spread": found["exporters"].std(axis=1)}


def strengthens_itself(points: Points, seed: int, runs: int) -> Found:
    """AC1: with what exporters bring about and without it; and in both a head start of five points of exporters."""
    first = points["first_exporters"]
    more = first + HEAD_START
    alone, ahead, off, off_ahead = (
        case(points, seed, runs, first_exporters=at, **fixed)
        for fixed in ({}, FEEDBACK) for at in (first, more)
    )  # fmt: skip
    left, left_off = ((b["exporters"] - a["exporters"]) / HEAD_START for a, b in ((alone, ahead), (off, off_ahead)))
    gained = alone["exporters"] - off["exporters"]
    return Found(
        {"a point more of the firms export": gained >= POINT,
         "a twentieth more is left of a head start": left - left_off >= LASTS},
        {"gained": gained, "left": left, "left_without": left_off, "grown": (left > 1).astype(float),
         "spread": alone["spread"], "spread_without": off["spread"]},
    )  # fmt: skip


def coordination_beats_measures(points: Points, seed: int, runs: int) -> Found:
    """AC2: the whole budget on brokerage or on new measures, at several Densities that stay what they are."""
    each = np.array([_gain(points, seed, runs, operators=density, **STILL) for density in DENSITIES])
    living = {f"gain_living_{d:g}": _gain(points, seed, runs, operators=d).mean(axis=1) for d in LIVING}
    gains = each.mean(axis=2)
    limit, crossings = threshold(gains)
    low, high = interval(each)
    told = {f"gain_{DENSITIES[at]:g}": gains[at] for at in (0, DENSITIES.index(6.0), -1)}
    return Found(
        {"coordination is better where they are many": gains[-1] >= POINT,
         "from one to the other it turns once": crossings == 1},
        {"threshold": limit, "threshold_low": low, "threshold_high": high, **told, **living,
         "measures_a_year": points["budget"] / points["measure_cost"]},
        asked=points["budget"] >= SOME_MONEY,
    )  # fmt: skip


def _gain(points: Points, seed: int, runs: int, **fixed: float | np.ndarray) -> np.ndarray:
    """Exporters in year 20 with all money on brokerage, less those with all money on new measures, (point, run)."""
    tied, founded = (
        futures(setting(points, **only(use), **fixed), seed, runs, ends)["exporters"]
        for use in ("brokerage", "measures")
    )
    return tied - founded


def threshold(gains: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first Density at which the gain (density, …) turns positive, and how often it changes sign, (…).

    Between two Densities it is read off a straight line; the lowest where it is positive at once, 14 where never.
    """
    above = gains > 0
    up, low = ~above[:-1] & above[1:], np.array(DENSITIES).reshape(-1, *(1,) * (gains.ndim - 1))
    crossed = low[:-1] + np.diff(low, axis=0) * -gains[:-1] / np.where(up, np.diff(gains, axis=0), 1.0)
    first = np.take_along_axis(crossed, up.argmax(axis=0)[None], axis=0)[0]
    limit = np.where(up.any(axis=0), first, np.where(above[0], DENSITIES[0], NEVER))
    return limit, (above[1:] != above[:-1]).sum(axis=0)


def interval(gains: np.ndarray) -> np.ndarray:
    """Where the threshold lies in 95 of 100 draws of the futures with replacement, (2, point).

    `gains` (density, point, run); a draw takes whole futures, the same ones at all Densities.
    """
    runs = gains.shape[2]
    drawn = stream(0, "activation threshold").integers(0, runs, (DRAWS, runs))
    times = np.array([np.bincount(one, minlength=runs) for one in drawn]) / runs
    return np.quantile(threshold(gains @ times.T)[0], [0.025, 0.975], axis=1)


def activation_is_faster(points: Points, seed: int, runs: int) -> Found:
    """AC3: the first year in which operators reach half of the others, with brokerage, with no money, with measures."""
    cases = {"brokerage": only("brokerage"), "nothing": {"budget": 0.0}, "measures": only("measures")}
    found = {name: case(points, seed, runs, **fixed) for name, fixed in cases.items()}
    tied, nothing, founded = (each["year_connected"] for each in found.values())
    return Found(
        {"two years sooner than without a coordinator": nothing - tied >= SOONER,
         "two years sooner than with new measures": founded - tied >= SOONER},
        {"year_brokerage": tied, "year_nothing": nothing, "year_measures": founded,
         **{f"year_20_{name}": each["connected_20"] for name, each in found.items()}},
        asked=points["budget"] >= SOME_MONEY,
    )  # fmt: skip


def shut(points: Points) -> dict[str, float | np.ndarray]:
    """What closes a milieu: no ties outside, and as much money for each of the other two uses as before."""
    given = setting(points)
    return {**CLOSED, "budget": given["budget"] * (1 - shares_of(given)["outside"])}


def closed_milieu_stagnates(points: Points, seed: int, runs: int) -> Found:
    """AC4: no tie outside, ever, beside the same milieu with such ties. Money for them stays unspent."""
    opened, closed = case(points, seed, runs), case(points, seed, runs, **shut(points))
    gained, gained_open = (found["exporters"] - found["exporters_10"] for found in (closed, opened))
    lost = opened["exporters"] - closed["exporters"]
    return Found(
        {"a point fewer of the firms export": lost >= POINT,
         "it gains less than a point in its last ten years": gained < POINT},
        {"lost": lost, "gained_closed": gained, "gained_open": gained_open,
         "quality_closed": closed["quality"], "quality_open": opened["quality"],
         "declines": (gained < 0).astype(float)},
    )  # fmt: skip
