"""The experiments behind the claims GL1 to GL7: what is varied, what is compared, what counts as yes.

Each gets the knobs that vary as arrays (point,) and returns yes/no parts and figures, arrays (point,). Every point has
a territory of its own (`geography`); cases compared at a point share territory and luck.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from labkit.core.claims import Found
from labkit.core.conditions import Points
from labkit.core.luck import stream

from .compare import FAR, NEARBY, NO_FEEDBACK, compare, elasticity, exporters, first_refusal, log_odds
from .counts import clustering_gain, shares, spread, two_humps
from .geography import MOST_STAFF, SIDE, SIZE_CLASSES, size_class, territory
from .params import GlocalizationParams
from .partner import choose, limit
from .strategy import best, pay_off
from .sweep import BY_SIZE
from .your_firm import reach_of

POINT = 0.01  # one in a hundred: less is not called more
SMALL, LARGE = BY_SIZE[0], BY_SIZE[-1]
SMALL_STAFF, LARGE_STAFF, POOR = 8.0, float(MOST_STAFF), 0.2
OFFERS = np.arange(0.0, 201.0, 2.0)  # km
MANY, SEVERAL = 12, 4  # how many times more futures where a spread, or a share of a few firms, is measured


def access_raises(points: Points, seed: int, runs: int) -> Found:
    """GL1: with export offices near firms a larger share exports than without any."""
    near, none = compare(points, [NEARBY, {**NEARBY, "capacity": 0.0}], seed, runs, exporters)
    gain = near["exporters"] - none["exporters"]
    return Found(
        {"more firms export": gain >= POINT},
        {"exporters_near": near["exporters"], "exporters_none": none["exporters"], "gain": gain,
         **{f"gain_{name[10:]}": near[name] - none[name] for name in BY_SIZE}},
    )  # fmt: skip


def near_beats_far(points: Points, seed: int, runs: int) -> Found:
    """GL2: the same capacity makes more exporters in eight towns than in one regional or national office."""
    near, region, capital = (found["exporters"] for found in compare(points, [NEARBY, *FAR], seed, runs, exporters))
    return Found(
        {"more than from the region": near - region >= POINT, "more than from the capital": near - capital >= POINT},
        {"exporters_near": near, "exporters_region": region, "exporters_capital": capital,
         "gain_on_region": near - region, "gain_on_capital": near - capital},
    )  # fmt: skip


def small_gain_more(points: Points, seed: int, runs: int) -> Found:
    """GL3: small firms' exporting answers more to the distance of help than that of larger firms; as an elasticity."""
    near, region, capital = compare(points, [NEARBY, *FAR], seed, SEVERAL * runs, exporters)
    small, large = elasticity(near, region, SMALL), elasticity(near, region, LARGE)
    odds = [log_odds(near[name]) - log_odds(region[name]) for name in (SMALL, LARGE)]
    gains = [near[name] - region[name] for name in (SMALL, LARGE)]
    return Found(
        {"small firms answer more": small > large},
        {"elasticity_small": small, "elasticity_large": large,
         "elasticity_small_capital": elasticity(near, capital, SMALL),
         "elasticity_large_capital": elasticity(near, capital, LARGE),
         "points_small": gains[0], "points_large": gains[1], "more_points_small": gains[0] - gains[1],
         "more_log_odds_small": odds[0] - odds[1]},
        asked=near["exporters"] - region["exporters"] >= POINT,
    )  # fmt: skip


def closer_partner(points: Points, seed: int, runs: int) -> Found:
    """GL4: of two equal partners the closer is taken, and none beyond a distance that grows with resources."""
    names = ("closer", "refused_across", "limit_small", "limit_large", "limit_median")
    rows = [_partners(SimpleNamespace(**dict(zip(points, p, strict=True))), seed, runs) for p in _rows(points)]
    found = dict(zip(names, np.array(rows).T, strict=True))
    return Found(
        {"the closer is taken": found["closer"] >= 0.75, "across the territory none is": found["refused_across"] >= 0.9,
         "the distance grows with resources": found["limit_large"] >= 1.1 * found["limit_small"]},
        {**found, "luck_in_km": points["surprise"] * points["reach"]},
    )  # fmt: skip


