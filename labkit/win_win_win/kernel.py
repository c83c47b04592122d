"""I win, you win and territory wins: when does it last?

Firms and their partners meet, year after year. Each co-operates or competes. The public bodies of the territory, such
as a chamber, a city and a region, each invest in co-operation or leave it to the others. x and y are the shares of
firms and of partners that co-operate, z the share of the 20 public bodies that invest. In a year and relation:

    both co-operate         each wins together + support·z
    one competes            it wins exploit; the other loses exploited, but gets back relief·z
    both compete            each loses fight
Relations last into the next year with chance `lasting`, and who was cheated then competes; relief goes on while that
fight lasts. So the mean pay-off of a relation is (1 − lasting)·exploit − lasting·fight for the cheat and
relief·z − (1 − lasting)·exploited − lasting·fight for the cheated. What co-operating gains over competing is then, for
a firm,
    y·(friends + support·z) + (1 − y)·(rivals + relief·z)          for a partner the same with x
    friends = together − (1 − lasting)·exploit + lasting·fight     rivals = (1 − lasting)·(fight − exploited)
and what investing gains a public body: returns·x·y·(1 − free_riding·z) − cost. The territory as a whole has
    x·y·(spill_over + returns·z) − (1 − x·y)·damage − cost·z
Of the return on what one public body invests, the part free_riding·z goes into a pot that all of them share, those
that invest too. The territory loses nothing by it, but there is less reason to invest.

**Imitation.** Each year everybody looks at one of its group, perhaps at itself. If that one does otherwise and that
pays more, it follows with chance imitation·(difference), at most 1. With chance `errors` it changes for no reason. In
large groups without errors this is the replicator dynamics (`replicator`), whose stable states have closed forms
(`rest`); here groups are finite, so that futures differ: 20 to 120 firms, as many partners, 20 public bodies, over 40
years.

Source. Torrès (2002), "T", conclusion: win-win-win, a win-win game of game theory with the territory as third player
(after Baudry); projects with positive externalities for the territory; and its contrary, the competitive game with a
winner and a loser, linked to unemployment and pollution. Part 2: managers fear for their autonomy; authorities
activate networks; part 1: each organisation follows a strategy of its own. That imitating in proportion to what one
gains leads to replicator dynamics is Schlag's (1998, J. of Economic Theory 78).

Invented. All pay-offs and all equations beside the replicator. T has no pay-off matrix, and says neither that relations
last nor that public bodies leave things to each other. A *win* is a mean pay-off above 0; exactly 0, as in a fight that
costs nothing, is none. That relief goes on while a fight lasts, and that all public bodies share the pot alike: if its
part went only to those that do not invest, z/(1 − z) would stand for z in what investing gains, at the defaults 0.45 of
them would invest in the long run instead of 0.83, and WW1 would hold in 64 % of its box instead of 68 %.

Tuned by hand. In a prototype the shares were numbers without luck and the territory was one player; pay-offs were the
same, in tens of k EUR. Free riding among public bodies came in, so that a mixed state can be stable. After the first
runs imitation went from 0.05 to 0.10, so that 40 years are enough for most futures to settle. After a first look at
the box, in which half co-operated at first, the default became 0.6, where the outcome is open; the claims set this
share or vary it. That WW2 is not asked where cheating does not pay was decided then, too.

Left out. Unequal partners, reputation beyond one relation, choice of partner, what firms pay in tax, politics.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

from labkit.core.luck import single
from labkit.core.points import in_points

from .luck import GROUPS, YEARS, Luck, draw
from .params import WinWinWinParams
from .replicator import Shares, chances, gains, pay_offs
from .rest import invested, stable
from .result import WinWinWinResult

RUNS = 200
Groups = list[np.ndarray]


@dataclass
class Year:
    """Shares that co-operate or invest and mean pay-offs of the three players, each (point, run)."""

    shares: Shares
    pay_offs: Shares


def simulate(params: WinWinWinParams, seed: int = 0, runs: int = RUNS) -> WinWinWinResult:
    """`runs` futures of the territory over years 0 to 40. Pure: same knobs and seed, same arrays."""
    years = list(evolve(dict(params), draw(seed, runs)))
    firms, partners, investing = np.array([year.shares for year in years])[:, :, 0].transpose(1, 2, 0).copy()
    k = SimpleNamespace(**dict(params))
    return WinWinWinResult(
        params=params,
        seed=seed,
        cooperating=firms * partners,
        firms=firms,
        partners=partners,
        investing=investing,
        pay_off=np.array([year.pay_offs for year in years])[:, :, 0].transpose(2, 0, 1).copy(),
        end=ending(years[-1])[0].astype(float),
        stable=stable(k).astype(float),
        invested_at_rest=invested(k),
    )


def evolve(values: Mapping[str, Any], luck: Luck) -> Iterator[Year]:
    """The equations, year by year: yields years 0, 1, …, 40.

    Each of `values` may be a number or an array (point,); all points share the luck.
    """
    k = in_points(values)
    groups, sizes = begin(k, luck)
    for year in range(YEARS + 1):
        shares = tuple(group.sum(axis=0) / size for group, size in zip(groups, sizes, strict=True))
        yield Year(shares, pay_offs(*shares, k))
        if year < YEARS:
            groups = imitate(groups, sizes, shares, k, [luck.change[at][year] for at in range(len(GROUPS))])


def begin(k: SimpleNamespace, luck: Luck) -> tuple[Groups, Shares]:
    """Who co-operates or invests in year 0, (member, point, run) bool for each group; and the sizes, (point, 1)."""
    sizes = (k.firms, k.firms, np.full_like(k.firms, GROUPS["bodies"]))
    starts = (k.start, k.start, k.start_invest)
    groups = [
        (first[:, None] < single(start)) & there(size, len(first))
        for first, start, size in zip(luck.first, starts, sizes, strict=True)
    ]
    return groups, sizes


def imitate(groups: Groups, sizes: Shares, shares: Shares, k: SimpleNamespace, luck: list[np.ndarray]) -> Groups:
    """Who co-operates or invests a year later. What is taken up has the low end of the luck, what is given up the high.

    So with the same luck a higher chance to change never changes fewer.
    """
    later = []
    for group, size, share, gain, drawn in zip(groups, sizes, shares, gains(*shares, k), luck, strict=True):
        up, down = chances(share, gain, k)
        stays = group & (drawn[:, None] <= single(1 - down))
        comes = ~group & (drawn[:, None] < single(up)) & there(size, len(drawn))
        later.append(stays | comes)
    return later


def there(size: np.ndarray, most: int) -> np.ndarray:
    """Which of `most` places are taken, (member, point, 1)."""
    return np.arange(most)[:, None, None] < size


def ending(year: Year) -> np.ndarray:
    """How a year ends, as a place in `ENDS`, (point, run)."""
    firms, partners, territory = (pay_off > 0 for pay_off in year.pay_offs)
    return np.where(firms & partners, np.where(territory, 0, 1), np.where(firms | partners, 2, 3))
