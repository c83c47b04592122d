"""The five channels between clusters, after R part 7, and what each of them is good for. All numbers are invented.

R gives an order in words, no figure: tacit knowledge moves with people and most of all with relocation (7.2.1), an
event is short but intense (7.1.2), trade can carry know-how when technicians travel (7.1.1).
"""

from __future__ import annotations

from dataclasses import dataclass

CHANNELS = ("trade", "events", "social", "relocation", "network")
NAMES = dict(zip(CHANNELS, ("trade", "fairs", "social ties", "relocation", "multinationals"), strict=True))  # as told
MIXED = "mixed"


@dataclass(frozen=True)
class Channel:
    """One channel. Each number is (as used, least, most): the last two span the box in which claims are tried.

    reach: share of a partner's tacit knowledge that can pass at all. life: years that a tie lasts on average. cost:
    share of a firm's year that a tie takes.
    """

    label: str
    place: str
    reach: tuple[float, float, float]
    life: tuple[float, float, float]
    cost: tuple[float, float, float]


CATALOGUE = {
    "trade": Channel("global value chain", "R 7.1.1", (0.15, 0.0, 0.5), (6, 3, 12), (0.05, 0.02, 0.12)),
    "events": Channel("fairs and congresses", "R 7.1.2", (0.25, 0.0, 0.5), (1.5, 1.2, 3), (0.04, 0.01, 0.08)),
    "social": Channel("social ties", "R 7.1.3", (0.60, 0.3, 0.9), (8, 4, 16), (0.04, 0.01, 0.08)),
    "relocation": Channel("relocation", "R 7.2.1", (0.90, 0.5, 1.0), (15, 6, 25), (0.16, 0.05, 0.30)),
    "network": Channel("network of a multinational", "R 7.2.2", (0.50, 0.2, 0.8), (12, 6, 20), (0.08, 0.03, 0.16)),
}
COLUMNS = ("reach", "life", "cost")
MEAN_REACH = sum(channel.reach[0] for channel in CATALOGUE.values()) / len(CATALOGUE)


def table() -> dict[str, float]:
    """The catalogue as numbers of the kernel: reach_trade, life_trade, cost_trade, reach_events, …"""
    return {f"{column}_{name}": float(getattr(CATALOGUE[name], column)[0]) for name in CHANNELS for column in COLUMNS}


def limits() -> dict[str, tuple[float, float]]:
    """Least and most of each of these numbers, both assumed."""
    return {f"{column}_{name}": getattr(CATALOGUE[name], column)[1:] for name in CHANNELS for column in COLUMNS}


def named(name: str) -> str:
    """The channel that is told by this name: "events" for "fairs". Raises KeyError for any other name."""
    return {said: channel for channel, said in NAMES.items()}[name]


def shares(channel: str) -> dict[str, float]:
    """Which share of the ties each channel has, as numbers of the kernel: mix_trade, mix_events, …

    `channel` is one of `CHANNELS`, the name by which it is told, or mixed.
    """
    channel = channel if channel in (MIXED, *CHANNELS) else named(channel)
    even = {f"mix_{name}": 1 / len(CHANNELS) for name in CHANNELS}
    return even if channel == MIXED else {f"mix_{name}": float(name == channel) for name in CHANNELS}
