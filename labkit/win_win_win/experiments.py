"""The experiments behind the claims WW1 and WW2: what is varied, what is compared, what counts as yes.

Each gets the knobs that vary as arrays (point,) and returns yes/no parts and figures, arrays (point,). The cases of a
point share its luck.
"""

from __future__ import annotations

from types import SimpleNamespace

from labkit.core.claims import Found
from labkit.core.conditions import Points
from labkit.core.points import Figures, at_points

from . import rest
from .params import WinWinWinParams
from .sweep import last, outcomes

NEARLY_ALL, HALF = 0.9, 0.5
REACHED = {"start": 0.9, "start_invest": 0.9}
OPEN = {"start": 0.6, "start_invest": 0.5}
ALONE = {"lasting": 0.0, "support": 0.0, "relief": 0.0, "returns": 0.0, "start_invest": 0.05}


def setting(points: Points, **fixed: float) -> Figures:
    """All knobs (point,): those `fixed`, those of the points, and defaults."""
    return at_points(WinWinWinParams(), {**points, **fixed})


def game(points: Points, seed: int, runs: int, **fixed: float) -> Figures:
    """Means over the futures of the outcomes of the game, (point,), with some knobs set; and who loses."""
    found = outcomes(last(setting(points, **fixed), seed, runs))
    lost = found["pay_off_territory"] < 0
    both = (found["pay_off_firms"] <= 0) & (found["pay_off_partners"] <= 0)
    return {name: told.mean(axis=1) for name, told in {**found, "lost": lost, "both_lose": both}.items()}


def win_win_win_lasts(points: Points, seed: int, runs: int) -> Found:
    """WW1: once reached, it lasts. Beside it: from an open start, and without what the territory gives to firms."""
    k = SimpleNamespace(**setting(points))
    lasts, opened = game(points, seed, runs, **REACHED), game(points, seed, runs, **OPEN)
    without = game(points, seed, runs, **REACHED, support=0.0, relief=0.0)
    return Found(
        {"all three still win after 40 years": lasts["all_win"] >= NEARLY_ALL},
        {"lasts": lasts["all_win"], "from_open": opened["all_win"], "lasts_without_help": without["all_win"],
         "investing": lasts["investing"], "margin": rest.margin(k),
         "stable": rest.stable(k)[:2].any(axis=0).astype(float)},
    )  # fmt: skip


def competition_makes_losers(points: Points, seed: int, runs: int) -> Found:
    """WW2: firms and partners that remember nothing and are not helped; where cheating pays more than co-operating."""
    found = game(points, seed, runs, **ALONE)
    k = SimpleNamespace(**setting(points))
    return Found(
        {"one side wins and the other loses": found["one_side_wins"] >= HALF,
         "the territory loses": found["lost"] >= NEARLY_ALL},
        {"one_side_wins": found["one_side_wins"], "both_lose": found["both_lose"], "all_win": found["all_win"],
         "territory": found["pay_off_territory"], "worse": k.fight - k.exploited},
        asked=k.exploit > k.together,
    )  # fmt: skip
