"""The keys of the exercises, computed by the kernel or counted in the table of papers. Nobody types an answer."""

from __future__ import annotations

import numpy as np

from labkit.core.exercises import Key

from .channels import CATALOGUE, CHANNELS, NAMES, named
from .kernel import simulate
from .papers import PLACES, papers
from .params import PipelinesParams
from .result import KINDS as OF_KNOWLEDGE
from .result import PipelinesResult

FEW, MANY = 0.4, 1.6
B = 1


def futures(**knobs: object) -> PipelinesResult:
    """200 futures with these knobs, the others at their default."""
    return simulate(PipelinesParams(**knobs), seed=0, runs=200)


def known(**knobs: object) -> np.ndarray:
    """The knowledge base in year 30, (run,)."""
    return futures(**knobs).knowledge_base[:, -1]


def papers_that_name(kind: str) -> Key:
    """How many of the twelve papers are sorted under this carrier or channel."""
    asked = {"channel": named(kind)} if kind in NAMES.values() else {"carrier": kind}
    return Key.step(float(len(papers(**asked))), 1.0, shown="{:.0f}")


def other_papers(kind: str) -> float:
    """How many of them are not."""
    return len(PLACES) - papers_that_name(kind).value


def more_ties(channel: str, tie_cost: float) -> Key:
    """What four times as many ties change in the median of the knowledge base of year 30, as the table tells it."""
    setting = {"channel": channel, "tie_cost": tie_cost}
    both = np.stack([known(pipelines=ties, **setting) for ties in (FEW, MANY)], axis=1)
    return Key.of(both, _apart, reading=0.002, shown="{:+.3f}")


def first_ties(channel: str, tie_cost: float) -> float:
    """What the first ties add to the knowledge base."""
    setting = {"channel": channel, "tie_cost": tie_cost}
    return _apart(np.stack([known(pipelines=ties, **setting) for ties in (0, FEW)], axis=1))


def _apart(runs: np.ndarray) -> float:
    """The second median less the first, of futures (run, 2)."""
    first, second = np.median(runs, axis=0)
    return float(second - first)


def talk_is(channel: str, few: float) -> str:
    """Whether twice as many ties leave more or less to learn in local talk, in year 30."""
    before, after = (futures(channel=channel, pipelines=ties).buzz_learned[:, -1] for ties in (few, 2 * few))
    return "more" if np.median(after) > np.median(before) else "less"


def through_gatekeepers(**knobs: object) -> Key:
    """Share of all inflow of cluster A that came through the strongest fifth."""
    return Key.of(futures(**knobs).gatekeepers[:, 0], np.median, reading=0.01, shown="{:.2f}")


def tacit_for_time(channel: str, trust_years: float) -> Key:
    """How many times the tacit knowledge of trade a tie of this channel brings, for the same time."""
    cheaper = CATALOGUE["trade"].cost[0] / CATALOGUE[named(channel)].cost[0]
    return Key.of(
        _carried(channel, trust_years), lambda runs: cheaper * _ratio(runs), reading=0.05, shown="{:.2f}"
    )  # fmt: skip


def tacit_by_tie(channel: str, trust_years: float) -> float:
    """The same for each tie, whatever time it takes."""
    return _ratio(_carried(channel, trust_years))


def _carried(channel: str, trust_years: float) -> np.ndarray:
    """Tacit knowledge and ties of the channel, then of trade, (run, 4)."""
    result, tacit = futures(trust_years=trust_years), OF_KNOWLEDGE.index("tacit")
    both = [CHANNELS.index(named(name)) for name in (channel, "trade")]
    return np.stack(
        [part for at in both for part in (result.carried[:, at, tacit], result.channel_ties[:, at])], axis=1
    )


def _ratio(runs: np.ndarray) -> float:
    brought, ties, by_trade, of_trade = runs.mean(axis=0)
    return float(brought / ties / (by_trade / of_trade))


def earned_by_second(year: int = -1, **knobs: object) -> Key:
    """Share of the chain that cluster B earns, of two clusters."""
    return Key.of(futures(clusters=2, **knobs).chain_share[:, year, B], np.median, reading=0.01, shown="{:.2f}")
