"""Where a district stands in a year: its firms, its public anchor, and the four ways in which it can start."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from labkit.core.luck import single
from labkit.core.points import summed

from .luck import PLACES, Luck
from .params import HUB, MARSHALLIAN, SATELLITE, STATE

UNITS = 60.0  # output of every district in year 0
LOST = -30.0  # competence of an empty place: below that of any firm, so that it is never the best
NOBODY = -3.0  # mean competence of a district without firms, from which the first newcomers start
ANCHOR_LINK = 0.6
SPREAD, GAP, DIFFER = 0.5, 0.15, 0.1  # log sizes; competence behind the world's best, and how it differs


@dataclass
class State:
    """One year of all futures.

    Each (firm, point, run): `output` in units, 0 in an empty place; `skill`, log competence, 0 is the world's best
    practice; `link`, 0 to 1, how closely the firm is linked to others here; and bool: `open`, it has a link to
    knowledge outside, `outside`, its owner is, `novel`, it used an innovation this year. Each (point, run): output of
    the public `anchor`, 0 without one; `freed`, the share of output that a failed anchor left behind, as far as it
    still feeds start-ups.
    """

    output: np.ndarray
    skill: np.ndarray
    link: np.ndarray
    open: np.ndarray
    outside: np.ndarray
    novel: np.ndarray
    anchor: np.ndarray
    freed: np.ndarray


@dataclass(frozen=True)
class Start:
    """A start: shares of output and numbers of firms; links of local firms and of plants in year 0."""

    hub: float = 0.0
    plants: float = 0.0
    plant_count: int = 0
    anchor: float = 0.0
    local_count: int = 60
    local_link: float = 0.7
    plant_link: float = 0.1


STARTS = {
    MARSHALLIAN: Start(),
    HUB: Start(hub=0.55, local_count=49, local_link=0.65),
    SATELLITE: Start(plants=0.87, plant_count=16, local_count=24, local_link=0.3),
    STATE: Start(anchor=0.5, local_count=39, local_link=0.6),
}


def start(kind: str, k: SimpleNamespace, luck: Luck, points: int) -> State:
    """Year 0 of a district of the given type: a hub or plants in the first places, then local firms."""
    how = STARTS[kind]
    place = np.arange(PLACES)[:, None]
    leaders = how.plant_count + (how.hub > 0)
    outside = place < how.plant_count
    small = (place >= leaders) & (place < leaders + how.local_count)
    size = np.exp(SPREAD * luck.first_size)
    output = UNITS * (
        (1 - how.hub - how.plants - how.anchor) * _shares(size * small)
        + how.plants * _shares(size * outside)
        + how.hub * ((place == 0) & (leaders == 1))
    )
    skill = np.where(outside, 0.0, DIFFER * luck.first_skill - GAP)
    link = np.where(outside, how.plant_link, how.local_link) * (output > 0)
    whole = lambda array: np.repeat(array[:, None], points, axis=1)  # noqa: E731
    opened = (luck.open[:, None] < single(k.openness)) | (output > 0)[:, None] & (place < leaders)[:, None]
    return State(
        output=whole(output),
        skill=whole(np.where(output > 0, skill, LOST)),
        link=whole(link),
        open=np.broadcast_to(opened, (PLACES, points, luck.runs)).copy(),
        outside=whole(np.broadcast_to(outside, output.shape)),
        novel=np.zeros((PLACES, points, luck.runs), dtype=bool),
        anchor=np.full((points, luck.runs), UNITS * how.anchor),
        freed=np.zeros((points, luck.runs)),
    )


def _shares(sizes: np.ndarray) -> np.ndarray:
    return sizes / np.maximum(summed(sizes), 1e-12)
