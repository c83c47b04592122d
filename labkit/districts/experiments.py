"""The experiments behind the claims DI1 to DI8: what is varied, what is compared, what counts as yes.

Each gets the numbers that vary as arrays (point,) and returns yes/no parts and figures, arrays (point,). The cases of a
point share its luck. In the claims of transitions a cause works if half of the futures or more go the arrow with it,
and no more than a quarter without; only futures count that were of the first type in years 8 to 10.
"""

from __future__ import annotations

import numpy as np

from labkit.core.claims import Found
from labkit.core.conditions import Points
from labkit.core.points import Figures

from .compare import Case, began, compare, innovators, kinds, places, went
from .params import ARRIVES, FAILS, HUB, ICT, MARSHALLIAN, SATELLITE, STATE

LIVES = 4  # futures a run: a transition is yes or no, and shares of them are compared
HALF, QUARTER = 0.5, 0.25
COUNTS = 0.02  # a smaller difference of shares, or of logarithms, counts as none
POINT = 0.01  # where the shares compared are less than a tenth themselves
TENTH = 0.10
ASKED = 0.25  # of the futures must be of the first type before
MARK_ONE = {"cumulativeness": 0.1, "appropriability": 0.1, "regime_before": 0.1}
MARK_TWO = {"cumulativeness": 0.9, "appropriability": 0.9, "regime_before": 0.9}
LEADERS = {"cumulativeness": 0.8, "appropriability": 0.8, "scale": 0.8}
LINKED = {"embedding": 0.8}
CLOSED, OPEN = {"openness": 0.0}, {"openness": 0.6}


def mean(figures: Figures, name: str) -> np.ndarray:
    """Mean over the futures, (point,)."""
    return figures[name].mean(axis=1)


def fringe_or_core(points: Points, seed: int, runs: int) -> Found:
    """DI1: with high cumulativeness and appropriability innovation is concentrated, lasting, and shut to newcomers.

    Newcomers are local firms; beside them stands the share with plants of outside firms.
    """
    one, two = compare(points, [Case(set=MARK_ONE), Case(set=MARK_TWO)], seed, LIVES * runs, innovators)
    more = {name: mean(two, name) - mean(one, name) for name in one}
    return Found(
        {"few firms innovate more": more["concentration"] >= COUNTS,
         "who is ahead stays so": more["stability"] >= COUNTS,
         "newcomers innovate less": more["newcomers"] <= -POINT},
        {f"{name}_{tag}": mean(case, name) for name in one for tag, case in (("one", one), ("two", two))},
    )  # fmt: skip


def shock_makes_a_star(points: Points, seed: int, runs: int) -> Found:
    """DI2: an ICT shock raises concentration and the centralisation of the network."""
    calm, shock = compare(points, [Case(), Case(event=ICT)], seed, LIVES * runs, kinds)
    more = {name: mean(shock, name) - mean(calm, name) for name in ("concentration", "star", "leader_links")}
    return Found(
        {"four firms hold more": more["concentration"] >= COUNTS, "circle turns to star": more["star"] >= COUNTS},
        {**{f"more_{name}": value for name, value in more.items()},
         "trade_calm": mean(calm, "trade"), "trade_shock": mean(shock, "trade"),
         "pairs": (shock["concentration"] > calm["concentration"]).mean(axis=1)},
    )  # fmt: skip


def transition(found: list[Figures], start: str, end: str, beside: tuple[str, ...] = ()) -> Found:
    """Shares that go an arrow with the cause and without it; `beside` names the further cases."""
    shares = [went(figures, start, end) for figures in found]
    names = ("with", "without", *beside)
    return Found(
        {"half go with the cause": shares[0] >= HALF, "a quarter at most without": shares[1] <= QUARTER},
        {**dict(zip(names, shares, strict=True)), "more": shares[0] - shares[1]},
        asked=began(found[0], start) >= ASKED,
    )


def leaders_emerge(points: Points, seed: int, runs: int) -> Found:
    """DI3, arrow 1: a Marshallian district turns hub and spoke where the regime lets leaders emerge."""
    cases = [Case(set=LEADERS), Case(), Case(event=ICT), Case(event=ARRIVES, set=LINKED), Case(event=ARRIVES)]
    found = compare(points, cases, seed, LIVES * runs, kinds)
    return transition(found, MARSHALLIAN, HUB, ("with_shock", "with_linked_hub", "with_unlinked_hub"))


