"""Who meets whom: in each round some ties are drawn, and each firm has one meeting at most.

A quarter as many ties as there are firms are drawn, all with equal chance. Where two of them have a firm in common, the
one drawn earlier gives way, even if it gives way to a tie that gives way itself. Of 50 ties that are drawn some 32 are
left, so one firm in three has a meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .luck import CALLS, DRAWN, FIRMS, PICKS, SpreadLuck


@dataclass(frozen=True, eq=False)
class World:
    """Networks side by side, and the luck they run on.

    owner (tie,) and ends (network, tie): the firms of each tie. run (network,): whose luck a network has; several
    networks with the same luck differ in their ties only.
    """

    owner: np.ndarray
    ends: np.ndarray
    run: np.ndarray
    luck: SpreadLuck

    @property
    def size(self) -> int:
        """How many networks there are side by side."""
        return len(self.ends)


@dataclass(frozen=True, eq=False)
class Round:
    """The meetings of a round, arrays (meeting,).

    one, other: the firms, counted through all networks: network · 200 + firm. tie: counted through all networks, too.
    pick: what is passed on where there is a choice, 0–11.
    """

    one: np.ndarray
    other: np.ndarray
    tie: np.ndarray
    pick: np.ndarray


def meetings(world: World, rounds: int) -> Iterator[Round]:
    """Round after round."""
    ties, networks = len(world.owner), np.arange(world.size)[:, None]
    firms_of = np.stack([world.owner + networks * FIRMS, world.ends + networks * FIRMS], axis=-1).reshape(-1, 2)
    calls_a_tie = np.uint32(CALLS // ties)
    drawn = np.arange(world.size * DRAWN, dtype=np.int32).repeat(2)
    last = np.empty(world.size * FIRMS, dtype=np.int32)
    for call in world.luck.rounds(rounds):
        call = call.take(world.run, axis=0)
        tie = (call // calls_a_tie + networks * ties).reshape(-1)
        firms = firms_of.take(tie, axis=0)
        last[firms.reshape(-1)] = drawn  # a later draw overwrites an earlier one
        free = last.take(firms.reshape(-1)) == drawn
        held = np.flatnonzero(free[::2] & free[1::2])
        one, other = np.ascontiguousarray(firms.take(held, axis=0).T)
        yield Round(one, other, tie.take(held), call.reshape(-1).take(held) % np.uint32(PICKS))
