"""Local buzz, global pipelines: who carries what between clusters, and what becomes of it?

Two to four clusters of small firms over 30 years. Each firm knows four things, as shares from 0 to 1 of all there is
to know: codified and tacit knowledge, each born at home, h, or elsewhere, f. Home knowledge is a firm's base. In one,
    b = (1 − tacit)·h_codified + tacit·h_tacit;  f likewise

**Ties.** A firm has three places for ties to firms of other clusters. It means to fill a share
    o = min(pipelines/3·(1 − gatekeeping + gatekeeping·b³/mean of b³), 0.95)
of them. A tie ends with chance 1/life a year; an empty place is filled with chance 1/life·o/(1 − o), so that o is the
share filled in the long run, as long as that chance is below 1. In year 0 a share o is filled. Each place has a channel
(`channels`), with its life, its cost in time and its reach R; a tie of age n carries R·(1 − exp(−n/trust years)) of the
tacit knowledge. Time at home is t = 1 − Σ cost·cost of ties, at least 0.05. With one-way exchange the first cluster
holds no ties. Who holds a tie learns by it; the partner does so by ties of its own.

**What a firm takes in.** Absorptive capacity is a = b³/(b³ + need³).
    Abroad, from partner j: codified a·flow·(h_j − f), tacit the same times what the tie carries; never below 0.
    At home, each of the four: v·(X − own), never below 0, tacit slower by `tacit_speed`. X is what firms know, weighted
    with time at home and with what they know: those who know more have more to say.
    v = buzz·t·(common + (1 − common)·a)·(S/24)/(1 + (S/capacity)^overload), at most 0.9, with S the sum of t.
    By itself: n = creation·talent·t·year·((1 − outside)·√b + outside·√f)², which adds n·(1 − h) to both kinds of h.
Then all four lose `obsolescence`. Nothing is above 1. All sources are read before anybody learns.
Talent is lognormal with mean 1; so is the luck of a year, the same for all firms of a cluster. In year 0 a firm knows
h = base·(0.4 + 1.2u)·√talent of both kinds, u uniform, in the first cluster 1 + lead times that; and f = 0.02.

**What is told.** Buzz *heard* is v·X, buzz *learned* only what was new to the firm. Gatekeepers are the fifth of firms
with the largest base in year 0. A cluster's absorptive capacity is *basic* if at most a third of its firms take in
half of what they meet (b ≥ need) and at most a third have a tie; *advanced* if at least two thirds do and at least a
third have a tie; else *intermediate*. A value chain of five stages (`smile`) is split by tacit know-how.

Source. A review of the literature on resource transfer between clusters ("R"), parts 3 to 8 and 11.1 to 11.12: buzz and
pipelines after Bathelt et al. (2004), absorptive capacity in three states and gatekeepers after Giuliani (2005), too
many ties after Derbyshire (2010), tacit knowledge by people after Biggiero (2006), the smile curve after Niu et al.
(2008). R has no figure that could set a number here.

Invented. All equations, all numbers, the thresholds of the three states (Giuliani's also ask how well the firms of a
cluster are linked, which here they all are), and that what is heard grows with a cluster's size until it congests.

Tuned by hand. In a prototype creation went from 0.22 to 0.18, `need` from 0.35 to 0.45, the spread of talent from 0.35
to 0.50 and pipelines from 0.8 to 0.5, so that all three states occur; before any claim was run. Here clusters have 24
firms instead of 30, three places for ties instead of four, and 30 years instead of 40, so that a slider can be dragged;
the capacity to follow others shrank with them, from 40 to 32.

Left out. Entry, exit and size of firms, prices and wages, what the source of a relocation loses, distance between
clusters, false news, knowledge passed on to a third cluster, and the choice of channel and partner by the firm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np

from . import channels
from .learning import FOREIGN, HOME, Year, created, first_knowledge, from_abroad, from_neighbours, grow, usable
from .luck import YEARS, Luck, draw
from .params import PipelinesParams
from .portrait import by_channel, by_gatekeepers, portrait, seen, skill
from .result import PipelinesResult
from .smile import stage_shares
from .ties import at_home, move_on, odds, opened

RUNS = 200


def numbers(params: PipelinesParams) -> dict[str, float]:
    """The knobs as numbers: `channel` becomes shares, `exchange` becomes `two_way`; the catalogue's columns beside."""
    values = dict(params)
    values["two_way"] = values.pop("exchange") == "two way"
    values |= channels.shares(values.pop("channel")) | channels.table()
    return {name: float(value) for name, value in values.items()}