def anchor_fails(points: Points, seed: int, runs: int) -> Found:
    """DI4, arrow 2: a hub-and-spoke district turns Marshallian when its anchor fails; beside it a public anchor."""
    cases = [Case(HUB, FAILS), Case(HUB), Case(HUB, FAILS, LEADERS), Case(STATE, FAILS)]
    found = compare(points, cases, seed, LIVES * runs, kinds)
    told = transition(found[:3], HUB, MARSHALLIAN, ("with_leaders",))
    lost = 1 - mean(found[0], "output") / np.maximum(mean(found[1], "output"), 1e-9)
    return Found(
        told.parts,
        {**told.figures, "public_anchor": went(found[3], STATE, MARSHALLIAN), "output_lost": lost},
        told.asked,
    )


def links_deepen(points: Points, seed: int, runs: int) -> Found:
    """DI5, arrow 3: a satellite platform turns Marshallian when the plants link up with local firms."""
    found = compare(points, [Case(SATELLITE, set=LINKED), Case(SATELLITE)], seed, LIVES * runs, kinds)
    told = transition(found, SATELLITE, MARSHALLIAN)
    leave = [1 - went(figures, SATELLITE, SATELLITE) for figures in found]
    beside = {"leave_with": leave[0], "leave_without": leave[1], "hub": went(found[0], SATELLITE, HUB)}
    return Found(told.parts, {**told.figures, **beside}, told.asked)


def leaders_and_links(points: Points, seed: int, runs: int) -> Found:
    """DI6, arrow 4: a satellite platform turns hub and spoke when plants link up and leaders emerge."""
    cases = [Case(SATELLITE, set={**LINKED, **LEADERS}), Case(SATELLITE), Case(SATELLITE, set=LINKED)]
    found = compare(points, [*cases, Case(SATELLITE, set=LEADERS)], seed, LIVES * runs, kinds)
    return transition(found, SATELLITE, HUB, ("links_only", "leaders_only"))


def open_survives(points: Points, seed: int, runs: int) -> Found:
    """DI7: after an ICT shock a district with links outside keeps more of its output, and gains more than in calm."""
    cases = [Case(event=event, set=how) for event in (ICT, "nothing") for how in (OPEN, CLOSED)]
    shock_open, shock_closed, calm_open, calm_closed = compare(points, cases, seed, LIVES * runs, kinds)
    gain, in_calm = _gain(shock_open, shock_closed), _gain(calm_open, calm_closed)
    kept = [_survives(figures) for figures in (shock_open, shock_closed)]
    return Found(
        {"more output after a shock": gain >= COUNTS, "more than it gains in calm": gain - in_calm >= COUNTS},
        {"gain": gain, "gain_in_calm": in_calm, "survive_open": kept[0], "survive_closed": kept[1],
         "outside_open": mean(shock_open, "outside"), "outside_closed": mean(shock_closed, "outside"),
         "competence_closed": mean(shock_closed, "competence")},
    )  # fmt: skip


def _gain(more: Figures, less: Figures) -> np.ndarray:
    """Mean difference of the logarithm of output in the last year, pair by pair, (point,)."""
    return (np.log(np.maximum(more["output"], 1)) - np.log(np.maximum(less["output"], 1))).mean(axis=1)


def _survives(figures: Figures) -> np.ndarray:
    """Share of futures that keep half of the output of year 10, (point,)."""
    return (figures["output"] >= 0.5 * figures["output_10"]).mean(axis=1)


def routine_disperses(points: Points, seed: int, runs: int) -> Found:
    """DI8: more routine making is done away than design; beside it what each of the two does alone, and a shock."""
    calm, shock = compare(points, [Case(), Case(event=ICT)], seed, runs, places)
    more = lambda figures, a, b: mean(figures, f"away_{a}") - mean(figures, f"away_{b}")  # noqa: E731
    return Found(
        {"a tenth more of it is away": more(calm, "routine_making", "design") >= TENTH},
        {"routine": mean(calm, "away_routine_making"), "design": mean(calm, "away_design"),
         "routine_shock": mean(shock, "away_routine_making"), "design_shock": mean(shock, "away_design"),
         "labour_at_little_knowledge": more(calm, "routine_making", "routine_processing"),
         "labour_at_much_knowledge": more(calm, "craft", "design"),
         "knowledge_at_little_labour": more(calm, "routine_processing", "design"),
         "knowledge_at_much_labour": more(calm, "routine_making", "craft"),
         "sites_routine": 1 / mean(calm, "sites_routine_making"), "sites_design": 1 / mean(calm, "sites_design")},
    )  # fmt: skip
