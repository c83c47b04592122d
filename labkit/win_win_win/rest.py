"""Where the game comes to rest: closed forms of all stable states, without errors.

Only four kinds of state can be stable (`STATES`). No state in which a group of firms or partners is mixed ever is: such
a state on the line x = y either pushes both groups away along that line, or pushes one up and the other down. What can
be mixed and stable is the share of public bodies that invest:
    z* = (1 − cost/returns)/free_riding, between 0 and 1
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from .replicator import among_friends, among_rivals

STATES = ("all co-operate and invest", "all co-operate, nobody invests", "one side cheats the other", "all compete")


def invested(k: SimpleNamespace) -> np.ndarray:
    """z*: the share of public bodies that invest where all firms and partners co-operate."""
    spare = 1 - k.cost / np.maximum(k.returns, 1e-12)
    shared = spare / np.maximum(k.free_riding, 1e-12)
    return np.where(spare > 0, np.minimum(shared, 1.0), 0.0)


def margin(k: SimpleNamespace) -> np.ndarray:
    """What co-operating gains where all others co-operate and z* of the public bodies invest; k EUR."""
    return among_friends(k) + k.support * invested(k)


def stable(k: SimpleNamespace) -> np.ndarray:
    """Which of `STATES` are stable, bool (state, …).

    All co-operate: the margin is above 0; some invest if z* is. One side cheats: cheating gains among friends, and
    giving in among rivals. All compete: competing gains among rivals.
    """
    friends, rivals, lasts, invest = among_friends(k), among_rivals(k), margin(k) > 0, invested(k) > 0
    return np.array(np.broadcast_arrays(lasts & invest, lasts & ~invest, (friends < 0) & (rivals > 0), rivals < 0))


def needed(z: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """The share of the other side that must co-operate for co-operating to gain, if z of the public bodies invest.

    0 where it always gains; 1 where it never does, or where it gains only among rivals.
    """
    friends, rivals = among_friends(k) + k.support * z, among_rivals(k) + k.relief * z
    between = -rivals / np.where(friends > rivals, friends - rivals, 1.0)
    return np.where(friends <= 0, 1.0, np.where(rivals >= 0, 0.0, between))