def simulate(params: PipelinesParams, seed: int = 0, runs: int = RUNS) -> PipelinesResult:
    """`runs` futures of all clusters over years 0 to 30. Pure: same knobs and seed, same arrays."""
    values, first = numbers(params), FirstRun()
    k = in_points(values)
    kept = seen((first.noted(year) for year in evolve(values, draw(seed, runs))), k)
    told = {name: run_first(array[..., 0, :]) for name, array in portrait(kept, k).items()}
    skills = skill(np.array(kept.knowledge[-1:]), k)[0, :, 0]
    years, kind = YEARS + 1, kept.kind[..., 0, :]
    return PipelinesResult(
        params=params,
        seed=seed,
        **told,
        knowledge_base=told["known_home"].mean(axis=2),
        stage_share=stage_shares(skills).transpose(2, 1, 0).copy(),
        gatekeepers=by_gatekeepers(kept)[:, 0].T.copy(),
        carried=np.array([by_channel(places[..., 0, :], kind) for places in kept.brought]).T / years,
        channel_ties=by_channel(kept.filled[..., 0, :], kind).T / years,
        **first.told(),
    )


def run_first(array: np.ndarray) -> np.ndarray:
    """(period, kind, origin, cluster, run) to (run, period, cluster, kind, origin), whichever of them there are."""
    return np.ascontiguousarray(np.moveaxis(array, (-1, 0, -2), (0, 1, 2)))


@dataclass
class FirstRun:
    """The firms and ties of run 0, kept as the years go by, for a picture."""

    firm_known: list[np.ndarray] = field(default_factory=list)
    firm_foreign: list[np.ndarray] = field(default_factory=list)
    tie_channel: list[np.ndarray] = field(default_factory=list)
    partner: np.ndarray | None = None

    def noted(self, year: Year) -> Year:
        """The year itself, after a note of it."""
        self.firm_known.append(year.usable[HOME, ..., 0, 0].copy())
        self.firm_foreign.append(year.usable[FOREIGN, ..., 0, 0].copy())
        self.tie_channel.append(np.where(year.ties.live[..., 0, 0] > 0, year.ties.kind[..., 0, 0], -1.0))
        self.partner = year.ties.partner.reshape(year.ties.live.shape[:3]).astype(float)
        return year

    def told(self) -> dict[str, np.ndarray]:
        """The arrays of the result, period first."""
        each = ("firm_known", "firm_foreign", "tie_channel")
        return {name: np.array(getattr(self, name)) for name in each} | {"tie_partner": self.partner}


def in_points(values: Mapping[str, Any]) -> SimpleNamespace:
    """The values of `numbers` as arrays (point, 1), to meet arrays (…, point, run)."""
    return SimpleNamespace(**{n: np.atleast_1d(np.asarray(v, dtype=float))[:, None] for n, v in values.items()})


def evolve(values: Mapping[str, Any], luck: Luck) -> Iterator[Year]:
    """The equations, year by year: yields years 0, 1, …, 30.

    Each value of `numbers` may be a number or an array (point,), but for `clusters` and `firms`, which are numbers; all
    points share the luck. Read each year before you ask for the next: arrays are changed in place.
    """
    clusters, firms = int(values["clusters"]), int(values["firms"])
    k = in_points(values)
    talent = np.exp(k.spread * luck.talent[:clusters, :firms, None] - k.spread**2 / 2)
    fortune = np.exp(k.shock * luck.year[:, :clusters, None, None] - k.shock**2 / 2)
    knowledge, ties = first_knowledge(k, talent, luck), None
    for year in range(YEARS + 1):
        both = usable(knowledge, k)
        cube = both[HOME] * both[HOME] * both[HOME]
        wanted = odds(cube, k)
        if ties is None:
            ties = opened(wanted, k, luck)
        else:
            move_on(ties, wanted, k, luck, year)
        absorbed, home = cube / (cube + k.need**3), at_home(ties)
        carried = from_abroad(knowledge, absorbed, ties, k)
        local, heard = from_neighbours(knowledge, absorbed, home, k)
        new = created(both, k.creation * talent, home, k, fortune[year])
        now = Year(
            knowledge, both, ties, home, local, carried, np.add.reduce(carried, axis=1), new, heard,
        )  # fmt: skip
        yield now
        grow(now, k)
