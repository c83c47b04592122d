"""Where four activities of the district are done: at home, or at one of seven other sites.

Activities differ in how much knowledge and how much labour they take. Each year three tenths of every activity is
placed anew, by a logit choice between the sites. A site is worth
    labour·wage_gap·(½ + ½·cheap) + (1 − codified)·nearness·knowledge·(linked knowledge work there)
        − coordination·(1 − codified·(1 − knowledge))
and home is worth only the middle term: no saving, no coordination. A site is chosen with a chance in proportion to
e^(worth/choice_luck). Linked knowledge work is the site's share of all knowledge work, times how closely its firms are
linked: at home the trade within the district in the year before, elsewhere `elsewhere`.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from .luck import SITES

ACTIVITIES = ("routine making", "routine processing", "craft", "design")
KNOWLEDGE, LABOUR = np.array([0.2, 0.2, 0.8, 0.8]), np.array([0.8, 0.2, 0.8, 0.2])
PLACED_ANEW = 0.3


def disperse(
    trade: np.ndarray, codified: np.ndarray, k: SimpleNamespace, cheap: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Share of each activity that is away, (year, activity, point, run), and how concentrated it is there.

    `trade` (year, point, run) within the district; `codified` (year, 1 or point, 1); `cheap` (site − 1, run), 0 to 1.
    The concentration, (activity, point, run), is the sum of squared shares among the other sites in the last year.
    """
    there = np.zeros((SITES, len(ACTIVITIES), *trade.shape[1:]))
    there[0] = 1.0
    away = np.zeros((len(trade), len(ACTIVITIES), *trade.shape[1:]))
    saving, remote = _saving(k, cheap, trade.shape[1:]), _column(1 - KNOWLEDGE)
    for year in range(1, len(trade)):
        told = codified[year]
        worth = saving + (1 - told) * k.nearness * _column(KNOWLEDGE) * _linked(there, trade[year - 1], k.elsewhere)
        worth[1:] -= k.coordination * (1 - told * remote)
        chance = np.exp(worth / k.choice_luck)
        there += PLACED_ANEW * (chance / np.add.reduce(chance, axis=0) - there)
        away[year] = 1 - there[0]
    abroad = there[1:] / np.maximum(away[-1], 1e-12)
    return away, np.add.reduce(abroad**2, axis=0)


def _saving(k: SimpleNamespace, cheap: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """What each site saves each activity, (site, activity, point, run); nothing at home."""
    saving = np.zeros((SITES, len(ACTIVITIES), *shape))
    saving[1:] = _column(LABOUR) * (k.wage_gap * (0.5 + 0.5 * cheap[:, None]))[:, None]
    return saving


def _linked(there: np.ndarray, trade: np.ndarray, elsewhere: np.ndarray | float) -> np.ndarray:
    """Linked knowledge work at each site, (site, 1, point, run), from places (site, activity, point, run)."""
    work = sum(weight * there[:, at] for at, weight in enumerate(KNOWLEDGE / KNOWLEDGE.sum()))
    return np.concatenate([work[:1] * trade, work[1:] * elsewhere])[:, None]


def _column(of_activity: np.ndarray) -> np.ndarray:
    return of_activity[:, None, None]