def _partners(k: SimpleNamespace, seed: int, runs: int) -> tuple[float, ...]:
    """Shares and distances of GL4 at one point: partners sit in the two nearest towns, then alone at `OFFERS`."""
    hearing = GlocalizationParams.knobs()["peer_distance"].default  # plays no part here
    land = territory(seed + k.geography, float(k.clustering), hearing, float(k.size_spread))
    reach, classes = reach_of(land.staff, k), size_class(land.staff)
    luck = k.surprise * stream(seed, "glocalization partners").gumbel(size=(runs, len(reach), 3))
    taken = choose(np.sort(land.to_town, axis=1)[:, :2], reach, k.partner_threshold, luck)
    alone = luck[..., 1:]
    refused = np.array([choose(np.full((1, 1), km), reach, k.partner_threshold, alone) < 0 for km in OFFERS])
    small, large = (refused[..., classes == c].mean(axis=(1, 2)) for c in (0, len(SIZE_CLASSES) - 1))
    return (
        (taken == 0).sum() / max((taken >= 0).sum(), 1),
        small[OFFERS == SIDE].item(),
        *(first_refusal(OFFERS, share) for share in (small, large)),
        float(limit(1.0, k.reach, k.partner_threshold)),
    )


def _rows(points: Points) -> list[tuple]:
    return list(zip(*(values.tolist() for values in points.values()), strict=True))


def territories_diverge(points: Points, seed: int, runs: int) -> Found:
    """GL5: with feedback like territories end further apart than by chance, and a head start lasts longer."""
    ahead = {"initial_exporters": 2 * points["initial_exporters"]}
    cases = [{}, ahead, NO_FEEDBACK, {**ahead, **NO_FEEDBACK}]
    found = compare(points, cases, seed, MANY * runs, apart)
    kept, kept_without = (_lead_kept(found[i], found[i + 1]) for i in (0, 2))
    wide, alone = found[0]["spread"], found[2]["spread"]
    return Found(
        {"further apart than by chance": wide >= 1.25 * alone,
         "a head start lasts longer": kept >= kept_without + 0.05},
        {"spread": wide, "spread_year_5": found[0]["spread_year_5"], "spread_no_feedback": alone,
         "two_humps": found[0]["two_humps"], "lead_kept": kept, "lead_kept_no_feedback": kept_without},
    )  # fmt: skip


def apart(_k: Any, land: Any, _there: Any, lit: np.ndarray, _private: np.ndarray) -> dict[str, float]:
    """How far like territories are apart, and their mean shares of exporters in the first and the last year."""
    everyone = shares(lit[[0, -1]], land)[0]
    return {
        "spread": spread(lit[-1]), "spread_year_5": spread(lit[5]), "two_humps": two_humps(everyone[:, -1]),
        "first": float(everyone[:, 0].mean()), "last": float(everyone[:, -1].mean()),
    }  # fmt: skip


def _lead_kept(like: dict, ahead: dict) -> np.ndarray:
    return (ahead["last"] - like["last"]) / (ahead["first"] - like["first"])


def glocal_small_firm(points: Points, seed: int, runs: int) -> Found:
    """GL6: in a rich territory a small firm is best off global and local at once, a large one hardly local."""
    k = SimpleNamespace(**points)
    firms = {"small": (SMALL_STAFF, k.access), "large": (LARGE_STAFF, k.access), "small_poor": (SMALL_STAFF, POOR)}
    degrees = {
        name: best(pay_off(staff, access, k, k.own_resources, k.territory_resources))
        for name, (staff, access) in firms.items()
    }
    (g, l), (g_large, l_large), (g_poor, l_poor) = degrees.values()  # noqa: E741
    return Found(
        {"small and rich is glocal": (g > 0.5) & (l > 0.5), "large is little local": l_large < 0.5,
         "small is more local than large": l > l_large, "riches make it more of both": (g > g_poor) & (l > l_poor)},
        {"global_small": g, "local_small": l, "global_large": g_large, "local_large": l_large,
         "global_small_poor": g_poor, "local_small_poor": l_poor,
         "home_pull": k.home_market * k.access / (2 * k.cost_local)},
    )  # fmt: skip


def exporters_cluster(points: Points, seed: int, runs: int) -> Found:
    """GL7: exporters stand nearer to exporters than if the same number of firms exported at random."""
    with_, without = compare(points, [{}, NO_FEEDBACK], seed, SEVERAL * runs, clustered)
    return Found(
        {"more than labels at random": with_["gain"] >= POINT},
        {**with_, "gain_no_feedback": without["gain"], "half_interval_no_feedback": without["half_interval"]},
    )


def clustered(k: Any, land: Any, _there: Any, lit: np.ndarray, _private: np.ndarray) -> dict[str, float]:
    """GL7's mean over futures with half of its 95 % interval, and the same with each future's labels shuffled."""
    gain = clustering_gain(lit[-1], land)
    shuffled = stream(int(k.geography), "glocalization labels").permuted(lit[-1], axis=1)
    return {
        "gain": float(gain.mean()), "half_interval": float(1.96 * gain.std(ddof=1) / np.sqrt(len(gain))),
        "gain_shuffled": float(clustering_gain(shuffled, land).mean()),
    }  # fmt: skip
